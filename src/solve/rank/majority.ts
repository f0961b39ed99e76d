import type { RankRule } from './rule';
import { answered, votesOf } from './votes';

/** Answers with the samples, input by input: the mean share of samples that give the cluster's answer. */
export const majority: RankRule = {
  name: 'majority',
  about: 'Mean share of the samples that give the same answer, input by input; then the larger cluster.',
  score: (context) => {
    const votes = votesOf(context);
    return context.clusters.map((cluster, index) => {
      const shares = votes.flatMap(({ outcomes, support, ran }) => {
        const outcome = outcomes[index];
        if (!outcome) return [];
        return [answered(outcome) ? support.get(outcome[2])! / ran : 0];
      });
      return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length) + cluster.size * 1e-6;
    });
  },
};
