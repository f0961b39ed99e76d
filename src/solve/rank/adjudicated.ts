import type { Cluster } from '../../run/clusters';
import type { RunState } from '../../run/state';

/** Log-odds for the output that a model is sure to be right, and against each that it holds wrong. */
const RULING = 0.8;
/** However many rulings there are: those of one model share their mistakes. */
const MOST = 1.5;

/** What models that read the telling inputs say for or against a cluster, in log-odds; 0 where nothing was asked (S*). */
export function adjudicated(state: Pick<RunState, 'adjudications'>, { members }: Cluster): number {
  const sum = state.adjudications.reduce((total, { input, right, wrong, certainty }) => {
    const outcome = members[0]!.outcomes[input];
    if (outcome?.[1] !== 'OK') return total;
    const side = right.includes(outcome[2]) ? 1 : wrong.includes(outcome[2]) ? -1 : 0;
    return total + side * RULING * Math.max(0, 2 * certainty - 1);
  }, 0);
  return Math.max(-MOST, Math.min(MOST, sum));
}
