/*
 * The supervisor's parts: wire (frames), confine (namespaces, mounts, privileges), seccomp, box (a program's tests, one
 * after the other), watch (one run), fence (its memory control group), residue (what a run has left behind), report.
 */
#ifndef SHORTLIST_SUPERVISOR_H
#define SHORTLIST_SUPERVISOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "protocol.h"

struct bytes { char *data; uint32_t length; };
struct list { struct bytes *items; uint32_t count; };
struct pair { struct bytes first, second; };
struct pairs { struct pair *items; uint32_t count; };

struct test {
  uint32_t stdin_kind;
  struct bytes stdin_data;
  struct list args;
  struct pairs files;
};

struct program {
  uint32_t cpu_ms, wall_ms, processes, flags;
  uint64_t memory_bytes, address_space_bytes, stack_bytes, output_bytes, file_bytes;
  struct list argv, env;
  struct pairs files, mounts;
  struct bytes staged;
  struct list collect, read_back;
  struct test *tests;
  uint32_t test_count;
};

struct request {
  uint32_t op;
  struct program programs[2];
  char *frame; /* owns every byte above */
};

struct reply {
  uint32_t index, status, code, flags;
  uint64_t cpu_us, wall_us, peak_bytes, stdout_bytes;
  struct bytes standard_output, standard_error;
  struct bytes *read_back; /* data == NULL: absent */
  uint32_t read_back_count;
  const char *fault;
};

/* How a program's standard streams are wired when it is half of a pair; -1 otherwise. */
struct wiring { uint32_t index; int input, output, reply_lock[2]; int all_pipes[4]; };

/* What was read of one stream: the first `limit` bytes or, of a tail, the last. */
struct stream { int fd; char *data; uint64_t kept, limit, total; bool tail; };

/* How many processes the kernel has killed for want of memory, and how often the group was what had none left. */
struct kills { uint64_t all, own; };
/* Whom the kernel kills first: process 1 of a box, when it says so, until it takes it back. */
struct victim { int fd; char before[16]; };

struct run {
  const struct program *program;
  pid_t candidate;
  struct stream out, err;
  int start_fd;
  uint64_t started_us, wall_us, cpu_us, peak_bytes;
  uint64_t reaped_us; /* CPU time of those that are dead */
  struct kills killed; /* before it */
  bool candidate_ended;
  int wait_status;
  int stopped_for; /* a STATUS_, or -1 */
  struct bytes told; /* on `start_fd` */
};

/*
 * On the candidate's end of the channel `start_fd` is told, before the program's own code runs: a failed start, or a
 * zygote's refusal of the source, or what the source was compiled to (u32 length, bytes), for the tests that follow.
 */
enum { START_EXEC_FAILED = 'E', START_SYNTAX_ERROR = 'S', START_CODE = 'C' };
#define TOLD_BYTES (64u << 10)

/* How the candidate of a zygote starts. */
struct start { char **argv; struct bytes code; bool is_code_wanted; };

/* wire.c */
bool read_request(struct request *request); /* false: the judge has closed its end */
void free_request(struct request *request);
void send_hello(const char *fault, bool fenced);
void send_reply(const struct reply *reply, bool may_wait);
void flush_replies(void);

/* confine.c. Each returns NULL or what failed; errno says why. */
const char *leave_root(void);
const char *enter_box(const struct program *program, int *staged_dir);
const char *lay_files(const struct pairs *files);
const char *renounce_escapes(void);
const char *renounce_privileges(const struct program *program);
long clone_into_namespaces(void);

/* seccomp.c */
const char *forbid_system_calls(void);

/*
 * box.c. Runs a program's tests from the first one on, as process 1 of the new namespaces, and exits there; tells on
 * `progress` how many tests need no further box. Returns only in the candidate of a zygote.
 */
void run_box(const struct program *program, uint32_t first, const struct wiring *wiring, int progress, bool zygote);

/* watch.c. From the start of the candidate to the death of its last child. */
void open_streams(struct run *run, int out, int err);
void close_streams(struct run *run);
void watch(struct run *run);

/* residue.c. Whether a box is as it was when remembered, so that the next run cannot tell that there was one before. */
void remember_box(const struct program *program);
bool is_as_new(const struct program *program);

/* fence.c. Nothing where the judge has made no group. */
bool find_fence(void);
uint64_t needed_bytes(const struct program *program); /* all that the group may come to hold for it */
void raise_fence(uint64_t program_bytes);
void lower_fence(void); /* between programs: a request may be large */
struct kills count_kills(void);
struct victim find_victim(void);
void offer_next(const struct victim *victim, bool offered); /* what is forked meanwhile is what the kernel kills first */

/* report.c. What of a run's outcome is the reply. True: no other test is to follow. */
bool report(const struct run *run, uint32_t index, int staged_dir, const struct wiring *wiring, bool last);

/* Of two that are connected, each waits for its turn: what one says in pieces the other must not break into. */
void send_in_turn(const struct reply *reply, const struct wiring *wiring, bool may_wait);

/* supervisor.c, zygote only. */
void tell_start(const struct start *start);

#endif
