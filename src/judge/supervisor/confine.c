/* How a program is shut in: what it sees, what it may do, how much it may take. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "supervisor.h"

/* Whom the judge runs as when the user is root; no system account has this number. */
#define JUDGE_ID 60578
/* Whom a candidate sees itself as. */
#define INNER_ID 1000
#define MAX_INODES 20000
/* Signals in queues and timers: kernel memory, and taken from what the user may have. */
#define MAX_PENDING_SIGNALS 1024

static uid_t outer_uid;
static gid_t outer_gid;

/*
 * bubblewrap gives root no user namespace of its own (limits on processes do not bind root), so root is left here, for
 * good. The fresh /proc has nothing mounted over it, without which the kernel refuses candidates one of their own.
 */
const char *leave_root(void) {
  if (geteuid() != 0) return NULL;
  if (mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0) return "mount /proc";
  if (setgroups(0, NULL) != 0 || setresgid(JUDGE_ID, JUDGE_ID, JUDGE_ID) != 0 || setresuid(JUDGE_ID, JUDGE_ID, JUDGE_ID) != 0) return "leave root";
  return NULL;
}

/* As fork, into new user, pid, mount and ipc namespaces. The network has been cut off by bubblewrap. */
long clone_into_namespaces(void) {
  outer_uid = geteuid();
  outer_gid = getegid();
  return syscall(SYS_clone, CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC | SIGCHLD, 0, 0, 0, 0);
}

static bool write_text(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return false;
  ssize_t put = write(fd, text, strlen(text));
  close(fd);
  return put == (ssize_t)strlen(text);
}

static bool map_ids(void) {
  char uid_map[64], gid_map[64];
  snprintf(uid_map, sizeof uid_map, "%d %u 1", INNER_ID, (unsigned)outer_uid);
  snprintf(gid_map, sizeof gid_map, "%d %u 1", INNER_ID, (unsigned)outer_gid);
  return write_text("/proc/self/setgroups", "deny") && write_text("/proc/self/uid_map", uid_map) && write_text("/proc/self/gid_map", gid_map);
}

static bool lay_file(struct bytes name, struct bytes content) {
  char path[512];
  if (snprintf(path, sizeof path, WORK "/%s", name.data) >= (int)sizeof path) return false;
  int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (fd < 0) return false;
  size_t done = 0;
  while (done < content.length) {
    ssize_t put = write(fd, content.data + done, content.length - done);
    if (put <= 0) break;
    done += (size_t)put;
  }
  close(fd);
  return done == content.length;
}

const char *lay_files(const struct pairs *files) {
  for (uint32_t i = 0; i < files->count; i++)
    if (!lay_file(files->items[i].first, files->items[i].second)) return "write to " WORK;
  return NULL;
}

/* The private file system: one tmpfs that is the working folder, /tmp and /dev/shm, gone with the namespace. */
static const char *make_scratch(const struct program *program) {
  char options[96];
  snprintf(options, sizeof options, "size=%llu,nr_inodes=%d,mode=0755", (unsigned long long)program->file_bytes, MAX_INODES);
  if (mount("tmpfs", SCRATCH, "tmpfs", MS_NOSUID | MS_NODEV, options) != 0) return "mount " SCRATCH;
  if (mkdir(WORK, 0755) != 0 || mkdir(SCRATCH "/tmp", 0777) != 0 || mkdir(SCRATCH "/shm", 0777) != 0) return "fill " SCRATCH;
  mount(SCRATCH "/shm", "/dev/shm", NULL, MS_BIND, NULL);
  return lay_files(&program->files);
}

static const char *bind_artifacts(const struct program *program) {
  for (uint32_t i = 0; i < program->mounts.count; i++) {
    const struct pair *entry = &program->mounts.items[i];
    char source[512];
    snprintf(source, sizeof source, BOX_ARTIFACTS "/%s", entry->first.data);
    if (mount(source, entry->second.data, NULL, MS_BIND, NULL) != 0) return "mount an artifact";
  }
  return NULL;
}

static bool open_staged(const struct program *program, int *staged_dir) {
  *staged_dir = -1;
  if (program->staged.length == 0) return true;
  char path[512];
  snprintf(path, sizeof path, BOX_STAGING "/%s", program->staged.data);
  *staged_dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return *staged_dir >= 0;
}

/*
 * Turns the new namespaces into what the candidate sees: its own files and artifact, a /proc of its own processes, and
 * nothing of other candidates'. Without CAP_SYS_ADMIN, which it will not have, none of this can be undone.
 */
const char *enter_box(const struct program *program, int *staged_dir) {
  if (!map_ids()) return "map ids";
  if (!open_staged(program, staged_dir)) return "open the staging area";
  const char *fault = make_scratch(program);
  if (!fault) fault = bind_artifacts(program);
  if (fault) return fault;
  if (mount("tmpfs", BOX, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, "size=4k,nr_inodes=2,mode=0555") != 0) return "cover " BOX;
  /* Where a fresh /proc is refused (some containers), better none than the supervisor's. */
  if (mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0 &&
      mount("tmpfs", "/proc", "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, "size=4k,nr_inodes=2") != 0)
    return "mount /proc";
  return NULL;
}

/* Before 5.14 this limit counted all of the user's processes, on the host too: there the watch alone counts. */
static bool process_limit_is_per_namespace(void) {
  struct utsname kernel;
  int major = 0, minor = 0;
  if (uname(&kernel) != 0 || sscanf(kernel.release, "%d.%d", &major, &minor) != 2) return false;
  return major > 5 || (major == 5 && minor >= 14);
}

static bool limit(int resource, uint64_t value) {
  struct rlimit now, wanted = {value, value};
  if (getrlimit(resource, &now) != 0) return false;
  if (now.rlim_max != RLIM_INFINITY && wanted.rlim_max > now.rlim_max) wanted.rlim_max = wanted.rlim_cur = now.rlim_max;
  return setrlimit(resource, &wanted) == 0;
}

/* Backstops: the watch measures finer, and all processes together. */
static bool set_limits(const struct program *program) {
  /* By ticks of the clock, which under load may count far more than was used. */
  uint64_t cpu_seconds = program->cpu_ms / 500 + 2;
  uint64_t address_space = program->address_space_bytes ? program->address_space_bytes : RLIM_INFINITY;
  return limit(RLIMIT_CORE, 0) && limit(RLIMIT_CPU, cpu_seconds) && limit(RLIMIT_FSIZE, program->file_bytes) && limit(RLIMIT_NOFILE, 512) &&
         limit(RLIMIT_STACK, program->stack_bytes) && limit(RLIMIT_AS, address_space) && limit(RLIMIT_MEMLOCK, 64 << 10) &&
         limit(RLIMIT_MSGQUEUE, 0) && limit(RLIMIT_SIGPENDING, MAX_PENDING_SIGNALS) && (!process_limit_is_per_namespace() || limit(RLIMIT_NPROC, (uint64_t)program->processes + 1));
}

/* What process 1 of a box gives up for itself and, since it is inherited, for every run in it. */
const char *renounce_escapes(void) {
  for (int capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; capability++) prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return "no_new_privs";
  return forbid_system_calls();
}

static bool drop_capabilities(void) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct none[2] = {{0}};
  return syscall(SYS_capset, &header, none) == 0;
}

/* The last thing before the candidate's own code. */
const char *renounce_privileges(const struct program *program) {
  if (!set_limits(program)) return "set limits";
  return drop_capabilities() ? NULL : "drop capabilities";
}
