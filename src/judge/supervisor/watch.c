/* One run, seen from process 1 of its namespaces: start, measure, stop, clean up, report. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "supervisor.h"

#define TICK_MS 5
#define CHUNK_BYTES (64u << 10)
/* The candidate's end of the channel on which a failed start (or a zygote's refusal of the source) is told. */
#define START_FD 3
enum { START_EXEC_FAILED = 'E', START_SYNTAX_ERROR = 'S' };

/* What was read of one stream: the first `limit` bytes or, of a tail, the last. */
struct stream { int fd; char *data; uint64_t kept, limit, total; bool tail; };

struct run {
  const struct program *program;
  pid_t candidate;
  struct stream out, err;
  int start_fd, staged_dir;
  uint64_t started_us, cpu_us, peak_bytes;
  bool candidate_ended;
  int wait_status;
  int stopped_for; /* a STATUS_, or -1 */
};

static uint64_t clock_us(clockid_t clock) {
  struct timespec now;
  if (clock_gettime(clock, &now) != 0) return 0;
  return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/* ---- Streams ---- */

static void open_stream(struct stream *stream, int fd, uint64_t limit, bool tail) {
  *stream = (struct stream){.fd = fd, .limit = limit, .tail = tail};
  if (fd >= 0) fcntl(fd, F_SETFL, O_NONBLOCK);
}

static void keep(struct stream *stream, const char *chunk, size_t length) {
  stream->total += length;
  if (stream->tail && length >= stream->limit) chunk += length - stream->limit, length = stream->limit, stream->kept = 0;
  uint64_t room = stream->limit - stream->kept;
  if (stream->tail && length > room) {
    uint64_t surplus = length - room;
    memmove(stream->data, stream->data + surplus, stream->kept - surplus);
    stream->kept -= surplus, room = length;
  }
  size_t taken = length < room ? length : room;
  if (taken == 0) return;
  char *grown = realloc(stream->data, stream->kept + taken);
  if (!grown) _exit(EXIT_FAILURE);
  stream->data = grown;
  memcpy(stream->data + stream->kept, chunk, taken);
  stream->kept += taken;
}

/* Reads what is there (but no more than its limit, from a flood); closes the stream at its end. */
static void drain(struct stream *stream, uint64_t enough) {
  static char chunk[CHUNK_BYTES];
  while (stream->fd >= 0 && stream->total <= enough) {
    ssize_t got = read(stream->fd, chunk, sizeof chunk);
    if (got > 0) {
      keep(stream, chunk, (size_t)got);
      if ((size_t)got < sizeof chunk) return;
    } else if (got < 0 && errno == EINTR) {
      continue;
    } else if (got < 0 && errno == EAGAIN) {
      return;
    } else {
      close(stream->fd);
      stream->fd = -1;
    }
  }
}

static void drain_both(struct run *run) {
  drain(&run->out, run->program->output_bytes);
  drain(&run->err, run->program->output_bytes);
}

/* ---- Measures ---- */

static uint64_t process_cpu_us(pid_t pid) {
  clockid_t clock;
  return clock_getcpuclockid(pid, &clock) == 0 ? clock_us(clock) : 0;
}

/* CPU time of children that were waited for, and resident bytes, of one process. */
static void read_stat(pid_t pid, uint64_t *waited_us, uint64_t *resident_bytes) {
  char path[32], text[1024];
  *waited_us = *resident_bytes = 0;
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  ssize_t length = read(fd, text, sizeof text - 1);
  close(fd);
  if (length <= 0) return;
  text[length] = '\0';
  const char *after_name = strrchr(text, ')');
  long long user = 0, system = 0, pages = 0;
  if (after_name && sscanf(after_name + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %lld %lld %*d %*d %*d %*d %*u %*u %lld", &user, &system, &pages) == 3) {
    *waited_us = (uint64_t)(user + system) * 1000000 / (uint64_t)sysconf(_SC_CLK_TCK);
    *resident_bytes = (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
  }
}

static uint64_t reaped_cpu_us(const struct rusage *usage) {
  return (uint64_t)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000000 + (uint64_t)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec);
}

/* The whole tree's CPU time and memory, and how many processes it has. */
static uint32_t measure_living(struct run *run) {
  struct rusage reaped;
  getrusage(RUSAGE_CHILDREN, &reaped);
  uint64_t cpu_us = reaped_cpu_us(&reaped), resident = 0;
  uint32_t processes = 0;
  DIR *proc = opendir("/proc");
  for (struct dirent *entry; proc && (entry = readdir(proc));) {
    pid_t pid = (pid_t)atoi(entry->d_name);
    if (pid <= 1) continue; /* no process, or this one */
    uint64_t waited_us, resident_bytes;
    read_stat(pid, &waited_us, &resident_bytes);
    cpu_us += waited_us + process_cpu_us(pid);
    resident += resident_bytes;
    processes++;
  }
  if (proc) closedir(proc);
  if (processes == 0 && !run->candidate_ended) cpu_us += process_cpu_us(run->candidate);
  if (cpu_us > run->cpu_us) run->cpu_us = cpu_us;
  if (resident > run->peak_bytes) run->peak_bytes = resident;
  return processes;
}

static void measure_dead(struct run *run) {
  struct rusage reaped;
  getrusage(RUSAGE_CHILDREN, &reaped);
  uint64_t largest = (uint64_t)reaped.ru_maxrss << 10;
  run->cpu_us = reaped_cpu_us(&reaped);
  if (largest > run->peak_bytes) run->peak_bytes = largest;
}

/* ---- The candidate's side ---- */

static int input_of(const struct program *program) {
  if (program->stdin_kind == STDIN_SHARED) {
    char path[512];
    snprintf(path, sizeof path, BOX_INPUTS "/%s", program->stdin_data.data);
    return open(path, O_RDONLY | O_CLOEXEC);
  }
  if (program->stdin_kind == STDIN_NULL) return open("/dev/null", O_RDONLY | O_CLOEXEC);
  int fd = memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0) return -1;
  if (write(fd, program->stdin_data.data, program->stdin_data.length) != (ssize_t)program->stdin_data.length) return -1;
  lseek(fd, 0, SEEK_SET);
  return fd;
}

static void close_from(int first) {
  if (syscall(436 /* close_range */, first, ~0u, 0) == 0) return;
  for (int fd = first; fd < 4096; fd++) close(fd);
}

static void tell_start(char what, int error) {
  char message[2] = {what, (char)error};
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

static char **strings_of(const struct list *list) {
  char **strings = calloc(list->count + 1, sizeof *strings);
  if (!strings) _exit(127);
  for (uint32_t i = 0; i < list->count; i++) strings[i] = list->items[i].data;
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
#else
static void set_thread_stack(uint64_t bytes) { (void)bytes; }
#endif

/* Becomes the program or, in a zygote, returns into the warm interpreter. */
static void become_candidate(const struct program *program, bool zygote) {
  prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  setsid();
  if (chdir(WORK) != 0) _exit(127);
  char **argv = strings_of(&program->argv), **env = strings_of(&program->env);
  const char *fault = renounce_privileges(program);
  if (fault) {
    tell_start(START_EXEC_FAILED, errno);
    _exit(127);
  }
  if (zygote) {
    set_thread_stack(program->stack_bytes);
    return;
  }
  environ = env;
  execvpe(argv[0], argv, env);
  tell_start(START_EXEC_FAILED, errno);
  _exit(127);
}

/* ---- Process 1 ---- */

static void on_child(int signal) { (void)signal; }

static void stop(struct run *run, int status) {
  if (run->stopped_for < 0) run->stopped_for = status;
  kill(-1, SIGKILL);
}

static void reap(struct run *run) {
  int status;
  for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
    if (pid == run->candidate) run->candidate_ended = true, run->wait_status = status;
}

static void reap_all(struct run *run) {
  int status;
  for (pid_t pid; (pid = waitpid(-1, &status, 0)) > 0 || errno == EINTR;)
    if (pid == run->candidate) run->candidate_ended = true, run->wait_status = status;
}

static void check_limits(struct run *run) {
  const struct program *program = run->program;
  uint64_t wall_us = clock_us(CLOCK_MONOTONIC) - run->started_us;
  uint32_t processes = measure_living(run);
  if (run->cpu_us > (uint64_t)program->cpu_ms * 1000) stop(run, STATUS_TIME);
  else if (run->peak_bytes > program->memory_bytes) stop(run, STATUS_MEMORY);
  else if (wall_us > (uint64_t)program->wall_ms * 1000) stop(run, STATUS_WALL);
  else if (processes > program->processes + 1) kill(-1, SIGKILL);
}

static void watch(struct run *run) {
  sigset_t none;
  sigemptyset(&none);
  struct timespec tick = {0, TICK_MS * 1000000};
  uint64_t next_check_us = run->started_us + TICK_MS * 1000;
  while (!run->candidate_ended && run->stopped_for < 0) {
    struct pollfd watched[] = {{run->out.fd, POLLIN, 0}, {run->err.fd, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
    int ready = ppoll(watched, 3, &tick, &none);
    if (ready > 0) {
      drain_both(run);
      /* The judge speaks before it was answered, or is gone: the run is not wanted any more. */
      if (watched[2].revents) stop(run, STATUS_CANCELLED);
      if (run->out.total > run->program->output_bytes || run->err.total > run->program->output_bytes) stop(run, STATUS_OUTPUT);
    }
    reap(run);
    if (clock_us(CLOCK_MONOTONIC) < next_check_us || run->candidate_ended) continue;
    check_limits(run);
    next_check_us = clock_us(CLOCK_MONOTONIC) + TICK_MS * 1000;
  }
}

/* ---- What is kept of the working folder ---- */

static int open_regular(int dir, const char *name) {
  int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat info;
  if (fd >= 0 && (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))) close(fd), fd = -1;
  return fd;
}

static bool copy_out(int from_dir, int to_dir, const char *name) {
  static char chunk[CHUNK_BYTES];
  int from = open_regular(from_dir, name);
  if (from < 0) return false;
  int to = openat(to_dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0755);
  ssize_t got = to < 0 ? -1 : 1;
  while (got > 0 && (got = read(from, chunk, sizeof chunk)) > 0)
    if (write(to, chunk, (size_t)got) != got) got = -1;
  if (to >= 0) close(to);
  close(from);
  return got == 0;
}

static bool collect_matching(int work, int staged, const char *pattern) {
  int found = 0;
  DIR *dir = fdopendir(openat(work, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  for (struct dirent *entry; dir && (entry = readdir(dir));)
    if (fnmatch(pattern, entry->d_name, FNM_PERIOD) == 0 && copy_out(work, staged, entry->d_name)) found++;
  if (dir) closedir(dir);
  return found > 0;
}

static bool collect(const struct run *run, int work) {
  const struct list *patterns = &run->program->collect;
  for (uint32_t i = 0; i < patterns->count; i++)
    if (!collect_matching(work, run->staged_dir, patterns->items[i].data)) return false;
  return patterns->count > 0 && run->staged_dir >= 0;
}

static struct bytes read_back(int work, const char *name, uint64_t limit) {
  struct bytes content = {0};
  int fd = open_regular(work, name);
  if (fd < 0) return content;
  struct stat info;
  fstat(fd, &info);
  uint64_t length = (uint64_t)info.st_size < limit ? (uint64_t)info.st_size : limit;
  content.data = malloc(length + 1);
  while (content.data && content.length < length) {
    ssize_t got = read(fd, content.data + content.length, length - content.length);
    if (got <= 0) break;
    content.length += (uint32_t)got;
  }
  close(fd);
  return content;
}

/* ---- The report ---- */

static void set_status(struct run *run, struct reply *reply) {
  const struct program *program = run->program;
  char started[2] = {0};
  ssize_t told = read(run->start_fd, started, sizeof started);
  if (run->stopped_for >= 0) reply->status = (uint32_t)run->stopped_for;
  else if (told > 0 && started[0] == START_EXEC_FAILED) reply->status = STATUS_FAULT, reply->fault = strerror((unsigned char)started[1]);
  else if (run->cpu_us > (uint64_t)program->cpu_ms * 1000) reply->status = STATUS_TIME;
  else if (run->peak_bytes > program->memory_bytes) reply->status = STATUS_MEMORY;
  else if (run->out.total > program->output_bytes || run->err.total > program->output_bytes) reply->status = STATUS_OUTPUT;
  else reply->status = WIFSIGNALED(run->wait_status) ? STATUS_SIGNALED : STATUS_EXITED;
  if (reply->status == STATUS_SIGNALED) reply->code = (uint32_t)WTERMSIG(run->wait_status);
  if (reply->status == STATUS_EXITED) reply->code = (uint32_t)WEXITSTATUS(run->wait_status);
  if (told > 0 && started[0] == START_SYNTAX_ERROR) reply->flags |= REPLY_SYNTAX_ERROR;
}

static void report(struct run *run, uint32_t index, uint64_t wall_us, const struct wiring *wiring) {
  const struct program *program = run->program;
  struct reply reply = {.index = index, .wall_us = wall_us, .cpu_us = run->cpu_us, .peak_bytes = run->peak_bytes, .stdout_bytes = run->out.total};
  set_status(run, &reply);
  reply.standard_output = (struct bytes){run->out.data, (uint32_t)run->out.kept};
  reply.standard_error = (struct bytes){run->err.data, (uint32_t)run->err.kept};
  int work = open(WORK, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (reply.status == STATUS_EXITED && reply.code == 0 && collect(run, work)) reply.flags |= REPLY_COLLECTED;
  reply.read_back_count = program->read_back.count;
  reply.read_back = calloc(reply.read_back_count + 1, sizeof *reply.read_back);
  for (uint32_t i = 0; reply.read_back && i < reply.read_back_count; i++)
    reply.read_back[i] = read_back(work, program->read_back.items[i].data, program->output_bytes);
  char turn;
  if (wiring && read(wiring->reply_lock[0], &turn, 1) != 1) _exit(EXIT_FAILURE);
  send_reply(&reply);
  if (wiring && write(wiring->reply_lock[1], &turn, 1) != 1) _exit(EXIT_FAILURE);
  _exit(EXIT_SUCCESS);
}

static void report_fault(uint32_t index, const char *what) {
  static char fault[256];
  snprintf(fault, sizeof fault, "%s: %s", what, strerror(errno));
  send_reply(&(struct reply){.index = index, .status = STATUS_FAULT, .fault = fault});
  _exit(EXIT_SUCCESS);
}

void run_boxed(const struct program *program, uint32_t index, const struct wiring *wiring, bool zygote) {
  struct run run = {.program = program, .stopped_for = -1};
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  int out[2] = {-1, wiring ? wiring->output : -1}, err[2], start[2];
  int input = wiring ? wiring->input : input_of(program);
  if (input < 0) report_fault(index, "open the input");
  /* Ids are mapped through /proc/self, which is closed to whom may not be traced: as the candidate may not trace us. */
  prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  const char *fault = enter_box(program, &run.staged_dir);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (fault) report_fault(index, fault);
  if ((!wiring && pipe2(out, O_CLOEXEC) != 0) || pipe2(err, O_CLOEXEC) != 0 || pipe2(start, O_CLOEXEC) != 0) report_fault(index, "open pipes");

  sigset_t child, before;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, &before);
  run.started_us = clock_us(CLOCK_MONOTONIC);
  run.candidate = fork();
  if (run.candidate < 0) report_fault(index, "fork");
  if (run.candidate == 0) {
    sigprocmask(SIG_SETMASK, &before, NULL);
    wire_streams(input, out[1], err[1], start[1]);
    become_candidate(program, zygote);
    return;
  }
  sigaction(SIGCHLD, &(struct sigaction){.sa_handler = on_child}, NULL);
  close(input);
  close(out[1]);
  close(err[1]);
  close(start[1]);
  for (int i = 0; wiring && i < 4; i++) close(wiring->all_pipes[i]);
  run.start_fd = start[0];
  open_stream(&run.out, out[0], program->output_bytes, false);
  open_stream(&run.err, err[0], STDERR_KEPT_BYTES, !(program->flags & FLAG_KEEP_STDERR_HEAD));

  watch(&run);
  uint64_t wall_us = clock_us(CLOCK_MONOTONIC) - run.started_us;
  kill(-1, SIGKILL);
  reap_all(&run);
  measure_dead(&run);
  drain_both(&run);
  report(&run, index, wall_us, wiring);
}
