/*
 * Runs programs for the judge, one (or a pair) at a time, each in a box, namespaces of its own: `supervisor serve NICENESS`.
 * A last argument `fenced` says that it runs in a memory control group of its own.
 * Built a second time as a shared object, the same loop runs inside a warm Python interpreter, whose forks the
 * candidates then are: `supervisor launch NICENESS python3 zygote.py` starts that one.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "supervisor.h"

/* Room that a zygote's main stack keeps to grow into: the kernel lays memory out by the limit at exec. */
#define ZYGOTE_STACK_BYTES (1ull << 30)
enum { EXIT_BOX_FAILED = 70 };
enum { IOPRIO_WHO_PROCESS = 1, IOPRIO_IDLE = 3 << 13 };

/* A box and the pipe on which it tells how far it has come. `process` is 0 in the candidate of a zygote. */
struct started { pid_t process; int progress; };

static struct started start_box(const struct program *program, uint32_t first, const struct wiring *wiring, bool zygote) {
  int progress[2];
  if (pipe2(progress, O_CLOEXEC) != 0) _exit(EXIT_BOX_FAILED);
  long pid = clone_into_namespaces();
  if (pid < 0) _exit(EXIT_BOX_FAILED);
  if (pid == 0) run_box(program, first, wiring, progress[1], zygote);
  close(progress[1]);
  return (struct started){(pid_t)pid, progress[0]};
}

/*
 * How many tests are done when the box has no more to do; that it then takes a while to go (the kernel waits for its
 * mounts) need not be waited for. A box that dies without a word ends the supervisor: the judge starts another.
 */
static uint32_t await_box(struct started box) {
  uint32_t done;
  ssize_t got;
  while ((got = read(box.progress, &done, sizeof done)) < 0 && errno == EINTR) continue;
  if (got != sizeof done) _exit(EXIT_BOX_FAILED);
  close(box.progress);
  return done;
}

/*
 * One box for all tests of a program, unless a run leaves anything behind in it: those after it get a new one. True in
 * the candidate of a zygote.
 */
static bool run_tests(const struct program *program, bool zygote) {
  uint64_t needed = needed_bytes(program);
  for (uint32_t done = 0; done < program->test_count;) {
    raise_fence(needed);
    struct started box = start_box(program, done, NULL, zygote);
    if (box.process == 0) return true;
    done = await_box(box);
  }
  lower_fence();
  return false;
}

static void run_pair(const struct request *request) {
  int forth[2], back[2], lock[2];
  if (pipe2(forth, O_CLOEXEC) != 0 || pipe2(back, O_CLOEXEC) != 0 || pipe2(lock, O_CLOEXEC) != 0 || write(lock[1], "", 1) != 1) _exit(EXIT_BOX_FAILED);
  const struct wiring first = {0, back[0], forth[1], {lock[0], lock[1]}, {forth[0], forth[1], back[0], back[1]}};
  const struct wiring second = {1, forth[0], back[1], {lock[0], lock[1]}, {forth[0], forth[1], back[0], back[1]}};
  raise_fence(needed_bytes(&request->programs[0]) + needed_bytes(&request->programs[1]));
  const struct started boxes[2] = {start_box(&request->programs[0], 0, &first, false), start_box(&request->programs[1], 0, &second, false)};
  for (int i = 0; i < 4; i++) close(first.all_pipes[i]);
  for (int i = 0; i < 2; i++) await_box(boxes[i]);
  lower_fence();
  close(lock[0]);
  close(lock[1]);
}

/* Whether a box can be made at all, said before the first program comes. */
static const char *try_box(void) {
  long pid = clone_into_namespaces();
  if (pid < 0) return strerror(errno);
  if (pid == 0) {
    static const struct program empty = {.file_bytes = 1 << 20};
    int staged;
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    _exit(enter_box(&empty, &staged) == NULL ? EXIT_SUCCESS : errno);
  }
  int status;
  if (waitpid((pid_t)pid, &status, 0) < 0) return strerror(errno);
  return WIFEXITED(status) ? (WEXITSTATUS(status) == 0 ? "" : strerror(WEXITSTATUS(status))) : "the first process of a box died";
}

static void greet(const char *fault, bool fenced) {
  const char *blocked = fault ? fault : try_box();
  send_hello(blocked, fenced && find_fence());
  if (blocked[0] != '\0') exit(EXIT_FAILURE);
  signal(SIGCHLD, SIG_IGN); /* boxes that have gone leave nothing to wait for */
}

#ifdef SHORTLIST_ZYGOTE

/* Of the interpreter that has loaded this. */
extern void *PyBytes_FromStringAndSize(const char *data, ssize_t length);
extern void *PyList_New(ssize_t length);
extern int PyList_SetItem(void *list, ssize_t index, void *item);
extern void *Py_BuildValue(const char *format, ...);
#define NONE Py_BuildValue("")

static struct request current;
static struct start candidate;

/* box.c, in a candidate. */
void tell_start(const struct start *start) { candidate = *start; }

void shortlist_greet(bool fenced) {
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  greet(NULL, fenced);
}

/* The source of the program that is to be run next; None after the last. */
void *shortlist_next(void) {
  while (read_request(&current)) {
    if (current.op == OP_RUN) {
      const struct pairs *files = &current.programs[0].files;
      return files->count > 0 ? PyBytes_FromStringAndSize(files->items[0].second.data, files->items[0].second.length) : PyBytes_FromStringAndSize("", 0);
    }
    if (current.op == OP_CONNECT) run_pair(&current);
    free_request(&current);
  }
  return NONE;
}

/* Runs it. In a candidate: the code, as far as it is known, something where it is asked for, the arguments; else None. */
void *shortlist_run(void) {
  if (!run_tests(&current.programs[0], true)) {
    free_request(&current);
    return NONE;
  }
  ssize_t count = 0;
  while (candidate.argv[count]) count++;
  void *told = PyList_New(count + 2);
  PyList_SetItem(told, 0, PyBytes_FromStringAndSize(candidate.code.data, candidate.code.length));
  PyList_SetItem(told, 1, PyBytes_FromStringAndSize("1", candidate.is_code_wanted));
  for (ssize_t i = 0; i < count; i++) PyList_SetItem(told, i + 2, PyBytes_FromStringAndSize(candidate.argv[i], (ssize_t)strlen(candidate.argv[i])));
  return told;
}

#else

static void serve(void) {
  for (struct request request; read_request(&request); free_request(&request)) {
    if (request.op == OP_RUN) run_tests(&request.programs[0], false);
    if (request.op == OP_CONNECT) run_pair(&request);
  }
}

static void give_way(int niceness) {
  setpriority(PRIO_PROCESS, 0, niceness);
  if (niceness > 0) syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, 0, IOPRIO_IDLE);
}

static void launch(char **argv) {
  struct rlimit stack;
  getrlimit(RLIMIT_STACK, &stack);
  stack.rlim_cur = stack.rlim_max == RLIM_INFINITY || stack.rlim_max > ZYGOTE_STACK_BYTES ? ZYGOTE_STACK_BYTES : stack.rlim_max;
  setrlimit(RLIMIT_STACK, &stack);
  execv(argv[0], argv);
  greet(strerror(errno), false);
}

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  give_way(atoi(argv[2]));
  const char *fault = leave_root();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (fault) greet(fault, false);
  if (strcmp(argv[1], "launch") == 0 && argc > 3) launch(argv + 3);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  greet(NULL, strcmp(argv[argc - 1], "fenced") == 0);
  serve();
  return 0;
}

#endif
