import { tokensOfSource } from '../../judge/duplicates';
import { languageByName } from '../../judge/languages/table';
import type { CandidateState } from '../../run/state';
import type { RankContext, RankRule } from './rule';

/**
 * How much is tried. A wrong program that passes the examples is oftener a short cut that holds for them, a formula or a greedy step;
 * the right one more often looks at every case. A weak witness, of use where few samples are right.
 */
export const loops: RankRule = {
  name: 'loops',
  about: 'Programs that try more: share of the surviving samples of their language with fewer loops.',
  score: (context) => loopShares(context),
};

const LOOP_WORDS = new Set(['for', 'while', 'loop', 'repeat', 'foreach', 'forEach']);

/** Candidates are ranked again whenever something happens, and their code never changes. */
const counted = new WeakMap<CandidateState, number>();

function loopsOf(candidate: CandidateState): number {
  let count = counted.get(candidate);
  if (count === undefined) {
    const language = languageByName(candidate.language);
    count = language ? tokensOfSource(candidate.code, language.syntax).filter((token) => LOOP_WORDS.has(token)).length : 0;
    counted.set(candidate, count);
  }
  return count;
}

/** By cluster, 0..1: for a mean member, the share of the surviving samples of its language with fewer loops; those with as many count half. */
export function loopShares({ clusters }: RankContext): number[] {
  const samples = new Map<string, { total: number; byCount: Map<number, number> }>();
  for (const member of clusters.flatMap((cluster) => cluster.members)) {
    const own = samples.get(member.language) ?? { total: 0, byCount: new Map<number, number>() };
    samples.set(member.language, own);
    own.total += member.weight;
    own.byCount.set(loopsOf(member), (own.byCount.get(loopsOf(member)) ?? 0) + member.weight);
  }
  const share = (member: CandidateState): number => {
    const { total, byCount } = samples.get(member.language)!;
    const count = loopsOf(member);
    let fewer = byCount.get(count)! / 2;
    for (const [other, weight] of byCount) if (other < count) fewer += weight;
    return fewer / total;
  };
  return clusters.map(({ members, size }) => members.reduce((sum, member) => sum + member.weight * share(member), 0) / size);
}
