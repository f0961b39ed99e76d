import type { JudgeResult, JudgeTest, Limits, Program } from '../judge/contract';
import type { SolveContext } from './context';

/** Helpers are asked to take a few seconds at most. */
export const HELPER_LIMITS: Limits = { timeLimitMs: 10_000, memoryLimitBytes: 512 * 2 ** 20, outputLimitBytes: 16 * 2 ** 20 };

/** Runs a helper (generator, validator, brute force) on standard streams, whatever files the statement names. */
export function runScript(ctx: SolveContext, program: Program, tests: readonly JudgeTest[], limits: Limits = HELPER_LIMITS): Promise<JudgeResult> {
  return ctx.judge.judge({
    program, tests, limits, checker: { kind: 'tokens', tolerance: 1e-5 }, tier: 'final', stopAtFirstFailure: false, inputFile: null, outputFile: null,
  }, ctx.signal);
}

/** No single argument of a program may be longer than 128 KiB, in bytes. */
const ARGUMENT_CHARS = 30_000;

/** Judges given outputs by a checker program: a program that prints its arguments stands in for a candidate. */
export async function runChecker(
  ctx: SolveContext,
  checker: Program,
  cases: readonly { readonly input: string; readonly output: string; readonly answer: string }[],
): Promise<('accepted' | 'rejected' | 'broken')[]> {
  const tests = cases.map(({ input, output, answer }, index) => ({ id: String(index), input, expected: answer, args: pieces(output) }));
  const result = await ctx.judge.judge({
    program: { language: 'python3', source: 'import sys\nsys.stdout.write("".join(sys.argv[1:]))\n' }, tests, limits: HELPER_LIMITS,
    checker: { kind: 'program', program: checker }, tier: 'final', stopAtFirstFailure: false, inputFile: null, outputFile: null,
  }, ctx.signal);
  return tests.map(({ id }) => {
    const verdict = result.tests.find((test) => test.testId === id)?.verdict;
    return verdict === 'AC' ? 'accepted' : verdict === 'WA' || verdict === 'PE' ? 'rejected' : 'broken';
  });
}

function pieces(text: string): string[] {
  const count = Math.max(1, Math.ceil(text.length / ARGUMENT_CHARS));
  return Array.from({ length: count }, (_, index) => text.slice(index * ARGUMENT_CHARS, (index + 1) * ARGUMENT_CHARS));
}
