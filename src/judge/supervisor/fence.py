"""The memory control group around a supervisor, where one could be had: what fence.c does, and for the same reasons."""
import os

LIMIT, KILLS, USE, STATISTICS = 6, 7, 8, 9
MARGIN, KEPT_FILES, NO_LIMIT, LOST_FENCE = 32 << 20, 256 << 20, 0x7ffffffffffff000, 73
fenced = False


def read(fd):
    return os.pread(fd, 8192, 0)


def number_of(text, name, otherwise):
    for line in text.splitlines():
        if line.startswith(name + b' '):
            return int(line[len(name):])
    return otherwise


def set_limit(size):
    os.pwrite(LIMIT, b'%d' % size, 0)


def find():
    global fenced
    try:
        set_limit(NO_LIMIT)
        fenced = all(map(read, (KILLS, USE, STATISTICS)))
    except OSError:
        fenced = False
    return fenced


def needed(program):
    """All that the group may come to hold for it."""
    files, *of_tests = (sum(len(content) for _, content in files) for files in (program.files, *(test.files for test in program.tests)))
    return program.memory_bytes + program.output_bytes + files + max(of_tests)


def clean_files(statistics):
    files, dirty = (sum(number_of(statistics, name, 0) for name in names.split()) for names in (
        b'inactive_file active_file', b'dirty writeback file_dirty file_writeback'))
    return files - dirty


def raise_around(size):
    if not fenced:
        return
    try:
        used = int(read(USE))
        surplus = max(0, clean_files(read(STATISTICS)) - KEPT_FILES)
        try:
            set_limit((used - surplus if used > surplus else used) + size + MARGIN)
        except OSError:
            set_limit(used + size + MARGIN)
    except OSError:
        os._exit(LOST_FENCE)


def lower():
    if fenced:
        try:
            set_limit(NO_LIMIT)
        except OSError:
            os._exit(LOST_FENCE)


def kills():
    """How many processes the kernel has killed for want of memory, and how often the group was what had none left."""
    try:
        text = read(KILLS) if fenced else b''
    except OSError:
        text = b''
    everyone = number_of(text, b'oom_kill', 0)
    return everyone, number_of(text, b'oom', everyone)


class Victim:
    """Whom the kernel kills first: process 1 of a box, when it says so, until it takes it back."""

    def __init__(self):
        try:
            self.fd = os.open('/proc/self/oom_score_adj', os.O_RDWR) if fenced else None
        except OSError:
            self.fd = None
        self.before = None if self.fd is None else os.pread(self.fd, 16, 0)

    def offer_next(self, offered):
        if self.fd is not None:
            os.pwrite(self.fd, b'1000' if offered else self.before, 0)
