"""How a program is shut in where there is no C compiler: what confine.c and seccomp.c do, and for the same reasons."""
import ctypes
import os
import platform
import resource
import struct

JUDGE_ID, INNER_ID, MAX_INODES = 60578, 1000, 20000
BOX, SCRATCH, WORK = '/box', '/scratch', '/scratch/work'
NOSUID, NODEV, NOEXEC, READ_ONLY, BIND = 2, 4, 8, 1, 4096
NAMESPACES = 0x10000000 | 0x20000000 | 0x00020000 | 0x08000000  # user, pid, mount, ipc
SET_PDEATHSIG, SET_DUMPABLE, SET_SECCOMP, CAPBSET_READ, CAPBSET_DROP, NO_NEW_PRIVS, CAP_AMBIENT = 1, 4, 22, 23, 24, 38, 47

# Holds on to the interpreter's lock: what is cloned must have it.
libc = ctypes.PyDLL(None, use_errno=True)

# System calls by machine: with rules of their own (clone, socket, sched_setscheduler), refused, refused as if there were
# none, refused where they are of others than oneself.
EVERYWHERE = 'open_tree 428 move_mount 429 fsopen 430 fsconfig 431 fsmount 432 fspick 433 mount_setattr 442 pidfd_getfd 438 process_madvise 440'
MACHINES = {
    'x86_64': (0xC000003E, 56, 41, 144, (
        'setpriority 141 ioprio_set 251 unshare 272 setns 308 mount 165 umount2 166 pivot_root 155 chroot 161 ptrace 101 process_vm_readv 310 '
        'process_vm_writev 311 kcmp 312 keyctl 250 add_key 248 request_key 249 bpf 321 perf_event_open 298 userfaultfd 323 fanotify_init 300 '
        'name_to_handle_at 303 open_by_handle_at 304 kexec_load 246 init_module 175 finit_module 313 delete_module 176 reboot 169 swapon 167 swapoff 168 '
        'acct 163 quotactl 179 syslog 103 sethostname 170 setdomainname 171 settimeofday 164 clock_settime 227 adjtimex 159 clock_adjtime 305 '
        'modify_ldt 154 iopl 172 ioperm 173 kexec_file_load 320'),
        'memfd_create 319 shmget 29 msgget 68 semget 64 inotify_init 253 inotify_init1 294', 'prlimit64 302 sched_setaffinity 203 sched_setparam 142 sched_setattr 314'),
    'aarch64': (0xC00000B7, 220, 198, 119, (
        'setpriority 140 ioprio_set 30 unshare 97 setns 268 mount 40 umount2 39 pivot_root 41 chroot 51 ptrace 117 process_vm_readv 270 '
        'process_vm_writev 271 kcmp 272 keyctl 219 add_key 217 request_key 218 bpf 280 perf_event_open 241 userfaultfd 282 fanotify_init 262 '
        'name_to_handle_at 264 open_by_handle_at 265 kexec_load 104 init_module 105 finit_module 273 delete_module 106 reboot 142 swapon 224 swapoff 225 '
        'acct 89 quotactl 60 syslog 116 sethostname 161 setdomainname 162 settimeofday 170 clock_settime 112 adjtimex 171 clock_adjtime 266 kexec_file_load 294'),
        'memfd_create 279 shmget 194 msgget 186 semget 190 inotify_init1 26', 'prlimit64 261 sched_setaffinity 122 sched_setparam 118 sched_setattr 274'),
}
ABSENT_EVERYWHERE = 'clone3 435 memfd_secret 447 io_uring_setup 425 io_uring_enter 426 io_uring_register 427'
ALLOW, KILL_PROCESS, EPERM, ENOSYS, EAFNOSUPPORT = 0x7FFF0000, 0x80000000, 0x50001, 0x50026, 0x50061


def checked(result, what):
    if result == -1:
        raise OSError(ctypes.get_errno(), what)
    return result


