import { countedInputs, isHeavy } from '../../run/clusters';
import { evidenceOf } from './combined';
import type { RankContext } from './rule';
import { tooSlow } from './speed';

/** The chance that no survivor is right: more where few samples pass the filter, and where there were few to choose from. */
const NONE_RIGHT = { filtered: 0.35, few: 0.5, samples: 12, noInputs: 0.2 };
/** What is left of the confidence in a cluster none of whose members was quick enough near the size limits. */
const ALL_TOO_SLOW = 0.3;

/**
 * Estimated probability that each cluster is the right one, 0..1: its share of the evidence, next to the chance that none is. That chance
 * is the larger the fewer samples passed the filter, and the fewer inputs there were to tell them apart.
 */
export function confidencesOf(context: RankContext): number[] {
  const { clusters, state } = context;
  if (clusters.length === 0) return [];
  const evidence = evidenceOf(context);
  const top = Math.max(...evidence);
  const odds = evidence.map((value) => Math.exp(value - top));
  const total = odds.reduce((sum, value) => sum + value, 0);
  const samples = clusters.reduce((sum, cluster) => sum + cluster.size, 0);
  const passRate = samples / Math.max(1, state.counts.sampled);
  const untested = countedInputs(state).length === 0 ? NONE_RIGHT.noInputs : 0;
  const none = Math.min(0.97, NONE_RIGHT.filtered * (1 - passRate) + NONE_RIGHT.few * Math.exp(-samples / NONE_RIGHT.samples) + untested);
  const heavy = countedInputs(state).filter(isHeavy).map((input) => input.id);
  return odds.map((value, index) => (1 - none) * (value / total) * (tooSlow(clusters[index]!, heavy) ? ALL_TOO_SLOW : 1));
}
