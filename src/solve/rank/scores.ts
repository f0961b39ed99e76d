/** The model's estimates of correctness, 0..1, of the members that it was asked about. */
import type { Cluster } from '../../run/clusters';

export function bestScored(cluster: Cluster): string {
  const scored = cluster.members.filter((member) => member.score !== null);
  return scored.length === 0 ? cluster.members[0]!.id : scored.reduce((best, member) => (member.score!.value > best.score!.value ? member : best)).id;
}

/** `null` where no member was scored. */
export function meanScore(cluster: Cluster): number | null {
  const values = cluster.members.flatMap((member) => (member.score ? [member.score.value] : []));
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
