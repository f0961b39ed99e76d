/** Programs that reach for one that runs at the same time: in the other slot, or at the other end of their pipes. */
import * as assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DEFAULT_LIMITS } from '../../src/judge/contract';
import type { Arena, Sources } from './arena';
import { LANGUAGES } from './arena';

/** Says which doors to each of the processes it is given are open, and kills it. Numbers of system calls are those of every machine. */
const INTRUDER: Sources = {
  cpp17: '#include <dirent.h>\n#include <errno.h>\n#include <fcntl.h>\n#include <signal.h>\n#include <stdio.h>\n#include <sys/syscall.h>\n#include <sys/uio.h>\n#include <unistd.h>\n'
    + 'int main() { int n; while (scanf("%d", &n) == 1) { if (n == getpid()) continue; char f[64], b[8]; iovec here{b, 8}, there{(void*)4096, 8};\n'
    + 'sprintf(f, "/proc/%d/mem", n); if (open(f, O_RDWR) >= 0) puts("memory"); sprintf(f, "/proc/%d/fd", n); if (opendir(f)) puts("descriptors");\n'
    + 'errno = 0; if (syscall(SYS_process_vm_readv, n, &here, 1L, &there, 1L, 0L) >= 0 || errno == EFAULT) puts("read");\n'
    + 'errno = 0; if (syscall(SYS_process_vm_writev, n, &here, 1L, &there, 1L, 0L) >= 0 || errno == EFAULT) puts("write");\n'
    + 'int p = syscall(434, n, 0); if (p >= 0 && syscall(438, p, 0, 0) >= 0) puts("stolen"); if (p >= 0) close(p); kill(n, SIGKILL); } puts("done"); }\n',
  python3: 'import ctypes, os, platform, sys\nc = ctypes.CDLL(None, use_errno=True)\n'
    + 'class Part(ctypes.Structure): _fields_ = [("at", ctypes.c_void_p), ("size", ctypes.c_size_t)]\n'
    + 'b = ctypes.create_string_buffer(8)\nhere, there = Part(ctypes.addressof(b), 8), Part(4096, 8)\n'
    + 'for n in map(int, sys.stdin.read().split()):\n    if n == os.getpid(): continue\n'
    + '    for door, name, way in (("memory", "mem", lambda f: os.open(f, os.O_RDWR)), ("descriptors", "fd", os.listdir)):\n'
    + '        try: way(f"/proc/{n}/{name}")\n        except OSError: continue\n        print(door)\n'
    + '    for door, call in (("read", c.process_vm_readv), ("write", c.process_vm_writev)):\n        ctypes.set_errno(0)\n'
    + '        if call(n, ctypes.byref(here), ctypes.c_ulong(1), ctypes.byref(there), ctypes.c_ulong(1), ctypes.c_ulong(0)) >= 0 or ctypes.get_errno() == 14: print(door)\n'
    + '    p = c.syscall(434, n, 0)\n    if p >= 0 and c.syscall(438, p, 0, 0) >= 0: print("stolen")\n    if p >= 0: os.close(p)\n'
    + '    try: os.kill(n, 9)\n    except OSError: pass\nprint("done")\n',
};
const EVERYONE = Array.from({ length: 400 }, (_, i) => i + 1).join(' ');

/** Is there for as long as its neighbour is at work. */
const VICTIM: Sources = {
  cpp17: '#include <stdio.h>\n#include <unistd.h>\nint main() { usleep(300000); puts("unharmed"); }\n',
  python3: 'import time\ntime.sleep(0.3)\nprint("unharmed")\n',
};

/** Gives the numbers of all processes, and is content with a program that found no door to any. */
const INTERACTOR: Sources = {
  cpp17: '#include <stdio.h>\n#include <string.h>\n#include <unistd.h>\nint main() { for (int n = 1; n <= 400; n++) printf("%d ", n); fflush(stdout); close(1); char said[99] = {}; fread(said, 1, 98, stdin); usleep(100000); return strcmp(said, "done\\n") != 0; }\n',
  python3: 'import os, sys, time\nprint(*range(1, 401), flush=True)\nos.close(1)\nsaid = sys.stdin.read()\ntime.sleep(0.1)\nos._exit(said != "done\\n")\n',
};

export function siblingAttacks(arena: Arena): void {
  for (const language of LANGUAGES) {
    before(`the attack is shown on a process outside, in ${language}`, async () => {
      const victim = spawn('sleep', ['60'], { stdio: 'ignore' });
      const killed = once(victim, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
      const { stdout } = await arena.outside(language, INTRUDER[language], String(victim.pid), 0);
      assert.equal((await killed)[1], 'SIGKILL');
      // Who may trace whom is a setting that does not bind the superuser.
      if (process.getuid?.() === 0) assert.deepEqual(new Set(stdout.trim().split('\n')), new Set(['memory', 'descriptors', 'read', 'write', 'stolen', 'done']));
    });

    it(`finds no door to a candidate in the other slot, in ${language}`, async () => {
      const victim = arena.run({ language, source: VICTIM[language] }, '', { limits: DEFAULT_LIMITS });
      const { output } = await arena.attack(language, INTRUDER[language], EVERYONE, ['OK'], { limits: DEFAULT_LIMITS });
      assert.equal(output, 'done\n');
      const { verdict, tests } = await victim;
      assert.deepEqual([verdict, tests[0]?.output], ['OK', 'unharmed\n']);
      await arena.expectCalm(language);
    });

    it(`finds no door to its own interactor, in ${language}`, async () => {
      for (const other of LANGUAGES) {
        await arena.attack(language, INTRUDER[language], '', ['AC', 'OK'], {
          checker: { kind: 'interactor', program: { language: other, source: INTERACTOR[other] } }, limits: DEFAULT_LIMITS,
        });
      }
      await arena.expectCalm(language);
    });
  }
}
