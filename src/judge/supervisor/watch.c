/* One run, seen from process 1 of its namespaces: measured, stopped, cleaned up after. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "supervisor.h"

#define TICK_MS 5
#define CHUNK_BYTES (64u << 10)

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

void open_streams(struct run *run, int out, int err) {
  open_stream(&run->out, out, run->program->output_bytes, false);
  open_stream(&run->err, err, STDERR_KEPT_BYTES, !(run->program->flags & FLAG_KEEP_STDERR_HEAD));
}

static void close_stream(struct stream *stream) {
  if (stream->fd >= 0) close(stream->fd);
  free(stream->data);
}

void close_streams(struct run *run) {
  close_stream(&run->out);
  close_stream(&run->err);
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
  static const char fields[] = "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %lld %lld %*d %*d %*d %*d %*u %*u %lld";
  if (after_name && sscanf(after_name + 2, fields, &user, &system, &pages) == 3) {
    *waited_us = (uint64_t)(user + system) * 1000000 / (uint64_t)sysconf(_SC_CLK_TCK);
    *resident_bytes = (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
  }
}

/* Reading a page that was never written costs nothing but its place in a table: where much may be mapped, tables grow large. */
static uint64_t page_table_bytes(pid_t pid) {
  char path[32], text[4096];
  snprintf(path, sizeof path, "/proc/%d/status", pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  ssize_t length = read(fd, text, sizeof text - 1);
  close(fd);
  if (length <= 0) return 0;
  text[length] = '\0';
  const char *line = strstr(text, "\nVmPTE:");
  return line ? strtoull(line + strlen("\nVmPTE:"), NULL, 10) << 10 : 0;
}

static uint64_t time_us(const struct timeval *time) { return (uint64_t)time->tv_sec * 1000000 + (uint64_t)time->tv_usec; }

/* The whole tree's CPU time and memory, and how many processes it has. */
static uint32_t measure_living(struct run *run) {
  uint64_t cpu_us = run->reaped_us, resident = 0;
  uint32_t processes = 0;
  DIR *proc = opendir("/proc");
  for (struct dirent *entry; proc && (entry = readdir(proc));) {
    pid_t pid = (pid_t)atoi(entry->d_name);
    if (pid <= 1) continue; /* no process, or this one */
    uint64_t waited_us, resident_bytes;
    read_stat(pid, &waited_us, &resident_bytes);
    cpu_us += waited_us + process_cpu_us(pid);
    resident += resident_bytes;
    if (run->program->address_space_bytes == 0) resident += page_table_bytes(pid);
    processes++;
  }
  if (proc) closedir(proc);
  if (processes == 0 && !run->candidate_ended) cpu_us += process_cpu_us(run->candidate);
  if (cpu_us > run->cpu_us) run->cpu_us = cpu_us;
  if (resident > run->peak_bytes) run->peak_bytes = resident;
  return processes;
}

/* ---- Process 1 ---- */

static void stop(struct run *run, int status) {
  if (run->stopped_for < 0) run->stopped_for = status;
  kill(-1, SIGKILL);
}

/* What each of the dead has taken, with those of its own that it had waited for. */
static void reap(struct run *run, int options) {
  int status;
  struct rusage usage;
  for (pid_t pid; (pid = wait4(-1, &status, options, &usage)) > 0 || (pid < 0 && errno == EINTR);) {
    if (pid < 0) continue;
    uint64_t largest = (uint64_t)usage.ru_maxrss << 10;
    run->reaped_us += time_us(&usage.ru_utime) + time_us(&usage.ru_stime);
    if (largest > run->peak_bytes) run->peak_bytes = largest;
    if (pid == run->candidate) run->candidate_ended = true, run->wait_status = status;
  }
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

static void await_end(struct run *run) {
  sigset_t none;
  sigemptyset(&none);
  struct timespec tick = {0, TICK_MS * 1000000};
  run->started_us = clock_us(CLOCK_MONOTONIC);
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
    reap(run, WNOHANG);
    if (clock_us(CLOCK_MONOTONIC) < next_check_us || run->candidate_ended) continue;
    check_limits(run);
    flush_replies();
    next_check_us = clock_us(CLOCK_MONOTONIC) + TICK_MS * 1000;
  }
}

void watch(struct run *run) {
  await_end(run);
  run->wall_us = clock_us(CLOCK_MONOTONIC) - run->started_us;
  kill(-1, SIGKILL);
  reap(run, 0);
  run->cpu_us = run->reaped_us;
  drain_both(run);
}
