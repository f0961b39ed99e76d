/** Chooses at most ten programs, best first: one of each cluster, then round again (AlphaCode 4.6). Anytime: call it whenever something changed. */
import { clustersOf, type Cluster } from '../run/clusters';
import type { Submission } from '../run/events';
import type { CandidateState, RunState } from '../run/state';
import type { SolveContext } from './context';
import { standingOf } from './standing';
import { bruteForceAgreement } from './rank/bruteForce';
import { confidencesOf } from './rank/confidence';
import { ruleNamed } from './rank/rules';
import type { RankRule } from './rank/rule';

export interface RankedCluster { readonly cluster: Cluster; readonly score: number; readonly confidence: number; readonly reason: string; readonly standing: ReturnType<typeof standingOf>; /** Members as they are submitted. */ readonly order: readonly string[] }

/** Emits the ranking and the choice as they stand; nothing when neither has changed. */
export function choose(ctx: Pick<SolveContext, 'state' | 'settings' | 'emit'>, final: boolean): void {
  const rule = ruleNamed(ctx.settings.rank);
  const ranked = rankClusters(ctx.state, rule);
  const submissions = submissionsOf(ranked, ctx.settings.submissions);
  const ranking = ranked.map(({ cluster, score, confidence, reason }) => ({ cluster: cluster.id, score, confidence, reason }));
  const same = ctx.state.final === final && JSON.stringify([ctx.state.ranking, ctx.state.submissions]) === JSON.stringify([ranking, submissions]);
  if (!same) ctx.emit({ type: 'chosen', final, rule: rule.name, submissions, ranking });
}

/** The clusters, best first: a rule's scores, what is known from outside put before them. */
export function rankClusters(state: RunState, rule: RankRule): RankedCluster[] {
  const clusters = clustersOf(state);
  const context = { state, clusters };
  const scores = rule.score(context);
  const confidences = confidencesOf(context);
  const total = clusters.reduce((sum, cluster) => sum + cluster.size, 0);
  const standings = clusters.map(standingOf);
  const place = { accepted: 0, open: 1, refuted: 2 };
  return clusters.map((cluster, index) => ({
    cluster, standing: standings[index]!, order: membersInOrder(cluster, rule.member?.(cluster, context)), score: scores[index]!,
    confidence: standings[index] === 'accepted' ? 1 : standings[index] === 'refuted' ? 0 : confidences[index]!,
    reason: reasonFor(cluster, standings[index]!, total, clusters.length),
  })).sort((a, b) => place[a.standing] - place[b.standing] || b.score - a.score);
}

function reasonFor(cluster: Cluster, standing: ReturnType<typeof standingOf>, total: number, clusters: number): string {
  if (standing === 'accepted') return 'accepted outside';
  if (standing === 'refuted') return 'behaves like a program that was judged wrong';
  const parts = [clusters === 1 ? `all ${total} surviving samples behave alike` : `${cluster.size} of ${total} surviving samples behave alike`];
  const agreed = bruteForceAgreement(cluster);
  if (agreed !== null) parts.push(agreed === 1 ? 'agrees with the brute force' : 'differs from the brute force');
  const best = Math.min(...cluster.members.map((member) => Object.values(member.outcomes).filter((outcome) => outcome[1] !== 'OK').length));
  if (best > 0) parts.push(`fails or runs out of time on ${best} ${best === 1 ? 'input' : 'inputs'}`);
  return parts.join('; ');
}

/** One member of each cluster in order; with fewer clusters than submissions, round again, skipping what is chosen. */
export function submissionsOf(ranked: readonly RankedCluster[], count: number): Submission[] {
  const chosen: Submission[] = [];
  for (let round = 0; chosen.length < count; round += 1) {
    const before = chosen.length;
    for (const { order, cluster, confidence, reason, standing } of ranked) {
      if (standing === 'refuted') continue;
      const member = order[round];
      if (member !== undefined && chosen.length < count) chosen.push({ candidate: member, cluster: cluster.id, confidence, reason });
    }
    if (chosen.length === before) break;
  }
  return chosen;
}

/** Members in the order they are submitted: none that failed an input before one that did not, then the rule's own, then those sampled most often. */
function membersInOrder(cluster: Cluster, first: string | undefined): string[] {
  const ran = (member: CandidateState) => Object.values(member.outcomes);
  const failed = (member: CandidateState) => ran(member).filter((outcome) => outcome[1] !== 'OK').length;
  return [...cluster.members].sort((a, b) => failed(a) - failed(b) || ran(b).length - ran(a).length
    || Number(b.id === first) - Number(a.id === first) || b.weight - a.weight).map((member) => member.id);
}
