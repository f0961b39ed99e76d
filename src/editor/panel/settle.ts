import { filter, filterTests } from '../../solve/admit';
import { choose } from '../../solve/choose';
import type { SolveContext } from '../../solve/context';

/**
 * Takes a person's answer to an input on which clusters differ: it becomes a test of the problem, every survivor is judged
 * by it, and the choice is made anew. `output` null: none of the outputs is right, so that the programs that answered are wrong.
 */
export async function settle(ctx: SolveContext, inputId: string, output: string | null): Promise<void> {
  const { state } = ctx;
  const input = Object.hasOwn(state.inputs, inputId) ? state.inputs[inputId] : undefined;
  const text = input && state.blobs[input.blob]?.text;
  if (text === undefined) return;
  const survivors = state.order.map((id) => state.candidates[id]!).filter((candidate) => candidate.passed && candidate.duplicateOf === null);
  if (output === null) {
    for (const { id, outcomes, feedback } of survivors) {
      if (outcomes[inputId] && feedback === null) ctx.emit({ type: 'feedback', id, verdict: 'wrong-answer' });
    }
  } else {
    const id = `u${Object.values(state.tests).filter((test) => test.origin !== 'ai').length + 1}`;
    ctx.emit({ type: 'test', id, input: text, output, origin: 'adjudicated', explanation: '' });
    ctx.emit({ type: 'test-state', id, state: 'adopted', reason: '' });
    if (filterTests(ctx).some((test) => test.id === id)) await Promise.all(survivors.map((candidate) => filter(ctx, candidate)));
  }
  choose(ctx, state.final);
}
