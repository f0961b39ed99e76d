/* Frames in and out. A frame that does not hold what it says ends the supervisor: the judge starts another. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>
#include "supervisor.h"

/* More than this is not held back. */
#define HELD_BYTES (64u << 10)

enum { EXIT_BAD_FRAME = 71, EXIT_LOST_JUDGE = 72 };

struct cursor { char *at, *end; };

static bool read_exactly(void *into, size_t length) {
  for (char *at = into; length > 0;) {
    ssize_t got = read(STDIN_FILENO, at, length);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got, length -= (size_t)got;
  }
  return true;
}

static void write_exactly(const void *from, size_t length) {
  for (const char *at = from; length > 0;) {
    ssize_t put = write(STDOUT_FILENO, at, length);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) _exit(EXIT_LOST_JUDGE);
    at += put, length -= (size_t)put;
  }
}

static char *take(struct cursor *cursor, size_t length) {
  if ((size_t)(cursor->end - cursor->at) < length) _exit(EXIT_BAD_FRAME);
  char *start = cursor->at;
  cursor->at += length;
  return start;
}

static uint32_t take_u32(struct cursor *cursor) {
  uint32_t value;
  memcpy(&value, take(cursor, sizeof value), sizeof value);
  return value;
}

static uint64_t take_u64(struct cursor *cursor) {
  uint64_t value;
  memcpy(&value, take(cursor, sizeof value), sizeof value);
  return value;
}

static struct bytes take_bytes(struct cursor *cursor) {
  uint32_t length = take_u32(cursor);
  struct bytes bytes = {take(cursor, (size_t)length + 1), length};
  if (bytes.data[length] != '\0') _exit(EXIT_BAD_FRAME);
  return bytes;
}

static uint32_t take_count(struct cursor *cursor) {
  uint32_t count = take_u32(cursor);
  if (count > MAX_LIST_ITEMS) _exit(EXIT_BAD_FRAME);
  return count;
}

static void *allocate(size_t count, size_t size) {
  void *memory = calloc(count + 1, size);
  if (!memory) _exit(EXIT_BAD_FRAME);
  return memory;
}

static struct list take_list(struct cursor *cursor) {
  struct list list = {.count = take_count(cursor)};
  list.items = allocate(list.count, sizeof *list.items);
  for (uint32_t i = 0; i < list.count; i++) list.items[i] = take_bytes(cursor);
  return list;
}

static struct pairs take_pairs(struct cursor *cursor) {
  struct pairs pairs = {.count = take_count(cursor)};
  pairs.items = allocate(pairs.count, sizeof *pairs.items);
  for (uint32_t i = 0; i < pairs.count; i++) {
    pairs.items[i].first = take_bytes(cursor);
    pairs.items[i].second = take_bytes(cursor);
  }
  return pairs;
}

/* Names become paths under folders of ours: they must not lead elsewhere. */
static void check_name(struct bytes name) {
  if (name.length == 0 || strlen(name.data) != name.length || strchr(name.data, '/') || strcmp(name.data, ".") == 0 || strcmp(name.data, "..") == 0)
    _exit(EXIT_BAD_FRAME);
}

static void check_program(const struct program *program) {
  if (program->argv.count == 0) _exit(EXIT_BAD_FRAME);
  if (program->staged.length > 0) check_name(program->staged);
  for (uint32_t i = 0; i < program->files.count; i++) check_name(program->files.items[i].first);
  for (uint32_t i = 0; i < program->mounts.count; i++) check_name(program->mounts.items[i].first);
  for (uint32_t i = 0; i < program->collect.count; i++) check_name(program->collect.items[i]);
  for (uint32_t i = 0; i < program->read_back.count; i++) check_name(program->read_back.items[i]);
}

static void check_test(const struct test *test) {
  if (test->stdin_kind > STDIN_SHARED) _exit(EXIT_BAD_FRAME);
  if (test->stdin_kind == STDIN_SHARED) check_name(test->stdin_data);
  for (uint32_t i = 0; i < test->files.count; i++) check_name(test->files.items[i].first);
}

static void take_tests(struct cursor *cursor, struct program *program) {
  program->test_count = take_count(cursor);
  if (program->test_count == 0) _exit(EXIT_BAD_FRAME);
  program->tests = allocate(program->test_count, sizeof *program->tests);
  for (uint32_t i = 0; i < program->test_count; i++) {
    struct test *test = &program->tests[i];
    test->stdin_kind = take_u32(cursor);
    test->stdin_data = take_bytes(cursor);
    test->args = take_list(cursor);
    test->files = take_pairs(cursor);
    check_test(test);
  }
}

