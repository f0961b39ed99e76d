/** Telling inputs: for two clusters the smallest input on which they differ, for a person (or a model) to say who is right. */
import { clustersOf, countedInputs, isHeavy, type Cluster } from '../run/clusters';
import type { InputState, TestState } from '../run/state';
import { canonical } from '../judge/checkers/compare';
import { filter, filterTests } from './admit';
import type { Clusterer } from './cluster';
import { checkerOf, digestOf, judgeFor, type SolveContext } from './context';
import { addInput, inputModelOf } from './inputs/inputs';
import { shrink } from './inputs/shrink';
import { say } from '../say';

/** The leading clusters, by the ranking, that are told apart pairwise. */
const LEADERS = 3;
/** An input longer than this is nothing to show a person; it is shrunk first. */
const SHORT_BYTES = 60;

/** Emits a telling input for each pair of the leading clusters. */
export async function tellApart(ctx: SolveContext, clusterer: Clusterer): Promise<void> {
  const byId = new Map(clustersOf(ctx.state).map((cluster) => [cluster.id, cluster]));
  const leaders = ctx.state.ranking.map((row) => byId.get(row.cluster)).filter((cluster) => cluster !== undefined).slice(0, LEADERS);
  for (let a = 0; a < leaders.length; a += 1) {
    for (let b = a + 1; b < leaders.length; b += 1) {
      ctx.signal.throwIfAborted();
      const input = await tellingInput(ctx, clusterer, leaders[a]!, leaders[b]!);
      if (input !== null) ctx.emit({ type: 'telling', a: leaders[a]!.id, b: leaders[b]!.id, input });
    }
  }
}

/** Id of the smallest input on which the two differ, shrunk and put on record where that makes it shorter; `null` where none is known. */
export async function tellingInput(ctx: SolveContext, clusterer: Clusterer, a: Cluster, b: Cluster): Promise<string | null> {
  const known = differing(countedInputs(ctx.state), a, b);
  const [smallest] = known;
  if (!smallest) return null;
  const text = ctx.state.blobs[smallest.blob]!.text;
  if (smallest.bytes <= SHORT_BYTES || isHeavy(smallest)) return smallest.id;
  const shrunk = await shrink(inputModelOf(ctx), text, (input) => differOn(ctx, a, b, input));
  if (shrunk.length >= text.length) return smallest.id;
  const same = Object.values(ctx.state.inputs).find((input) => input.blob === digestOf(shrunk));
  if (same) return same.id;
  const id = addInput(ctx, shrunk, { kind: 'telling', detail: say`shrunk from ${smallest.id}`, size: 'tiny' });
  await clusterer.runOn(clustersOf(ctx.state).flatMap((cluster) => cluster.members.map((member) => member.id)), [id]);
  return id;
}

function differing(inputs: readonly InputState[], a: Cluster, b: Cluster): InputState[] {
  const [one, other] = [a.members[0]!, b.members[0]!];
  return inputs.filter(({ id }) => {
    const [mine, theirs] = [one.outcomes[id], other.outcomes[id]];
    return mine && theirs && (mine[1] !== theirs[1] || mine[2] !== theirs[2]);
  }).sort((x, y) => Number(isHeavy(x)) - Number(isHeavy(y)) || x.bytes - y.bytes);
}

async function differOn(ctx: SolveContext, a: Cluster, b: Cluster, input: string): Promise<boolean> {
  const checker = checkerOf(ctx);
  const [mine, theirs] = await Promise.all([a, b].map(async ({ members: [member] }) => {
    const { tests } = await judgeFor(ctx, {
      program: { language: member!.language, source: member!.code }, tests: [{ id: 'shrink', input }],
      tier: 'final', stopAtFirstFailure: false,
    });
    const [test] = tests;
    return test && test.verdict !== 'JE' ? (test.verdict === 'OK' ? canonical(test.output, checker) : test.verdict) : null;
  }));
  // A crash on a smaller input says more of the input than of the programs.
  return mine !== null && theirs !== null && mine !== theirs && mine !== 'RE' && theirs !== 'RE';
}

/** A person's answer to an input becomes a test of the problem; whoever fails it is no survivor any more. */
export async function adopt(ctx: SolveContext, input: string, output: string): Promise<TestState> {
  const known = Object.values(ctx.state.tests).find((test) => test.input === input && test.origin !== 'ai');
  const id = known?.id ?? `u${Object.keys(ctx.state.tests).length + 1}`;
  if (!known || known.output !== output) ctx.emit({ type: 'test', id, input, output, origin: 'adjudicated', explanation: '' });
  ctx.emit({ type: 'test-state', id, state: 'adopted', reason: say`It was settled by hand.` });
  await refilter(ctx, known && known.output !== output ? id : null);
  return ctx.state.tests[id]!;
}

/** Judges again whom tests that came later may remove, or bring back; on the test `changed`, whose output is another now, all. */
export async function refilter(ctx: SolveContext, changed: string | null = null): Promise<void> {
  const wanted = filterTests(ctx).map((test) => test.id);
  await Promise.all(ctx.state.order.map(async (id) => {
    const candidate = ctx.state.candidates[id]!;
    if (candidate.duplicateOf !== null || candidate.verdict === null || candidate.verdict === 'CE') return;
    const told = candidate.tests.filter((test) => test.test !== changed);
    const judged = new Set(told.map((test) => test.test));
    if (candidate.passed ? wanted.every((test) => judged.has(test)) : told.some((test) => test.verdict !== 'AC' && wanted.includes(test.test))) return;
    await filter(ctx, candidate);
  }));
}
