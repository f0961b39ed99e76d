/*
 * Runs programs for the judge, one (or a pair) at a time, each in a box, namespaces of its own: `supervisor serve NICENESS`.
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
  for (uint32_t done = 0; done < program->test_count;) {
    struct started box = start_box(program, done, NULL, zygote);
    if (box.process == 0) return true;
    done = await_box(box);
  }
  return false;
}

static void run_pair(const struct request *request) {
  int forth[2], back[2], lock[2];
  if (pipe2(forth, O_CLOEXEC) != 0 || pipe2(back, O_CLOEXEC) != 0 || pipe2(lock, O_CLOEXEC) != 0 || write(lock[1], "", 1) != 1) _exit(EXIT_BOX_FAILED);
  const struct wiring first = {0, back[0], forth[1], {lock[0], lock[1]}, {forth[0], forth[1], back[0], back[1]}};
  const struct wiring second = {1, forth[0], back[1], {lock[0], lock[1]}, {forth[0], forth[1], back[0], back[1]}};
  const struct started boxes[2] = {start_box(&request->programs[0], 0, &first, false), start_box(&request->programs[1], 0, &second, false)};
  for (int i = 0; i < 4; i++) close(first.all_pipes[i]);
  for (int i = 0; i < 2; i++) await_box(boxes[i]);
  close(lock[0]);
  close(lock[1]);
}

bool serve(bool zygote, struct request *request) {
  signal(SIGCHLD, SIG_IGN); /* boxes that have gone leave nothing to wait for */
  while (read_request(request)) {
    if (request->op == OP_RUN && run_tests(&request->programs[0], zygote)) return true;
    if (request->op == OP_CONNECT) run_pair(request);
    free_request(request);
  }
  return false;
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

static void greet(const char *fault) {
  const char *blocked = fault ? fault : try_box();
  send_hello(blocked);
  if (blocked[0] != '\0') exit(EXIT_FAILURE);
}

#ifdef SHORTLIST_ZYGOTE

/* What the interpreter asks of its candidate's run. */
static struct request current;
static char **arguments;

/* box.c, in a candidate. */
void tell_arguments(char **argv) { arguments = argv; }

int shortlist_serve(void) {
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  greet(NULL);
  return serve(true, &current);
}

/* NULL after the last. */
const char *shortlist_argv(unsigned index) { return arguments[index]; }

#else

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
  greet(strerror(errno));
}

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  give_way(atoi(argv[2]));
  const char *fault = leave_root();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (fault) greet(fault);
  if (strcmp(argv[1], "launch") == 0 && argc > 3) launch(argv + 3);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  greet(NULL);
  serve(false, &(struct request){0});
  return 0;
}

#endif
