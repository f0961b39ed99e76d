import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { ExecLimits, ExecResult, Sandbox } from '../../../src/judge/sandbox/sandbox';
import { LIMITS, NEVER, SUPERVISORS, openTestSandbox, text } from './support';

const [interpreter, prefix] = execFileSync('python3', ['-c', 'import os, sys; print(os.path.realpath(sys.executable)); print(sys.base_prefix)'], { encoding: 'utf8' }).trim().split('\n');

/** Programs whose behaviour must not tell a warm interpreter from a fresh one. */
const PROGRAMS: readonly { readonly name: string; readonly source: string; readonly stdin?: string | Uint8Array }[] = [
  { name: 'input()', source: 'n = int(input())\nprint(n, input())\ntry:\n  input()\nexcept EOFError: print("eof")', stdin: '3\nab' },
  { name: 'sys.stdin and its buffer', source: 'import sys\nprint(sys.stdin.readline().strip(), sys.stdin.buffer.read(), sys.stdin.isatty(), sys.stdin.encoding, sys.stdin.name)', stdin: 'a\nb\n' },
  { name: 'open(0)', source: 'print(open(0).read().split())', stdin: '1 2\n3' },
  { name: 'os.read', source: 'import os\nprint(os.read(0, 100)); os.write(1, b"raw")', stdin: 'abc' },
  { name: 'arguments, names and modules', source: 'import sys\nprint(__name__, len(sys.argv), sorted(globals()), "ctypes" in dir(), sys.modules["__main__"].__dict__ is globals())' },
  { name: 'paths, built-ins and filters', source: 'import sys, builtins, warnings\nprint(sys.path[1:], dir(builtins), warnings.filters, sys.prefix, sys.executable != "")' },
  { name: 'the streams themselves', source: 'import sys\nfor s in (sys.stdin, sys.stdout, sys.stderr): print(s.name, s.mode, s.encoding, s.errors, s.newlines, s.line_buffering, s.seekable(), s.buffer.name, s.fileno(), s.isatty())\nprint(sys.stdin.tell(), sys.stdin is sys.__stdin__)', stdin: 'a' },
  { name: 'input that is not UTF-8', source: 'import sys\nline = input()\nprint(len(line), line)', stdin: Buffer.from([0x61, 0xff, 0xfe]) },
  { name: 'exit codes', source: 'import atexit, sys\natexit.register(print, "bye")\nsys.exit(7)' },
  { name: 'exit() with words', source: 'exit("words")' },
  { name: 'quit()', source: 'print(1)\nquit()\nprint(2)' },
  { name: 'an exception', source: 'def f():\n  return [][1]\nf()' },
  { name: 'a chain of exceptions', source: 'try:\n  1/0\nexcept Exception as e:\n  raise ValueError("x") from e' },
  { name: 'the recursion limit', source: 'import sys\ndef f(n):\n  try: return f(n + 1)\n  except RecursionError: return n\nprint(f(1))' },
  { name: 'deep recursion', source: 'import sys\nsys.setrecursionlimit(10**6)\ndef f(n): return n and 1 + f(n - 1)\nprint(f(50000))' },
  { name: 'deep recursion in a thread', source: 'import sys, threading\nsys.setrecursionlimit(10**6)\nthreading.stack_size(64 * 2**20)\ndef f(n): return n and 1 + f(n - 1)\nt = threading.Thread(target=lambda: print(f(30000)))\nt.start()' },
  { name: 'threads that outlive the main one', source: 'import threading, time\nthreading.Thread(target=lambda: (time.sleep(.05), print("late"))).start()\nprint("early")' },
  { name: 'finalizers', source: 'class A:\n  def __del__(self): print("gone")\na = A()' },
  { name: 'os._exit without a flush', source: 'import os\nprint("lost")\nos._exit(4)' },
  { name: 'a killed process', source: 'import os, signal\nprint("x", flush=True)\nos.kill(os.getpid(), signal.SIGKILL)' },
  { name: 'dataclasses and typing', source: 'from dataclasses import dataclass\nfrom typing import *\n@dataclass\nclass P:\n  x: int = 1\nprint(P(), __annotations__)\ny: List[int] = []\nprint(__annotations__)' },
  { name: 'annotations of the future', source: 'from __future__ import annotations\ndef f(x: Nope): return 1\nprint(f(1))' },
  { name: 'a coding line', source: '# -*- coding: latin-1 -*-\nprint(len("\u00e4"))' },
  { name: 'output that is not UTF-8', source: 'import sys\nsys.stdout.buffer.write(b"\\xff\\xfe")' },
  { name: 'pickling and copies of own classes', source: 'import pickle, copy\nclass A:\n  pass\nprint(type(pickle.loads(pickle.dumps(A()))) is A, copy.deepcopy([A()]) != [])' },
  { name: 'a pool of processes', source: 'import os\npid = os.fork()\nif pid == 0:\n  print("child", flush=True); os._exit(0)\nos.waitpid(pid, 0)\nprint("parent")' },
];

