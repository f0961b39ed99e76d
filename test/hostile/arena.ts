/** What every hostile test shares: a judge, a way to run the attack outside of it, and a look at what is left behind. */
import * as assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Judge, JudgeJob, JudgeResult, Limits, TestResult, Verdict } from '../../src/judge/contract';
import { DEFAULT_LIMITS } from '../../src/judge/contract';
import { createJudge } from '../../src/judge/judge';
import type { SandboxBackend } from '../../src/judge/sandbox/sandbox';

export type AttackLanguage = 'cpp17' | 'python3';
export const LANGUAGES: readonly AttackLanguage[] = ['cpp17', 'python3'];
export type Sources = Readonly<Record<AttackLanguage, string>>;

/** Small, so that the suite is quick; a candidate is held to them all the same. */
export const LIMITS: Limits = { timeLimitMs: 200, memoryLimitBytes: 64 * 2 ** 20, outputLimitBytes: 2 ** 20 };

const CANARY = 'canary-4f1c9a';
const SUM: Sources = {
  cpp17: '#include <stdio.h>\nint main() { int a, b; scanf("%d %d", &a, &b); printf("%d\\n", a + b); }\n',
  python3: 'a, b = map(int, input().split())\nprint(a + b)\n',
};

/** Long enough for both slots to be busy at once. */
const NAP: Sources = { cpp17: '#include <unistd.h>\nint main() { usleep(400000); }\n', python3: 'import time\ntime.sleep(0.4)\n' };

export interface Outside {
  readonly stdout: string;
  readonly code: number | null;
  readonly signal: string | null;
  /** The throw-away folder it ran in. */
  readonly folder: string;
}

export class Arena {
  judge!: Judge;
  /** A folder of the user's that no candidate may see or change. */
  folder = '';
  private cacheDir = '';
  private root = '';
  private processes = new Set<number>();
  private sharedMemory: readonly string[] = [];

  constructor(private readonly backend: SandboxBackend) {}

  get canary(): string {
    return CANARY;
  }

  get canaryFile(): string {
    return path.join(this.folder, 'secret.txt');
  }

  async open(): Promise<void> {
    this.root = mkdtempSync(path.join(tmpdir(), 'shortlist-hostile-'));
    this.folder = path.join(this.root, 'home');
    this.cacheDir = path.join(this.root, 'cache');
    mkdirSync(this.folder);
    writeFileSync(this.canaryFile, `${CANARY}\n`);
    process.env['SHORTLIST_TEST_CANARY'] = CANARY;
    this.judge = await createJudge({ cacheDir: this.cacheDir, slots: 2, compileTimeLimitMs: 1500, backend: this.backend });
    // Both slots start what they need for both languages, before the first look at what is there.
    for (const input of ['1', '2']) {
      for (const language of LANGUAGES) await Promise.all([0, 1].map((i) => this.run({ language, source: `${NAP[language]}${'\n'.repeat(i)}` }, input)));
    }
    this.processes = descendants();
    this.sharedMemory = readdirSync('/dev/shm');
  }

  async close(): Promise<void> {
    await this.judge.dispose();
    delete process.env['SHORTLIST_TEST_CANARY'];
    rmSync(this.root, { recursive: true, force: true });
  }

  run(program: JudgeJob['program'], input: string, changes: Partial<JudgeJob> = {}): Promise<JudgeResult> {
    return this.judge.judge({
      program, tests: [{ id: '1', input }], limits: LIMITS, checker: { kind: 'exact' }, tier: 'final', stopAtFirstFailure: true, ...changes,
    }, new AbortController().signal);
  }

  /** The attack in the sandbox: it must get one of these verdicts, and keep within the limits. */
  async attack(language: AttackLanguage, source: string, input: string, verdicts: readonly Verdict[], changes: Partial<JudgeJob> = {}): Promise<TestResult> {
    const restarts = this.judge.stats.supervisorRestarts;
    // A test may have a server of its own running.
    for (const pid of descendants()) this.processes.add(pid);
    const result = await this.run({ language, source }, input, changes);
    const test = result.tests[0];
    assert.ok(test, `nothing was run: ${JSON.stringify(result)}`);
    const { output, ...shown } = test;
    assert.ok(verdicts.includes(test.verdict), JSON.stringify({ ...shown, output: output.slice(0, 2000) }));
    // Pages that forks share are counted for each of them.
    assert.ok(test.peakBytes < 4 * (changes.limits ?? LIMITS).memoryLimitBytes, `${test.peakBytes} bytes of memory`);
    assert.ok(test.cpuMs < 4 * (changes.limits ?? LIMITS).timeLimitMs, `${test.cpuMs} ms of CPU`);
    assert.ok(output.length <= (changes.limits ?? LIMITS).outputLimitBytes, `${output.length} characters of output`);
    assert.equal(this.judge.stats.supervisorRestarts, restarts, 'the supervisor had to be replaced');
    return test;
  }

