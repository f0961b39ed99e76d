import { countedInputs } from '../../run/clusters';
import { evidenceOf, heavyInputs, sharesOf } from './combined';
import type { RankContext } from './rule';
import { bestMemberChance } from './speed';

/** The chance that no survivor is right: more where few samples pass the filter, and where there were few to choose from. */
const NONE_RIGHT = { filtered: 0.35, few: 0.5, samples: 12, noInputs: 0.2 };
/**
 * Odds of being right are `odds · strength^power`. Logistic regression over 31 problems (8 with no right survivor) and 12 draws of 30, 60 and
 * 120 of each one's samples; with any one problem left out the odds were 15 to 33 and the power 2.0 to 2.6.
 */
const FITTED = { odds: 19, power: 2.1 };
/** Share of distinct programs among a cluster's samples, below which nothing was measured. */
const FEWEST_APART = 1 / 8;

/**
 * Estimated probability that the best member of each cluster is right, 0..1. Its strength is the cluster's share of the evidence, next to
 * the chance that none is right, times the member's own chance. None is right the likelier the fewer samples passed the filter, and
 * the fewer inputs there were. Copies of few programs are one idea many times over: they weigh as the root of how many were written apart.
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
  const chances = clusters.map((cluster, index) => {
    const strength = (1 - none) * shares[index]! * bestMemberChance(cluster, heavy) * Math.sqrt(Math.max(FEWEST_APART, cluster.members.length / cluster.size));
    const odds = FITTED.odds * strength ** FITTED.power;
    return odds / (1 + odds);
  });
  // At most one behaviour is right.
  const total = Math.max(1, chances.reduce((sum, chance) => sum + chance, 0));
  return chances.map((chance) => chance / total);
}
