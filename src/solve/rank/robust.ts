import { countedInputs } from '../../run/clusters';
import type { RankRule } from './rule';
import { failureShare } from './votes';

/** Fewest crashes and time-outs first, then the larger cluster. */
export const robust: RankRule = {
  name: 'robust',
  about: 'Smallest share of crashes and time-outs first, in tenths; then the larger cluster.',
  score: ({ state, clusters }) => {
    const ids = countedInputs(state).map((input) => input.id);
    const total = clusters.reduce((sum, cluster) => sum + cluster.size, 0);
    return clusters.map((cluster) => -Math.ceil(failureShare(cluster, ids) * 10) + cluster.size / (total + 1));
  },
};
