/**
 * Are the judge's verdicts on Python programs those of a fresh interpreter a test? `npm run bench -- fresh --pool=PATH`:
 * every Python program of a pool (see docs/evaluate.md) on the problem's examples, both ways. The programs are not to be
 * trusted, so that the plain way, too, is shut in: by a bubblewrap that lasts, with nothing of the judge in it.
 */
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { readPools, problemOf, languageOf } from '../src/evaluate/pool';
import type { PoolProblem } from '../src/evaluate/pool';
import { compareOutputs } from '../src/judge/checkers/compare';
import type { Limits } from '../src/judge/contract';
import { DEFAULT_CHECKER } from '../src/judge/contract';
import { createJudge } from '../src/judge/judge';
import type { LocalJudge } from '../src/judge/judge';
import { findTools } from '../src/judge/languages/detect';
import { languageByName } from '../src/judge/languages/table';
import { ISOLATION, toolChainBinds } from '../src/judge/sandbox/outerView';
import { limitsOf } from '../src/solve/context';
import freshPython from './freshPython.py';

const PYTHON = languageByName('python3')!;
const option = (name: string): string | undefined => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);

interface FreshRun {
  readonly overdue: boolean;
  readonly code: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly stdout: string;
  readonly stderr: string;
}
/** Of a run that was over two limits either may be said. */
interface Word { readonly verdicts: readonly string[]; readonly test: number; readonly note: string }

async function main(): Promise<void> {
  const pool = option('pool');
  if (pool === undefined) {
    console.log('fresh: compares Python verdicts over a pool of programs; name one by --pool=PATH.');
    return;
  }
  const cacheDir = fs.mkdtempSync(path.join(tmpdir(), 'shortlist-fresh-'));
  const judge = await createJudge({ cacheDir, slots: 1 });
  const fresh = await openFresh();
  const total = { programs: 0, equal: 0, warmRuns: 0 };
  try {
    for (const problem of readPools([pool])) {
      const figures = await compareProblem(problem, judge, fresh);
      total.programs += figures.programs;
      total.equal += figures.equal;
      console.log(`${problem.id}: ${figures.equal} of ${figures.programs} the same`);
    }
    total.warmRuns = judge.stats.zygoteRuns;
    console.log(process.argv.includes('--json') ? JSON.stringify(total) : `${total.equal} of ${total.programs} verdicts are those of a fresh interpreter; ${total.warmRuns} runs were warm.`);
  } finally {
    fresh.close();
    await judge.dispose();
    fs.rmSync(cacheDir, { recursive: true, force: true });
  }
}

async function compareProblem(pool: PoolProblem, judge: LocalJudge, fresh: Fresh): Promise<{ programs: number; equal: number }> {
  const limits = limitsOf(problemOf(pool));
  const tests = pool.examples.map(({ input, output }, index) => ({ id: String(index), input, expected: output }));
  const sources = pool.candidates.filter((candidate) => languageOf(candidate) === 'python3').map(({ code }) => code);
  let equal = 0;
  for (const [index, source] of sources.entries()) {
    const result = await judge.judge({
      program: { language: 'python3', source }, tests, limits, checker: DEFAULT_CHECKER, tier: 'final', stopAtFirstFailure: true,
    }, new AbortController().signal);
    const last = result.tests.at(-1);
    const ours: Word = { verdicts: [kind(result.verdict)], test: Math.max(0, result.tests.length - 1), note: `${last?.message ?? result.compile.diagnostics} ${last?.stderr ?? ''}`.trim() };
    const theirs = await plainWord(fresh, source, tests, limits);
    if (theirs.verdicts.includes(ours.verdicts[0]!) && ours.test === theirs.test) equal++;
    else console.log(JSON.stringify({ problem: pool.id, program: index, ours, theirs }));
  }
  return { programs: sources.length, equal };
}

/** As far as a plain interpreter tells them apart: a source it refuses and a crash both end with a traceback. */
function kind(verdict: string): string {
  return verdict === 'CE' ? 'RE' : verdict === 'PE' ? 'WA' : verdict;
}

async function plainWord(fresh: Fresh, source: string, tests: readonly { readonly input: string; readonly expected: string }[], limits: Limits): Promise<Word> {
  const timeLimitSeconds = limits.timeLimitMs * PYTHON.timeFactor / 1000;
  for (const [test, { input, expected }] of tests.entries()) {
    const run = await fresh.run(source, input, Math.ceil(timeLimitSeconds) + 1);
    const over = [...run.overdue || run.cpuSeconds > timeLimitSeconds ? ['TLE'] : [], ...run.peakBytes > limits.memoryLimitBytes + PYTHON.memoryExtraBytes ? ['MLE'] : []];
    if (over.length > 0) return { verdicts: over, test, note: `${run.cpuSeconds} s, ${run.peakBytes} bytes` };
    if (run.code !== 0) return { verdicts: ['RE'], test, note: `${run.code} ${run.stderr}` };
    const compared = compareOutputs(expected, Buffer.from(run.stdout, 'base64').toString('utf8'), { kind: 'tokens', tolerance: 1e-5 });
    if (compared.verdict !== 'AC') return { verdicts: [kind(compared.verdict)], test, note: compared.message };
  }
  return { verdicts: ['AC'], test: tests.length - 1, note: '' };
}

interface Fresh { run(source: string, input: string, cpuSeconds: number): Promise<FreshRun>; close(): void }

async function openFresh(): Promise<Fresh> {
  const tools = await findTools(PYTHON);
  if (typeof tools === 'string') throw new Error(tools);
  const { path: python, folders } = tools['python']!;
  const child = spawn('bwrap', [
    '--unshare-all', ...ISOLATION, ...toolChainBinds(folders), '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', '--chdir', '/tmp',
    '--setenv', 'PATH', '/usr/bin:/bin', '--setenv', 'LANG', 'C.UTF-8', '--', python, '-c', freshPython,
  ], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async run(source, input, cpuSeconds) {
      child.stdin.write(`${JSON.stringify({ source, input, cpuSeconds })}\n`);
      const answer = await answers.next();
      if (answer.done) throw new Error('The plain interpreter\'s driver has ended.');
      return JSON.parse(answer.value) as FreshRun;
    },
    close: () => child.kill('SIGKILL'),
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
});
