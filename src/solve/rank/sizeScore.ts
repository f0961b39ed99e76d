import type { RankRule } from './rule';
import { bestScored } from './scores';

/** Largest cluster first, its best scored member stands for it (AlphaCode 2). */
export const sizeScore: RankRule = {
  name: 'size-score',
  about: 'Largest cluster first; the member that the model scored best stands for it (AlphaCode 2).',
  score: ({ clusters }) => clusters.map((cluster) => cluster.size),
  member: bestScored,
};
