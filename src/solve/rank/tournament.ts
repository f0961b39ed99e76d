import type { RankRule } from './rule';
import { answered, votesOf } from './votes';

/** How many of the largest clusters play. */
export const PLAYERS = 30;

/**
 * A tournament between cluster representatives on the inputs that tell them apart (S*, 2502.14382; GenCluster, 2510.14232). With no
 * model to judge, the third parties do: on each telling input the answer that more samples outside the pair give wins.
 */
export const tournament: RankRule = {
  name: 'tournament',
  about: 'Every pair of leading clusters meets on the inputs that tell them apart; samples outside the pair decide (S*, GenCluster).',
  score: (context) => {
    const { clusters } = context;
    const votes = votesOf(context);
    const total = clusters.reduce((sum, cluster) => sum + cluster.size, 0);
    const wins = clusters.map((cluster) => cluster.size / (total + 1));
    for (let a = 0; a < Math.min(PLAYERS, clusters.length); a += 1) {
      for (let b = a + 1; b < Math.min(PLAYERS, clusters.length); b += 1) {
        let balance = 0;
        for (const { outcomes, support } of votes) {
          const [mine, theirs] = [outcomes[a], outcomes[b]];
          if (!mine || !theirs || (mine[1] === theirs[1] && mine[2] === theirs[2])) continue;
          const backing = (outcome: typeof mine, index: number) => (answered(outcome) ? support.get(outcome[2])! - clusters[index]!.size : -1);
          balance += Math.sign(backing(mine, a) - backing(theirs, b));
        }
        wins[a]! += balance > 0 ? 1 : balance === 0 ? 0.5 : 0;
        wins[b]! += balance < 0 ? 1 : balance === 0 ? 0.5 : 0;
      }
    }
    return wins;
  },
};
