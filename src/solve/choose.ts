/** Chooses at most ten programs, best first. Anytime: call it whenever something changed. */
import { clustersOf, countedInputs, isCompared, isHeavy, type Cluster } from '../run/clusters';
import type { Submission } from '../run/events';
import type { CandidateState, RunState } from '../run/state';
import type { SolveContext } from './context';
import { standingOf } from './standing';
import { bruteForceComparison } from './rank/bruteForce';
import { confidencesOf } from './rank/confidence';
import { loopShares } from './rank/loops';
import { ruleNamed } from './rank/rules';
import type { RankRule } from './rank/rule';
import { memberChances } from './rank/speed';
import { say, spoken } from '../say';

export interface RankedCluster {
  readonly cluster: Cluster;
  readonly score: number;
  readonly confidence: number;
  readonly reason: string;
  readonly standing: ReturnType<typeof standingOf>;
  /** Chance that its behaviour is the right one, up to a common factor; `null` where the rule does not tell. */
  readonly chance: number | null;
  /** Members as they are submitted, and the chance of each to be right if the behaviour is. */
  readonly order: readonly { readonly id: string; readonly chance: number; /** What it fails beside what all of the cluster fail. */ readonly but?: string }[];
}

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
  const tries = loopShares(context);
  const chances = rule.chances?.(context) ?? null;
  const settled = standings.includes('accepted');
  const heavy = countedInputs(state).filter(isHeavy).map((input) => input.id);
  const place = { accepted: 0, open: 1, refuted: 2 };
  return clusters.map((cluster, index) => ({
    cluster, standing: standings[index]!, order: membersInOrder(cluster, heavy, rule.member?.(cluster, context)), score: scores[index]!,
    chance: chances === null ? null : settled ? Number(standings[index] === 'accepted') : chances[index]!,
    confidence: standings[index] === 'accepted' ? 1 : standings[index] === 'refuted' ? 0 : confidences[index]!,
    reason: reasonFor(state, cluster, standings[index]!, { total, clusters: clusters.length, tries: tries[index]! }),
  })).sort((a, b) => place[a.standing] - place[b.standing] || b.score - a.score);
}

/** A mean member of a cluster that is said to try much has more loops than this share of the surviving samples. */
const MUCH_TRIED = 0.75;

interface Among { readonly total: number; readonly clusters: number; readonly tries: number }

function reasonFor({ problem }: RunState, cluster: Cluster, standing: ReturnType<typeof standingOf>, { total, clusters, tries }: Among): string {
  if (standing === 'accepted') return say`accepted on the judge's site`;
  if (standing === 'refuted') return say`behaves like a program that was judged wrong`;
  if (!isCompared(cluster)) return uncompared(problem?.examples.length === 0, total);
  const parts = [shareOf(cluster, total, clusters)];
  if (clusters > 1 && tries > MUCH_TRIED) parts.push(say`tries more than most`);
  const compared = bruteForceComparison(cluster);
  if (compared !== null) {
    const { agreed, of } = compared;
    parts.push(agreed === of ? say`agrees with the brute force` : say`differs from the brute force on ${of - agreed} of ${of} small inputs`);
  }
  const best = Math.min(...cluster.members.map(failuresOf));
  if (best > 0) parts.push(failing(best));
  return parts.join('; ');
}

function uncompared(unfiltered: boolean, total: number): string {
  if (unfiltered) {
    return total === 1
      ? say`compiles; there is no example, and it is not compared on other inputs yet`
      : say`compiles, as ${total} samples do; there is no example, and they are not compared on other inputs yet`;
  }
  return total === 1
    ? say`passes the examples; not compared on other inputs yet`
    : say`passes the examples, as ${total} samples do; not compared on other inputs yet`;
}

function failuresOf({ outcomes }: CandidateState): number {
  let failures = 0;
  for (const id in outcomes) if (outcomes[id]![1] !== 'OK') failures += 1;
  return failures;
}

const failing = (inputs: number): string => (inputs === 1 ? say`fails or runs out of time on 1 input` : say`fails or runs out of time on ${inputs} inputs`);

function shareOf({ size }: Cluster, total: number, clusters: number): string {
  if (clusters === 1) return total === 1 ? say`the only surviving sample` : say`all ${total} surviving samples behave alike`;
  return size === 1 ? say`1 of ${total} surviving samples behaves like this` : say`${size} of ${total} surviving samples behave like this`;
}

/**
 * The programs to submit. Where the chances of clusters are known, each goes where it most raises the chance that any is right: the
 * first of a new cluster, or a second of a likely one in case the first fails for its own reasons. Otherwise one of each cluster
 * in order, then round again (AlphaCode 4.6).
 */
export function submissionsOf(ranked: readonly RankedCluster[], count: number): Submission[] {
  const open = ranked.filter(({ standing, order }) => standing !== 'refuted' && order.length > 0)
    .map((entry) => ({ ...entry, taken: 0, /** Chance that all members taken so far are wrong though the behaviour is right. */ missed: 1 }));
  const gain = ({ order, taken, missed, chance }: typeof open[number]): number => {
    const next = order[taken];
    if (!next) return -Infinity;
    return chance === null ? -taken : chance * missed * next.chance;
  };
  const chosen: Submission[] = [];
  while (chosen.length < count) {
    const best = open.reduce<typeof open[number] | null>((found, entry) => (
      gain(entry) > (found === null ? -Infinity : gain(found)) ? entry : found
    ), null);
    if (best === null) break;
    const { id, chance, but } = best.order[best.taken]!;
    const own = but === undefined ? best.reason : say`${spoken(best.reason)}; this one ${spoken(but)}`;
    // Of programs that were not compared yet, one that fails says nothing of the others.
    const isSecond = best.taken > 0 && best.standing !== 'accepted' && isCompared(best.cluster);
    chosen.push({
      candidate: id, cluster: best.cluster.id, confidence: isSecond ? best.confidence * best.missed : best.confidence,
      reason: isSecond ? say`${spoken(own)}; in case the one before it fails for a reason of its own` : own,
    });
    best.taken += 1;
    best.missed *= 1 - chance;
  }
  return chosen;
}

/**
 * Members in the order they are submitted: who failed no input before who did; the rule's own first; then those sampled most often,
 * being the most typical; then the quickest, where times differ by half or more.
 */
function membersInOrder(cluster: Cluster, heavy: readonly string[], first: string | undefined): RankedCluster['order'] {
  const chances = memberChances(cluster, heavy);
  const members = cluster.members.map((member) => ({
    id: member.id, weight: member.weight, chance: member.feedback === 'accepted' ? 1 : chances.get(member.id)!, failures: failuresOf(member),
    slowness: Math.round(Math.log2(10 + Math.max(0, ...heavy.map((id) => member.outcomes[id]?.[4] ?? 0)))),
  }));
  const least = Math.min(...members.map(({ failures }) => failures));
  return members
    .sort((a, b) => b.chance - a.chance
      || a.failures - b.failures
      || Number(b.id === first) - Number(a.id === first)
      || b.weight - a.weight
      || a.slowness - b.slowness)
    .map(({ id, chance, failures }) => ({ id, chance, ...(failures > least ? { but: failing(failures) } : {}) }));
}
