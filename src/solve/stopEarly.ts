import type { Cluster } from '../run/clusters';
import { clustersOf, countedInputs, isHeavy } from '../run/clusters';
import type { RunState } from '../run/state';
import { say } from '../say';

/** Fewer survivors than this say little about how their behaviours are spread. */
const LEAST_SURVIVORS = 12;
/** And fewer inputs say little about whether they behave alike. */
const LEAST_INPUTS = 8;
/** Sampling stops when the chance that the leading cluster changes is below this. */
const CHANCE_OF_CHANGE = 0.02;
/** Clusters take in a survivor only once it has run on all inputs; this many may still be on their way. */
const UNSETTLED_SHARE = 0.1;

/**
 * Why sampling may stop before all samples are drawn, or null. It may once both chances are small:
 *
 * 1. that the remaining samples bring a behaviour not seen yet that overtakes: the Good–Turing estimate of the mass of
 *    unseen behaviours is the share of survivors that stand alone, and an overtaking needs as many of them as the lead;
 * 2. that the runner-up overtakes the leader: with the shares of the two as a Beta posterior (a flat prior), the chance
 *    that the runner-up's true share is the larger, by the normal approximation.
 *
 * Both speak of survivors only, so that the run's own acceptance rate tells how many more are to be expected. Where the
 * leader is not ahead, or too few survivors or inputs are there, sampling goes on. `settings.stopEarly` turns it off.
 */
export function shouldStopSampling(state: RunState): string | null {
  const wanted = state.settings?.samples ?? 0;
  const remaining = wanted - state.counts.sampled;
  if (remaining <= 0 || state.counts.passed < LEAST_SURVIVORS) return null;
  // Inputs near the limits are run on a few members only.
  const inputs = countedInputs(state).filter((input) => !isHeavy(input)).map((input) => input.id);
  if (inputs.length < LEAST_INPUTS) return null;
  const settled = settledClusters(state, inputs);
  if (settled === null) return null;
  const survivors = settled.reduce((sum, cluster) => sum + cluster.size, 0);
  const [leader, second] = settled;
  if (!leader || survivors < LEAST_SURVIVORS) return null;

  const toCome = remaining * Math.min(1, (survivors + 1) / (state.counts.sampled + 1));
  const alone = settled.filter((cluster) => cluster.size === 1).length;
  const unseen = (alone + 0.5) / (survivors + 1);
  const lead = leader.size - (second?.size ?? 0);
  const change = Math.max(chanceSecondIsLarger(leader.size, second?.size ?? 0), chanceAtLeast(leader.size, toCome, Math.min(1, unseen)));
  if (lead <= 0 || change >= CHANCE_OF_CHANGE) return null;
  return say`${leader.size} of ${survivors} survivors behave alike and the next largest cluster has ${second?.size ?? 0}:
    another sample can hardly change the choice.`;
}

/** Null while too many survivors have not run on all inputs. */
function settledClusters(state: RunState, inputs: readonly string[]): Cluster[] | null {
  const clusters = clustersOf(state);
  const isSettled = (cluster: Cluster) => inputs.every((id) => id in cluster.members[0]!.outcomes);
  const unsettled = clusters.filter((cluster) => !isSettled(cluster)).reduce((sum, cluster) => sum + cluster.size, 0);
  return unsettled > UNSETTLED_SHARE * state.counts.passed ? null : clusters.filter(isSettled);
}

/** P(second's share > leader's) for counts drawn from one multinomial with a flat Dirichlet prior. */
function chanceSecondIsLarger(leader: number, second: number): number {
  // Given that a draw is one of the two, its chance to be the second's is Beta(second + 1, leader + 1).
  const a = second + 1;
  const b = leader + 1;
  const mean = a / (a + b);
  const deviation = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
  return 1 - normal((0.5 - mean) / deviation);
}

/** P(at least `needed` of `trials` with chance `p` each), by the normal approximation. */
function chanceAtLeast(needed: number, trials: number, p: number): number {
  if (trials <= 0) return 0;
  const deviation = Math.sqrt(Math.max(1e-9, trials * p * (1 - p)));
  return 1 - normal((needed - 0.5 - trials * p) / deviation);
}

/** The standard normal distribution function (Abramowitz and Stegun 26.2.17, error below 1e-7). */
function normal(x: number): number {
  if (x < 0) return 1 - normal(-x);
  const t = 1 / (1 + 0.2316419 * x);
  const tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI)) * tail;
}
