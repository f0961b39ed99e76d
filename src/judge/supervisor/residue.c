/*
 * Whether a run has left its box as it found it. Whatever it may have left (a file, a changed mode) is not undone but
 * noticed: the next test then gets a new box. Other things that outlast their process (System V objects, message queues,
 * keys) it cannot make.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>
#include <stdio.h>
#include <stdlib.h>
#include "supervisor.h"

static const char *const FOLDERS[] = {SCRATCH, WORK, SCRATCH "/tmp", SCRATCH "/shm"};
enum { FOLDER_COUNT = sizeof FOLDERS / sizeof *FOLDERS, FILE_COUNT = 8 };

static struct stat folders[FOLDER_COUNT], files[FILE_COUNT];
static struct statfs usage;

static void path_of(const struct program *program, uint32_t file, char path[512]) {
  snprintf(path, 512, WORK "/%s", program->files.items[file].first.data);
}

void remember_box(const struct program *program) {
  statfs(SCRATCH, &usage);
  for (int i = 0; i < FOLDER_COUNT; i++) lstat(FOLDERS[i], &folders[i]);
  for (uint32_t i = 0; i < program->files.count && i < FILE_COUNT; i++) {
    char path[512];
    path_of(program, i, path);
    lstat(path, &files[i]);
  }
}

/* The time of an inode's last change, which nobody can set, tells any other, unless both fall into one tick of the clock. */
static bool same_time(const struct timespec *one, const struct timespec *other) {
  return one->tv_sec == other->tv_sec && one->tv_nsec == other->tv_nsec;
}

static bool is_same(const char *path, const struct stat *before) {
  struct stat now;
  return lstat(path, &now) == 0 && now.st_ino == before->st_ino && now.st_mode == before->st_mode && now.st_nlink == before->st_nlink &&
         now.st_size == before->st_size && same_time(&now.st_ctim, &before->st_ctim) && same_time(&now.st_mtim, &before->st_mtim);
}

static bool holds(const char *path, const struct bytes *content) {
  static char chunk[4096];
  int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  uint32_t at = 0;
  for (ssize_t got; fd >= 0 && (got = read(fd, chunk, sizeof chunk)) > 0; at += (uint32_t)got)
    if ((uint64_t)at + (uint64_t)got > content->length || memcmp(chunk, content->data + at, (size_t)got) != 0) break;
  if (fd >= 0) close(fd);
  return fd >= 0 && at == content->length;
}

bool is_as_new(const struct program *program) {
  struct statfs now;
  if (program->files.count > FILE_COUNT || statfs(SCRATCH, &now) != 0 || now.f_bfree != usage.f_bfree || now.f_ffree != usage.f_ffree) return false;
  for (int i = 0; i < FOLDER_COUNT; i++)
    if (!is_same(FOLDERS[i], &folders[i])) return false;
  for (uint32_t i = 0; i < program->files.count; i++) {
    char path[512];
    path_of(program, i, path);
    if (!is_same(path, &files[i]) || !holds(path, &program->files.items[i].second)) return false;
  }
  return true;
}
