"""One run, seen from process 1 of its box, for supervisor.py: measured, stopped, cleaned up after, reported."""
import fnmatch
import os
import select
import signal
import stat
import time

import confine
import fence
import wire

STDERR_KEPT, CHUNK, TICK = 16 << 10, 64 << 10, 0.005


class Stream:
    """The first bytes of a stream or, of a tail, the last."""

    def __init__(self, fd, kept, tail):
        self.fd, self.limit, self.tail, self.data, self.total = fd, kept, tail, bytearray(), 0
        if fd is not None:
            os.set_blocking(fd, False)

    def drain(self, enough):
        while self.fd is not None and self.total <= enough:
            try:
                chunk = os.read(self.fd, CHUNK)
            except BlockingIOError:
                return
            self.total += len(chunk)
            self.data += chunk if self.tail else chunk[:max(0, self.limit - len(self.data))]
            if self.tail:
                del self.data[:max(0, len(self.data) - self.limit)]
            if not chunk:
                os.close(self.fd)
                self.fd = None


def page_table_bytes(pid):
    """Reading a page that was never written costs nothing but its place in a table: where much may be mapped, tables grow large."""
    with open(f'/proc/{pid}/status', 'rb') as file:
        line = file.read().partition(b'\nVmPTE:')[2].split(maxsplit=1)
    return int(line[0]) << 10 if line else 0


class Run:
    def __init__(self, program, candidate, out, err, woken, killed):
        self.program, self.candidate, self.woken, self.killed = program, candidate, woken, killed
        self.out, self.err = Stream(out, program.output_bytes, False), Stream(err, STDERR_KEPT, not program.flags & wire.KEEP_HEAD)
        self.reaped = self.cpu = self.peak = 0
        self.ending = self.stopped_for = None
        self.started = time.monotonic()

    def kill_all(self):
        try:
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def stop(self, status):
        self.stopped_for = status if self.stopped_for is None else self.stopped_for
        self.kill_all()

    def reap(self, options):
        while True:
            try:
                pid, status, usage = os.wait4(-1, options)
            except ChildProcessError:
                return
            if pid == 0:
                return
            self.reaped += usage.ru_utime + usage.ru_stime
            self.peak = max(self.peak, usage.ru_maxrss << 10)
            if pid == self.candidate:
                self.ending = status

    def measure(self):
        """CPU time and memory of the whole tree, and how many processes it has."""
        cpu, resident, processes = self.reaped, 0, 0
        for name in os.listdir('/proc'):
            if not name.isdigit() or name == '1':
                continue
            processes += 1
            try:
                with open(f'/proc/{name}/stat', 'rb') as file:
                    fields = file.read().rpartition(b')')[2].split()
                cpu += (int(fields[13]) + int(fields[14])) / os.sysconf('SC_CLK_TCK') + time.clock_gettime(~int(name) << 3 | 2)
                resident += int(fields[21]) * os.sysconf('SC_PAGESIZE')
                if not self.program.address_space_bytes:
                    resident += page_table_bytes(name)
            except OSError:
                continue
        self.cpu, self.peak = max(self.cpu, cpu), max(self.peak, resident)
        return processes

    def check_limits(self):
        processes, program = self.measure(), self.program
        if self.cpu * 1000 > program.cpu_ms:
            self.stop(wire.TIME)
        elif self.peak > program.memory_bytes:
            self.stop(wire.MEMORY)
        elif (time.monotonic() - self.started) * 1000 > program.wall_ms:
            self.stop(wire.WALL)
        elif processes > program.processes + 1:
            self.kill_all()

    def drain(self):
        self.out.drain(self.program.output_bytes)
        self.err.drain(self.program.output_bytes)

    def is_flood(self):
        return max(self.out.total, self.err.total) > self.program.output_bytes

    def watch(self):
        next_check = self.started + TICK
        while self.ending is None and self.stopped_for is None:
            watched = [fd for fd in (self.out.fd, self.err.fd, self.woken, 0) if fd is not None]
            ready = select.select(watched, [], [], TICK)[0]
            if self.woken in ready:
                os.read(self.woken, CHUNK)
            if 0 in ready:  # the judge speaks before it was answered, or is gone: the run is not wanted any more
                self.stop(wire.CANCELLED)
            self.drain()
            if self.is_flood():
                self.stop(wire.OUTPUT)
            self.reap(os.WNOHANG)
            if self.ending is None and time.monotonic() >= next_check:
                self.check_limits()
                next_check = time.monotonic() + TICK
        self.wall = time.monotonic() - self.started
        self.kill_all()
        self.reap(0)
        self.cpu = self.reaped
        self.drain()


