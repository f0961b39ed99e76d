/** Replays a pool's candidates as samples through the real pipeline: compile, filter, inputs, cluster. What is left is to rank. */
import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import type { Judge } from '../judge/contract';
import { ModelError, type Models } from '../model/chatModel';
import { LOG_SCHEMA, type Draft, type Origin, type RunEvent } from '../run/events';
import { solveSettingsSchema, type SolveSettings } from '../run/settings';
import { emptyState, fold, type RunState } from '../run/state';
import { Admission } from '../solve/admit';
import { Clusterer } from '../solve/cluster';
import type { SolveContext } from '../solve/context';
import { prepareInputs } from '../solve/inputs/inputs';
import { Random } from '../solve/random';
import { languageOf, problemOf, type PoolProblem } from './pool';

export interface ReplayOptions {
  readonly judge: Judge;
  readonly inputs: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly models?: Models;
}

export interface Replay {
  readonly state: RunState;
  /** Share of a candidate's samples that are right, by candidate id; a set of duplicates goes by its first. */
  readonly correctness: Readonly<Record<string, number>>;
  readonly runs: number;
  readonly seconds: number;
}

const ORIGIN: Origin = { kind: 'sample', model: 'pool', temperature: null, rating: null, tags: [], solution: null, parent: null, reason: null };

/** The run of one problem up to its clusters. */
export async function replay(pool: PoolProblem, options: ReplayOptions): Promise<Replay> {
  const { judge, signal } = options;
  const begun = performance.now();
  setMaxListeners(0, signal);
  const settings = settingsOf(options);
  const problem = problemOf(pool);
  const state = emptyState();
  let runs = 0;
  const emit = (draft: Draft) => {
    if (draft.type === 'ran') runs += draft.outcomes.length;
    if (draft.type === 'judged') runs += draft.tests.length;
    fold(state, { ...draft, at: 0 } as RunEvent);
  };
  emit({ type: 'run-started', schema: LOG_SCHEMA, run: pool.id, problem, settings, models: [], source: null });
  const ctx: SolveContext = { problem, settings, judge, models: options.models ?? noModels(), state, emit, random: new Random(options.seed), signal };
  const clusterer = new Clusterer(ctx);
  const correctness = await admitAll(pool, ctx, clusterer);
  await prepareInputs(ctx);
  await clusterer.settle();
  return { state, correctness, runs, seconds: (performance.now() - begun) / 1000 };
}

function settingsOf({ inputs, seed }: ReplayOptions): SolveSettings {
  return solveSettingsSchema.parse({ inputs, seed });
}

/** Every candidate as often as it was sampled, in an order that the seed gives. */
async function admitAll(pool: PoolProblem, ctx: SolveContext, clusterer: Clusterer): Promise<Record<string, number>> {
  const admission = new Admission(ctx, Promise.resolve(), (id) => clusterer.add(id));
  const samples = ctx.random.fork('samples').shuffled(pool.candidates.flatMap((candidate) => Array.from({ length: candidate.count }, () => candidate)));
  const queue = new PQueue({ concurrency: ctx.judge.slots * 2 });
  const correct = new Map<string, { right: number; all: number }>();
  await Promise.all(samples.map((sample) => queue.add(async () => {
    ctx.signal.throwIfAborted();
    const { id } = await admission.admit({ language: languageOf(sample), source: sample.code }, ORIGIN);
    const first = ctx.state.candidates[id]!.duplicateOf ?? id;
    const tally = correct.get(first) ?? { right: 0, all: 0 };
    correct.set(first, { right: tally.right + Number(sample.correct), all: tally.all + 1 });
  })));
  return Object.fromEntries([...correct].map(([id, { right, all }]) => [id, right / all]));
}

/** Models of a replay: there are none, and who asks is told so. */
export function noModels(): Models {
  return {
    all: [], concurrency: 0, spent: { calls: 0, promptTokens: 0, completionTokens: 0, usd: null },
    ask: () => Promise.reject(new ModelError('not-found', 'A replay has no model to ask.')),
    onCall: () => () => undefined,
    dispose: () => Promise.resolve(),
  };
}
