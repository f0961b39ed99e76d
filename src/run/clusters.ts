/** Clusters are derived from the state: survivors that behaved alike on every input (AlphaCode 4.6). */
import type { CandidateState, InputState, RunState } from './state';

export interface Cluster {
  /** That of its first member, so that it stays while the cluster grows. */
  readonly id: string;
  /** Distinct members in the order sampled. */
  readonly members: readonly CandidateState[];
  /** Samples it stands for, duplicates counted. */
  readonly size: number;
  readonly signature: string;
}

/** Programs that pass every test that counts, one of each set of duplicates, in the order sampled. */
export function survivorsOf(state: RunState): CandidateState[] {
  return state.order.map((id) => state.candidates[id]!).filter((candidate) => candidate.passed && candidate.duplicateOf === null);
}

/** Inputs that have not been dropped, in the order made. */
export function countedInputs(state: RunState): InputState[] {
  return Object.values(state.inputs).filter((input) => input.dropped === null);
}

/**
 * Verdict and answer class on each input that still counts. Two candidates with the same signature behaved alike;
 * an input that one of them never ran sets them apart.
 */
export function signatureOf(candidate: CandidateState, inputIds: readonly string[]): string {
  return inputIds.map((id) => {
    const outcome = candidate.outcomes[id];
    return outcome ? `${outcome[1]}${outcome[2]}` : '-';
  }).join(' ');
}

/** All clusters of the survivors, largest first; among equals the one found first. */
export function clustersOf(state: RunState): Cluster[] {
  const inputIds = countedInputs(state).map((input) => input.id);
  const groups = new Map<string, CandidateState[]>();
  for (const candidate of survivorsOf(state)) {
    const signature = signatureOf(candidate, inputIds);
    const group = groups.get(signature);
    if (group) group.push(candidate); else groups.set(signature, [candidate]);
  }
  return [...groups].map(([signature, members]) => ({ id: members[0]!.id, members, signature, size: members.reduce((sum, member) => sum + member.weight, 0) }))
    .sort((a, b) => b.size - a.size);
}
