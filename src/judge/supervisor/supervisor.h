/* The supervisor's parts: wire (frames), confine (namespaces, mounts, privileges), seccomp, watch (one run). */
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

struct program {
  uint32_t cpu_ms, wall_ms, processes, flags;
  uint64_t memory_bytes, address_space_bytes, stack_bytes, output_bytes, file_bytes;
  uint32_t stdin_kind;
  struct bytes stdin_data;
  struct list argv, env;
  struct pairs files, mounts;
  struct bytes staged;
  struct list collect, read_back;
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
struct wiring { int input, output, reply_lock[2]; int all_pipes[4]; };

/* wire.c */
bool read_request(struct request *request); /* false: the judge has closed its end */
void free_request(struct request *request);
void send_hello(const char *fault);
void send_reply(const struct reply *reply);

/* confine.c. Each returns NULL or what failed; errno says why. */
const char *leave_root(void);
const char *enter_box(const struct program *program, int *staged_dir);
const char *renounce_privileges(const struct program *program);
long clone_into_namespaces(void);

/* seccomp.c */
const char *forbid_system_calls(void);

/* watch.c. Runs as process 1 of the new namespaces and exits there; returns only in the candidate of a zygote. */
void run_boxed(const struct program *program, uint32_t index, const struct wiring *wiring, bool zygote);

/* supervisor.c. True in a candidate's process (zygote only); false when the judge has closed its end. */
bool serve(bool zygote, struct request *request);

#endif
