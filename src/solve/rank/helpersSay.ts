/** What the model's helpers say of a cluster's behaviour, in log-odds; nothing where there are none. */
import type { Cluster } from '../../run/clusters';
import type { RunState } from '../../run/state';
import { adjudicated } from './adjudicated';
import { bruteForceAgreement } from './bruteForce';
import { meanScore } from './scores';

/**
 * A brute force may be wrong itself, one in eight or so of those that pass the examples. Where it is right, a right program never differs
 * from it; who differs on a few inputs only may have met the brute force's own corner case.
 */
export const BRUTE_FORCE = { agrees: 2, differs: -1, differsEverywhere: -2 };
/** A model is seldom as sure of a program as it says. */
const SUREST = 0.9;
/** For a cluster that passes all AI tests, and against one that fails all. */
const AI_TESTS = 1;

type Known = Pick<RunState, 'tests' | 'adjudications'>;

export function helpersSay(state: Known, cluster: Cluster): number {
  return byBruteForce(cluster) + byScores(cluster) + byAiTests(state, cluster) + adjudicated(state, cluster);
}

function byBruteForce(cluster: Cluster): number {
  const agreed = bruteForceAgreement(cluster);
  if (agreed === null) return 0;
  const { agrees, differs, differsEverywhere } = BRUTE_FORCE;
  return agreed === 1 ? agrees : differs + (differsEverywhere - differs) * (1 - agreed);
}

function byScores(cluster: Cluster): number {
  const score = meanScore(cluster);
  if (score === null) return 0;
  const chance = Math.min(SUREST, Math.max(1 - SUREST, score));
  return Math.log(chance / (1 - chance));
}

function byAiTests({ tests }: Known, { members }: Cluster): number {
  const counted = Object.values(tests).filter((test) => test.origin === 'ai' && test.state !== 'dropped' && test.state !== 'doubtful');
  if (counted.length === 0) return 0;
  return AI_TESTS * ((2 * counted.filter((test) => members[0]!.aiTests[test.id]).length) / counted.length - 1);
}
