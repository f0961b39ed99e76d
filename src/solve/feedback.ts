/** A verdict from outside on a submission: what behaves like a wrong one goes, an accepted one is the answer. */
import type { EventOf } from '../run/events';
import { choose } from './choose';
import type { SolveContext } from './context';

/** Puts the verdict on record and chooses anew. */
export function giveFeedback(ctx: SolveContext, candidateId: string, verdict: EventOf<'feedback'>['verdict']): void {
  ctx.emit({ type: 'feedback', id: candidateId, verdict });
  choose(ctx, verdict === 'accepted' || ctx.state.final);
}
