/** Prepares the inputs that survivors are run and clustered by. */
import type { InputOrigin } from '../../run/events';
import { digestOf, keepBlob, type SolveContext } from '../context';
import { mutate } from './mutate';

export interface PlannedInput { readonly text: string; readonly origin: InputOrigin }

/** Emits the run's inputs, at most `settings.inputs`; what a resumed run already has is not made again. */
export function prepareInputs(ctx: SolveContext): Promise<void> {
  const known = new Set(Object.values(ctx.state.inputs).map((input) => input.blob));
  for (const { text, origin } of planInputs(ctx)) {
    if (known.size >= ctx.settings.inputs) break;
    if (known.has(digestOf(text))) continue;
    addInput(ctx, text, origin);
    known.add(digestOf(text));
  }
  return Promise.resolve();
}

/** Puts one input on record and gives its id. */
export function addInput(ctx: SolveContext, text: string, origin: InputOrigin, votes: [number, number] | null = null): string {
  const id = `i${Object.keys(ctx.state.inputs).length + 1}`;
  ctx.emit({ type: 'input', id, origin, blob: keepBlob(ctx, text, true), bytes: Buffer.byteLength(text), votes });
  return id;
}

function* planInputs(ctx: SolveContext): Generator<PlannedInput> {
  const random = ctx.random.fork('inputs');
  const { examples } = ctx.problem;
  if (examples.length === 0) return;
  for (let tries = 0; tries < ctx.settings.inputs * 4; tries += 1) {
    const index = random.int(0, examples.length - 1);
    yield { text: mutate(examples[index]!.input, random), origin: { kind: 'mutation', detail: `example ${index + 1}`, size: 'small' } };
  }
}
