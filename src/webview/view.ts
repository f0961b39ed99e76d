/** What the page shows of a state, derived once a change. No truth of its own. */
import type { Verdict } from '../judge/contract';
import type { Submission } from '../run/events';
import type { CandidateState, RunState } from '../run/state';
import type { PageCluster } from './clusterIndex';

export interface RankedCluster extends PageCluster {
  /** From 1, best first: the number by which the page calls it. */
  readonly number: number;
  readonly confidence: number | null;
  readonly rankScore: number | null;
  readonly reason: string;
  /** Places in the list of submissions, from 1. */
  readonly places: readonly number[];
}

export interface View {
  /** Best first: as ranked, then those not ranked yet by size. */
  readonly clusters: readonly RankedCluster[];
  readonly clusterOf: ReadonlyMap<string, RankedCluster>;
  readonly funnel: Funnel;
  readonly questions: readonly Question[];
  readonly inputIds: readonly string[];
}

export interface Funnel {
  readonly sampled: number;
  readonly distinct: number;
  readonly judged: number;
  readonly compiled: number;
  readonly passed: number;
  readonly clusters: number;
  readonly chosen: number;
}

/** Leading clusters that disagree on an input, or one and the brute force: a person may say which is right. */
export interface Question { readonly input: string; readonly a: RankedCluster; /** Null: the brute force. */ readonly b: RankedCluster | null }

export function viewOf(state: RunState, found: readonly PageCluster[]): View {
  const home = new Map<string, PageCluster>();
  for (const cluster of found) for (const member of cluster.members) home.set(member.id, cluster);
  const places = new Map<PageCluster, number[]>();
  state.submissions.forEach((submission, index) => {
    const cluster = home.get(submission.candidate) ?? home.get(submission.cluster);
    if (!cluster) return;
    const known = places.get(cluster);
    if (known) known.push(index + 1); else places.set(cluster, [index + 1]);
  });
  const ranked = new Map<PageCluster, RunState['ranking'][number]>();
  for (const entry of state.ranking) {
    const cluster = home.get(entry.cluster);
    if (cluster && !ranked.has(cluster)) ranked.set(cluster, entry);
  }
  const ordered = [...ranked.keys(), ...found.filter((cluster) => !ranked.has(cluster))];
  const clusters = ordered.map((cluster, index): RankedCluster => {
    const entry = ranked.get(cluster);
    return {
      ...cluster, number: index + 1, confidence: entry?.confidence ?? null, rankScore: entry?.score ?? null,
      reason: entry?.reason ?? '', places: places.get(cluster) ?? [],
    };
  });
  const clusterOf = new Map<string, RankedCluster>();
  for (const cluster of clusters) for (const member of cluster.members) clusterOf.set(member.id, cluster);
  const { sampled, duplicates, judged, compiled, passed } = state.counts;
  return {
    clusters, clusterOf,
    funnel: { sampled, distinct: sampled - duplicates, judged, compiled, passed, clusters: clusters.length, chosen: state.submissions.length },
    questions: questionsOf(state, clusters, clusterOf),
    inputIds: Object.values(state.inputs).filter((input) => input.dropped === null).map((input) => input.id),
  };
}

function questionsOf(state: RunState, clusters: readonly RankedCluster[], clusterOf: ReadonlyMap<string, RankedCluster>): Question[] {
  const settled = new Set(Object.values(state.tests).filter((test) => test.origin !== 'ai').map((test) => test.input));
  const isOpen = (input: string): boolean => {
    const known = state.inputs[input];
    return known !== undefined && known.dropped === null && !settled.has(state.blobs[known.blob]?.text ?? '');
  };
  const between = state.telling.flatMap(({ a, b, input }): Question[] => {
    const [first, second] = [clusterOf.get(a), clusterOf.get(b)];
    if (!first || !second || first === second || !isOpen(input) || isRefuted(first) || isRefuted(second)) return [];
    return [first.number < second.number ? { input, a: first, b: second } : { input, a: second, b: first }];
  }).sort((x, y) => x.a.number - y.a.number || x.b!.number - y.b!.number);
  const compared = clusters.filter((cluster) => checkOf(state, cluster) && !isRefuted(cluster));
  const differing = compared.filter((cluster) => checkOf(state, cluster)!.differs !== null);
  const leader = differing.find(({ number }) => number === compared[0]?.number);
  const input = leader && checkOf(state, leader)!.differs;
  if (!leader || !input || checkOf(state, leader)!.output === undefined || !isOpen(input)) return between;
  if (between.some((question) => question.input === input)) return between;
  const withBruteForce: Question = { input, a: leader, b: null };
  // Where no cluster agrees with the brute force, this is the question that decides.
  return differing.length === compared.length ? [withBruteForce, ...between] : [...between, withBruteForce];
}

/** How a cluster fared beside a brute force that counts. */
function checkOf(state: RunState, { members }: PageCluster): CandidateState['crossChecks'][number] | undefined {
  return members.flatMap((member) => member.crossChecks).find((check) => check.compared > 0 && state.helpers[check.helper]?.usable);
}

/** What the brute force prints for an input, where it is known to; a blob's digest. */
export function bruteForceAnswer(state: RunState, clusters: readonly PageCluster[], input: string): string | null {
  for (const cluster of clusters) {
    const check = checkOf(state, cluster);
    if (check?.differs === input && check.output !== undefined) return check.output;
  }
  return null;
}

