/** Prepares the inputs that survivors are run and clustered by: from the model's generators, and from the input's structure. */
import type { Problem } from '../../problem/problem';
import type { InputOrigin } from '../../run/events';
import type { RunState } from '../../run/state';
import { digestOf, keepBlob, type SolveContext } from '../context';
import { helpersOf } from '../helpers';
import { generated, isValid, votesFor } from '../proveHelpers';
import { parseInput } from './grammar';
import { inferInputModel, type InputModel } from './model';
import { planInputs, type PlannedInput } from './plan';
import { say } from '../../say';

/** Validators asked and in favour; null where there is none. */
type Votes = [number, number] | null;

/** Of the inputs, what the model's generators give at most; the rest is made from the structure, whatever the model overlooked. */
const GENERATED_SHARE = 0.5;
/** Of those, how many by one generator of inputs near the limits: each costs a second a program. */
const HEAVY_OF_ONE = 2;

/** Longer ones that were made from the structure are taken on trust: each validator would take its time to read them. */
const MUCH_TO_VALIDATE_CHARS = 100_000;

/** Emits inputs to choose `settings.inputs` from, the likely ones first; what a resumed run already has is not made again. */
export async function prepareInputs(ctx: SolveContext): Promise<void> {
  const known = new Set(Object.values(ctx.state.inputs).map((input) => input.blob));
  if (ctx.settings.inputs === 0) return;
  const isNew = ({ text }: PlannedInput) => !known.has(digestOf(text));
  const keep = ({ text, origin }: PlannedInput, votes: Votes) => {
    addInput(ctx, text, origin, votes);
    known.add(digestOf(text));
  };
  for (const input of await generatedInputs(ctx)) if (isNew(input)) keep(input, await votesFor(ctx, input.text));
  const model = inputModelOf(ctx);
  for (const input of aiTestInputs(ctx).filter(isNew)) {
    const votes = await votesFor(ctx, input.text);
    // Where no validator is there to ask, the structure tells a text that is no input.
    if (votes ? isValid(votes) : model === null || parseInput(model.grammar, input.text) !== null) keep(input, votes);
  }
  for (const input of planInputs(model, patternsOf(ctx), ctx.settings.inputs, ctx.random.fork('inputs'))) {
    ctx.signal.throwIfAborted();
    if (!isNew(input)) continue;
    // Validators that turn down the examples' own structure are outvoted by the survivors' agreement later.
    const votes = input.text.length < MUCH_TO_VALIDATE_CHARS ? await votesFor(ctx, input.text) : null;
    if (isValid(votes)) keep(input, votes);
  }
}

/** Whether the model has written tests whose inputs were not known yet when inputs were prepared. */
export function hasLateInputs({ problem, state }: Pick<SolveContext, 'problem' | 'state'>): boolean {
  const known = new Set(Object.values(state.inputs).map((input) => input.blob));
  return !problem.interactive && testsOf(state).some((test) => !known.has(digestOf(test.input)));
}

/** What the generators printed and the validators accepted, the generators taking turns. */
async function generatedInputs(ctx: SolveContext): Promise<PlannedInput[]> {
  const generators = helpersOf(ctx, 'generator');
  if (generators.length === 0) return [];
  const each = Math.ceil((ctx.settings.inputs * GENERATED_SHARE) / generators.length);
  const lists = await Promise.all(generators.map(async ({ id, program }): Promise<PlannedInput[]> => {
    const size = sizeOf(id);
    const texts = await generated(ctx, program, size === 'maximal' ? HEAVY_OF_ONE : each);
    return texts.map((text, index) => {
      return { text, origin: { kind: 'generator', detail: say`${id}, seed ${index + 1}`, size: size === 'maximal' && text.length < 2000 ? 'small' : size } };
    });
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
  return problem.examples.length > 0 ? problem.examples.map((example) => example.input) : testsOf(state).map((test) => test.input);
}

/** The model's tests; an output that is in doubt says nothing against the input. */
const testsOf = (state: Known['state']) => Object.values(state?.tests ?? {}).filter((test) => test.origin === 'ai' && test.state !== 'dropped');

function aiTestInputs({ state }: SolveContext): PlannedInput[] {
  return testsOf(state).map(({ input }, index) => ({ text: input, origin: { kind: 'ai-test', detail: say`AI test ${index + 1}`, size: 'small' } }));
}

/** Puts one input on record and gives its id. */
export function addInput(ctx: SolveContext, text: string, origin: InputOrigin, votes: [number, number] | null = null): string {
  const id = `i${Object.keys(ctx.state.inputs).length + 1}`;
  ctx.emit({ type: 'input', id, origin, blob: keepBlob(ctx, text, true), bytes: Buffer.byteLength(text), votes });
  return id;
}