def prctl(option, *args):
    return libc.prctl(option, *(ctypes.c_ulong(arg) for arg in (*args, 0, 0, 0, 0)[:4]))


def mount(source, target, kind=None, flags=0, options=None):
    encoded = [None if text is None else text.encode() for text in (source, target, kind, options)]
    checked(libc.mount(*encoded[:3], ctypes.c_ulong(flags), encoded[3]), f'mount {target}')


def numbers(*tables):
    return [int(word) for table in tables for word in table.split() if word.isdigit()]


def seccomp_filter():
    """As in seccomp.c; None on machines that it does not know either."""
    if platform.machine() not in MACHINES:
        return None
    arch, clone, socket, scheduler, refused, absent, of_others = MACHINES[platform.machine()]
    load, equal, greater, any_bit, end = 0x20, 0x15, 0x35, 0x45, 0x06
    code = [(load, 0, 0, 4), (equal, 1, 0, arch), (end, 0, 0, KILL_PROCESS), (load, 0, 0, 0)]
    if arch == MACHINES['x86_64'][0]:
        code += [(greater, 0, 1, 0x40000000), (end, 0, 0, ENOSYS)]
    code += [(equal, 0, 4, clone), (load, 0, 0, 16), (any_bit, 0, 1, NAMESPACES | 0x02000000 | 0x04000000 | 0x40000000 | 0x80), (end, 0, 0, EPERM), (end, 0, 0, ALLOW)]
    code += [(equal, 0, 6, socket), (load, 0, 0, 16), (equal, 3, 0, 1), (equal, 2, 0, 2), (equal, 1, 0, 10), (end, 0, 0, EAFNOSUPPORT), (end, 0, 0, ALLOW)]
    code += [(equal, 0, 6, scheduler), (load, 0, 0, 24), (equal, 3, 0, 0), (load, 0, 0, 16), (equal, 1, 0, 0), (end, 0, 0, EPERM), (end, 0, 0, ALLOW)]
    for number in numbers(of_others):
        code += [(equal, 0, 4, number), (load, 0, 0, 16), (equal, 1, 0, 0), (end, 0, 0, EPERM), (end, 0, 0, ALLOW)]
    for action, tables in ((ENOSYS, (absent, ABSENT_EVERYWHERE)), (EPERM, (refused, EVERYWHERE))):
        for number in numbers(*tables):
            code += [(equal, 0, 1, number), (end, 0, 0, action)]
    return b''.join(struct.pack('HBBI', *step) for step in [*code, (end, 0, 0, ALLOW)])


FILTER = seccomp_filter()


def leave_root():
    if os.geteuid() == 0:
        mount('proc', '/proc', 'proc', NOSUID | NODEV | NOEXEC)
        os.setgroups([])
        os.setresgid(JUDGE_ID, JUDGE_ID, JUDGE_ID)
        os.setresuid(JUDGE_ID, JUDGE_ID, JUDGE_ID)


def clone_into_namespaces():
    """As os.fork, into new user, pid, mount and ipc namespaces."""
    number = MACHINES.get(platform.machine(), MACHINES['x86_64'])[1]
    ctypes.pythonapi.PyOS_BeforeFork()
    pid = libc.syscall(ctypes.c_long(number), ctypes.c_ulong(NAMESPACES | 17), *[ctypes.c_ulong(0)] * 4)
    error = ctypes.get_errno()
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
    else:
        ctypes.pythonapi.PyOS_AfterFork_Parent()
    if pid == -1:
        raise OSError(error, 'clone')
    return pid


