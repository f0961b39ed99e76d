/** A helper counts only once it has proved itself on what is known for certain: the statement's examples. */
import type { JudgeTest, Program } from '../judge/contract';
import { filterTests } from './admit';
import { judgeFor, type SolveContext } from './context';
import { helpersOf } from './helpers';
import { HELPER_LIMITS, runChecker, runScript } from './runScript';
import { say, spoken } from '../say';

export interface Proof { readonly usable: boolean; readonly reason: string }

/** o1-ioi keeps an input when this share of the working validators accepts it. */
export const VALID_SHARE = 0.75;

const MUCH_TO_VALIDATE_CHARS = 50_000;

const usable = (reason: string): Proof => ({ usable: true, reason });
const useless = (reason: string): Proof => ({ usable: false, reason });

/** Shown to run, and to print inputs that the validators accept. */
export async function proveGenerator(ctx: SolveContext, program: Program): Promise<Proof> {
  const { compile, tests } = await runScript(ctx, program, [1, 2].map((seed) => ({ id: String(seed), input: '', args: [String(seed)] })));
  if (!compile.ok) return useless(say`It does not compile. ${spoken(compile.diagnostics)}`);
  const broken = tests.find((test) => test.verdict !== 'OK');
  if (broken) return useless(say`Seed ${broken.testId}: ${broken.verdict}. ${spoken(lastLine(broken.stderr) || broken.message)}`);
  if (tests.every((test) => test.output.trim() === '')) return useless(say`It prints nothing.`);
  // Large inputs take the validators their time: one of them is enough.
  const shown = tests.filter((test, index) => index === 0 || test.output.length <= MUCH_TO_VALIDATE_CHARS);
  const votes = await Promise.all(shown.map((test) => votesFor(ctx, test.output)));
  const accepted = votes.filter((vote) => isValid(vote)).length;
  if (accepted === 0) return useless(say`The validators refuse what it prints.`);
  return usable(votes[0] === null ? say`It runs; there is no validator to ask.` : say`The validators accept ${accepted} of ${shown.length} inputs it printed.`);
}

/** `[asked, in favour]` of the usable validators; null when there is none. */
export async function votesFor(ctx: SolveContext, input: string): Promise<[number, number] | null> {
  const validators = helpersOf(ctx, 'validator');
  if (validators.length === 0) return null;
  const verdicts = await Promise.all(validators.map(async ({ program }) => (await runScript(ctx, program, [{ id: 'v', input }])).tests[0]?.verdict));
  return [validators.length, verdicts.filter((verdict) => verdict === 'OK').length];
}

export function isValid(votes: readonly [number, number] | null): boolean {
  return votes === null || votes[1] >= VALID_SHARE * votes[0];
}

/** Accepts every example's input, and refuses some text that cannot be one. */
export async function proveValidator(ctx: SolveContext, program: Program): Promise<Proof> {
  const examples = ctx.problem.examples.map((example, index) => ({ id: `Example ${index + 1}`, input: example.input }));
  const corrupted = ctx.problem.examples.slice(0, 1).flatMap(({ input }) => corruptInputs(input));
  const bad = ['', '?!#\n', ...corrupted].map((input, index) => ({ id: `bad${index}`, input }));
  const { compile, tests } = await runScript(ctx, program, [...examples, ...bad]);
  if (!compile.ok) return useless(say`It does not compile. ${spoken(compile.diagnostics)}`);
  const refused = tests.find((test) => !test.testId.startsWith('bad') && test.verdict !== 'OK');
  if (refused) return useless(say`It refuses ${refused.testId}'s input (${refused.verdict}). ${lastLine(refused.stderr)}`.trim());
  if (tests.filter((test) => test.testId.startsWith('bad')).every((test) => test.verdict === 'OK')) {
    return useless(say`It accepts anything, even an empty input.`);
  }
  return usable(examples.length === 0
    ? say`It refuses texts that are no input; there is no example to prove it on.`
    : say`It accepts the examples and refuses texts that are no input.`);
}

