/* A program's tests in one box: process 1 of its namespaces, which outlives every run, and the candidates it starts. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "supervisor.h"

/* The candidate's end of the channel on which a failed start is told. */
#define START_FD 3
/* A box holds an open descriptor for each of its tests. */
#define BOX_TESTS 64

/* ---- The candidate's side ---- */

/* Opened while it can be: later /box is covered, and a memory file is more than a candidate, hence process 1, may make. */
static int input_of(const struct test *test) {
  if (test->stdin_kind == STDIN_SHARED) {
    char path[512];
    snprintf(path, sizeof path, BOX_INPUTS "/%s", test->stdin_data.data);
    return open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  }
  if (test->stdin_kind == STDIN_NULL) return open("/dev/null", O_RDONLY | O_CLOEXEC);
  int fd = memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0) return -1;
  if (write(fd, test->stdin_data.data, test->stdin_data.length) != (ssize_t)test->stdin_data.length) return -1;
  lseek(fd, 0, SEEK_SET);
  /* Else it were memory to hoard in, which nobody has mapped. */
  return fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) == 0 ? fd : -1;
}

static void close_from(int first) {
  if (syscall(436 /* close_range */, first, ~0u, 0) == 0) return;
  for (int fd = first; fd < 4096; fd++) close(fd);
}

static void tell_failure(int error) {
  char message[2] = {START_EXEC_FAILED, (char)error};
  if (write(START_FD, message, sizeof message) < 0) _exit(127);
}

/* Descriptors 0, 1 and 2, the start channel, and nothing else. */
static void wire_streams(int input, int output, int error, int start) {
  int start_copy = fcntl(start, F_DUPFD_CLOEXEC, 64), input_copy = fcntl(input, F_DUPFD_CLOEXEC, 64);
  int output_copy = fcntl(output, F_DUPFD_CLOEXEC, 64), error_copy = fcntl(error, F_DUPFD_CLOEXEC, 64);
  dup2(input_copy, STDIN_FILENO);
  dup2(output_copy, STDOUT_FILENO);
  dup2(error_copy, STDERR_FILENO);
  dup3(start_copy, START_FD, O_CLOEXEC);
  close_from(START_FD + 1);
}

static char **strings_of(const struct list *list, const struct list *more) {
  uint32_t extra = more ? more->count : 0;
  char **strings = calloc(list->count + extra + 1, sizeof *strings);
  if (!strings) _exit(127);
  for (uint32_t i = 0; i < list->count; i++) strings[i] = list->items[i].data;
  for (uint32_t i = 0; i < extra; i++) strings[list->count + i] = more->items[i].data;
  return strings;
}

#ifdef SHORTLIST_ZYGOTE
#include <pthread.h>

/* Threads get stacks of the size that the limit had when the interpreter started; this one has to be told. */
static void set_thread_stack(uint64_t bytes) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  if (pthread_attr_setstacksize(&attributes, bytes) == 0) pthread_setattr_default_np(&attributes);
  pthread_attr_destroy(&attributes);
}

/* What process 1 has of its own and a fresh interpreter has not. */
static void enter_zygote(const struct program *program, const struct start *how) {
  prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  signal(SIGCHLD, SIG_DFL);
  set_thread_stack(program->stack_bytes);
  tell_start(how);
}
#else
static void enter_zygote(const struct program *program, const struct start *how) { (void)program, (void)how; }
#endif

/*
 * Becomes the program or, in a zygote, returns into the warm interpreter. Up to there a program shares process 1's memory
 * (vfork), which saves a tenth of a run: nothing may be changed in it.
 */
static void become_candidate(const struct program *program, const struct start *how, char **env, bool zygote) {
  setsid();
  if (chdir(WORK) != 0 || renounce_privileges(program)) {
    tell_failure(errno);
    _exit(127);
  }
  if (zygote) {
    enter_zygote(program, how);
    return;
  }
  execvpe(how->argv[0], how->argv, env);
  tell_failure(errno);
  _exit(127);
}

/* ---- Process 1 ---- */

static void on_child(int signal) { (void)signal; }

static void report_fault(uint32_t index, const char *what, const struct wiring *wiring) {
  static char fault[256];
  snprintf(fault, sizeof fault, "%s: %s", what, strerror(errno));
  send_in_turn(&(struct reply){.index = index, .status = STATUS_FAULT, .flags = REPLY_LAST, .fault = fault}, wiring, false);
}

/* Every candidate has the same number, as in a box of its own. Where the kernel does not let that be set, it counts on. */
static void restart_pids(int last_pid) {
  if (last_pid >= 0 && pwrite(last_pid, "1", 1, 0) != 1) return;
}

struct box {
  const struct program *program;
  const struct wiring *wiring;
  uint32_t first, end; /* the tests it is for */
  int inputs[BOX_TESTS], staged_dir, last_pid;
  struct victim victim;
  sigset_t before;
  bool zygote;
  struct bytes code; /* what a test before has compiled the source to; of a zygote only */
};
enum outcome { GO_ON, LAST, IN_CANDIDATE };

