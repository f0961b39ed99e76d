import { adopt } from '../../solve/adjudicate';
import { choose } from '../../solve/choose';
import type { SolveContext } from '../../solve/context';

/** Takes a person's answer to an input on which clusters differ: the right output becomes a test of the problem. */
export async function settle(ctx: SolveContext, inputId: string, output: string): Promise<void> {
  const { state } = ctx;
  const input = Object.hasOwn(state.inputs, inputId) ? state.inputs[inputId] : undefined;
  const text = input && state.blobs[input.blob]?.text;
  if (text === undefined) return;
  await adopt(ctx, text, output);
  choose(ctx, state.final);
}

/** Takes it that these programs answer wrongly; whatever behaves like one of them goes with it. */
export function refute(ctx: SolveContext, candidates: readonly string[]): void {
  for (const id of candidates) ctx.emit({ type: 'feedback', id, verdict: 'wrong-answer' });
  choose(ctx, ctx.state.final);
}
