import { adopt } from '../../solve/adjudicate';
import { choose } from '../../solve/choose';
import type { SolveContext } from '../../solve/context';
import { giveFeedback } from '../../solve/feedback';

/**
 * Takes a person's answer to an input on which clusters differ: the right output becomes a test of the problem. With
 * `output` null none of the outputs is right, so that every program which gave one is wrong.
 */
export async function settle(ctx: SolveContext, inputId: string, output: string | null): Promise<void> {
  const { state } = ctx;
  const input = Object.hasOwn(state.inputs, inputId) ? state.inputs[inputId] : undefined;
  const text = input && state.blobs[input.blob]?.text;
  if (text === undefined) return;
  if (output !== null) {
    await adopt(ctx, text, output);
    choose(ctx, state.final);
    return;
  }
  for (const id of state.order) {
    const { passed, duplicateOf, outcomes, feedback } = state.candidates[id]!;
    if (passed && duplicateOf === null && outcomes[inputId] && feedback === null) giveFeedback(ctx, id, 'wrong-answer');
  }
}
