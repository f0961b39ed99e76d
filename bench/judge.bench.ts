/**
 * The judge against what one would do otherwise: plain `g++ -O2` and a process a test, a Python interpreter a test, two
 * at a time. Both sides take turns in one run, so that a busy machine slows both down.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { findTools } from '../src/judge/languages/detect';
import { languageByName } from '../src/judge/languages/table';
import type { LocalJudge } from '../src/judge/judge';
import { createJudge } from '../src/judge/judge';
import type { SandboxBackend } from '../src/judge/sandbox/sandbox';
import type { BenchCandidate } from './programs';
import { CPP, PYTHON, candidates } from './programs';

const PLAIN_AT_ONCE = 2;
const has = (flag: string): boolean => process.argv.includes(flag);
const quick = has('--quick');
/** `--backend=pythonSupervisor`: what a machine without a C compiler falls back to. */
const backend = process.argv.find((arg) => arg.startsWith('--backend='))?.slice('--backend='.length) as SandboxBackend | undefined;
const SIZES = quick ? { candidates: 24, survivors: 6, inputs: 50, batch: 6 } : { candidates: 200, survivors: 20, inputs: 50, batch: 20 };
/** Neither side yields: on a busy machine the one that does would look the slower. */
const NICENESS = 0;

interface Ratio { plainSeconds: number; judgeSeconds: number; ratio: number }
type Language = 'cpp17' | 'python3';

