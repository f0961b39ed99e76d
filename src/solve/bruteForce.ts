import type { Program } from '../judge/contract';
import { clustersOf, survivorsOf } from '../run/clusters';
import type { CandidateState } from '../run/state';
import type { Clusterer } from './cluster';
import { checkerOf, judgeFor, keepBlob, type SolveContext } from './context';
import { weighAiTests } from './flow/weighAiTests';
import { helpersOf } from './helpers';
import { generated } from './proveHelpers';
import { HELPER_LIMITS, runScript } from './runScript';
import { say } from '../say';

/** Inputs compared at most, and no longer than this: the brute force is slow. */
const MOST_INPUTS = 40;
const INPUT_LIMIT_BYTES = 600;
/** The leading clusters; one that far down is not chosen whatever the brute force says. */
const MOST_CLUSTERS = 16;
/** Seconds of a brute force on one small input; a slower answer is done without. */
const TIME_LIMIT_MS = 4000;
/** Inputs of one job, the shortest first; one with several that are too slow is the last, since longer ones are slower still. */
const BATCH = 8;
const MOST_TIMEOUTS = 3;
/** Inputs that were new may part the clusters, whose parts are then compared in turn; more rounds would hardly tell more. */
const ROUNDS = 2;

interface Known { readonly input: string; readonly output: string }

/**
 * o3's habit: the slow, obviously right program is compared with one member of each leading cluster on small inputs. Agreement is a
 * signal for the ranking; the smallest input on which they differ is a telling one, which all survivors then run. Two brute forces
 * that disagree cancel each other. No call to a model.
 */
export async function crossCheck(ctx: SolveContext, clusterer: Pick<Clusterer, 'runOn'>): Promise<void> {
  const skip = (reason: string): void => ctx.emit({ type: 'stage', stage: 'brute-force', status: 'skipped', reason });
  if (ctx.problem.interactive) return skip(say`The problem is interactive: programs talk to its judge, and have no output of their own to compare.`);
  if (ctx.problem.anyAnswer && checkerOf(ctx).kind !== 'program') return skip(say`Several answers are valid, and there is no checker to compare them by.`);
  if (helpersOf(ctx, 'brute-force').length === 0) return skip(say`There is no brute force that passes the examples.`);
  const inputs = await smallInputs(ctx);
  const known = await settleBruteForces(ctx, inputs);
  await weighAiTests(ctx);
  const [helper] = helpersOf(ctx, 'brute-force');
  if (!helper) return skip(say`The brute forces contradict each other; none of them counts.`);
  if (known.length === 0) return skip(say`The brute force finished on no small input.`);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = new Set(Object.keys(ctx.state.inputs));
    const members = clustersOf(ctx.state).slice(0, MOST_CLUSTERS)
      .map((cluster) => cluster.members[0]!)
      .filter((member) => !member.crossChecks.some((check) => check.helper === helper.id));
    await Promise.all(members.map((member) => compare(ctx, helper.id, member, known)));
    const fresh = Object.keys(ctx.state.inputs).filter((id) => !before.has(id));
    // An input that some ran and others did not would set them apart.
    if (fresh.length > 0) await clusterer.runOn(survivorsOf(ctx.state).map(({ id }) => id), fresh);
  }
}

/** The run's own small inputs, filled up by the generator of small ones. Smallest first. */
async function smallInputs(ctx: SolveContext): Promise<string[]> {
  const own = Object.values(ctx.state.inputs).filter((input) => input.dropped === null && input.bytes <= INPUT_LIMIT_BYTES && !ctx.state.blobs[input.blob]?.cut)
    .map((input) => ctx.state.blobs[input.blob]?.text ?? '').filter((text) => text !== '');
  const small = helpersOf(ctx, 'generator').find(({ id }) => id.startsWith('generator-small'));
  const written = small ? (await generated(ctx, small.program, MOST_INPUTS)).filter((input) => Buffer.byteLength(input) <= INPUT_LIMIT_BYTES) : [];
  // Generated ones were made for this; the run's own fill the rest.
  return [...new Set([...written, ...own])].slice(0, MOST_INPUTS).sort((a, b) => a.length - b.length);
}

