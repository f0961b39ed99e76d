/** Chooses at most ten programs, best first: one of each cluster, then round again (AlphaCode 4.6). Anytime: call it whenever something changed. */
import { clustersOf, type Cluster } from '../run/clusters';
import type { Submission } from '../run/events';
import type { RunState } from '../run/state';
import type { SolveContext } from './context';
import { ruleNamed } from './rank/rules';
import type { RankRule } from './rank/rule';

export interface RankedCluster { readonly cluster: Cluster; readonly score: number; readonly confidence: number; readonly reason: string }

/** Emits the ranking and the choice as they stand; nothing when neither has changed. */
export function choose(ctx: Pick<SolveContext, 'state' | 'settings' | 'emit'>, final: boolean): void {
  const rule = ruleNamed(ctx.settings.rank);
  const ranked = rankClusters(ctx.state, rule);
  const submissions = submissionsOf(ranked, ctx.settings.submissions);
  const ranking = ranked.map(({ cluster, score, confidence, reason }) => ({ cluster: cluster.id, score, confidence, reason }));
  const same = ctx.state.final === final && JSON.stringify([ctx.state.ranking, ctx.state.submissions]) === JSON.stringify([ranking, submissions]);
  if (!same) ctx.emit({ type: 'chosen', final, rule: rule.name, submissions, ranking });
}

export function rankClusters(state: RunState, rule: RankRule): RankedCluster[] {
  const clusters = clustersOf(state);
  const scores = rule.score({ state, clusters });
  const total = clusters.reduce((sum, cluster) => sum + cluster.size, 0);
  return clusters
    .map((cluster, index) => ({
      cluster, score: scores[index]!, confidence: cluster.size / total, reason: `${cluster.size} of ${total} surviving samples behave alike`,
    }))
    .sort((a, b) => b.score - a.score);
}

/** One member of each cluster in order; with fewer clusters than submissions, round again, skipping what is chosen. */
export function submissionsOf(ranked: readonly RankedCluster[], count: number): Submission[] {
  const chosen: Submission[] = [];
  for (let round = 0; chosen.length < count; round += 1) {
    const before = chosen.length;
    for (const { cluster, confidence, reason } of ranked) {
      const member = cluster.members[round];
      if (member && chosen.length < count) chosen.push({ candidate: member.id, cluster: cluster.id, confidence, reason });
    }
    if (chosen.length === before) break;
  }
  return chosen;
}
