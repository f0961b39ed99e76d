"""A Python interpreter that is already warm: each candidate is a fork of it, in namespaces of its own.

Usage: python3 -S zygote.py LIBRARY [fenced], or zygote.py supervisor.py NICENESS [fenced] where there is no C compiler. The
library (the supervisor, built as a shared object) reads the judge's requests on descriptors 0 and 1 and runs them; in a
candidate's process it returns, and the interpreter goes on as a fresh one would. A fork costs by what the interpreter has in
memory and by every page that the candidate then writes to: so little is loaded, and what can be made before the fork is.
"""
import atexit
import gc
import marshal
import os
import site
import sys

# The candidate's end of the channel to the supervisor (START_FD of box.c), and what is said there.
TOLD, SYNTAX_ERROR, CODE = 3, b'S', b'C'

# What contest programs import: loaded when the first program that names it comes, before it is forked for. None of these
# starts a thread or keeps an open file, and none is a package whose import would make submodules appear that the program
# did not ask for.
USUAL = {name.encode(): name for name in (
    'array', 'bisect', 'collections', 'copy', 'datetime', 'decimal', 'fractions', 'functools', 'heapq', 'io', 'itertools', 'math', 'operator', 'queue',
    'random', 're', 'statistics', 'string', 'threading', 'time', 'typing', 'dataclasses', 'enum')}
# No program's imports stand behind more than this.
LOOKED_THROUGH = 1 << 14


def _find_packages():
    """What `site` does, without what installed tools have put into .pth files to be run at each start."""
    site.exec = lambda line: None
    site.main()
    del site.exec


def _load_usual(source):
    """Loads what the program imports, as far as the words of its import lines tell, for it and those after it."""
    named = {word for line in source[:LOOKED_THROUGH].splitlines() if b'import' in line for word in line.replace(b',', b' ').split()}
    if named.isdisjoint(USUAL):
        return
    for name in named & USUAL.keys():
        try:
            __import__(USUAL.pop(name))
        except ImportError:
            pass
    _tidy_up()


def _tidy_up():
    gc.collect()
    gc.freeze()


def _make_streams():
    """Streams as an interpreter makes them at its start, over descriptors of the kind that the candidate will have."""
    import io
    kept = [os.dup(fd) for fd in range(3)]
    null, ends = os.open(os.devnull, os.O_RDONLY), os.pipe()
    for fd, of_kind in enumerate((null, ends[1], ends[1])):
        os.dup2(of_kind, fd)
    stdin = io.TextIOWrapper(io.open(0, 'rb', -1, closefd=False), sys.stdin.encoding, sys.stdin.errors)
    stdout = io.TextIOWrapper(io.open(1, 'wb', -1, closefd=False), sys.stdout.encoding, sys.stdout.errors, '\n')
    stderr = io.TextIOWrapper(io.open(2, 'wb', -1, closefd=False), sys.stderr.encoding, sys.stderr.errors, '\n', line_buffering=sys.stderr.line_buffering)
    for stream, name, mode in ((stdin, 'stdin', 'r'), (stdout, 'stdout', 'w'), (stderr, 'stderr', 'w')):
        stream.buffer.raw.name = f'<{name}>'
        stream.mode = mode
        setattr(sys, name, stream)
        setattr(sys, f'__{name}__', stream)
    for fd, original in enumerate(kept):
        os.dup2(original, fd)
    for fd in (*kept, null, *ends):
        os.close(fd)


def _new_main():
    """A new `__main__`, which holds what a script's has and nothing of ours."""
    main = type(sys)('__main__')
    main.__file__ = main.__cached__ = main.__loader__ = None
    main.__builtins__ = sys.modules['builtins']
    main.__annotations__ = {}
    return main


# How deep a program can go, by its own account.
DEPTH = '''
def deeper(n):
    try:
        return deeper(n + 1)
    except RecursionError:
        return n
depth = deeper(1)
'''


def _rehearse():
    """What is done at first use only (names that the linker looks up, types of the compiler's) is done before the forks."""
    code = compile('import sys\ndef f(n): return [x + 1 for x in n]\nclass A: pass\nf([1])\n', 'main.py', 'exec')
    exec(marshal.loads(marshal.dumps(code)), {})


def _served_in_c():
    """In a candidate what `shortlist_run` says: its code if that is known, whether it is asked for, its arguments."""
    import ctypes
    library = ctypes.PyDLL(sys.argv[1])
    library.shortlist_next.restype = library.shortlist_run.restype = ctypes.py_object
    library.shortlist_greet(sys.argv[-1] == 'fenced')
    _tidy_up()
    while (source := library.shortlist_next()) is not None:
        _load_usual(source)
        candidate = library.shortlist_run()
        if candidate is not None:
            _renew()
            return candidate
    return None


