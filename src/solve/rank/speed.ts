/** What running time says of members: those of one cluster answer small inputs alike, yet some may be too slow for large ones. */
import type { Cluster } from '../../run/clusters';
import type { CandidateState } from '../../run/state';

/**
 * Chance that a member is right, given that its cluster's behaviour is. To be slow near the limits is no proof: machines differ, tests seldom
 * reach the limits in every way, and it is the slow program that tries everything and misses nothing. A crash has no such excuse.
 */
const CHANCE = { quick: 0.9, untried: 0.8, slow: 0.7, crashed: 0.4 };

/**
 * Of each member, by id. One that was not tried near the limits is like those of its cluster that were.
 * @param heavy ids of the inputs near the limits.
 */
export function memberChances({ members }: Cluster, heavy: readonly string[]): ReadonlyMap<string, number> {
  const tried = new Map(members.flatMap((member) => {
    const chance = ownChance(member, heavy);
    return chance === null ? [] : [[member.id, chance] as const];
  }));
  const sum = [...tried.values()].reduce((total, chance) => total + chance, CHANCE.untried);
  return new Map(members.map(({ id }) => [id, tried.get(id) ?? sum / (tried.size + 1)]));
}

/** The best that a member of the cluster can hope for. */
export function bestMemberChance(cluster: Cluster, heavy: readonly string[]): number {
  return Math.max(...memberChances(cluster, heavy).values());
}

function ownChance({ outcomes }: CandidateState, heavy: readonly string[]): number | null {
  const verdicts = heavy.flatMap((id) => { const outcome = outcomes[id]; return outcome ? [outcome[1]] : []; });
  if (verdicts.length === 0) return null;
  if (verdicts.every((verdict) => verdict === 'OK')) return CHANCE.quick;
  return verdicts.every((verdict) => verdict === 'OK' || verdict === 'TLE') ? CHANCE.slow : CHANCE.crashed;
}
