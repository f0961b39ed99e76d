/** Programs that take all they can get: processes, memory, stack, output, disk, time. */
import * as assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import * as path from 'node:path';
import type { Verdict } from '../../src/judge/contract';
import type { Arena, Outside, Sources } from './arena';
import { LANGUAGES } from './arena';

interface Attack {
  readonly name: string;
  readonly sources: Sources;
  /** When it stops outside the sandbox, in its own units. */
  readonly bound: number;
  readonly shown: (outside: Outside) => void;
  /** For attacks that never end by themselves: when enough is seen of it outside. */
  readonly until?: (folder: string, stdout: string) => boolean;
  readonly verdicts: readonly Verdict[];
}

const C = '#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n#include <signal.h>\n#include <sys/wait.h>\n'
  + 'static long bound() { const char* b = getenv("BOUND"); return b ? atol(b) : 1L << 40; }\n';
const PY = 'import os, sys, time, signal\nbound = int(os.environ.get("BOUND", 1 << 40))\n';

const ATTACKS: readonly Attack[] = [
  {
    name: 'a fork bomb', bound: 30, verdicts: ['TLE', 'RE', 'MLE'],
    sources: {
      cpp17: `${C}int main() { long n = 0; while (n < bound()) { pid_t p = fork(); if (p == 0) { while (!getenv("BOUND")) fork(); _exit(0); } if (p > 0) n++; } while (wait(0) > 0); printf("forked %ld\\n", n); }`,
      python3: `${PY}n = 0\nwhile n < bound:\n    try:\n        if os.fork() == 0:\n            while "BOUND" not in os.environ:\n                try: os.fork()\n                except OSError: pass\n            os._exit(0)\n        n += 1\n    except OSError: pass\nprint("forked", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'forked 30\n'),
  },
  {
    name: 'a thread bomb', bound: 30, verdicts: ['TLE', 'RE', 'MLE'],
    sources: {
      cpp17: `${C}#include <pthread.h>\nvoid* idle(void*) { while (!getenv("BOUND")) usleep(1000); return 0; }\nint main() { long n = 0; pthread_t t; while (n < bound()) if (pthread_create(&t, 0, idle, 0) == 0) n++; printf("threads %ld\\n", n); fflush(stdout); _exit(0); }`,
      python3: `${PY}import threading\nn = 0\ndef idle():\n    while "BOUND" not in os.environ: time.sleep(0.001)\nwhile n < bound:\n    try:\n        threading.Thread(target=idle, daemon=True).start()\n        n += 1\n    except RuntimeError: pass\nprint("threads", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'threads 30\n'),
  },
  {
    name: 'a memory bomb that touches its pages', bound: 100, verdicts: ['MLE', 'RE'],
    sources: {
      cpp17: `${C}int main() { long n = 0; while (n < bound()) { char* p = (char*)malloc(1 << 20); memset(p, 1, 1 << 20); n++; } printf("took %ld\\n", n); }`,
      python3: `${PY}a = []\nwhile len(a) < bound: a.append(bytearray(b"x" * (1 << 20)))\nprint("took", len(a))\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'took 100\n'),
  },
  {
    name: 'memory taken by many processes together', bound: 4, verdicts: ['MLE', 'RE', 'TLE'],
    sources: {
      cpp17: `${C}int main() { long n = 0; for (; n < 8 && n < bound(); n++) if (fork() == 0) { char* p = (char*)malloc(24 << 20); memset(p, 1, 24 << 20); sleep(getenv("BOUND") ? 0 : 100); _exit(0); } while (wait(0) > 0); printf("children %ld\\n", n); }`,
      python3: `${PY}n = 0\nwhile n < min(8, bound):\n    if os.fork() == 0:\n        b = bytearray(b"x" * (24 << 20))\n        time.sleep(0 if "BOUND" in os.environ else 100)\n        os._exit(0)\n    n += 1\nfor _ in range(n): os.wait()\nprint("children", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'children 4\n'),
  },
  {
    name: 'memory hoarded in files of memory that no process has mapped', bound: 4, verdicts: ['RE', 'MLE', 'TLE'],
    sources: {
      cpp17: `${C}#include <sys/mman.h>\nint main() { char* b = (char*)calloc(1, 1 << 20); long n = 0; for (; n < bound(); n++) { int f = memfd_create("hoard", 0); if (f < 0) return 5; for (int i = 0; i < 16; i++) if (write(f, b, 1 << 20) != 1 << 20) return 6; } printf("hoarded %ld\\n", n); }`,
      python3: `${PY}n = 0\nwhile n < bound:\n    f = os.memfd_create("hoard")\n    for _ in range(16): os.write(f, bytes(1 << 20))\n    n += 1\nprint("hoarded", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'hoarded 4\n'),
  },
  {
    name: 'memory hoarded in shared segments that no process has attached', bound: 4, verdicts: ['RE', 'MLE', 'TLE'],
    sources: {
      cpp17: `${C}#include <sys/shm.h>\nint main() { long n = 0; int ids[1000]; for (; n < bound(); n++) { ids[n] = shmget(IPC_PRIVATE, 16 << 20, IPC_CREAT | 0600); if (ids[n] < 0) return 5; void* p = shmat(ids[n], 0, 0); if (p == (void*)-1) return 6; memset(p, 1, 16 << 20); shmdt(p); } if (getenv("BOUND")) for (long i = 0; i < n; i++) shmctl(ids[i], IPC_RMID, 0); printf("hoarded %ld\\n", n); }`,
      python3: `${PY}import ctypes\nc = ctypes.CDLL(None)\nc.shmat.restype = ctypes.c_void_p\nids = []\nwhile len(ids) < bound:\n    i = c.shmget(0, 16 << 20, 0o1600)\n    if i < 0: sys.exit(5)\n    ids.append(i)\n    p = ctypes.c_void_p(c.shmat(i, None, 0))\n    ctypes.memset(p, 1, 16 << 20)\n    c.shmdt(p)\nif "BOUND" in os.environ:\n    for i in ids: c.shmctl(i, 0, None)\nprint("hoarded", len(ids))\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'hoarded 4\n'),
  },
  {
    name: 'a fork bomb in sessions of its own that ignores signals', bound: 30, verdicts: ['TLE', 'RE', 'MLE'],
    sources: {
      cpp17: `${C}int main() { for (int s = 1; s < 65; s++) signal(s, SIG_IGN); long n = 0; while (n < bound()) { if (fork() == 0) { setsid(); while (!getenv("BOUND")) if (fork() == 0) setsid(); _exit(0); } n++; } printf("forked %ld\\n", n); }`,
      python3: `${PY}for s in range(1, 65):\n    try: signal.signal(s, signal.SIG_IGN)\n    except (OSError, ValueError): pass\nn = 0\nwhile n < bound:\n    try:\n        if os.fork() == 0:\n            os.setsid()\n            while "BOUND" not in os.environ:\n                try:\n                    if os.fork() == 0: os.setsid()\n                except OSError: pass\n            os._exit(0)\n    except OSError: pass\n    n += 1\nprint("forked", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'forked 30\n'),
  },
  {
    name: 'stopping itself for ever', bound: 0, verdicts: ['TLE'],
    sources: { cpp17: `${C}int main() { puts("stopping"); fflush(stdout); raise(SIGSTOP); }`, python3: `${PY}print("stopping", flush=True)\nos.kill(os.getpid(), signal.SIGSTOP)\n` },
    until: (_, stdout) => stdout === 'stopping\n',
    shown: ({ signal }) => assert.equal(signal, 'SIGKILL', 'it ended by itself'),
  },
  {
    name: 'a stack bomb', bound: 1000, verdicts: ['RE', 'MLE'],
    sources: {
      cpp17: `${C}long f(long n) { volatile char pad[256]; pad[n % 256] = 1; return n >= bound() ? n : f(n + 1) + pad[n % 256] - 1; }\nint main() { printf("depth %ld\\n", f(0)); }`,
      python3: `${PY}sys.setrecursionlimit(1 << 30)\ndef f(n): return n if n >= bound else f(n + 1)\nprint("depth", f(0))\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'depth 1000\n'),
  },
  {
    name: 'a flood on standard output', bound: 500, verdicts: ['OLE'],
    sources: {
      cpp17: `${C}int main() { char b[1024]; memset(b, 'x', sizeof b); for (long n = 0; n < bound(); n++) fwrite(b, 1, sizeof b, stdout); }`,
      python3: `${PY}n = 0\nwhile n < bound:\n    sys.stdout.write("x" * 1024)\n    n += 1\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout.length, 500 * 1024),
  },
  {
    name: 'a flood on standard error', bound: 500, verdicts: ['OLE', 'TLE'],
    sources: {
      cpp17: `${C}int main() { char b[1024]; memset(b, 'x', sizeof b); long n = 0; for (; n < bound(); n++) fwrite(b, 1, sizeof b, stderr); printf("wrote %ld\\n", n); }`,
      python3: `${PY}n = 0\nwhile n < bound:\n    sys.stderr.write("x" * 1024)\n    n += 1\nprint("wrote", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'wrote 500\n'),
  },
  {
    name: 'a full disk', bound: 20, verdicts: ['RE', 'MLE', 'OLE', 'TLE'],
    sources: {
      cpp17: `${C}int main() { FILE* f = fopen("fill", "w"); char* b = (char*)calloc(1, 1 << 20); for (long n = 0; n < bound(); n++) if (fwrite(b, 1, 1 << 20, f) != 1 << 20 || fflush(f)) return 5; puts("filled"); }`,
      python3: `${PY}n = 0\nwith open("fill", "wb", buffering=0) as f:\n    while n < bound:\n        f.write(bytes(1 << 20))\n        n += 1\nprint("filled")\n`,
    },
    shown: ({ folder }) => assert.equal(statSync(path.join(folder, 'fill')).size, 20 << 20),
  },
  {
    name: 'files without number', bound: 100, verdicts: ['RE', 'TLE', 'MLE'],
    sources: {
      cpp17: `${C}int main() { char name[32]; for (long n = 0; n < bound(); n++) { sprintf(name, "f%ld", n); FILE* f = fopen(name, "w"); if (!f) return 5; fclose(f); } puts("made"); }`,
      python3: `${PY}n = 0\nwhile n < bound:\n    open(f"f{n}", "w").close()\n    n += 1\nprint("made")\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'made\n'),
  },
  {
    name: 'folders in folders without end', bound: 50, verdicts: ['RE', 'TLE', 'MLE'],
    sources: {
      cpp17: `${C}#include <sys/stat.h>\nint main() { long n = 0; for (; n < bound(); n++) if (mkdir("d", 0777) || chdir("d")) return 5; printf("depth %ld\\n", n); }`,
      python3: `${PY}n = 0\nwhile n < bound:\n    os.mkdir("d")\n    os.chdir("d")\n    n += 1\nprint("depth", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'depth 50\n'),
  },
  {
    name: 'a file with a hole of a terabyte', bound: 1, verdicts: ['OLE', 'RE'],
    sources: {
      cpp17: `${C}int main() { FILE* f = fopen("hole", "w"); if (ftruncate(fileno(f), 1L << 40) || pwrite(fileno(f), "x", 1, (1L << 40) - 1) != 1) return 5; puts("holed"); }`,
      python3: `${PY}f = open("hole", "wb", buffering=0)\nf.truncate(1 << 40)\nos.pwrite(f.fileno(), b"x", (1 << 40) - 1)\nprint("holed")\n`,
    },
    shown: ({ folder }) => assert.equal(statSync(path.join(folder, 'hole')).size, 2 ** 40),
  },
  {
    name: 'starting itself anew for ever', bound: 40, verdicts: ['TLE'],
    sources: {
      cpp17: `${C}int main(int c, char** v) { long n = c > 1 ? atol(v[1]) : 0; if (n >= bound()) { printf("lives %ld\\n", n); return 0; } char next[32]; sprintf(next, "%ld", n + 1); execl("/proc/self/exe", "again", next, (char*)0); return 5; }`,
      python3: `${PY}n = int(sys.argv[1]) if len(sys.argv) > 1 else 0\nif n >= min(bound, 1 << 30):\n    print("lives", n)\n    sys.exit()\nos.execv("/proc/self/exe", ["python3", os.path.abspath(__file__), str(n + 1)])\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'lives 40\n'),
  },
  {
    name: 'memory spread over fifty processes', bound: 50, verdicts: ['MLE', 'RE', 'TLE'],
    sources: {
      cpp17: `${C}int main() { long n = 0; for (; n < 50; n++) { pid_t p = fork(); if (p < 0) { kill(0, SIGKILL); return 5; } if (p == 0) { char* b = (char*)malloc(3 << 20); memset(b, 1, 3 << 20); sleep(getenv("BOUND") ? 0 : 100); _exit(0); } } while (wait(0) > 0); printf("children %ld\\n", n); }`,
      python3: `${PY}n = 0\nwhile n < 50:\n    if os.fork() == 0:\n        b = bytearray(b"x" * (3 << 20))\n        time.sleep(0 if "BOUND" in os.environ else 100)\n        os._exit(0)\n    n += 1\nfor _ in range(n): os.wait()\nprint("children", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'children 50\n'),
  },
  {
    name: 'memory hoarded in pipes that nobody reads', bound: 100, verdicts: ['RE'],
    sources: {
      cpp17: `${C}#include <fcntl.h>\nint main() { static char b[1 << 16]; long n = 0; for (; n < bound(); n++) { int p[2]; if (pipe(p)) return 5; fcntl(p[1], F_SETFL, O_NONBLOCK); if (write(p[1], b, sizeof b) <= 0) return 6; } printf("hoarded %ld\\n", n); }`,
      python3: `${PY}n = 0\nwhile n < bound:\n    r, w = os.pipe()\n    os.set_blocking(w, False)\n    os.write(w, bytes(1 << 16))\n    n += 1\nprint("hoarded", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'hoarded 100\n'),
  },
  {
    name: 'sleeping for ever', bound: 0, verdicts: ['TLE'],
    sources: { cpp17: `${C}int main() { puts("sleeping"); fflush(stdout); while (true) sleep(1000); }`, python3: `${PY}print("sleeping", flush=True)\nwhile True: time.sleep(1000)\n` },
    until: (_, stdout) => stdout === 'sleeping\n',
    shown: ({ signal }) => assert.equal(signal, 'SIGKILL', 'it ended by itself'),
  },
  {
    name: 'spinning for ever', bound: 0, verdicts: ['TLE'],
    sources: { cpp17: `${C}int main() { puts("spinning"); fflush(stdout); volatile long x = 0; while (true) x++; }`, python3: `${PY}print("spinning", flush=True)\nwhile True: pass\n` },
    until: (_, stdout) => stdout === 'spinning\n',
    shown: ({ signal }) => assert.equal(signal, 'SIGKILL', 'it ended by itself'),
  },
  {
    name: 'ignoring every signal that can be ignored', bound: 0, verdicts: ['TLE'],
    sources: {
      cpp17: `${C}int main() { for (int s = 1; s < 32; s++) signal(s, SIG_IGN); raise(SIGTERM); raise(SIGXCPU); puts("still here"); fflush(stdout); volatile long x = 0; while (true) x++; }`,
      python3: `${PY}for s in range(1, 32):\n    try: signal.signal(s, signal.SIG_IGN)\n    except (OSError, ValueError): pass\nos.kill(os.getpid(), signal.SIGTERM)\nprint("still here", flush=True)\nwhile True: pass\n`,
    },
    until: (_, stdout) => stdout === 'still here\n',
    shown: ({ stdout }) => assert.equal(stdout, 'still here\n'),
  },
  {
    name: 'a child that holds its pipes and talks on', bound: 1, verdicts: ['OK'],
    sources: {
      cpp17: `${C}int main() { puts("left"); fflush(stdout); if (fork() == 0) { setsid(); for (long n = 0; n < bound() * 10; n++) { usleep(1000); if (write(1, "", 0) < 0) break; } _exit(0); } }`,
      python3: `${PY}print("left", flush=True)\nif os.fork() == 0:\n    os.setsid()\n    for n in range(min(bound * 10, 1 << 30)):\n        time.sleep(0.001)\n        os.write(1, b"")\n    os._exit(0)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'left\n'),
  },
  {
    name: 'timers without number', bound: 2000, verdicts: ['RE'],
    sources: {
      cpp17: `${C}#include <time.h>\nint main() { long n = 0; timer_t t; sigevent e{}; e.sigev_notify = SIGEV_NONE; for (; n < bound() && n < 1000000; n++) if (timer_create(CLOCK_MONOTONIC, &e, &t)) return 5; printf("timers %ld\\n", n); }`,
      python3: `${PY}import ctypes\nc = ctypes.CDLL(None)\nn = 0\nevent = (ctypes.c_int * 16)(0, 0, 0, 1)\nwhile n < min(bound, 1000000):\n    if c.timer_create(1, event, ctypes.byref(ctypes.c_void_p())): sys.exit(5)\n    n += 1\nprint("timers", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'timers 2000\n'),
  },
  {
    name: 'watches of files, of which the user has few', bound: 10, verdicts: ['RE'],
    sources: {
      cpp17: `${C}#include <sys/inotify.h>\nint main() { long n = 0; for (; n < bound(); n++) { int f = inotify_init1(0); if (f < 0 || inotify_add_watch(f, "/usr", 2) < 0) return 5; } printf("watches %ld\\n", n); }`,
      python3: `${PY}import ctypes\nc = ctypes.CDLL(None)\nn = 0\nwhile n < bound:\n    f = c.inotify_init1(0)\n    if f < 0 or c.inotify_add_watch(f, b"/usr", 2) < 0: sys.exit(5)\n    n += 1\nprint("watches", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'watches 10\n'),
  },
  {
    name: 'events, timers and polls that are descriptors, without number', bound: 100, verdicts: ['RE'],
    sources: {
      cpp17: `${C}#include <sys/epoll.h>\n#include <sys/eventfd.h>\n#include <sys/signalfd.h>\n#include <sys/timerfd.h>\nint main() { sigset_t s; sigfillset(&s); long n = 0; for (; n < bound(); n++) if (eventfd(0, 0) < 0 || signalfd(-1, &s, 0) < 0 || timerfd_create(CLOCK_MONOTONIC, 0) < 0 || epoll_create1(0) < 0) return 5; printf("opened %ld\\n", n); }`,
      python3: `${PY}import ctypes\nc = ctypes.CDLL(None)\nevery = ctypes.create_string_buffer(b"\\xff" * 128)\nn = 0\nwhile n < bound:\n    if min(c.eventfd(0, 0), c.signalfd(-1, every, 0), c.timerfd_create(1, 0), c.epoll_create1(0)) < 0: sys.exit(5)\n    n += 1\nprint("opened", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'opened 100\n'),
  },
  {
    name: 'folders with the longest names, deeper than any path can name', bound: 12, verdicts: ['RE', 'TLE', 'MLE'],
    sources: {
      cpp17: `${C}#include <sys/stat.h>\nint main() { char d[256] = {}; memset(d, 'd', 255); long n = 0; for (; n < bound(); n++) if (mkdir(d, 0777) || chdir(d)) return 5; printf("depth %ld\\n", n); }`,
      python3: `${PY}n = 0\nwhile n < bound:\n    os.mkdir("d" * 255)\n    os.chdir("d" * 255)\n    n += 1\nprint("depth", n)\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'depth 12\n'),
  },
  {
    name: 'message queues, which outlast their maker', bound: 1, verdicts: ['RE'],
    sources: {
      cpp17: `${C}#include <mqueue.h>\n#include <fcntl.h>\nint main() { char name[32]; sprintf(name, "/hoard%d", getpid()); if (mq_open(name, O_CREAT | O_RDWR, 0600, 0) < 0) return 5; mq_unlink(name); puts("queued"); }`,
      python3: `${PY}import ctypes\nc = ctypes.CDLL("librt.so.1")\nname = b"/hoard%d" % os.getpid()\nif c.mq_open(name, os.O_CREAT | os.O_RDWR, 0o600, None) < 0: sys.exit(5)\nc.mq_unlink(name)\nprint("queued")\n`,
    },
    shown: ({ stdout }) => assert.equal(stdout, 'queued\n'),
  },
  {
    name: 'a daemon by double fork', bound: 1, verdicts: ['OK'],
    sources: {
      cpp17: `${C}int main() { if (fork() == 0) { setsid(); if (fork() == 0) { for (int i = 0; i < 3; i++) close(i); FILE* f = fopen("alive", "w"); fputs("x", f); fclose(f); sleep(getenv("BOUND") ? 1 : 1000); } _exit(0); } wait(0); usleep(50000); puts("left"); }`,
      python3: `${PY}if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        for i in range(3): os.close(i)\n        open("alive", "w").write("x")\n        time.sleep(1 if "BOUND" in os.environ else 1000)\n    os._exit(0)\nos.wait()\ntime.sleep(0.05)\nprint("left")\n`,
    },
    shown: ({ folder }) => assert.equal(statSync(path.join(folder, 'alive')).size, 1),
  },
];

export function resourceAttacks(arena: Arena): void {
  for (const attack of ATTACKS) {
    for (const language of LANGUAGES) {
      it(`${attack.name}, in ${language}`, async () => {
        attack.shown(await arena.outside(language, attack.sources[language], '', attack.bound, attack.until));
        await arena.attack(language, attack.sources[language], '', attack.verdicts);
        await arena.expectCalm(language);
      });
    }
  }
}