def _served_in_python():
    import supervisor
    _tidy_up()
    arguments = supervisor.serve(int(sys.argv[2]), sys.argv[-1] == 'fenced', _load_usual)
    for own in supervisor.OWN_MODULES:
        del sys.modules[own]
    return arguments and [b'', b'', *arguments]


def _renew():
    """
    What holds for one process only. The fork left no lock or thread behind, so that nothing else of what an interpreter
    does after it, at some length, is needed.
    """
    if 'random' in sys.modules:
        sys.modules['random'].seed()
    if 'threading' in sys.modules:
        main = sys.modules['threading'].main_thread()
        if hasattr(main, '_set_native_id'):
            main._set_native_id()


def _compiled(script, known, is_wanted):
    """The program's code; where it has none, the words of a fresh interpreter on stderr and a mark for the judge."""
    if known:
        return marshal.loads(memoryview(known)[1:]), known[:1] == b'\1'
    try:
        with open(script, 'rb') as file:
            source = file.read()
        code, has_finalizers = compile(source, script, 'exec', dont_inherit=True), b'__del__' in source
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        error.__traceback__ = None
        sys.excepthook(type(error), error, None)
        os.write(TOLD, SYNTAX_ERROR)
        os._exit(1)
    if is_wanted:
        _offer(code, has_finalizers)
    return code, has_finalizers


def _offer(code, has_finalizers):
    """For the program's next test. What the pipe does not take is not waited for, and then worth nothing."""
    try:
        data = bytes([has_finalizers]) + marshal.dumps(code)
        os.set_blocking(TOLD, False)
        os.write(TOLD, CODE + len(data).to_bytes(4, 'little') + data)
    except (ValueError, MemoryError, BlockingIOError):
        pass


def _exit_status(error):
    """What an interpreter does with the SystemExit or other exception that ends a program."""
    if isinstance(error, SystemExit):
        if error.code is None:
            return 0
        if isinstance(error.code, int):
            return error.code & 0xff
        print(error.code, file=sys.stderr)
        return 1
    # The hook prints the traceback that the exception holds, whatever it is passed: our own frame must leave it.
    error.__traceback__ = error.__traceback__.tb_next
    sys.excepthook(type(error), error, error.__traceback__)
    return 1


def _end(status, namespace, has_finalizers):
    """Joins threads, runs exit handlers and flushes, as an interpreter does at its end; what it then does to free
    memory costs more than most programs do, and is seen only by programs with finalizers."""
    try:
        if 'threading' in sys.modules:
            sys.modules['threading']._shutdown()
        atexit._run_exitfuncs()
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)
    if has_finalizers:
        for name in [name for name in namespace if name != '__builtins__']:
            namespace[name] = None
        gc.collect()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None and not stream.closed:
                stream.flush()
        except BaseException as error:
            if stream is sys.stdout:
                print(f'Exception ignored in: {stream!r}\n{type(error).__name__}: {error}', file=sys.stderr)
                status = 120
    os._exit(status)


_find_packages()
_make_streams()
_rehearse()
# Below the candidate's first frame are some that a fresh interpreter would not have; how many, versions count differently.
_depth = {}
exec(compile(DEPTH, '', 'exec'), _depth)
_own_frames = sys.getrecursionlimit() - 1 - _depth['depth']
_own, _main = sys.modules['__main__'], _new_main()
_candidate = _served_in_python() if sys.argv[1].endswith('.py') else _served_in_c()
if _candidate is None:
    os._exit(0)
_known, _is_wanted, *_arguments = _candidate
sys.argv = [os.fsdecode(argument) for argument in _arguments]
sys.path[0] = '/work'
_code, _has_finalizers = _compiled(sys.argv[0], _known, _is_wanted)
os.close(TOLD)
_main.__file__ = f'/work/{sys.argv[0]}'
_main.__loader__ = sys.modules['_frozen_importlib_external'].SourceFileLoader('__main__', _main.__file__)
sys.modules['__main__'] = _main
sys.setrecursionlimit(sys.getrecursionlimit() + _own_frames)
_status = 0
try:
    exec(_code, _main.__dict__)
except BaseException as error:
    _status = _exit_status(error)
_end(_status, _main.__dict__, _has_finalizers)
