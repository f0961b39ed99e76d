/* What is kept of a run, and the reply that says so. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "supervisor.h"

#define CHUNK_BYTES (64u << 10)

/* ---- What is kept of the working folder ---- */

static int open_regular(int dir, const char *name) {
  int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat info;
  if (fd >= 0 && (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))) close(fd), fd = -1;
  return fd;
}

/* `room`: what may still be copied. A file with holes is larger than what it took of the tmpfs. */
static bool copy_out(int from_dir, int to_dir, const char *name, uint64_t *room) {
  static char chunk[CHUNK_BYTES];
  int from = open_regular(from_dir, name);
  if (from < 0) return false;
  int to = openat(to_dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0755);
  ssize_t got = to < 0 ? -1 : 1;
  while (got > 0 && (got = read(from, chunk, sizeof chunk)) > 0) {
    if ((uint64_t)got > *room || write(to, chunk, (size_t)got) != got) got = -1;
    else *room -= (uint64_t)got;
  }
  if (to >= 0) close(to);
  close(from);
  return got == 0;
}

static bool collect_matching(int work, int staged, const char *pattern, uint64_t *room) {
  int found = 0;
  DIR *dir = fdopendir(openat(work, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  for (struct dirent *entry; dir && (entry = readdir(dir));)
    if (fnmatch(pattern, entry->d_name, FNM_PERIOD) == 0 && copy_out(work, staged, entry->d_name, room)) found++;
  if (dir) closedir(dir);
  return found > 0;
}

static bool collect(const struct program *program, int work, int staged_dir) {
  uint64_t room = program->file_bytes;
  for (uint32_t i = 0; i < program->collect.count; i++)
    if (!collect_matching(work, staged_dir, program->collect.items[i].data, &room)) return false;
  return program->collect.count > 0 && staged_dir >= 0;
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

static void take_files(const struct program *program, int staged_dir, struct reply *reply) {
  int work = open(WORK, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (reply->status == STATUS_EXITED && reply->code == 0 && collect(program, work, staged_dir)) reply->flags |= REPLY_COLLECTED;
  reply->read_back = calloc(program->read_back.count + 1, sizeof *reply->read_back);
  reply->read_back_count = reply->read_back ? program->read_back.count : 0;
  for (uint32_t i = 0; i < reply->read_back_count; i++)
    reply->read_back[i] = read_back(work, program->read_back.items[i].data, program->output_bytes);
  close(work);
}

/* ---- The report ---- */

/*
 * Whether the kernel has killed any of it at the fence. Of two that are connected, which share one, whoever was killed
 * itself. Where it was the machine that had no memory left, that says nothing of the program.
 */
static bool died_at_fence(const struct run *run, bool paired, const char **fault) {
  const struct kills now = count_kills();
  if (now.all <= run->killed.all || run->stopped_for == STATUS_CANCELLED) return false;
  if (paired && (run->stopped_for >= 0 || !WIFSIGNALED(run->wait_status) || WTERMSIG(run->wait_status) != SIGKILL)) return false;
  if (now.own <= run->killed.own) *fault = "the machine has run out of memory";
  return true;
}

static void set_status(const struct run *run, bool paired, struct reply *reply) {
  const struct program *program = run->program;
  const char what = run->told.length > 0 ? run->told.data[0] : '\0';
  if (died_at_fence(run, paired, &reply->fault)) reply->status = reply->fault ? STATUS_FAULT : STATUS_MEMORY;
  else if (run->stopped_for >= 0) reply->status = (uint32_t)run->stopped_for;
  else if (what == START_EXEC_FAILED) reply->status = STATUS_FAULT, reply->fault = strerror((unsigned char)run->told.data[1]);
  else if (run->cpu_us > (uint64_t)program->cpu_ms * 1000) reply->status = STATUS_TIME;
  else if (run->peak_bytes > program->memory_bytes) reply->status = STATUS_MEMORY;
  else if (run->out.total > program->output_bytes || run->err.total > program->output_bytes) reply->status = STATUS_OUTPUT;
  else reply->status = WIFSIGNALED(run->wait_status) ? STATUS_SIGNALED : STATUS_EXITED;
  if (reply->status == STATUS_SIGNALED) reply->code = (uint32_t)WTERMSIG(run->wait_status);
  if (reply->status == STATUS_EXITED) reply->code = (uint32_t)WEXITSTATUS(run->wait_status);
  if (what == START_SYNTAX_ERROR) reply->flags |= REPLY_SYNTAX_ERROR;
}

/* Does what a program has done on one test settle its fate? */
static bool failed(const struct reply *reply) { return reply->status != STATUS_EXITED || reply->code != 0; }

void send_in_turn(const struct reply *reply, const struct wiring *wiring, bool may_wait) {
  char turn;
  if (wiring && read(wiring->reply_lock[0], &turn, 1) != 1) _exit(EXIT_FAILURE);
  send_reply(reply, may_wait);
  if (wiring && write(wiring->reply_lock[1], &turn, 1) != 1) _exit(EXIT_FAILURE);
}

bool report(const struct run *run, uint32_t index, int staged_dir, const struct wiring *wiring, bool last) {
  const struct program *program = run->program;
  struct reply reply = {.index = index, .wall_us = run->wall_us, .cpu_us = run->cpu_us, .peak_bytes = run->peak_bytes, .stdout_bytes = run->out.total};
  set_status(run, wiring != NULL, &reply);
  reply.standard_output = (struct bytes){run->out.data, (uint32_t)run->out.kept};
  reply.standard_error = (struct bytes){run->err.data, (uint32_t)run->err.kept};
  if (reply.status == STATUS_CANCELLED || (failed(&reply) && (program->flags & FLAG_STOP_AT_FAILURE))) last = true;
  if (last) reply.flags |= REPLY_LAST;
  if (program->collect.count > 0 || program->read_back.count > 0) take_files(program, staged_dir, &reply);
  /* Whoever may stop at this reply wants it now. */
  send_in_turn(&reply, wiring, !last && !(program->flags & FLAG_STOP_AT_FAILURE));
  for (uint32_t i = 0; i < reply.read_back_count; i++) free(reply.read_back[i].data);
  free(reply.read_back);
  return last;
}