for (const backend of SUPERVISORS) describe(`the warm Python interpreter (${backend})`, function () {
  this.timeout(60_000);
  let cacheDir: string;
  let sandbox: Sandbox;
  before(async function () {
    cacheDir = mkdtempSync(path.join(tmpdir(), 'shortlist-test-'));
    sandbox = await openTestSandbox(cacheDir, { backend });
  });
  after(async () => {
    await sandbox.dispose();
    rmSync(cacheDir, { recursive: true, force: true });
  });

  const run = (source: string, stdin: string | Uint8Array, warm: boolean, limits: Partial<ExecLimits> = {}): Promise<ExecResult> => sandbox.exec({
    argv: [interpreter!, 'main.py'], stdin, files: [{ name: 'main.py', content: source }], toolDirs: [prefix!], limits: { ...LIMITS, wallMs: 20_000, ...limits },
    ...(warm ? { zygote: { kind: 'python3', interpreter: interpreter! } } : {}),
  }, NEVER);
  /** What a program did; traceback lines name the script by its path, in a fresh interpreter with the folder. */
  const deeds = (result: ExecResult) => ({
    status: result.status, exitCode: result.exitCode, signal: result.signal, stdout: [...result.stdout], output: text(result.stdout),
    stderr: text(result.stderr).replaceAll(/"[^"]*main\.py"/g, '"main.py"').split('\n'),
  });

  for (const { name, source, stdin = '' } of PROGRAMS) {
    it(`behaves as a fresh one: ${name}`, async () => {
      assert.deepEqual(deeds(await run(source, stdin, true)), deeds(await run(source, stdin, false)));
    });
  }

  it('behaves so on every input of a program, which it compiles once', async () => {
    const source = '"words"\nimport sys, random\nfrom fractions import Fraction\nclass A:\n  def __del__(self): print("gone")\na, n = A(), int(input())\n'
      + 'def f(x=(1, "a b", Fraction(1, n + 1), 10**30, 1e300, b"\\xff", frozenset((1, 2)), ..., "\u00e4")): return (lambda: x)()\n'
      + 'print(__doc__, f(), f.__code__.co_filename.split("/")[-1], f"{n!r:>4}", 1000 is 1000)\nsys.exit([][n] if n > 1 else n)';
    const inputs = ['0\n', '1\n', '2\n', '3\n'];
    const warm: ExecResult[] = [];
    await sandbox.execEach({
      argv: [interpreter!, 'main.py'], files: [{ name: 'main.py', content: source }], toolDirs: [prefix!], limits: { ...LIMITS, wallMs: 20_000 }, zygote: { kind: 'python3', interpreter: interpreter! },
    }, inputs.map((stdin) => ({ stdin })), false, (result) => { warm.push(result); return 'go on'; }, NEVER);
    const fresh = await Promise.all(inputs.map((stdin) => run(source, stdin, false)));
    // What the compiler warns of it says when it compiles.
    const shown = (result: ExecResult) => ({ ...deeds(result), stderr: deeds(result).stderr.filter((line) => !/SyntaxWarning|1000 is 1000/.test(line)) });
    assert.deepEqual(warm.map(shown), fresh.map(shown));
    assert.match(deeds(warm[3]!).stderr.join(), /line 9.*IndexError/);
  });

  it('runs a program whose code is too long to be handed on as well', async () => {
    const source = `n = int(input())\n${Array.from({ length: 4000 }, (_, i) => `v${i} = "${i} of many words that are all different"`).join('\n')}\nprint(n, v3999)\n`;
    const outputs: string[] = [];
    await sandbox.execEach({
      argv: [interpreter!, 'main.py'], files: [{ name: 'main.py', content: source }], toolDirs: [prefix!], limits: { ...LIMITS, wallMs: 20_000 }, zygote: { kind: 'python3', interpreter: interpreter! },
    }, ['1\n', '2\n', '3\n'].map((stdin) => ({ stdin })), false, (result) => { outputs.push(text(result.stdout)); return 'go on'; }, NEVER);
    assert.deepEqual(outputs, [1, 2, 3].map((n) => `${n} 3999 of many words that are all different\n`));
  });

  it('tells a source that is no Python from a program that fails', async () => {
    const broken = await run('print("never")\ndef f(:\n', '', true);
    assert.deepEqual([broken.syntaxError, broken.exitCode, text(broken.stdout)], [true, 1, '']);
    assert.match(text(broken.stderr), /SyntaxError/);
    const failing = await run('eval("1 +")', '', true);
    assert.equal(failing.syntaxError, false);
  });

  it('draws other random numbers in each run, and keeps nothing of an earlier one', async () => {
    const source = 'import random, sys\nprint(random.random(), hasattr(sys, "left"))\nsys.left = 1';
    const outputs = [text((await run(source, '', true)).stdout), text((await run(source, '', true)).stdout)];
    assert.notEqual(outputs[0], outputs[1]);
    assert.ok(outputs.every((output) => output.includes('False')));
  });

  it('is counted', async () => {
    const before = sandbox.stats.zygoteExecs;
    await run('print(1)', '', true);
    assert.equal(sandbox.stats.zygoteExecs, before + 1);
  });

  it('holds the limits', async () => {
    assert.equal((await run('while True: pass', '', true, { cpuMs: 200 })).status, 'time');
    assert.equal((await run('a = b"x" * (400 * 2**20)', '', true)).status, 'memory');
    assert.equal((await run('while True: print("x" * 10000)', '', true)).status, 'output');
  });
});
