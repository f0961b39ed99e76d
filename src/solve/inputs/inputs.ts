/** Prepares the inputs that survivors are run and clustered by: from the model's generators, and from the input's structure. */
import type { InputOrigin } from '../../run/events';
import { digestOf, keepBlob, type SolveContext } from '../context';
import { inferInputModel, type InputModel } from './model';
import { planInputs } from './plan';

/** Emits the run's inputs, at most `settings.inputs`; what a resumed run already has is not made again. */
export function prepareInputs(ctx: SolveContext): Promise<void> {
  const known = new Set(Object.values(ctx.state.inputs).map((input) => input.blob));
  const random = ctx.random.fork('inputs');
  for (const { text, origin } of planInputs(inputModelOf(ctx), ctx.problem.examples.map((example) => example.input), ctx.settings.inputs, random)) {
    if (known.size >= ctx.settings.inputs) break;
    if (known.has(digestOf(text))) continue;
    addInput(ctx, text, origin);
    known.add(digestOf(text));
  }
  return Promise.resolve();
}

/** The structure of this problem's input; `null` where no reading of the statement fits the examples. */
export function inputModelOf(ctx: Pick<SolveContext, 'problem'>): InputModel | null {
  return ctx.problem.interactive ? null : inferInputModel(ctx.problem.statement, ctx.problem.examples.map((example) => example.input));
}

/** Puts one input on record and gives its id. */
export function addInput(ctx: SolveContext, text: string, origin: InputOrigin, votes: [number, number] | null = null): string {
  const id = `i${Object.keys(ctx.state.inputs).length + 1}`;
  ctx.emit({ type: 'input', id, origin, blob: keepBlob(ctx, text, true), bytes: Buffer.byteLength(text), votes });
  return id;
}