/*
 * What a candidate, all of whose processes are dead, said before its own code ran. It is for its program's other tests,
 * and only they, as confined as it was, ever look into it.
 */
static void hear(struct run *run, struct box *box) {
  static char told[TOLD_BYTES], code[TOLD_BYTES];
  ssize_t got, length = 0;
  while (length < (ssize_t)sizeof told && (got = read(run->start_fd, told + length, sizeof told - (size_t)length)) > 0) length += got;
  run->told = (struct bytes){told, (uint32_t)length};
  uint32_t code_length;
  if (!box->zygote || length <= 1 + (ssize_t)sizeof code_length || told[0] != START_CODE) return;
  memcpy(&code_length, told + 1, sizeof code_length);
  if (code_length != (size_t)length - 1 - sizeof code_length) return;
  memcpy(code, told + 1 + sizeof code_length, code_length);
  box->code = (struct bytes){code, code_length};
}

static enum outcome run_test(struct box *box, uint32_t index) {
  const struct program *program = box->program;
  const struct test *test = &program->tests[index];
  const struct wiring *wiring = box->wiring;
  uint32_t number = wiring ? wiring->index : index;
  struct run run = {.program = program, .stopped_for = -1};
  int out[2] = {-1, wiring ? wiring->output : -1}, err[2], start[2];
  int input = wiring ? wiring->input : box->inputs[index - box->first];
  const char *fault = input < 0 ? "open the input" : lay_files(&test->files);
  if (!fault && ((!wiring && pipe2(out, O_CLOEXEC) != 0) || pipe2(err, O_CLOEXEC) != 0 || pipe2(start, O_CLOEXEC) != 0)) fault = "open pipes";
  if (fault) return report_fault(number, fault, wiring), LAST;

  const struct start how = {strings_of(&program->argv, &test->args), box->code, box->code.length == 0 && index + 1 < box->end};
  char **env = strings_of(&program->env, NULL);
  restart_pids(box->last_pid);
  run.killed = count_kills();
  offer_next(&box->victim, true);
  run.candidate = box->zygote ? fork() : vfork();
  if (run.candidate < 0) return report_fault(number, "start a process", wiring), LAST;
  if (run.candidate == 0) {
    sigprocmask(SIG_SETMASK, &box->before, NULL);
    wire_streams(input, out[1], err[1], start[1]);
    become_candidate(program, &how, env, box->zygote);
    return IN_CANDIDATE;
  }
  offer_next(&box->victim, false);
  free(how.argv);
  free(env);
  close(input);
  close(out[1]);
  close(err[1]);
  close(start[1]);
  for (int i = 0; wiring && i < 4; i++) close(wiring->all_pipes[i]);
  run.start_fd = start[0];
  open_streams(&run, out[0], err[0]);
  watch(&run);
  hear(&run, box);
  bool last = report(&run, number, box->staged_dir, wiring, index + 1 == program->test_count);
  close(start[0]);
  close_streams(&run);
  return last ? LAST : GO_ON;
}

/* As far as one box will do; the supervisor is told how far that was. */
static bool run_tests(struct box *box, int progress) {
  const struct program *program = box->program;
  uint32_t done = box->first;
  enum outcome outcome = GO_ON;
  while (outcome == GO_ON && done < box->end && (done == box->first || is_as_new(program))) {
    outcome = run_test(box, done);
    if (outcome == IN_CANDIDATE) return true;
    done++;
  }
  flush_replies();
  if (outcome == LAST) done = program->test_count;
  if (write(progress, &done, sizeof done) != sizeof done) _exit(EXIT_FAILURE);
  return false;
}

void run_box(const struct program *program, uint32_t first, const struct wiring *wiring, int progress, bool zygote) {
  struct box box = {.program = program, .wiring = wiring, .first = first, .zygote = zygote};
  box.end = program->test_count - first < BOX_TESTS ? program->test_count : first + BOX_TESTS;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (uint32_t i = first; i < box.end; i++) box.inputs[i - first] = wiring ? wiring->input : input_of(&program->tests[i]);
  /* Ids are mapped through /proc/self, which is closed to whom may not be traced: as the candidate may not trace us. */
  prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  const char *fault = enter_box(program, &box.staged_dir);
  box.victim = find_victim();
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  box.last_pid = open("/proc/sys/kernel/ns_last_pid", O_WRONLY | O_CLOEXEC);
  if (!fault) fault = renounce_escapes();
  if (fault) {
    report_fault(wiring ? wiring->index : first, fault, wiring);
    if (write(progress, &program->test_count, sizeof program->test_count) < 0) _exit(EXIT_FAILURE);
    _exit(EXIT_SUCCESS);
  }
  remember_box(program);
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, &box.before);
  sigaction(SIGCHLD, &(struct sigaction){.sa_handler = on_child}, NULL);
  if (!run_tests(&box, progress)) _exit(EXIT_SUCCESS);
}
