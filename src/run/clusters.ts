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

/** Near the size limits. What is too slow there may still be right: time tells members apart, answers tell clusters apart. */
export const isHeavy = (input: InputState): boolean => input.origin.size === 'large' || input.origin.size === 'maximal';

/** Some member was run on an input: before, nothing is known of what its members do but that they pass the examples. */
export const isCompared = ({ members }: Cluster): boolean => members.some(({ outcomes }) => Object.keys(outcomes).length > 0);

/**
 * Verdict and answer class on each of the inputs. Two candidates with the same signature behaved alike;
 * an input that one of them never ran sets them apart.
 */
export function signatureOf(candidate: CandidateState, inputIds: readonly string[]): string {
  return inputIds.map((id) => {
    const outcome = candidate.outcomes[id];
    return outcome ? `${outcome[1]}${outcome[2]}` : '-';
  }).join(' ');
}

/**
 * All clusters of the survivors, largest first; among equals the one found first. Inputs near the limits are run on a few members
 * alone and split a cluster only where two members give different answers: to be too slow is no answer.
 */
export function clustersOf(state: RunState): Cluster[] {
  const inputs = countedInputs(state);
  const light = inputs.filter((input) => !isHeavy(input)).map((input) => input.id);
  const heavy = inputs.filter(isHeavy).map((input) => input.id);
  const groups = new Map<string, CandidateState[]>();
  for (const candidate of survivorsOf(state)) {
    const signature = signatureOf(candidate, light);
    const group = groups.get(signature);
    if (group) group.push(candidate); else groups.set(signature, [candidate]);
  }
  return [...groups]
    .flatMap(([signature, members]) => splitByAnswers(members, heavy)
      .map((part, index) => clusterOf(index === 0 ? signature : `${signature} /${index}`, part)))
    .sort((a, b) => b.size - a.size);
}

function clusterOf(signature: string, members: readonly CandidateState[]): Cluster {
  return { id: members[0]!.id, members, signature, size: members.reduce((sum, member) => sum + member.weight, 0) };
}

/** Parts whose answers to the heavy inputs agree wherever two gave one. Who gave none stays with the first part. */
export function splitByAnswers(members: readonly CandidateState[], heavy: readonly string[]): CandidateState[][] {
  const parts: { answers: Map<string, number>; members: CandidateState[] }[] = [];
  for (const member of members) {
    const given = heavy.flatMap((id) => {
      const outcome = member.outcomes[id];
      return outcome?.[1] === 'OK' ? [[id, outcome[2]] as const] : [];
    });
    const home = parts.find(({ answers }) => given.every(([id, answer]) => (answers.get(id) ?? answer) === answer));
    if (home) {
      home.members.push(member);
      for (const [id, answer] of given) home.answers.set(id, answer);
    } else {
      parts.push({ answers: new Map(given), members: [member] });
    }
  }
  return parts.map((part) => part.members);
}