# ---- What is kept of it ----

def open_regular(name):
    try:
        fd = os.open(f'{confine.WORK}/{name}', os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    if stat.S_ISREG(os.fstat(fd).st_mode):
        return open(fd, 'rb')
    os.close(fd)
    return None


def read_back(name, limit):
    file = open_regular(name)
    if file is None:
        return None
    with file:
        return file.read(limit)


def copy_out(name, staged, room):
    """How much was copied; None where it is no plain file, larger than the room for it (it may have holes), or the judge's disk does not take it."""
    file = open_regular(name)
    if file is None:
        return None
    copied = 0
    try:
        with file, open(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o755, dir_fd=staged), 'wb') as copy:
            while chunk := file.read(1 << 20):
                copied += len(chunk)
                if copied > room:
                    return None
                copy.write(chunk)
    except OSError:
        return None
    return copied


def collect(program, staged):
    if staged is None or not program.collect:
        return False
    room, names = program.file_bytes, os.listdir(confine.WORK)
    for pattern in program.collect:
        copied = [copy_out(name, staged, room) for name in names if fnmatch.fnmatchcase(name, pattern)]
        taken = [size for size in copied if size is not None]
        room -= sum(taken)
        if not taken or room < 0:
            return False
    return True


def died_at_fence(run, paired):
    """None or, where the kernel has killed any of it for want of memory, whether it was the fence (see report.c)."""
    everyone, own = fence.kills()
    if everyone <= run.killed[0] or run.stopped_for == wire.CANCELLED:
        return None
    if paired and (run.stopped_for is not None or run.ending != signal.SIGKILL):
        return None
    return own > run.killed[1]


def status_of(run, told, paired):
    """Status, code, flags and what failed."""
    flags = wire.SYNTAX_ERROR if told[:1] == b'S' else 0
    over = [(run.cpu * 1000 > run.program.cpu_ms, wire.TIME), (run.peak > run.program.memory_bytes, wire.MEMORY), (run.is_flood(), wire.OUTPUT)]
    at_fence = died_at_fence(run, paired)
    if at_fence is not None:
        return (wire.MEMORY, 0, flags, '') if at_fence else (wire.FAULT, 0, flags, 'the machine has run out of memory')
    if run.stopped_for is not None:
        return run.stopped_for, 0, flags, ''
    if told[:1] == b'E':
        return wire.FAULT, 0, flags, os.strerror(told[1])
    for is_over, status in over:
        if is_over:
            return status, 0, flags, ''
    return (wire.SIGNALED, os.WTERMSIG(run.ending), flags, '') if os.WIFSIGNALED(run.ending) else (wire.EXITED, os.WEXITSTATUS(run.ending), flags, '')


def send_in_turn(lock, *reply, **parts):
    """Of two that are connected, each waits for its turn: what one says in pieces the other must not break into."""
    turn = lock and os.read(lock[0], 1)
    wire.send_reply(*reply, **parts)
    if lock:
        os.write(lock[1], turn)


def report(run, index, told, staged, is_last, lock):
    """True: no other test is to follow."""
    program = run.program
    status, code, flags, fault = status_of(run, told, lock is not None)
    failed = (status, code) != (wire.EXITED, 0)
    last = is_last or status == wire.CANCELLED or failed and bool(program.flags & wire.STOP_AT_FAILURE)
    if not failed and collect(program, staged):
        flags |= wire.COLLECTED
    contents = [read_back(name, program.output_bytes) for name in program.read_back]
    figures = (int(run.cpu * 1e6), int(run.wall * 1e6), run.peak, run.out.total)
    flags |= wire.LAST if last else 0
    send_in_turn(lock, index, status, code, flags, figures, bytes(run.out.data), bytes(run.err.data), contents, fault)
    return last
