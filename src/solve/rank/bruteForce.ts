import type { Cluster } from '../../run/clusters';
import type { RankRule } from './rule';

/** Agreement with the brute forces, best first (o3); then the larger cluster. */
export const bruteForce: RankRule = {
  name: 'brute-force',
  about: 'Agreement with the slow, obviously right program first (o3); then the larger cluster.',
  score: ({ clusters }) => {
    const total = clusters.reduce((sum, cluster) => sum + cluster.size, 0);
    return clusters.map((cluster) => (bruteForceAgreement(cluster) ?? 0.5) + cluster.size / (1000 * total));
  },
};

/** Share of the small inputs on which members agreed with brute forces; `null` where none was compared. */
export function bruteForceAgreement(cluster: Cluster): number | null {
  const compared = bruteForceComparison(cluster);
  return compared === null ? null : compared.agreed / compared.of;
}

/** Small inputs on which members were compared with brute forces, and those on which they agreed; `null` where none was compared. */
export function bruteForceComparison(cluster: Cluster): { readonly agreed: number; readonly of: number } | null {
  let [agreed, of] = [0, 0];
  for (const { crossChecks } of cluster.members) for (const check of crossChecks) { agreed += check.agreed; of += check.compared; }
  return of === 0 ? null : { agreed, of };
}
