/** Who answered what on each input: the votes that several rules count. */
import type { Cluster } from '../../run/clusters';
import { countedInputs } from '../../run/clusters';
import type { Outcome } from '../../run/events';
import type { InputState } from '../../run/state';
import type { RankContext } from './rule';

export interface Vote {
  readonly input: InputState;
  /** By cluster, in the order of the context: its outcome, or undefined where it was not run. Members of a cluster share it. */
  readonly outcomes: readonly (Outcome | undefined)[];
  /** Samples behind each answer class. */
  readonly support: ReadonlyMap<number, number>;
  /** Samples that were run. */
  readonly ran: number;
}

export const FAILED = new Set(['TLE', 'RE', 'MLE', 'OLE', 'PE', 'WA', 'CE']);

/** One vote an input that counts. */
export function votesOf({ state, clusters }: RankContext): Vote[] {
  return countedInputs(state).map((input) => {
    const outcomes = clusters.map((cluster) => outcomeOf(cluster, input.id));
    const support = new Map<number, number>();
    let ran = 0;
    clusters.forEach((cluster, index) => {
      const outcome = outcomes[index];
      if (!outcome) return;
      ran += cluster.size;
      if (outcome[1] === 'OK') support.set(outcome[2], (support.get(outcome[2]) ?? 0) + cluster.size);
    });
    return { input, outcomes, support, ran };
  }).filter((vote) => vote.ran > 0);
}

export function outcomeOf(cluster: Cluster, inputId: string): Outcome | undefined {
  return cluster.members[0]!.outcomes[inputId];
}

/** Did the cluster give an answer at all? */
export const answered = (outcome: Outcome | undefined): outcome is Outcome => outcome !== undefined && outcome[1] === 'OK';

/** Share of its inputs on which a cluster crashed or ran out of time or memory. */
export function failureShare(cluster: Cluster, inputIds: readonly string[]): number {
  const outcomes = inputIds.map((id) => outcomeOf(cluster, id)).filter((outcome) => outcome !== undefined);
  return outcomes.length === 0 ? 0 : outcomes.filter((outcome) => FAILED.has(outcome[1])).length / outcomes.length;
}
