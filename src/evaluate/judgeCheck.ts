/** Checks the judge itself where a pool has complete tests and recorded verdicts. */
import PQueue from 'p-queue';
import type { Judge, Limits, Verdict } from '../judge/contract';
import type { Problem } from '../problem/problem';
import { limitsOf } from '../solve/context';
import type { JudgeFigures } from './figures';
import { languageOf, problemOf, type PoolProblem } from './pool';

/** Recorded verdicts in words, as Kattis packages have them, or in letters. */
const RECORDED: Readonly<Record<string, readonly Verdict[]>> = {
  accepted: ['AC'], ac: ['AC'], wrong_answer: ['WA', 'PE', 'OLE'], wa: ['WA', 'PE'], time_limit_exceeded: ['TLE'], tle: ['TLE'],
  run_time_error: ['RE', 'MLE', 'OLE'], runtime_error: ['RE', 'MLE', 'OLE'], re: ['RE', 'MLE', 'OLE'],
};

/** The recorded verdicts are of other machines, which may have been several times as fast. */
const SLOWER_MACHINE = 4;
/** Where no memory limit is stated, none is to decide. */
const UNSTATED_MEMORY_BYTES = 2 ** 30;

/** Limits that leave the verdict to what a program does. What was too slow on the judge's machine is held to the plain time limit. */
function limitsOfCheck(problem: Problem, recorded: readonly Verdict[]): Limits {
  const limits = limitsOf(problem);
  return {
    ...limits, timeLimitMs: limits.timeLimitMs * (recorded[0] === 'TLE' ? 1 : SLOWER_MACHINE),
    memoryLimitBytes: problem.memoryLimitMb === null ? Math.max(limits.memoryLimitBytes, UNSTATED_MEMORY_BYTES) : limits.memoryLimitBytes,
  };
}

export interface JudgeCheck extends JudgeFigures {
  readonly byLanguage: Readonly<Record<string, { readonly agree: number; readonly disagree: number }>>;
  readonly disagreements: readonly Disagreement[];
}

export interface Disagreement {
  readonly candidate: number;
  readonly language: string;
  readonly recorded: string;
  readonly judged: string;
  readonly message: string;
}

export const NO_CHECK: JudgeCheck = { agree: 0, disagree: 0, falseAccept: 0, falseReject: 0, byLanguage: {}, disagreements: [] };

/** Complete tests come with recorded verdicts. */
export const canCheckJudge = (pool: PoolProblem): boolean =>
  pool.hiddenTests.length > 0 && !pool.customChecker && pool.candidates.some((candidate) => candidate.verdict);

export async function checkJudge(pool: PoolProblem, judge: Judge, signal: AbortSignal): Promise<JudgeCheck> {
  const problem = problemOf(pool);
  const tests = [...pool.examples, ...pool.hiddenTests].map((test, index) => ({ id: String(index + 1), input: test.input, expected: test.output }));
  const queue = new PQueue({ concurrency: judge.slots * 2 });
  const figures = { agree: 0, disagree: 0, falseAccept: 0, falseReject: 0 };
  const byLanguage: Record<string, { agree: number; disagree: number }> = {};
  const disagreements: JudgeCheck['disagreements'][number][] = [];
  await Promise.all(pool.candidates.map((candidate, index) => queue.add(async () => {
    const expected = RECORDED[candidate.verdict?.toLowerCase() ?? ''];
    if (!expected) return;
    const result = await judge.judge({
      program: { language: languageOf(candidate), source: candidate.code }, tests, limits: limitsOfCheck(problem, expected),
      checker: { kind: problem.anyOrder ? 'unordered' : 'tokens', tolerance: problem.tolerance ?? 1e-5 }, tier: 'final', stopAtFirstFailure: true, priority: 2,
    }, signal);
    const language = byLanguage[candidate.language] ??= { agree: 0, disagree: 0 };
    // A limit measured on another machine decides neither way.
    const agrees = expected.includes(result.verdict) || (expected[0] === 'TLE' && ['AC', 'MLE'].includes(result.verdict));
    if (agrees) { figures.agree += 1; language.agree += 1; return; }
    figures.disagree += 1;
    language.disagree += 1;
    if (result.verdict === 'AC') figures.falseAccept += 1;
    if (expected[0] === 'AC') figures.falseReject += 1;
    const failing = result.tests.find((test) => test.verdict === result.verdict);
    const message = failing?.message || result.compile.diagnostics.slice(0, 200);
    disagreements.push({ candidate: index, language: candidate.language, recorded: candidate.verdict!, judged: result.verdict, message });
  })));
  return { ...figures, byLanguage, disagreements: disagreements.sort((a, b) => a.candidate - b.candidate) };
}
