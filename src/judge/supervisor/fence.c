/*
 * The memory control group in which the judge has started this supervisor, where one could be had (enterGroup.sh): a
 * fence behind the watch, around all that the kernel charges to a program, whoever holds it and however short.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "supervisor.h"

/* The group's files, as the shell has left them. */
enum { LIMIT_FD = 6, KILLS_FD, USE_FD, STATISTICS_FD };
enum { EXIT_LOST_FENCE = 73 };

/*
 * Room for what the group counts and the watch does not: page tables, threads' stacks, pipes, small files. It has to be
 * ample, since the kernel kills without asking. Programs of every language that filled their limit came to less in the
 * group than in the watch, which counts what is shared, with others or with files, for each.
 */
#define MARGIN_BYTES (32ull << 20)
/* Pages of files (compilers, headers, artifacts) that are charged to the group and should not have to be read anew. */
#define KEPT_FILE_BYTES (256ull << 20)
#define NO_LIMIT 0x7ffffffffffff000ull

static bool fenced;

static bool read_file(int fd, char *text, size_t size) {
  ssize_t got = pread(fd, text, size - 1, 0);
  if (got <= 0) return false;
  text[got] = '\0';
  return true;
}

/* The number after a name at the beginning of a line; `otherwise` where there is no such line. */
static uint64_t number_of(const char *text, const char *name, uint64_t otherwise) {
  size_t length = strlen(name);
  for (const char *line = text; line; line = strchr(line, '\n')) {
    if (*line == '\n') line++;
    if (strncmp(line, name, length) == 0 && line[length] == ' ') return strtoull(line + length, NULL, 10);
  }
  return otherwise;
}

static bool set_limit(uint64_t bytes) {
  char text[32];
  int length = snprintf(text, sizeof text, "%llu", (unsigned long long)bytes);
  return pwrite(LIMIT_FD, text, (size_t)length, 0) == length;
}

bool find_fence(void) {
  char text[8192];
  fenced = set_limit(NO_LIMIT) && read_file(KILLS_FD, text, sizeof text) && read_file(USE_FD, text, sizeof text) && read_file(STATISTICS_FD, text, sizeof text);
  return fenced;
}

uint64_t needed_bytes(const struct program *program) {
  uint64_t files = 0, largest = 0;
  for (uint32_t i = 0; i < program->files.count; i++) files += program->files.items[i].second.length;
  for (uint32_t t = 0; t < program->test_count; t++) {
    uint64_t own = 0;
    for (uint32_t i = 0; i < program->tests[t].files.count; i++) own += program->tests[t].files.items[i].second.length;
    if (own > largest) largest = own;
  }
  return program->memory_bytes + program->output_bytes + files + largest;
}

/* Pages of files that the kernel can drop at once. The names are those of version 1 and 2. */
static uint64_t clean_file_bytes(const char *statistics) {
  static const char *const BUSY[] = {"dirty", "writeback", "file_dirty", "file_writeback"};
  uint64_t files = number_of(statistics, "inactive_file", 0) + number_of(statistics, "active_file", 0), busy = 0;
  for (size_t i = 0; i < sizeof BUSY / sizeof *BUSY; i++) busy += number_of(statistics, BUSY[i], 0);
  return files > busy ? files - busy : 0;
}

/*
 * What is in use comes on top: earlier programs may have left something that is not gone yet. Of files that is too many
 * pages after many compilations. Where the limit is then below what is used, the kernel drops them as it is set: now, and
 * not in the program's time.
 */
void raise_fence(uint64_t program_bytes) {
  if (!fenced) return;
  char use[32], statistics[8192];
  bool known = read_file(USE_FD, use, sizeof use) && read_file(STATISTICS_FD, statistics, sizeof statistics);
  uint64_t used = known ? strtoull(use, NULL, 10) : 0;
  uint64_t clean = known ? clean_file_bytes(statistics) : 0;
  uint64_t surplus = clean > KEPT_FILE_BYTES ? clean - KEPT_FILE_BYTES : 0;
  uint64_t base = used > surplus ? used - surplus : used;
  if (!known || !(set_limit(base + program_bytes + MARGIN_BYTES) || set_limit(used + program_bytes + MARGIN_BYTES))) _exit(EXIT_LOST_FENCE);
}

void lower_fence(void) {
  if (fenced && !set_limit(NO_LIMIT)) _exit(EXIT_LOST_FENCE);
}

struct kills count_kills(void) {
  char text[512];
  if (!fenced || !read_file(KILLS_FD, text, sizeof text)) return (struct kills){0};
  uint64_t all = number_of(text, "oom_kill", 0);
  return (struct kills){all, number_of(text, "oom", all)};
}

/* Opened while /proc/self is open to us. The kernel then takes a candidate, not process 1 or the supervisor. */
struct victim find_victim(void) {
  struct victim victim = {.fd = fenced ? open("/proc/self/oom_score_adj", O_RDWR | O_CLOEXEC) : -1};
  if (victim.fd >= 0 && !read_file(victim.fd, victim.before, sizeof victim.before)) close(victim.fd), victim.fd = -1;
  return victim;
}

void offer_next(const struct victim *victim, bool offered) {
  const char *score = offered ? "1000" : victim->before;
  if (victim->fd >= 0 && pwrite(victim->fd, score, strlen(score), 0) < 0) return;
}