/** The brute force's answers; where two disagree on any input, neither is usable any more. */
async function settleBruteForces(ctx: SolveContext, inputs: readonly string[]): Promise<Known[]> {
  const [first, second] = helpersOf(ctx, 'brute-force');
  if (!first) return [];
  const known = await answersOf(ctx, first.program, inputs);
  if (!second) return known;
  const differing = await firstDifference(ctx, second.program, known);
  if (differing === null) return known;
  for (const { id } of [first, second]) {
    const helper = ctx.state.helpers[id]!;
    ctx.emit({
      type: 'helper', id, kind: helper.kind, language: helper.language, code: helper.code, usable: false,
      reason: say`It and ${id === first.id ? second.id : first.id} disagree on an input: ${JSON.stringify(differing.input.slice(0, 120))}.`,
    });
  }
  return [];
}

async function answersOf(ctx: SolveContext, program: Program, inputs: readonly string[]): Promise<Known[]> {
  const known: Known[] = [];
  let slow = 0;
  for (let from = 0; from < inputs.length && slow < MOST_TIMEOUTS; from += BATCH) {
    const batch = inputs.slice(from, from + BATCH);
    const cases = batch.map((input, index) => ({ id: String(index), input }));
    const { tests } = await runScript(ctx, program, cases, { ...HELPER_LIMITS, timeLimitMs: TIME_LIMIT_MS });
    slow += tests.filter((test) => test.verdict === 'TLE').length;
    known.push(...tests.filter((test) => test.verdict === 'OK').map((test) => ({ input: batch[Number(test.testId)]!, output: test.output })));
  }
  return known;
}

/** The smallest input on which the program answers otherwise; null where it agrees, or has no answer. */
async function firstDifference(ctx: SolveContext, program: Program, known: readonly Known[]): Promise<Known | null> {
  const { tests } = await judgeFor(ctx, {
    program, tests: testsOf(known), tier: 'final', stopAtFirstFailure: false,
    limits: { ...HELPER_LIMITS, timeLimitMs: TIME_LIMIT_MS }, inputFile: null, outputFile: null,
  });
  const wrong = tests.find((test) => test.verdict === 'WA' || test.verdict === 'PE');
  return wrong ? known[Number(wrong.testId)]! : null;
}

async function compare(ctx: SolveContext, helper: string, member: CandidateState, known: readonly Known[]): Promise<void> {
  const { tests } = await judgeFor(ctx, {
    program: { language: member.language, source: member.code }, tests: testsOf(known), tier: 'final', stopAtFirstFailure: false,
  });
  const judged = tests.filter((test) => test.verdict !== 'JE');
  const wrong = judged.find((test) => test.verdict !== 'AC');
  const at = wrong && known[Number(wrong.testId)];
  ctx.emit({
    type: 'cross-checked', id: member.id, helper, agreed: judged.filter((test) => test.verdict === 'AC').length, compared: judged.length,
    ...(at ? { differs: inputOnRecord(ctx, at.input), output: keepBlob(ctx, at.output) } : { differs: null }),
  });
}

/** The id of an input of the run; one that was made only for the comparison is put on record now that it tells something. */
function inputOnRecord(ctx: SolveContext, text: string): string {
  const blob = keepBlob(ctx, text, true);
  const known = Object.values(ctx.state.inputs).find((input) => input.blob === blob);
  if (known) return known.id;
  const id = `b${Object.keys(ctx.state.inputs).length + 1}`;
  const detail = say`a small input on which a program and the brute force differ`;
  ctx.emit({ type: 'input', id, origin: { kind: 'telling', detail, size: 'tiny' }, blob, bytes: Buffer.byteLength(text), votes: null });
  return id;
}

function testsOf(known: readonly Known[]): { id: string; input: string; expected: string }[] {
  return known.map(({ input, output }, index) => ({ id: String(index), input, expected: output }));
}
