import { isCompared } from '../../run/clusters';
import { bruteForceAgreement } from './bruteForce';
import { evidenceOf, heavyInputs } from './combined';
import { BRUTE_FORCE } from './helpersSay';
import type { RankContext } from './rule';
import { bestMemberChance } from './speed';

/** The chance that no survivor is right, were no sample to pass the filter, and what is added while nothing was run on any input. */
const NONE_RIGHT = { filtered: 0.35, noInputs: 0.2 };
/**
 * A behaviour that nobody wrote stands beside the clusters, as likely as this many programs written apart. It wins where the survivors are
 * few, or where the model's helpers speak against all of them. Where every cluster differs from the brute force, that one has written it.
 */
const UNSEEN = 6;
/**
 * Odds of being right are `odds · strength^power`. Logistic regression over 31 problems (8 with no right survivor), each as it is and by
 * 48 draws of 4 to 128 of its samples; with any one problem left out the odds were 9 to 16 and the power 1.6 to 1.9.
 */
const FITTED = { odds: 11, power: 1.7 };
/** Share of distinct programs among a cluster's samples, below which nothing was measured. */
const FEWEST_APART = 1 / 8;

/**
 * Estimated probability that the best member of each cluster is right, 0..1. Its strength is the cluster's share of the evidence, next to
 * that of its rivals and of the behaviour nobody wrote, times the member's own chance, times the chance that any survivor is right: less
 * where few samples passed the filter. Copies of few programs are one idea many times over: the evidence behind them counts by how many
 * were written apart, and the strength by the root of it.
 */
export function confidencesOf(context: RankContext): number[] {
  const { clusters, state } = context;
  if (clusters.length === 0) return [];
  const odds = evidenceOf(context).map(Math.exp);
  const all = odds.reduce((sum, one) => sum + one, 0);
  const samples = clusters.reduce((sum, cluster) => sum + cluster.size, 0);
  const passRate = Math.min(1, samples / Math.max(1, state.counts.sampled));
  const none = NONE_RIGHT.filtered * (1 - passRate) + (clusters.some(isCompared) ? 0 : NONE_RIGHT.noInputs);
  const heavy = heavyInputs(context);
  const agreements = clusters.map(bruteForceAgreement).filter((agreed) => agreed !== null);
  const unseen = UNSEEN * (agreements.length > 0 && Math.max(...agreements) < 1 ? Math.exp(BRUTE_FORCE.agrees) : 1);
  const chances = clusters.map((cluster, index) => {
    const apart = Math.max(FEWEST_APART, cluster.members.length / cluster.size);
    const share = (odds[index]! * apart) / (all * apart + unseen);
    const strength = (1 - none) * share * bestMemberChance(cluster, heavy) * Math.sqrt(apart);
    const right = FITTED.odds * strength ** FITTED.power;
    return right / (1 + right);
  });
  // At most one behaviour is right.
  const total = Math.max(1, chances.reduce((sum, chance) => sum + chance, 0));
  return chances.map((chance) => chance / total);
}
