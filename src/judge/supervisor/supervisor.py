"""The supervisor where there is no C compiler: the same protocol (protocol.h), a box of its own for every run, but slower.

`python3 supervisor.py NICENESS [fenced]` serves the judge's requests on descriptors 0 and 1; in zygote.py the same loop returns in
a candidate's process, with its arguments.
"""
import errno
import fcntl
import os
import signal
import sys

import confine
import fence
import watch
import wire

START = 3  # the candidate's end of the channel on which a failed start is told
OWN_MODULES = ('supervisor', 'confine', 'fence', 'watch', 'wire')
ADD_SEALS, SEALED = 1033, 1 | 2 | 4 | 8  # against writing, growing, shrinking, other seals


def input_of(test):
    if test.stdin_kind != 1:
        path = os.devnull if test.stdin_kind == 0 else f'{confine.BOX}/inputs/{os.fsdecode(test.stdin)}'
        return os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    fd = os.memfd_create('input', os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.write(fd, test.stdin)
    os.lseek(fd, 0, os.SEEK_SET)
    fcntl.fcntl(fd, ADD_SEALS, SEALED)
    return fd


def become_candidate(program, argv, streams, zygote):
    """Descriptors 0, 1 and 2, the start channel, and nothing else; then the program or, in a zygote, back to it."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    copies = [os.dup(fd) for fd in streams]
    try:
        for number, fd in enumerate(copies):
            os.dup2(fd, number, inheritable=number != START)
        os.closerange(START + 1, 512)
        os.setsid()
        os.chdir(confine.WORK)
        confine.renounce_privileges(program)
        if zygote:
            confine.prctl(confine.SET_DUMPABLE, 1)
            confine.set_thread_stack(program.stack_bytes)
            return argv
        for ignored in (signal.SIGPIPE, signal.SIGXFSZ):
            signal.signal(ignored, signal.SIG_DFL)
        os.execvpe(argv[0], argv, dict(entry.split(b'=', 1) for entry in program.env))
    except OSError as error:
        os.write(START, b'E' + bytes([error.errno or 0]))
    os._exit(127)


def run_box(owner, program, index, wiring, progress, zygote):
    """Process 1 of new namespaces. Returns only in the candidate of a zygote."""
    number, first, lock = (index, None, None) if wiring is None else wiring
    test = program.tests[index if wiring is None else 0]
    is_last = wiring is not None or index + 1 == len(program.tests)
    confine.prctl(confine.SET_PDEATHSIG, signal.SIGKILL)
    try:
        stdin = input_of(test) if wiring is None else first[0]
        staged = os.open(f'{confine.BOX}/staging/{program.staged}', os.O_RDONLY | os.O_DIRECTORY) if program.staged else None
        confine.prctl(confine.SET_DUMPABLE, 1)
        confine.enter_box(owner, program.file_bytes, program.files + test.files, program.mounts)
        victim = fence.Victim()
        confine.prctl(confine.SET_DUMPABLE, 0)
        confine.renounce_escapes()
        out, err, start, woken = os.pipe() if wiring is None else (None, first[1]), os.pipe(), os.pipe(), os.pipe()
        os.set_blocking(woken[1], False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(woken[1], warn_on_full_buffer=False)
        killed = fence.kills()
        victim.offer_next(True)
        candidate = os.fork()
    except OSError as error:
        watch.send_in_turn(lock, number, wire.FAULT, flags=wire.LAST, fault=str(error))
        os.write(progress, b'L')
        os._exit(0)
    if candidate == 0:
        return become_candidate(program, program.argv + test.args, (stdin, out[1], err[1], start[1]), zygote)
    victim.offer_next(False)
    for fd in {stdin, out[1], err[1], start[1]}:
        os.close(fd)
    run = watch.Run(program, candidate, out[0], err[0], woken[0], killed)
    run.watch()
    os.set_blocking(start[0], False)
    last = watch.report(run, number, os.read(start[0], 2), staged, is_last, lock)
    os.write(progress, b'L' if last else b'G')
    os._exit(0)


def in_box(program, index, wiring, zygote):
    """The end of a pipe that tells when the box is done and whether another is to follow; in a candidate, its arguments."""
    owner = os.geteuid(), os.getegid()
    told, tell = os.pipe()
    if confine.clone_into_namespaces() != 0:
        os.close(tell)
        return told, None
    try:
        os.close(told)
        for fd in wiring[3] if wiring else ():
            os.close(fd)
        return None, run_box(owner, program, index, wiring and wiring[:3], tell, zygote)
    except BaseException as error:
        print(f'The box failed: {error!r}', file=sys.stderr, flush=True)
        os._exit(70)


def is_to_go_on(told):
    """A box that dies without a word ends the supervisor."""
    word = os.read(told, 1)
    os.close(told)
    if not word:
        sys.exit(70)
    return word == b'G'


def run_pair(programs):
    forth, back, lock = os.pipe(), os.pipe(), os.pipe()
    os.write(lock[1], b'.')
    fence.raise_around(sum(map(fence.needed, programs)))
    told = [
        in_box(programs[0], 0, (0, (back[0], forth[1]), lock, (forth[0], back[1])), False)[0],
        in_box(programs[1], 0, (1, (forth[0], back[1]), lock, (back[0], forth[1])), False)[0],
    ]
    for fd in forth + back:
        os.close(fd)
    for one in told:
        is_to_go_on(one)
    for fd in lock:
        os.close(fd)


def try_box():
    """Whether a box can be made at all, said before the first program comes."""
    owner = os.geteuid(), os.getegid()
    pid = confine.clone_into_namespaces()
    if pid == 0:
        try:
            confine.prctl(confine.SET_DUMPABLE, 1)
            confine.enter_box(owner, 1 << 20, [], [])
        except OSError as error:
            os._exit(error.errno or errno.EINVAL)
        os._exit(0)
    status = os.waitpid(pid, 0)[1]
    return '' if status == 0 else os.strerror(os.WEXITSTATUS(status)) if os.WIFEXITED(status) else 'the first process of a box died'


def serve(niceness, fenced, prepare=None):
    """
    Of a zygote, `prepare` is given each program's source before its candidates are forked. Returns the arguments in such a
    candidate, None when the judge has closed its end.
    """
    try:
        confine.give_way(niceness)
        confine.leave_root()
        confine.prctl(confine.SET_PDEATHSIG, signal.SIGKILL)
        confine.prctl(confine.SET_DUMPABLE, 0)
        fault = try_box()
    except OSError as error:
        fault = str(error)
    wire.send_hello(fault, fenced and not fault and fence.find())
    if fault:
        return None
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while (request := wire.read_request()) is not None:
        op, programs = request
        if op == wire.CONNECT:
            run_pair(programs)
        elif op == wire.RUN and prepare:
            prepare(programs[0].files[0][1] if programs[0].files else b'')
        needed = fence.needed(programs[0]) if op == wire.RUN else 0
        for index in range(len(programs[0].tests) if op == wire.RUN else 0):
            fence.raise_around(needed)
            told, argv = in_box(programs[0], index, None, prepare is not None)
            if told is None:
                return argv
            if not is_to_go_on(told):
                break
        fence.lower()
    return None


if __name__ == '__main__':
    serve(int(sys.argv[1]), sys.argv[-1] == 'fenced')
