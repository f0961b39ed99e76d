import type { CompileResult, JudgeTest, Program, TestResult, Verdict } from '../../judge/contract';
import type { Failure } from '../../prompt/repair';
import type { RunState } from '../../run/state';
import { filterTests } from '../admit';
import { judgeFor, type SolveContext } from '../context';
import type { VerdictTable } from './anchors';
import { nearnessOf, type Nearness } from './nearness';

/** A program that does not compile fails this test, and all others. */
export const COMPILES = 'compiles';

/** What a program does on the examples and the AI tests, all of them run. */
export interface Trial {
  readonly compile: CompileResult;
  readonly verdict: Verdict;
  readonly results: readonly TestResult[];
  readonly table: VerdictTable;
  /** Passes every test of the filter (vacuously where there is none). */
  readonly survives: boolean;
  readonly nearness: Nearness;
}

/** AI tests that still have a vote, in their order. */
export function liveAiTests(state: RunState): JudgeTest[] {
  return Object.values(state.tests)
    .filter((test) => test.origin === 'ai' && test.state !== 'doubtful' && test.state !== 'dropped')
    .map((test) => ({ id: test.id, input: test.input, expected: test.output }));
}

/** Runs a program on all tests at once. */
export async function tryOut(ctx: SolveContext, program: Program): Promise<Trial> {
  const filter = filterTests(ctx);
  const tests = [...filter, ...liveAiTests(ctx.state)];
  const { compile, tests: results } = await judgeFor(ctx, { program, tests, tier: 'final', stopAtFirstFailure: false });
  const passed = new Set(results.filter((result) => result.verdict === 'AC' || result.verdict === 'OK').map((result) => result.testId));
  const ofFilter = results.filter((result) => filter.some((test) => test.id === result.testId));
  return {
    compile, results,
    table: { [COMPILES]: compile.ok, ...Object.fromEntries(tests.map((test) => [test.id, compile.ok && passed.has(test.id)])) },
    verdict: compile.ok ? ofFilter.find((result) => !passed.has(result.testId))?.verdict ?? 'AC' : 'CE',
    survives: compile.ok && filter.every((test) => passed.has(test.id)),
    nearness: nearnessOf(filter, ofFilter, compile.ok),
  };
}

/** The failure to show to the model, or null when the trial has none on that test. */
export function failureOn(ctx: SolveContext, trial: Trial, testId: string): Failure | null {
  const test = [...filterTests(ctx), ...liveAiTests(ctx.state)].find(({ id }) => id === testId);
  if (!trial.compile.ok) return { input: test?.input ?? '', expected: test?.expected ?? '', output: '', verdict: 'CE', message: trial.compile.diagnostics };
  const result = trial.results.find((other) => other.testId === testId);
  if (!test || !result || trial.table[testId]) return null;
  const message = [result.message, result.stderr].map((text) => text.trim()).filter((text) => text !== '').join('\n');
  return { input: test.input, expected: test.expected ?? '', output: result.output, verdict: result.verdict, message };
}
