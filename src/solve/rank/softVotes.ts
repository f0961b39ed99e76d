import type { RankContext, RankRule } from './rule';
import { answered, votesOf } from './votes';

/** Votes of every cluster for every other, by the share of inputs on which they answer alike (SRank, 2311.03366). */
export const softVotes: RankRule = {
  name: 'srank',
  about: 'Soft votes: each cluster votes for the others by the share of inputs on which they answer alike (SRank).',
  score: (context) => softScores(context),
};

export function softScores(context: RankContext, power = 1): number[] {
  const { clusters } = context;
  const votes = votesOf(context);
  return clusters.map((_, index) => clusters.reduce((sum, other, otherIndex) => {
    if (index === otherIndex) return sum + other.size;
    let alike = 0;
    let compared = 0;
    for (const { outcomes } of votes) {
      const [mine, theirs] = [outcomes[index], outcomes[otherIndex]];
      // Out of time is no answer, so no disagreement either.
      if (!mine || !theirs || mine[1] === 'TLE' || theirs[1] === 'TLE') continue;
      compared += 1;
      if (answered(mine) && answered(theirs) && mine[2] === theirs[2]) alike += 1;
    }
    // Who answered little agrees on little, so a rival's vote is not lent whole: one likeness and one difference are taken for granted.
    return sum + (compared === 0 ? 0 : other.size * ((alike + 1) / (compared + 2)) ** power);
  }, 0));
}
