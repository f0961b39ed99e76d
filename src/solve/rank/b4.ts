import type { RankRule } from './rule';
import { answered, votesOf } from './votes';

/** Prior of B4 over how often wrong programs pass tests: a Beta that leans to small chances. */
const WRONG_PASSES = { a: 1, b: 4 };

/**
 * Posterior that a cluster is the set of right programs (B4, 2409.08692, its closed form with Beta priors): programs in it pass all
 * right tests; how often others pass them, and how often wrong tests are passed, is integrated out. The pairs of input and
 * answer that it gives are the right tests; every other answer that was given is a wrong one.
 */
export const b4: RankRule = {
  name: 'b4',
  about: 'Closed-form posterior over which programs and tests are right (B4), each answer to each input being a test.',
  score: (context) => {
    const votes = votesOf(context);
    return context.clusters.map((cluster, index) => {
      let passed = 0;
      let missed = 0;
      for (const { outcomes, support, ran } of votes) {
        const outcome = outcomes[index];
        if (!outcome) continue;
        const same = answered(outcome) ? support.get(outcome[2])! - cluster.size : 0;
        passed += same;
        missed += ran - cluster.size - same;
      }
      const members = cluster.size;
      // log B(passes of wrong programs on right tests) + the gain of explaining `members × inputs` passes by rightness.
      const passes = logBeta(passed / votes.length + WRONG_PASSES.a, missed / votes.length + WRONG_PASSES.b);
      return passes - logBeta(WRONG_PASSES.a, WRONG_PASSES.b) + members * Math.log(2);
    });
  },
};

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Stirling's series, shifted up for small arguments. */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 7; at += 1) shift -= Math.log(at);
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * at) - 1 / (360 * at ** 3);
}
