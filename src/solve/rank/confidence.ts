import { countedInputs } from '../../run/clusters';
import { evidenceOf, heavyInputs, sharesOf } from './combined';
import type { RankContext } from './rule';
import { bestMemberChance } from './speed';

/** The chance that no survivor is right: more where few samples pass the filter, and where there were few to choose from. */
const NONE_RIGHT = { filtered: 0.35, few: 0.5, samples: 12, noInputs: 0.2 };

/**
 * Estimated probability that the best member of each cluster is right, 0..1: the cluster's share of the evidence, next to the chance that
 * none is, times the member's own chance. None is right the likelier the fewer samples passed the filter, and the fewer inputs there were.
 */
export function confidencesOf(context: RankContext): number[] {
  const { clusters, state } = context;
  if (clusters.length === 0) return [];
  const shares = sharesOf(evidenceOf(context));
  const samples = clusters.reduce((sum, cluster) => sum + cluster.size, 0);
  const passRate = samples / Math.max(1, state.counts.sampled);
  const untested = countedInputs(state).length === 0 ? NONE_RIGHT.noInputs : 0;
  const none = Math.min(0.97, NONE_RIGHT.filtered * (1 - passRate) + NONE_RIGHT.few * Math.exp(-samples / NONE_RIGHT.samples) + untested);
  const heavy = heavyInputs(context);
  return shares.map((share, index) => (1 - none) * share * bestMemberChance(clusters[index]!, heavy));
}