const say = (line: string): void => { if (!has('--json')) console.log(line); };

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'shortlist-bench-'));
  // Building the caches is measured in a full run; a quick one keeps them, beside the bundle.
  const cacheDir = quick ? path.join(__dirname, 'cache') : path.join(folder, 'cache');
  const mark = `${process.pid}-${Math.floor(performance.timeOrigin)}`;
  let judge: LocalJudge | undefined;
  try {
    const started = performance.now();
    judge = await createJudge({ cacheDir, slots: PLAIN_AT_ONCE, niceness: NICENESS, backend });
    const openedMs = performance.now() - started;
    const level = await judge.warmUp('cpp17');
    await judgeAll(judge, 'python3', candidates(PYTHON, 2, 1, `${mark}-warm`, '#'), 'fast');
    await judgeAll(judge, 'cpp17', candidates(CPP, 2, 1, `${mark}-warm`, '//'), 'fast');
    const coldSeconds = (performance.now() - started) / 1000;
    say(`${quick ? 'First' : 'Cold first'} use: sandbox ${(openedMs / 1000).toFixed(1)} s, with all caches ${coldSeconds.toFixed(1)} s (C++ kit: ${level}; sandbox: ${judge.backend}).`);

    const before = judge.stats;
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const nodeCpu = { judge: 0, wall: 0 };
    const compare = (language: Language, list: readonly BenchCandidate[], tier: 'fast' | 'final') => interleave(judge!, folder, language, list, tier, delay, nodeCpu);
    const cpp = await compare('cpp17', candidates(CPP, SIZES.candidates, 3, mark, '//'), 'fast');
    report(`C++, ${SIZES.candidates} candidates x 3 examples`, cpp);
    const python = await compare('python3', candidates(PYTHON, SIZES.candidates, 3, mark, '#'), 'fast');
    report(`Python, ${SIZES.candidates} candidates x 3 examples`, python);
    const afterFilter = judge.stats;
    const survivorsByInputs = {
      cpp: await compare('cpp17', candidates(CPP, SIZES.survivors, SIZES.inputs, `${mark}-s`, '//'), 'final'),
      python: await compare('python3', candidates(PYTHON, SIZES.survivors, SIZES.inputs, `${mark}-s`, '#'), 'final'),
    };
    report(`C++, ${SIZES.survivors} survivors x ${SIZES.inputs} inputs`, survivorsByInputs.cpp);
    report(`Python, ${SIZES.survivors} survivors x ${SIZES.inputs} inputs`, survivorsByInputs.python);

    const usedFastPath = {
      cpp: afterFilter.fastCompiles - before.fastCompiles === SIZES.candidates,
      python: judge.stats.zygoteRuns - before.zygoteRuns >= SIZES.candidates * 3 + SIZES.survivors * SIZES.inputs,
    };
    const result = {
      cpp, python, survivorsByInputs,
      eventLoopDelayMs: { p50: round(delay.percentile(50) / 1e6), p99: round(delay.percentile(99) / 1e6) },
      peakRssBytes: process.resourceUsage().maxRSS * 1024,
      nodeShare: round(nodeCpu.judge / nodeCpu.wall), [quick ? 'firstUseSeconds' : 'coldFirstUseSeconds']: round(coldSeconds), kitLevel: level, backend: judge.backend, usedFastPath, quick,
    };
    say(`Fast path used: C++ ${usedFastPath.cpp} (${afterFilter.fastCompiles - before.fastCompiles} quick compiles), Python ${usedFastPath.python} (${judge.stats.zygoteRuns - before.zygoteRuns} warm runs).`);
    say(`Event loop while judging: p50 ${result.eventLoopDelayMs.p50} ms, p99 ${result.eventLoopDelayMs.p99} ms; Node's share of two cores' time ${(result.nodeShare * 100).toFixed(1)} %; peak memory ${Math.round(result.peakRssBytes / 2 ** 20)} MB.`);
    if (has('--json')) console.log(JSON.stringify(result, null, 2));
  } finally {
    await judge?.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Batch by batch, one side and then the other, each going first in turn. Outputs must agree, or the bench is void.
 * Survivors (`final`) have been compiled when they passed the examples, on either side: of them only the runs count.
 */
async function interleave(
  judge: LocalJudge, folder: string, language: Language, list: readonly BenchCandidate[], tier: 'fast' | 'final',
  delay: ReturnType<typeof monitorEventLoopDelay>, nodeCpu: { judge: number; wall: number },
): Promise<Ratio> {
  const total = { plain: 0, judge: 0 };
  const size = Math.min(SIZES.batch, Math.ceil(list.length / 2));
  for (let from = 0, turn = 0; from < list.length; from += size, turn++) {
    const batch = list.slice(from, from + size);
    if (tier === 'final') {
      await judgeAll(judge, language, batch.map(({ source }) => ({ source, inputs: [] })), tier);
      await prepareAll(folder, language, batch);
    }
    const outputs: Partial<Record<'plain' | 'judge', string[][]>> = {};
    const sides = ['plain', 'judge'] as const;
    for (const side of turn % 2 === 0 ? sides : sides.toReversed()) {
      const started = performance.now();
      const cpu = process.cpuUsage();
      if (side === 'judge') delay.enable();
      outputs[side] = side === 'judge' ? await judgeAll(judge, language, batch, tier) : await plainAll(folder, language, batch, tier === 'final');
      delay.disable();
      total[side] += performance.now() - started;
      if (side === 'judge') {
        const used = process.cpuUsage(cpu);
        nodeCpu.judge += (used.user + used.system) / 1000;
        nodeCpu.wall += (performance.now() - started) * PLAIN_AT_ONCE;
      }
    }
    if (JSON.stringify(outputs.plain) !== JSON.stringify(outputs.judge)) throw new Error(`The outputs of the ${language} programs ${from} to ${from + batch.length - 1} differ.`);
  }
  return { plainSeconds: round(total.plain / 1000), judgeSeconds: round(total.judge / 1000), ratio: round(total.plain / total.judge) };
}

function judgeAll(judge: LocalJudge, language: Language, batch: readonly BenchCandidate[], tier: 'fast' | 'final'): Promise<string[][]> {
  const { signal } = new AbortController();
  return Promise.all(batch.map(async ({ source, inputs }) => {
    const result = await judge.judge({
      program: { language, source }, tests: inputs.map((input, i) => ({ id: String(i), input })), tier, stopAtFirstFailure: tier === 'fast',
      limits: { timeLimitMs: 10_000, memoryLimitBytes: 512 * 2 ** 20, outputLimitBytes: 2 ** 20 }, checker: { kind: 'tokens', tolerance: 1e-5 },
    }, signal);
    if (result.verdict !== 'OK') throw new Error(`A bench program was not run well: ${JSON.stringify(result).slice(0, 500)}`);
    return result.tests.map((test) => test.output);
  }));
}

/** No sandbox, no limits, no cache. */
async function plainAll(folder: string, language: Language, batch: readonly BenchCandidate[], prepared: boolean): Promise<string[][]> {
  const python = language === 'python3' ? await realPython() : '';
  return inPairs(batch, async (candidate, i) => {
    if (!prepared) await prepare(folder, language, candidate, i);
    const base = path.join(folder, `plain-${i}`);
    const outputs: string[] = [];
    for (const input of candidate.inputs) outputs.push(await runPlain(language === 'cpp17' ? [base] : [python, `${base}.py`], input));
    return outputs;
  });
}

function prepareAll(folder: string, language: Language, batch: readonly BenchCandidate[]): Promise<unknown> {
  return inPairs(batch, (candidate, i) => prepare(folder, language, candidate, i));
}

async function prepare(folder: string, language: Language, { source }: BenchCandidate, i: number): Promise<void> {
  const base = path.join(folder, `plain-${i}`);
  writeFileSync(`${base}.${language === 'cpp17' ? 'cpp' : 'py'}`, source);
  if (language === 'cpp17') await promisify(execFile)('g++', ['-std=gnu++17', '-O2', '-o', base, `${base}.cpp`]);
}

/** The interpreter itself, which flatters the plain way: a version manager's launcher takes longer than it. */
async function realPython(): Promise<string> {
  const tools = await findTools(languageByName('python3')!);
  if (typeof tools === 'string') throw new Error(tools);
  return tools['python']!.path;
}

function runPlain([command, ...args]: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command!, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => { output += chunk; });
    child.once('error', reject).once('close', () => resolve(output));
    child.stdin.on('error', () => undefined).end(input);
  });
}

async function inPairs<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i]!, i);
  };
  await Promise.all(Array.from({ length: PLAIN_AT_ONCE }, worker));
  return results;
}

function report(what: string, { plainSeconds, judgeSeconds, ratio }: Ratio): void {
  say(`${what}: plain ${plainSeconds} s, judge ${judgeSeconds} s, ${ratio} times as fast.`);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
});
