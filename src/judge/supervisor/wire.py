"""Frames in and out, as protocol.h has them, for supervisor.py."""
import os
import struct

VERSION, MAX_FRAME, MAX_ITEMS = 3, 256 << 20, 4096
RUN, CONNECT, CANCEL = 1, 2, 3
KEEP_HEAD, STOP_AT_FAILURE = 1, 2
EXITED, SIGNALED, TIME, WALL, MEMORY, OUTPUT, FAULT, CANCELLED = range(8)
COLLECTED, SYNTAX_ERROR, LAST = 1, 2, 4


class Frame:
    """What does not hold what it says raises, which ends the supervisor: the judge starts another."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, form):
        values = struct.unpack_from('<' + form, self.data, self.at)
        self.at += struct.calcsize('<' + form)
        return values if len(values) > 1 else values[0]

    def bytes(self):
        end = self.take('I') + self.at
        if end >= len(self.data) or self.data[end] != 0:
            raise ValueError('bytes without an end')
        start, self.at = self.at, end + 1
        return bytes(self.data[start:end])

    def list(self, item):
        count = self.take('I')
        if count > MAX_ITEMS:
            raise ValueError('a list without an end')
        return [item() for _ in range(count)]

    def name(self):
        """Names become paths under folders of ours: they must not lead elsewhere."""
        name = self.bytes()
        if name in (b'', b'.', b'..') or b'/' in name or b'\0' in name:
            raise ValueError('a name that is a path')
        return os.fsdecode(name)

    def files(self):
        return self.list(lambda: (self.name(), self.bytes()))


class Test:
    def __init__(self, frame):
        self.stdin_kind, self.stdin = frame.take('I'), frame.bytes()
        self.args, self.files = frame.list(frame.bytes), frame.files()
        if self.stdin_kind > 2 or self.stdin_kind == 2 and (b'/' in self.stdin or self.stdin in (b'', b'.', b'..')):
            raise ValueError('no such input')


class Program:
    def __init__(self, frame):
        self.cpu_ms, self.wall_ms, self.processes, self.flags = frame.take('IIII')
        self.memory_bytes, self.address_space_bytes, self.stack_bytes, self.output_bytes, self.file_bytes = frame.take('QQQQQ')
        self.argv, self.env, self.files = frame.list(frame.bytes), frame.list(frame.bytes), frame.files()
        self.mounts = frame.list(lambda: (frame.name(), os.fsdecode(frame.bytes())))
        self.staged = os.fsdecode(frame.bytes())
        self.collect, self.read_back, self.tests = frame.list(frame.name), frame.list(frame.name), frame.list(lambda: Test(frame))
        if not self.argv or not self.tests or '/' in self.staged or self.staged in ('.', '..'):
            raise ValueError('no program')


def read_exactly(length):
    parts = bytearray()
    while len(parts) < length:
        part = os.read(0, min(length - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return parts


def read_request():
    head = read_exactly(4)
    length = struct.unpack('<I', head)[0] if head else 0
    if length > MAX_FRAME:
        raise ValueError('a frame without an end')
    data = read_exactly(length) if head else None
    if data is None:
        return None
    frame = Frame(data)
    op = frame.take('I')
    programs = [Program(frame) for _ in range({RUN: 1, CONNECT: 2, CANCEL: 0}[op])]
    if frame.at != len(data) or op == CONNECT and any(len(program.tests) != 1 for program in programs):
        raise ValueError('a frame of another length')
    return op, programs


def packed(data):
    return struct.pack('<I', len(data)) + data + b'\0'


def send(*parts):
    frame = b''.join(parts)
    view = memoryview(struct.pack('<I', len(frame)) + frame)
    while view:
        view = view[os.write(1, view):]


def send_reply(index, status, code=0, flags=0, figures=(0, 0, 0, 0), out=b'', err=b'', read_back=(), fault=''):
    contents = [struct.pack('<I', content is not None) + packed(content or b'') for content in read_back]
    send(struct.pack('<IIIIQQQQ', index, status, code, flags, *figures), packed(out), packed(err), struct.pack('<I', len(contents)), *contents, packed(fault.encode()))


def send_hello(fault, fenced):
    send(struct.pack('<I', VERSION), packed(fault.encode()), struct.pack('<I', fenced))
