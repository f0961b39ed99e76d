"""A Python interpreter that is already warm: each candidate is a fork of it, in namespaces of its own.

Usage: python3 zygote.py LIBRARY. The library (the supervisor, built as a shared object) serves the judge's requests on
descriptors 0 and 1 and returns only in a candidate's process, which then goes on as a fresh interpreter would.
"""
import sys

sys.setrecursionlimit(1000)

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


def _await_candidate():
    import ctypes
    import gc
    import os
    library = ctypes.PyDLL(sys.argv[1])
    library.shortlist_argv.restype = ctypes.c_char_p
    gc.collect()
    gc.freeze()
    if not library.shortlist_serve():
        os._exit(0)
    ctypes.pythonapi.PyOS_AfterFork_Child()
    gc.unfreeze()
    sys.argv = [os.fsdecode(library.shortlist_argv(i)) for i in range(library.shortlist_argc())]


def _compile_source(script):
    """The program's code; where it has none, the words of a fresh interpreter on stderr and a mark for the judge."""
    import os
    try:
        with open(script, 'rb') as file:
            source = file.read()
        return compile(source, script, 'exec', dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        error.__traceback__ = None
        sys.excepthook(type(error), error, None)
        os.write(3, b'S')
        sys.exit(1)


def _become_main(script):
    """A new `__main__`, which holds what a script's has and nothing of ours."""
    import os
    from importlib.machinery import SourceFileLoader
    main = type(sys)('__main__')
    main.__file__ = script if os.path.isabs(script) else os.path.join(os.getcwd(), script)
    main.__cached__ = None
    main.__builtins__ = sys.modules['builtins']
    main.__annotations__ = {}
    main.__loader__ = SourceFileLoader('__main__', main.__file__)
    sys.modules['__main__'] = main
    sys.path[0] = os.path.dirname(main.__file__)
    return main.__dict__


def _run():
    """Runs the candidate; ends as an interpreter ends (threads joined, exit handlers run, streams flushed)."""
    import os
    _await_candidate()
    _standard_streams()
    code = _compile_source(sys.argv[0])
    os.close(3)
    namespace = _become_main(sys.argv[0])
    try:
        exec(code, namespace)
    except SystemExit:
        raise
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__.tb_next)
        sys.exit(1)


_run()
