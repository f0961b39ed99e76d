import type { RankRule } from './rule';

/** Largest cluster first (AlphaCode 4.6). */
export const size: RankRule = {
  name: 'size',
  about: 'Largest cluster first (AlphaCode).',
  score: ({ clusters }) => clusters.map((cluster) => cluster.size),
};
