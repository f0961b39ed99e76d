/* System calls that no contest program needs, and that break sandboxes. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "supervisor.h"

#if defined(__x86_64__)
#define NATIVE_ARCH AUDIT_ARCH_X86_64
#define X32_BIT 0x40000000u
#elif defined(__aarch64__)
#define NATIVE_ARCH AUDIT_ARCH_AARCH64
#endif

#define NEW_NAMESPACE (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | 0x80 /* CLONE_NEWTIME */)

#ifdef NATIVE_ARCH

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define REFUSE(error) RETURN(SECCOMP_RET_ERRNO | (error))
#define UNLESS_EQUAL(value, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (skip))
#define IF_EQUAL(value, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (skip), 0)
#define REFUSE_CALL(number) UNLESS_EQUAL(number, 1), REFUSE(EPERM)
/* Of oneself (0) only: process 1 of the box, of the same user, is not to be slowed down or bounded. */
#define REFUSE_OF_OTHERS(number, which) UNLESS_EQUAL(number, 4), LOAD(args[which]), IF_EQUAL(0, 1), REFUSE(EPERM), RETURN(SECCOMP_RET_ALLOW)

static struct sock_filter filter[] = {
    LOAD(arch),
    IF_EQUAL(NATIVE_ARCH, 1),
    RETURN(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
#ifdef X32_BIT
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1),
    REFUSE(ENOSYS),
#endif
    /* Its flags lie in memory, where a filter cannot look: libraries fall back to clone. */
    UNLESS_EQUAL(SYS_clone3, 1),
    REFUSE(ENOSYS),
    UNLESS_EQUAL(SYS_clone, 4),
    LOAD(args[0]),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, NEW_NAMESPACE, 0, 1),
    REFUSE(EPERM),
    RETURN(SECCOMP_RET_ALLOW),
    /* The network namespace holds the internet families; others (vsock, alg, packet, ...) it may not. */
    UNLESS_EQUAL(SYS_socket, 6),
    LOAD(args[0]),
    IF_EQUAL(AF_UNIX, 3),
    IF_EQUAL(AF_INET, 2),
    IF_EQUAL(AF_INET6, 1),
    REFUSE(EAFNOSUPPORT),
    RETURN(SECCOMP_RET_ALLOW),
    REFUSE_OF_OTHERS(SYS_prlimit64, 0),
    REFUSE_OF_OTHERS(SYS_sched_setaffinity, 0),
    /* The usual policy changes nothing of process 1; a runtime (Mono) gives it to its threads. */
    UNLESS_EQUAL(SYS_sched_setscheduler, 6),
    LOAD(args[1]),
    IF_EQUAL(SCHED_OTHER, 3),
    LOAD(args[0]),
    IF_EQUAL(0, 1),
    REFUSE(EPERM),
    RETURN(SECCOMP_RET_ALLOW),
    REFUSE_OF_OTHERS(SYS_sched_setparam, 0),
    REFUSE_OF_OTHERS(SYS_sched_setattr, 0),
    REFUSE_CALL(SYS_setpriority),
    REFUSE_CALL(SYS_ioprio_set),
    /* Memory that no process need have mapped is in nobody's resident size. */
    UNLESS_EQUAL(SYS_memfd_create, 1),
    REFUSE(ENOSYS),
    UNLESS_EQUAL(447 /* memfd_secret */, 1),
    REFUSE(ENOSYS),
    UNLESS_EQUAL(SYS_shmget, 1),
    REFUSE(ENOSYS),
    UNLESS_EQUAL(SYS_msgget, 1),
    REFUSE(ENOSYS),
    UNLESS_EQUAL(SYS_semget, 1),
    REFUSE(ENOSYS),
    /* Watches are kernel memory, and taken from what the user's own programs may have. */
    UNLESS_EQUAL(SYS_inotify_init1, 1),
    REFUSE(ENOSYS),
#ifdef SYS_inotify_init
    UNLESS_EQUAL(SYS_inotify_init, 1),
    REFUSE(ENOSYS),
#endif
    REFUSE_CALL(SYS_unshare),
    REFUSE_CALL(SYS_setns),
    REFUSE_CALL(SYS_mount),
    REFUSE_CALL(SYS_umount2),
    REFUSE_CALL(SYS_pivot_root),
    REFUSE_CALL(SYS_chroot),
    REFUSE_CALL(428 /* open_tree */),
    REFUSE_CALL(429 /* move_mount */),
    REFUSE_CALL(430 /* fsopen */),
    REFUSE_CALL(431 /* fsconfig */),
    REFUSE_CALL(432 /* fsmount */),
    REFUSE_CALL(433 /* fspick */),
    REFUSE_CALL(442 /* mount_setattr */),
    REFUSE_CALL(SYS_ptrace),
    REFUSE_CALL(SYS_process_vm_readv),
    REFUSE_CALL(SYS_process_vm_writev),
    REFUSE_CALL(438 /* pidfd_getfd */),
    REFUSE_CALL(440 /* process_madvise */),
    REFUSE_CALL(SYS_kcmp),
    REFUSE_CALL(SYS_keyctl),
    REFUSE_CALL(SYS_add_key),
    REFUSE_CALL(SYS_request_key),
    REFUSE_CALL(SYS_bpf),
    REFUSE_CALL(SYS_perf_event_open),
    UNLESS_EQUAL(425 /* io_uring_setup */, 1),
    REFUSE(ENOSYS),
    UNLESS_EQUAL(426 /* io_uring_enter */, 1),
    REFUSE(ENOSYS),
    UNLESS_EQUAL(427 /* io_uring_register */, 1),
    REFUSE(ENOSYS),
    REFUSE_CALL(SYS_userfaultfd),
    REFUSE_CALL(SYS_fanotify_init),
    REFUSE_CALL(SYS_name_to_handle_at),
    REFUSE_CALL(SYS_open_by_handle_at),
    REFUSE_CALL(SYS_kexec_load),
    REFUSE_CALL(SYS_init_module),
    REFUSE_CALL(SYS_finit_module),
    REFUSE_CALL(SYS_delete_module),
    REFUSE_CALL(SYS_reboot),
    REFUSE_CALL(SYS_swapon),
    REFUSE_CALL(SYS_swapoff),
    REFUSE_CALL(SYS_acct),
    REFUSE_CALL(SYS_quotactl),
    REFUSE_CALL(SYS_syslog),
    REFUSE_CALL(SYS_sethostname),
    REFUSE_CALL(SYS_setdomainname),
    REFUSE_CALL(SYS_settimeofday),
    REFUSE_CALL(SYS_clock_settime),
    REFUSE_CALL(SYS_adjtimex),
    REFUSE_CALL(SYS_clock_adjtime),
#ifdef SYS_modify_ldt
    REFUSE_CALL(SYS_modify_ldt),
    REFUSE_CALL(SYS_iopl),
    REFUSE_CALL(SYS_ioperm),
    REFUSE_CALL(SYS_kexec_file_load),
#endif
    RETURN(SECCOMP_RET_ALLOW),
};

const char *forbid_system_calls(void) {
  struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
  /* SPEC_ALLOW: older kernels would otherwise slow the candidate down with a mitigation it has no use for. */
  if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &program) == 0) return NULL;
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0 ? NULL : "seccomp filter";
}

#else

const char *forbid_system_calls(void) { return NULL; }

#endif