/** Accepts the examples' outputs, and refuses them once they are obviously corrupted. */
export async function proveChecker(ctx: SolveContext, program: Program): Promise<Proof> {
  const examples = ctx.problem.examples.filter(({ output }) => output.length < 50_000);
  if (examples.length === 0) return useless(say`There is no example to prove it on.`);
  const good = examples.map(({ input, output }) => ({ input, output, answer: output }));
  const bad = examples.flatMap(({ input, output }) => corruptOutputs(output).map((corrupt) => ({ input, output: corrupt, answer: output })));
  const verdicts = await runChecker(ctx, program, [...good, ...bad]);
  const wrong = verdicts.slice(0, good.length).findIndex((verdict) => verdict !== 'accepted');
  if (wrong >= 0) {
    const isBroken = verdicts[wrong] === 'broken';
    return useless(isBroken ? say`It breaks down on Example ${wrong + 1}.` : say`It refuses the output of Example ${wrong + 1}.`);
  }
  const lenient = verdicts.slice(good.length).findIndex((verdict) => verdict === 'accepted');
  if (lenient >= 0) return useless(say`It accepts a corrupted output: ${JSON.stringify(bad[lenient]!.output.slice(0, 100))}.`);
  return usable(say`It accepts the examples' outputs and refuses corrupted ones.`);
}

/** Right on the examples; one that is too large for it says nothing. */
export async function proveBruteForce(ctx: SolveContext, program: Program): Promise<Proof> {
  const examples = filterTests(ctx);
  if (examples.length === 0) return usable(say`There is no example to prove it on.`);
  const { compile, tests } = await judgeExamples(ctx, program, examples);
  if (!compile.ok) return useless(say`It does not compile. ${spoken(compile.diagnostics)}`);
  const failed = tests.find((test) => test.verdict !== 'AC' && test.verdict !== 'TLE' && test.verdict !== 'MLE');
  if (failed) {
    const why = failed.message || lastLine(failed.stderr);
    return useless(say`It fails example ${failed.testId.replace(/^e/, '')} (${failed.verdict}). ${spoken(why)}`.trim());
  }
  const passed = tests.filter((test) => test.verdict === 'AC').length;
  if (passed === 0) return useless(say`Every example is too large for it.`);
  return usable(say`It passes ${passed} of ${examples.length}
    examples${passed < examples.length ? say`; the others are too large for it` : ''}.`);
}

/**
 * A checker that refuses most of what a proven brute force prints is of no use: one of the two is wrong, and the filter
 * must not rest on it.
 */
export async function checkerAgainstBruteForce(ctx: SolveContext): Promise<void> {
  const [checker] = helpersOf(ctx, 'checker');
  const [brute] = helpersOf(ctx, 'brute-force');
  const generator = helpersOf(ctx, 'generator').find(({ id }) => id.startsWith('generator-small'));
  if (!checker || !brute || !generator) return;
  const inputs = await generated(ctx, generator.program, 8);
  const { tests } = await runScript(ctx, brute.program, inputs.map((input, index) => ({ id: String(index), input })));
  const answered = tests.filter((test) => test.verdict === 'OK' && test.output.length < 50_000);
  const cases = answered.map(({ testId, output }) => ({ input: inputs[Number(testId)]!, output, answer: output }));
  const verdicts = await runChecker(ctx, checker.program, cases);
  const refused = verdicts.filter((verdict) => verdict !== 'accepted').length;
  if (refused * 2 <= cases.length) return;
  const { type: _, ...helper } = { type: 'helper' as const, ...ctx.state.helpers[checker.id]! };
  ctx.emit({ type: 'helper', ...helper, usable: false, reason: say`It refuses ${refused} of ${cases.length} outputs of the brute force on small inputs.` });
}

/** Inputs of a generator that the validators accept, for seeds from 1. */
export async function generated(ctx: SolveContext, generator: Program, count: number): Promise<string[]> {
  const seeds = Array.from({ length: count }, (_, index) => String(index + 1));
  const { tests } = await runScript(ctx, generator, seeds.map((seed) => ({ id: seed, input: '', args: [seed] })));
  const outputs = [...new Set(tests.filter((test) => test.verdict === 'OK' && test.output.trim() !== '').map((test) => test.output))];
  const votes = await Promise.all(outputs.map((output) => votesFor(ctx, output)));
  return outputs.filter((_, index) => isValid(votes[index]!));
}

function judgeExamples(ctx: SolveContext, program: Program, tests: readonly JudgeTest[]): ReturnType<typeof judgeFor> {
  return judgeFor(ctx, { program, tests, tier: 'final', stopAtFirstFailure: false, limits: HELPER_LIMITS, inputFile: null, outputFile: null });
}

function corruptInputs(input: string): string[] {
  const tokens = input.trim().split(/\s+/);
  return [`${tokens.slice(0, -1).join(' ')}\n`, `${input.trimEnd()} ?!#\n`];
}

function corruptOutputs(output: string): string[] {
  if (output.trim() === '') return ['?!#\n'];
  return ['\n', '?!#\n', `${output.trimEnd().replace(/\S+$/, '?!#')}\n`];
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