  /** The next program is judged as if nothing had been; no process, file or memory is left. */
  async expectCalm(language: AttackLanguage): Promise<void> {
    const { verdict, tests } = await this.run({ language, source: `${SUM[language]}${'\n'.repeat(4 + this.calms++)}` }, '20 22', {
      tests: [{ id: '1', input: '20 22', expected: '42\n' }], limits: DEFAULT_LIMITS,
    });
    assert.equal(verdict, 'AC', JSON.stringify(tests));
    // The last of a namespace may still be on its way out when its verdict has come.
    let left = this.newProcesses();
    for (let i = 0; i < 100 && left.length > 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      left = this.newProcesses();
    }
    assert.deepEqual(left.map(commandOf), [], 'processes left behind');
    assert.deepEqual(readdirSync('/dev/shm'), this.sharedMemory, 'shared memory left behind');
    assert.deepEqual(readdirSync(path.join(this.cacheDir, 'staging')), [], 'staged files left behind');
    assert.deepEqual(readdirSync(this.folder), ['secret.txt'], 'files written into the user\'s folder');
    assert.equal(readFileSync(this.canaryFile, 'utf8'), `${CANARY}\n`);
  }
  private calms = 0;

  private newProcesses(): number[] {
    return [...descendants()].filter((pid) => !this.processes.has(pid));
  }

  /**
   * The same program with no sandbox, in a throw-away folder. `BOUND`, which it never sees in the sandbox, tells it when
   * to stop. It is killed as soon as `until` holds, in any case after some seconds, with all its process group.
   */
  async outside(language: AttackLanguage, source: string, input: string, bound: number, until?: (folder: string, stdout: string) => boolean | Promise<boolean>): Promise<Outside> {
    const folder = mkdtempSync(path.join(this.root, 'outside-'));
    const command = this.build(language, source, folder);
    const child = spawn(command[0]!, command.slice(1), { cwd: folder, env: { ...process.env, BOUND: String(bound) }, detached: true, stdio: 'pipe' });
    let stdout = '';
    child.stdout.setEncoding('latin1').on('data', (chunk: string) => { if (stdout.length < 1 << 20) stdout += chunk; });
    child.stderr.resume();
    child.stdin.on('error', () => undefined).end(input);
    const closed = new Promise<{ code: number | null; signal: string | null }>((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
    const stop = () => { try { process.kill(-child.pid!, 'SIGKILL'); } catch { /* it is gone */ } };
    const deadline = setTimeout(stop, 10_000);
    let ended = false;
    void closed.then(() => { ended = true; });
    while (until && !ended && !await until(folder, stdout)) await new Promise((resolve) => setTimeout(resolve, 20));
    if (until) stop();
    const { code, signal } = await closed;
    clearTimeout(deadline);
    stop();
    return { stdout, code, signal, folder };
  }

  private build(language: AttackLanguage, source: string, folder: string): string[] {
    const file = path.join(folder, language === 'cpp17' ? 'main.cpp' : 'main.py');
    writeFileSync(file, source);
    if (language === 'python3') return ['python3', file];
    execFileSync('g++', ['-std=gnu++17', '-O0', '-w', file, '-o', path.join(folder, 'main')]);
    return [path.join(folder, 'main')];
  }
}

/** Every process that descends from this one. */
function descendants(): Set<number> {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const found = new Set<number>();
  for (const pid of parents.keys()) {
    let ancestor = parents.get(pid);
    while (ancestor !== undefined && ancestor > 1 && ancestor !== process.pid) ancestor = parents.get(ancestor);
    if (ancestor === process.pid && pid !== process.pid) found.add(pid);
  }
  return found;
}

function commandOf(pid: number): string {
  try {
    return `${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`;
  } catch {
    return `${pid} (ended)`;
  }
}
