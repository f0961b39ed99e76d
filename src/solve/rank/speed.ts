/** What running time says of a member: those of one cluster answer small inputs alike, yet one may be too slow for large ones. */
import type { Cluster } from '../../run/clusters';
import type { CandidateState } from '../../run/state';

/** Chance that a member is right, given that its cluster's behaviour is: by how it did near the limits. A failure there is no proof, since limits may be guessed. */
const CHANCE = { quick: 0.9, untried: 0.7, failed: 0.25 };

/** @param heavy ids of the inputs near the limits. */
export function memberChance(member: CandidateState, heavy: readonly string[]): number {
  const verdicts = heavy.flatMap((id) => { const outcome = member.outcomes[id]; return outcome ? [outcome[1]] : []; });
  if (verdicts.length === 0) return CHANCE.untried;
  return verdicts.every((verdict) => verdict === 'OK') ? CHANCE.quick : CHANCE.failed;
}

/** The best that a member of the cluster can hope for. */
export function bestMemberChance({ members }: Cluster, heavy: readonly string[]): number {
  return Math.max(...members.map((member) => memberChance(member, heavy)));
}
