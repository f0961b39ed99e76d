/** Prepares the inputs that survivors are run and clustered by: from the model's generators, and from the input's structure. */
import type { Problem } from '../../problem/problem';
import type { InputOrigin } from '../../run/events';
import type { RunState } from '../../run/state';
import { digestOf, keepBlob, type SolveContext } from '../context';
import { helpersOf } from '../helpers';
import { generated, votesFor } from '../proveHelpers';
import { inferInputModel, type InputModel } from './model';
import { planInputs, type PlannedInput } from './plan';
import { say } from '../../say';

/** Of the inputs, what the model's generators give at most; the rest is made from the structure, whatever the model overlooked. */
const GENERATED_SHARE = 0.5;
/** Of those, how many by one generator of inputs near the limits: each costs a second a program. */
const HEAVY_OF_ONE = 2;

/** Emits inputs to choose `settings.inputs` from, the likely ones first; what a resumed run already has is not made again. */
export async function prepareInputs(ctx: SolveContext): Promise<void> {
  const known = new Set(Object.values(ctx.state.inputs).map((input) => input.blob));
  if (ctx.settings.inputs === 0) return;
  const keep = ({ text, origin }: PlannedInput, votes: [number, number] | null) => {
    if (known.has(digestOf(text))) return;
    addInput(ctx, text, origin, votes);
    known.add(digestOf(text));
  };
  for (const input of await generatedInputs(ctx)) keep(input, await votesFor(ctx, input.text));
  for (const input of aiTestInputs(ctx)) keep(input, null);
  for (const input of planInputs(inputModelOf(ctx), patternsOf(ctx), ctx.settings.inputs, ctx.random.fork('inputs'))) {
    ctx.signal.throwIfAborted();
    // Validators that turn down the examples' own structure are outvoted by the survivors' agreement later.
    const votes = input.text.length < 100_000 ? await votesFor(ctx, input.text) : null;
    if (votes === null || votes[1] >= 0.75 * votes[0]) keep(input, votes);
  }
}

/** What the generators printed and the validators accepted, the generators taking turns. */
async function generatedInputs(ctx: SolveContext): Promise<PlannedInput[]> {
  const generators = helpersOf(ctx, 'generator');
  if (generators.length === 0) return [];
  const each = Math.ceil((ctx.settings.inputs * GENERATED_SHARE) / generators.length);
  const lists = await Promise.all(generators.map(async ({ id, program }): Promise<PlannedInput[]> => {
    const size = sizeOf(id);
    const texts = await generated(ctx, program, size === 'maximal' ? HEAVY_OF_ONE : each);
    return texts.map((text, index) => ({ text, origin: { kind: 'generator', detail: say`${id}, seed ${index + 1}`, size: size === 'maximal' && text.length < 2000 ? 'small' : size } }));
  }));
  return Array.from({ length: each }, (_, turn) => lists.flatMap((list) => list[turn] ?? [])).flat();
}

/** The kind is in the generator's id: `generator-large-2`. */
function sizeOf(id: string): InputOrigin['size'] {
  if (/-(?:large|slow)/.test(id)) return 'maximal';
  return /-small/.test(id) ? 'tiny' : /-edge/.test(id) ? 'small' : 'medium';
}

/** What is known of the problem; outside a run there are no tests of the model's. */
interface Known { readonly problem: Problem; readonly state?: Pick<RunState, 'tests'> }

/** The structure of this problem's input; `null` where no reading of the statement fits the examples. */
export function inputModelOf(ctx: Known): InputModel | null {
  return ctx.problem.interactive ? null : inferInputModel(ctx.problem.statement, patternsOf(ctx));
}

/** Inputs that show what others are like: the examples' or, where there is none, those that the model wrote tests for. */
function patternsOf({ problem, state }: Known): string[] {
  if (problem.examples.length > 0) return problem.examples.map((example) => example.input);
  return Object.values(state?.tests ?? {}).filter((test) => test.origin === 'ai' && test.state !== 'dropped').map((test) => test.input);
}

/** They are run by all only where there is hardly anything else to compare programs by. */
function aiTestInputs(ctx: SolveContext): PlannedInput[] {
  if (ctx.problem.examples.length > 0) return [];
  return patternsOf(ctx).map((text, index) => ({ text, origin: { kind: 'ai-test', detail: say`AI test ${index + 1}`, size: 'small' } }));
}

/** Puts one input on record and gives its id. */
export function addInput(ctx: SolveContext, text: string, origin: InputOrigin, votes: [number, number] | null = null): string {
  const id = `i${Object.keys(ctx.state.inputs).length + 1}`;
  ctx.emit({ type: 'input', id, origin, blob: keepBlob(ctx, text, true), bytes: Buffer.byteLength(text), votes });
  return id;
}