def lay_files(files):
    for name, content in files:
        fd = os.open(f'{WORK}/{name}', os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with open(fd, 'wb') as file:
            file.write(content)


def enter_box(owner, file_bytes, files, mounts):
    """Turns the new namespaces, made by `owner` (its user and group), into what the candidate sees."""
    for name, text in (('setgroups', 'deny'), ('uid_map', f'{INNER_ID} {owner[0]} 1'), ('gid_map', f'{INNER_ID} {owner[1]} 1')):
        with open(f'/proc/self/{name}', 'w') as file:
            file.write(text)
    mount('tmpfs', SCRATCH, 'tmpfs', NOSUID | NODEV, f'size={file_bytes},nr_inodes={MAX_INODES},mode=0755')
    os.umask(0)
    for folder, mode in ((WORK, 0o755), (f'{SCRATCH}/tmp', 0o777), (f'{SCRATCH}/shm', 0o777)):
        os.mkdir(folder, mode)
    os.umask(0o22)
    libc.mount(f'{SCRATCH}/shm'.encode(), b'/dev/shm', None, ctypes.c_ulong(BIND), None)
    lay_files(files)
    for artifact, where in mounts:
        mount(f'{BOX}/artifacts/{artifact}', where, None, BIND)
    mount('tmpfs', BOX, 'tmpfs', NOSUID | NODEV | NOEXEC | READ_ONLY, 'size=4k,nr_inodes=2,mode=0555')
    try:
        mount('proc', '/proc', 'proc', NOSUID | NODEV | NOEXEC)
    except OSError:
        mount('tmpfs', '/proc', 'tmpfs', NOSUID | NODEV | NOEXEC | READ_ONLY, 'size=4k,nr_inodes=2')


def renounce_escapes():
    capability = 0
    while prctl(CAPBSET_READ, capability) >= 0:
        prctl(CAPBSET_DROP, capability)
        capability += 1
    prctl(CAP_AMBIENT, 4)
    checked(prctl(NO_NEW_PRIVS, 1), 'no_new_privs')
    if FILTER is not None:
        code = ctypes.create_string_buffer(FILTER, len(FILTER))
        program = ctypes.create_string_buffer(struct.pack('HxxxxxxQ', len(FILTER) // 8, ctypes.addressof(code)))
        checked(prctl(SET_SECCOMP, 2, ctypes.addressof(program)), 'seccomp filter')


def limit(which, value):
    hard = resource.getrlimit(which)[1]
    value = min((bound for bound in (value, hard) if bound != resource.RLIM_INFINITY), default=resource.RLIM_INFINITY)
    resource.setrlimit(which, (value, value))


def renounce_privileges(program):
    """The last thing before the candidate's own code."""
    for which, value in (
            (resource.RLIMIT_CORE, 0), (resource.RLIMIT_CPU, program.cpu_ms // 500 + 2), (resource.RLIMIT_FSIZE, program.file_bytes), (resource.RLIMIT_NOFILE, 512),
            (resource.RLIMIT_STACK, program.stack_bytes), (resource.RLIMIT_AS, program.address_space_bytes or resource.RLIM_INFINITY),
            (resource.RLIMIT_MEMLOCK, 64 << 10), (resource.RLIMIT_MSGQUEUE, 0), (resource.RLIMIT_SIGPENDING, 1024)):
        limit(which, value)
    if tuple(map(int, platform.release().split('-')[0].split('.')[:2])) >= (5, 14):  # before, it counted all of the user's processes
        limit(resource.RLIMIT_NPROC, program.processes + 1)
    checked(libc.capset(struct.pack('Ii', 0x20080522, 0), bytes(24)), 'capset')


def give_way(niceness):
    os.nice(niceness)
    number = {'x86_64': 251, 'aarch64': 30}.get(platform.machine())
    if niceness > 0 and number is not None:
        libc.syscall(ctypes.c_long(number), 1, 0, 3 << 13)  # idle input and output


def set_thread_stack(size):
    """Threads get stacks of the size that the limit had when the interpreter started; this one has to be told."""
    attributes = ctypes.create_string_buffer(128)
    libc.pthread_attr_init(attributes)
    if libc.pthread_attr_setstacksize(attributes, ctypes.c_size_t(size)) == 0:
        libc.pthread_setattr_default_np(attributes)
