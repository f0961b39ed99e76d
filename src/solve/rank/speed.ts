import type { Cluster } from '../../run/clusters';

/** Every member that was tried near the limits failed there. One that was not tried says nothing. */
export function tooSlow(cluster: Cluster, heavy: readonly string[]): boolean {
  const tried = cluster.members.filter((member) => heavy.some((id) => member.outcomes[id]));
  return tried.length > 0 && tried.every((member) => heavy.some((id) => { const outcome = member.outcomes[id]; return outcome !== undefined && outcome[1] !== 'OK'; }));
}