static void take_program(struct cursor *cursor, struct program *program) {
  program->cpu_ms = take_u32(cursor);
  program->wall_ms = take_u32(cursor);
  program->processes = take_u32(cursor);
  program->flags = take_u32(cursor);
  program->memory_bytes = take_u64(cursor);
  program->address_space_bytes = take_u64(cursor);
  program->stack_bytes = take_u64(cursor);
  program->output_bytes = take_u64(cursor);
  program->file_bytes = take_u64(cursor);
  program->argv = take_list(cursor);
  program->env = take_list(cursor);
  program->files = take_pairs(cursor);
  program->mounts = take_pairs(cursor);
  program->staged = take_bytes(cursor);
  program->collect = take_list(cursor);
  program->read_back = take_list(cursor);
  check_program(program);
  take_tests(cursor, program);
}

bool read_request(struct request *request) {
  memset(request, 0, sizeof *request);
  uint32_t length;
  if (!read_exactly(&length, sizeof length)) return false;
  if (length > MAX_FRAME_BYTES) _exit(EXIT_BAD_FRAME);
  request->frame = allocate(length, 1);
  if (!read_exactly(request->frame, length)) return false;
  struct cursor cursor = {request->frame, request->frame + length};
  request->op = take_u32(&cursor);
  int programs = request->op == OP_RUN ? 1 : request->op == OP_CONNECT ? 2 : 0;
  if (programs == 0 && request->op != OP_CANCEL) _exit(EXIT_BAD_FRAME);
  for (int i = 0; i < programs; i++) take_program(&cursor, &request->programs[i]);
  if (programs == 2 && (request->programs[0].test_count != 1 || request->programs[1].test_count != 1)) _exit(EXIT_BAD_FRAME);
  if (cursor.at != cursor.end) _exit(EXIT_BAD_FRAME);
  return true;
}

void free_request(struct request *request) {
  for (int i = 0; i < 2; i++) {
    struct program *program = &request->programs[i];
    free(program->argv.items);
    free(program->env.items);
    free(program->files.items);
    free(program->mounts.items);
    free(program->collect.items);
    free(program->read_back.items);
    for (uint32_t t = 0; t < program->test_count; t++) {
      free(program->tests[t].args.items);
      free(program->tests[t].files.items);
    }
    free(program->tests);
  }
  free(request->frame);
}

/* A frame being put together. Large contents are written from where they lie. */
struct outgoing { char *data; size_t length, capacity; };

static void put(struct outgoing *out, const void *data, size_t length) {
  if (out->length + length > out->capacity) {
    out->capacity = (out->length + length) * 2;
    out->data = realloc(out->data, out->capacity);
    if (!out->data) _exit(EXIT_LOST_JUDGE);
  }
  if (length > 0) memcpy(out->data + out->length, data, length);
  out->length += length;
}

static void put_u32(struct outgoing *out, uint32_t value) { put(out, &value, sizeof value); }
static void put_u64(struct outgoing *out, uint64_t value) { put(out, &value, sizeof value); }

static void put_bytes(struct outgoing *out, const char *data, uint32_t length) {
  put_u32(out, length);
  put(out, data, length);
  put(out, "", 1);
}

/* Begins a frame, whose length is filled in at its end. */
static size_t begin_frame(struct outgoing *out) {
  size_t start = out->length;
  put_u32(out, 0);
  return start;
}

static void end_frame(struct outgoing *out, size_t start) {
  uint32_t length = (uint32_t)(out->length - start - sizeof length);
  memcpy(out->data + start, &length, sizeof length);
}

void send_hello(const char *fault, bool fenced) {
  struct outgoing out = {0};
  size_t start = begin_frame(&out);
  put_u32(&out, PROTOCOL_VERSION);
  put_bytes(&out, fault, (uint32_t)strlen(fault));
  put_u32(&out, fenced);
  end_frame(&out, start);
  write_exactly(out.data, out.length);
  free(out.data);
}

/* Replies to be sent together: each one that comes alone costs the judge more than it says. */
static struct outgoing held;

void flush_replies(void) {
  if (held.length > 0) write_exactly(held.data, held.length);
  held.length = 0;
}

static void put_reply(struct outgoing *out, const struct reply *reply) {
  size_t start = begin_frame(out);
  put_u32(out, reply->index);
  put_u32(out, reply->status);
  put_u32(out, reply->code);
  put_u32(out, reply->flags);
  put_u64(out, reply->cpu_us);
  put_u64(out, reply->wall_us);
  put_u64(out, reply->peak_bytes);
  put_u64(out, reply->stdout_bytes);
  put_bytes(out, reply->standard_output.data, reply->standard_output.length);
  put_bytes(out, reply->standard_error.data, reply->standard_error.length);
  put_u32(out, reply->read_back_count);
  for (uint32_t i = 0; i < reply->read_back_count; i++) {
    put_u32(out, reply->read_back[i].data != NULL);
    put_bytes(out, reply->read_back[i].data, reply->read_back[i].length);
  }
  const char *fault = reply->fault ? reply->fault : "";
  put_bytes(out, fault, (uint32_t)strlen(fault));
  end_frame(out, start);
}

void send_reply(const struct reply *reply, bool may_wait) {
  put_reply(&held, reply);
  if (!may_wait || held.length > HELD_BYTES) flush_replies();
}
