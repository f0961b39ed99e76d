import type { SolveContext } from '../context';
import type { Line } from './line';
import { say } from '../../say';

/**
 * Puts on record how the AI tests stand with the lines: `anchor` where a line that passes the examples holds it, `passed`
 * where only another program passes it; `failed`, at the end, where none does.
 */
export function markTests(ctx: SolveContext, lines: readonly Line[], ended: boolean): void {
  const standings = lines.flatMap(({ standing }) => (standing ? [standing] : []));
  if (standings.length === 0) return;
  for (const test of Object.values(ctx.state.tests)) {
    if (test.origin !== 'ai' || test.state === 'doubtful' || test.state === 'dropped' || test.state === 'anchor') continue;
    const holder = standings.find(({ trial, progress }) => trial.survives && progress.anchors.includes(test.id));
    const passer = Object.values(ctx.state.candidates).find((candidate) => candidate.aiTests[test.id]);
    const [state, reason] = holder ? ['anchor', say`${holder.candidate} passes it; no fix of it may break it.`] as const
      : passer ? ['passed', say`${passer.id} passes it.`] as const
        : ended ? ['failed', say`No program passes it.`] as const : ['open', ''] as const;
    if (state !== test.state) ctx.emit({ type: 'test-state', id: test.id, state, reason });
  }
}
