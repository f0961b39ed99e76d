"""A Python interpreter that is already warm: each candidate is a fork of it, in namespaces of its own.

Usage: python3 zygote.py LIBRARY, or zygote.py supervisor.py NICENESS where there is no C compiler. The library (the
supervisor, built as a shared object) serves the judge's requests on descriptors 0 and 1 and returns only in a candidate's
process, which then goes on as a fresh interpreter would.
"""
import sys

# Frames below the candidate's first one, which a fresh interpreter would not have.
OWN_FRAMES = 1

# What contest programs import most. None of these starts a thread or keeps an open file, and none is a package whose
# import would make submodules appear that the program did not ask for.
for name in ('array', 'bisect', 'collections', 'copy', 'datetime', 'decimal', 'fractions', 'functools', 'heapq', 'io',
             'itertools', 'math', 'operator', 'os', 'queue', 'random', 're', 'statistics', 'string', 'threading', 'time',
             'typing', 'dataclasses', 'enum'):
    try:
        __import__(name)
    except ImportError:
        pass


def _standard_streams():
    """Streams as an interpreter makes them at its start, over the descriptors of now."""
    import io
    stdin = io.TextIOWrapper(io.open(0, 'rb', -1, closefd=False), 'utf-8', 'strict')
    stdout = io.TextIOWrapper(io.open(1, 'wb', -1, closefd=False), 'utf-8', 'strict', '\n')
    stderr = io.TextIOWrapper(io.open(2, 'wb', -1, closefd=False), 'utf-8', 'backslashreplace', '\n', line_buffering=True)
    for stream, name, mode in ((stdin, 'stdin', 'r'), (stdout, 'stdout', 'w'), (stderr, 'stderr', 'w')):
        stream.buffer.raw.name = f'<{name}>'
        stream.mode = mode
        setattr(sys, name, stream)
        setattr(sys, f'__{name}__', stream)


def _served_in_c():
    import ctypes
    import itertools
    import os
    library = ctypes.PyDLL(sys.argv[1])
    library.shortlist_argv.restype = ctypes.c_char_p
    _tidy_up()
    if not library.shortlist_serve():
        return None
    ctypes.pythonapi.PyOS_AfterFork_Child()
    return [os.fsdecode(argument) for argument in iter(map(library.shortlist_argv, itertools.count()).__next__, None)]


def _served_in_python():
    import os
    import supervisor
    _tidy_up()
    arguments = supervisor.serve(int(sys.argv[2]), True)
    for own in supervisor.OWN_MODULES:
        del sys.modules[own]
    return arguments and [os.fsdecode(argument) for argument in arguments]


def _tidy_up():
    import gc
    gc.collect()
    gc.freeze()


def _await_candidate():
    import os
    arguments = _served_in_python() if sys.argv[1].endswith('.py') else _served_in_c()
    if arguments is None:
        os._exit(0)
    sys.argv = arguments


def _compiled(script):
    """The program's code; where it has none, the words of a fresh interpreter on stderr and a mark for the judge."""
    import os
    try:
        with open(script, 'rb') as file:
            source = file.read()
        return compile(source, script, 'exec', dont_inherit=True), b'__del__' in source
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        error.__traceback__ = None
        sys.excepthook(type(error), error, None)
        os.write(3, b'S')
        os._exit(1)


def _new_main(script):
    """The namespace of a new `__main__`, which holds what a script's has and nothing of ours."""
    import os
    main = type(sys)('__main__')
    main.__file__ = os.path.join('/work', script)
    main.__cached__ = None
    main.__builtins__ = sys.modules['builtins']
    main.__annotations__ = {}
    main.__loader__ = sys.modules['_frozen_importlib_external'].SourceFileLoader('__main__', main.__file__)
    sys.modules['__main__'] = main
    sys.path[0] = '/work'
    return main.__dict__


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
    import atexit
    import gc
    import os
    import threading
    try:
        threading._shutdown()
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


_await_candidate()
_standard_streams()
_code, _has_finalizers = _compiled(sys.argv[0])
_namespace = _new_main(sys.argv[0])
__import__('os').close(3)
sys.setrecursionlimit(sys.getrecursionlimit() + OWN_FRAMES)
_status = 0
try:
    exec(_code, _namespace)
except BaseException as error:
    _status = _exit_status(error)
_end(_status, _namespace, _has_finalizers)