/** The same answer but for white space. */
export function sameAnswer(state: RunState, a: string | null, b: string | null): boolean {
  const tokens = (digest: string | null) => (digest === null ? undefined : state.blobs[digest]?.text.trim().replace(/\s+/g, ' '));
  return a !== null && b !== null && (a === b || (tokens(a) !== undefined && tokens(a) === tokens(b)));
}

/** A model's words on which outputs of an input are right, each with the clusters that gave those. */
export function rulingsOn(
  state: RunState, input: string, clusters: readonly RankedCluster[],
): { readonly ruling: RunState['adjudications'][number]; readonly right: readonly RankedCluster[] }[] {
  return state.adjudications.filter((ruling) => ruling.input === input)
    .map((ruling) => ({ ruling, right: clusters.filter(({ outcomes }) => outcomes[input]?.[1] === 'OK' && ruling.right.includes(outcomes[input][2])) }));
}

/** One member judged wrong speaks for all. */
function isRefuted({ members }: PageCluster): boolean { return members.some(({ feedback }) => feedback === 'wrong-answer' || feedback === 'runtime-error'); }

/** How a cluster did on one input, beside the reference cluster. */
export type CellKind = 'reference' | 'same' | 'differs' | 'slow' | 'crashed' | 'not-run';

export function cellKind(cluster: PageCluster, reference: PageCluster, input: string): CellKind {
  const outcome = cluster.outcomes[input];
  if (!outcome) return 'not-run';
  const [, verdict, answer] = outcome;
  if (verdict === 'TLE') return 'slow';
  if (!answered(verdict)) return 'crashed';
  if (cluster === reference || cluster.id === reference.id) return 'reference';
  const other = reference.outcomes[input];
  return other && other[1] === verdict && other[2] === answer ? 'same' : 'differs';
}

export function answered(verdict: Verdict): boolean { return verdict === 'OK' || verdict === 'AC' || verdict === 'WA' || verdict === 'PE'; }

export interface Mix { readonly answered: number; readonly slow: number; readonly crashed: number; readonly open: number }

/** A cluster's verdicts over the inputs that count. */
export function mixOf(cluster: PageCluster, inputIds: readonly string[]): Mix {
  const mix = { answered: 0, slow: 0, crashed: 0, open: 0 };
  const { outcomes } = cluster;
  for (const id of inputIds) {
    const outcome = outcomes[id];
    if (!outcome) mix.open += 1;
    else if (outcome[1] === 'TLE') mix.slow += 1;
    else if (answered(outcome[1])) mix.answered += 1;
    else mix.crashed += 1;
  }
  return mix;
}

/** Inputs on which at least two of `clusters` behave differently. */
export function tellingInputs(clusters: readonly PageCluster[], inputIds: readonly string[]): string[] {
  return inputIds.filter((id) => {
    const seen = new Set<string>();
    for (const cluster of clusters) {
      const outcome = cluster.outcomes[id];
      if (outcome) seen.add(`${outcome[1]}${outcome[2]}`);
      if (seen.size > 1) return true;
    }
    return false;
  });
}

/** One way to answer an input, and who answers so. */
export interface Answer { readonly verdict: Verdict; readonly digest: string | null; readonly clusters: readonly RankedCluster[]; readonly samples: number }

/** Every different answer to an input, that of the best ranked cluster first. */
export function answersTo(input: string, clusters: readonly RankedCluster[]): Answer[] {
  const answers = new Map<string, { verdict: Verdict; digest: string | null; clusters: RankedCluster[]; samples: number }>();
  for (const cluster of clusters) {
    const outcome = cluster.outcomes[input];
    if (!outcome) continue;
    const key = `${outcome[1]}${outcome[2]}`;
    const answer = answers.get(key);
    if (answer) { answer.clusters.push(cluster); answer.samples += cluster.size; }
    else answers.set(key, { verdict: outcome[1], digest: outcome[3], clusters: [cluster], samples: cluster.size });
  }
  return [...answers.values()];
}

/** The program that was nearest to passing: most examples passed, then the furthest verdict. */
export function nearestMiss(state: RunState): CandidateState | null {
  let best: CandidateState | null = null;
  let most = -1;
  for (const id of state.order) {
    const candidate = state.candidates[id]!;
    if (candidate.verdict === null || candidate.passed) continue;
    const value = (candidate.compile?.ok ? 0.5 : 0) + testsPassed(candidate);
    if (value > most) { most = value; best = candidate; }
  }
  return best;
}

export function testsPassed(candidate: CandidateState): number {
  return candidate.tests.filter((test) => test.verdict === 'AC' || test.verdict === 'OK').length;
}

/** Submissions in the order to try, those already tried last. */
export function queueOf(state: RunState): { readonly next: readonly Submission[]; readonly tried: readonly CandidateState[] } {
  const tried = Object.values(state.candidates).filter((candidate) => candidate.feedback !== null);
  return { next: state.submissions.filter((submission) => !state.candidates[submission.candidate]?.feedback), tried };
}

/** Candidates that a repair history leads through, oldest first. */
export function ancestry(state: RunState, candidate: CandidateState): CandidateState[] {
  const chain: CandidateState[] = [];
  let parent = candidate.origin.parent;
  while (parent !== null && chain.length < 50) {
    const known = state.candidates[parent];
    if (!known || chain.includes(known)) break;
    chain.unshift(known);
    parent = known.origin.parent;
  }
  return chain;
}
