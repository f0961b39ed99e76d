"""Runs programs the plain way, a fresh interpreter each, and measures them. For the bench that compares the judge with it.

A request is a line of JSON: {source, input, cpuSeconds}; so is the answer, whose output is in base 64.
"""
import base64
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading

ADDRESS_SPACE_BYTES = 4 << 30
OUTPUT_BYTES = 16 << 20


def bound(cpu_seconds):
    os.setsid()
    # By ticks of the clock, which under load may count far more than was used: what was used is told in the answer.
    resource.setrlimit(resource.RLIMIT_CPU, (2 * cpu_seconds, 2 * cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE_BYTES, ADDRESS_SPACE_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT_BYTES, OUTPUT_BYTES))


def run(source, text, cpu_seconds):
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as stdin:
        with open(os.path.join(folder, 'main.py'), 'w', encoding='utf-8') as file:
            file.write(source)
        stdin.write(text.encode())
        stdin.seek(0)
        child = subprocess.Popen([sys.executable, 'main.py'], cwd=folder, stdin=stdin, stdout=out, stderr=err, preexec_fn=lambda: bound(cpu_seconds))
        alarm = threading.Timer(cpu_seconds * 4 + 5, os.killpg, (child.pid, signal.SIGKILL))
        alarm.start()
        _, status, usage = os.wait4(child.pid, 0)
        overdue = not alarm.is_alive()
        alarm.cancel()
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return {
            'overdue': overdue, 'code': child.returncode, 'cpuSeconds': usage.ru_utime + usage.ru_stime, 'peakBytes': usage.ru_maxrss * 1024,
            'stdout': base64.b64encode(out.read(OUTPUT_BYTES)).decode(), 'stderr': err.read(1 << 20)[-2000:].decode('utf-8', 'replace'),
        }


for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps(run(request['source'], request['input'], request['cpuSeconds'])), flush=True)
