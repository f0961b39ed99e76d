import type { RankRule } from './rule';
import { bestScored, meanScore } from './scores';

/** What an attempt already spent on a cluster, and judged wrong, takes off its score. */
const PENALTY = 0.1;

/** Mean score of the members, minus a penalty for each attempt already spent on the cluster (o1-ioi); size where none was scored. */
export const penalised: RankRule = {
  name: 'mean-score',
  about: 'Mean score of the members minus a penalty per attempt already spent on the cluster (o1-ioi); by size where nothing was scored.',
  score: ({ clusters }) => {
    const total = clusters.reduce((sum, cluster) => sum + cluster.size, 0);
    return clusters.map((cluster) => {
      const attempts = cluster.members.filter((member) => member.feedback !== null && member.feedback !== 'accepted').length;
      return (meanScore(cluster) ?? 0.5) + cluster.size / (1000 * total) - PENALTY * attempts;
    });
  },
  member: bestScored,
};
