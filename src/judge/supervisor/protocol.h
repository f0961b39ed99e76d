/*
 * What the judge and a supervisor say to each other, over the supervisor's descriptors 0 (requests) and 1 (replies).
 * `protocol.ts` mirrors this file; PROTOCOL_VERSION changes with either.
 *
 * A frame is a u32 length and that many bytes. Integers are little-endian. `bytes` is a u32 length, the bytes and one
 * NUL that the length does not count (so that names can be used in place); `list<T>` is a u32 count and the items.
 *
 * After its start the supervisor sends one HELLO frame:
 *   u32 PROTOCOL_VERSION · bytes fault (empty: programs can be confined here; else why not) · u32 fenced (1: in a memory control group)
 *
 * Requests, one at a time; only CANCEL may be sent before the last reply has come (it then ends the run that goes on
 * and those that were to follow, else is ignored):
 *   u32 OP_RUN     · program                (one reply a test, in their order, up to the first that fails if so flagged)
 *   u32 OP_CONNECT · program · program      (of one test each; two replies, in any order)
 *   u32 OP_CANCEL
 *
 * program:
 *   u32 cpu_ms · u32 wall_ms · u32 processes · u32 flags (FLAG_*)
 *   u64 memory_bytes · u64 address_space_bytes (0: no limit) · u64 stack_bytes · u64 output_bytes · u64 file_bytes
 *   list<bytes> argv · list<bytes> env · list<bytes name, bytes content> files
 *   list<bytes artifact, bytes mount point> mounts
 *   bytes staged (a folder of the staging area; empty: nothing is collected) · list<bytes> collect (file name patterns)
 *   list<bytes> read_back (file names) · list<test> tests
 *
 * test:
 *   u32 stdin kind (STDIN_*) · bytes stdin (the content, or the name of a shared input)
 *   list<bytes> args (after argv) · list<bytes name, bytes content> files
 *
 * reply:
 *   u32 index (of the test; of the program, 0 or 1, where two are connected) · u32 status (STATUS_*) · u32 code (exit code or signal) · u32 flags (REPLY_*)
 *   u64 cpu_us · u64 wall_us · u64 peak_bytes · u64 stdout_bytes
 *   bytes stdout · bytes stderr · list<u32 present, bytes content> read_back · bytes fault
 */
#ifndef SHORTLIST_PROTOCOL_H
#define SHORTLIST_PROTOCOL_H

#define PROTOCOL_VERSION 3
#define MAX_FRAME_BYTES (256u << 20)
#define MAX_LIST_ITEMS 4096u
#define STDERR_KEPT_BYTES (16u << 10)

enum { OP_RUN = 1, OP_CONNECT = 2, OP_CANCEL = 3 };
enum { STDIN_NULL = 0, STDIN_INLINE = 1, STDIN_SHARED = 2 };
enum { FLAG_KEEP_STDERR_HEAD = 1, FLAG_STOP_AT_FAILURE = 2 };
enum { STATUS_EXITED, STATUS_SIGNALED, STATUS_TIME, STATUS_WALL, STATUS_MEMORY, STATUS_OUTPUT, STATUS_FAULT, STATUS_CANCELLED };
/* REPLY_LAST: no other test of this program will be answered. */
enum { REPLY_COLLECTED = 1, REPLY_SYNTAX_ERROR = 2, REPLY_LAST = 4 };

/* The fixed places of the outer view (see outerView.ts). BOX is covered before a candidate starts. */
#define BOX "/box"
#define BOX_ARTIFACTS BOX "/artifacts"
#define BOX_INPUTS BOX "/inputs"
#define BOX_STAGING BOX "/staging"
#define SCRATCH "/scratch"
#define WORK SCRATCH "/work"

#endif
