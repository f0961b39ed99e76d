import { isDeepStrictEqual } from 'node:util';
import { setMaxListeners } from 'node:events';
import type { Judge } from '../judge/contract';
import type { Models } from '../model/chatModel';
import { ModelError } from '../model/chatModel';
import type { Problem } from '../problem/problem';
import { LOG_SCHEMA, stamped, type Draft, type RunEvent, type Stage } from '../run/events';
import type { SolveSettings } from '../run/settings';
import { emptyState, fold, type RunState } from '../run/state';
import { UserError } from '../userError';
import { tellApart } from './adjudicate';
import { adjudicateByModel } from './adjudicateByModel';
import { Admission, filterTests } from './admit';
import { crossCheck } from './bruteForce';
import { choose } from './choose';
import { Clusterer } from './cluster';
import type { SolveContext } from './context';
import { flow } from './flow/flow';
import { weighAiTests } from './flow/weighAiTests';
import { wantsHelpers, writeHelpers } from './helpers';
import { hasLateInputs, prepareInputs } from './inputs/inputs';
import { Random } from './random';
import { reflect } from './reflect';
import { repair } from './repair';
import { sample } from './sample';
import { describeWaiting, hasOpenBatches } from './sampleBatch';
import { score } from './score';
import { say } from '../say';

export interface SolveOptions {
  readonly run: string;
  readonly problem: Problem;
  readonly settings: SolveSettings;
  readonly judge: Judge;
  readonly models: Models;
  readonly signal: AbortSignal;
  /** The statement's file, for a person. */
  readonly source?: string | null;
  /** ms since the epoch. Default the machine's. */
  readonly clock?: () => number;
  /** State of a stored run to go on with; it is folded further in place. */
  readonly resume?: RunState;
  /** Puts on the disk what the consumer was given so far, as far as the disk takes it. Absent where nothing is logged. */
  readonly secure?: () => Promise<void>;
  /** Is given the run's context as it starts, for what a person does while it goes on. */
  readonly attach?: (ctx: SolveContext) => void;
}

/**
 * Solves a problem: a stream of events from `run-started` (or `run-resumed`) to `run-ended`. Whatever happens, what was
 * sampled and judged is kept and chosen from; cancelling ends the stream in order, with the choice so far as the final one.
 */
export async function* solve(options: SolveOptions): AsyncGenerator<RunEvent, void, void> {
  const { problem, settings, judge, models, signal, clock = Date.now } = options;
  const state = options.resume ?? emptyState();
  const queue: RunEvent[] = [];
  let wake = () => {};
  const emit = (draft: Draft) => {
    const event = stamped(draft, Math.max(state.now, clock())); // a clock that is set back does not take the run with it
    fold(state, event);
    queue.push(event);
    wake();
  };
  const asked = models.all.map(({ id, label }) => ({ id, label }));
  if (options.resume) {
    emit({
      type: 'run-resumed', events: state.events,
      ...(isDeepStrictEqual(settings, state.settings) ? {} : { settings }), ...(isDeepStrictEqual(asked, state.models) ? {} : { models: asked }),
    });
  } else emit({ type: 'run-started', schema: LOG_SCHEMA, run: options.run, problem, settings, models: asked, source: options.source ?? null });
  const stop = models.onCall((call) => emit({
    type: 'call', purpose: call.purpose, model: call.model, outcome: call.outcome, detail: call.detail, ms: call.ms,
    promptTokens: call.usage?.promptTokens ?? 0, completionTokens: call.usage?.completionTokens ?? 0, estimated: call.usage?.estimated ?? false,
    usd: call.usd, asked: call.asked, received: call.received,
  }));

  const stopNotices = models.onNotice?.((notice) => emit({ type: 'notice', ...notice }));

  // Ends the work when the consumer walks away, and the other stages when one of them breaks.
  const halt = new AbortController();
  const ended = AbortSignal.any([signal, halt.signal]);
  setMaxListeners(0, ended); // every request and every job under way listens
  /** Who waits until the consumer has taken all that was emitted. */
  const waiting: (() => void)[] = [];
  const secured = async () => {
    ended.throwIfAborted(); // nobody takes anything any more
    await new Promise<void>((resolve) => { waiting.push(resolve); wake(); });
    await options.secure?.();
    ended.throwIfAborted(); // whoever has walked away took nothing
  };
  const ctx: SolveContext = { problem, settings, judge, models, state, emit, secured, random: new Random(settings.seed), signal: ended };
  options.attach?.(ctx);
  let running = true;
  let defect: unknown = null;
  const work = pipeline(ctx, halt, signal)
    .catch((error: unknown) => { defect = error; })
    .finally(() => { running = false; wake(); });
  try {
    for (;;) {
      while (queue.length > 0) yield queue.shift()!;
      if (!running) break;
      for (const tell of waiting.splice(0)) tell();
      await new Promise<void>((resolve) => { wake = resolve; if (queue.length > 0 || waiting.length > 0 || !running) resolve(); });
    }
    if (defect !== null) throw defect;
  } finally {
    halt.abort();
    stop();
    stopNotices?.();
    for (const tell of waiting.splice(0)) tell();
    await work;
  }
}

/** The run, top to bottom (AlphaCode Fig. 1, with AlphaCodium's stages beside it), and how it ended. */
async function pipeline(ctx: SolveContext, halt: AbortController, cancelled: AbortSignal): Promise<void> {
  try {
    const failure = await stages(ctx, halt);
    choose(ctx, true);
    ctx.emit({ type: 'run-ended', ...outcomeOf(ctx, failure) });
  } catch (error) {
    choose(ctx, true);
    if (cancelled.aborted) {
      const accepted = Object.values(ctx.state.candidates).find((candidate) => candidate.feedback === 'accepted');
      ctx.emit({ type: 'run-ended', ...(accepted
        ? { outcome: 'chosen', message: say`${accepted.id} was accepted.` }
        : { outcome: 'cancelled', message: say`Cancelled after ${ctx.state.counts.sampled} samples; what was found is kept.` }) });
      return;
    }
    ctx.emit({ type: 'run-ended', outcome: 'failed', message: messageOf(error) });
    if (!(error instanceof UserError)) throw error;
  }
}

/** Resolves to the reason for which the model gave nothing more, if any. */
async function stages(ctx: SolveContext, halt: AbortController): Promise<string | null> {
  const { settings } = ctx;
  if (filterTests(ctx).length === 0) explainNoFilter(ctx);
  if (settings.reflect) await stage(ctx, 'reflect', () => reflect(ctx));

  const helpers = wantsHelpers(ctx) ? stage(ctx, 'helpers', () => writeHelpers(ctx)) : Promise.resolve(null);
  const anytime = anytimeChoice(ctx);
  const clusterer = new Clusterer(ctx, anytime.ran);
  // Where several answers are valid the filter itself needs the checker; otherwise judging starts with the first sample.
  const admission = new Admission(ctx, ctx.problem.anyAnswer ? helpers : Promise.resolve(), (id) => {
    clusterer.add(id);
    anytime.survived();
  });
  const [, , unsampled, unsolved] = await together(halt, [
    admission.resume(),
    // A dialogue has no input of its own: a recorded half of one says nothing of a program.
    ctx.problem.interactive ? Promise.resolve(null) : helpers.then(() => stage(ctx, 'inputs', () => prepareInputs(ctx))),
    stage(ctx, 'sample', () => sampleInto(ctx, admission)),
    settings.flow ? stage(ctx, 'flow', () => flow(ctx, admission.admit, admission.ready)) : Promise.resolve(null),
  ] as const);
  // What comes after looks at all samples: it is for the session that takes the batch in.
  if (hasOpenBatches(ctx.state)) return unsampled;
  if (settings.repairs > 0) await stage(ctx, 'repair', () => repair(ctx, admission.admit));

  if (hasLateInputs(ctx)) await stage(ctx, 'inputs', () => prepareInputs(ctx));
  if (ctx.state.counts.passed > 1 && settings.inputs > 0 && !ctx.problem.interactive && Object.keys(ctx.state.inputs).length === 0) {
    ctx.emit({
      type: 'notice', level: 'warning',
      message: say`There is no input to compare programs by: the statement has no example to derive any from, and no generator of the model's works. Nothing parts the programs that compile.`,
    });
  }
  await stage(ctx, 'cluster', () => clusterer.settle());
  await weighAiTests(ctx);
  choose(ctx, false);
  if (settings.bruteForce) await stage(ctx, 'brute-force', () => crossCheck(ctx, clusterer));
  if (settings.scores > 0) await stage(ctx, 'score', () => score(ctx));
  choose(ctx, false);
  await stage(ctx, 'adjudicate', async () => {
    await tellApart(ctx, clusterer);
    choose(ctx, false); // an input that was shrunk may have parted clusters
    if (settings.adjudications > 0) await adjudicateByModel(ctx);
  });
  return unsampled ?? unsolved;
}

/** All of it at once; when one part breaks the others are ended before the error goes up. */
async function together<T extends readonly Promise<unknown>[]>(halt: AbortController, parts: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  try {
    return await Promise.all(parts);
  } catch (error) {
    halt.abort();
    await Promise.allSettled(parts);
    throw error;
  }
}

/**
 * A choice is there at any moment (AlphaCode D.1): it is made anew whenever the survivors have grown by a tenth, or what they
 * were run on by half.
 */
function anytimeChoice(ctx: SolveContext): { survived(): void; ran(): void } {
  const whenGrownBy = (growth: number, countOf: () => number) => {
    let due = 1;
    return () => {
      const count = countOf();
      if (count < due) return;
      due = Math.max(count + 1, count * growth);
      choose(ctx, false);
    };
  };
  let batches = 0;
  return { survived: whenGrownBy(1.1, () => ctx.state.counts.passed), ran: whenGrownBy(1.5, () => ++batches) };
}

/**
 * Samples and judges at once, with no barrier between: while the next program is written, the last one is compiled and run.
 * Wall time is that of the slower side.
 */
async function sampleInto(ctx: SolveContext, admission: Admission): Promise<void> {
  const verdicts: Promise<unknown>[] = [];
  let broken: unknown = null;
  for await (const drawn of sample(ctx)) {
    if ('failure' in drawn) {
      ctx.emit({ type: 'sample-failed', model: drawn.model, reason: drawn.failure, origin: drawn.origin });
      continue;
    }
    verdicts.push(admission.admit(drawn.program, drawn.origin).catch((error: unknown) => { broken ??= error; }));
    if (broken !== null) break;
  }
  await Promise.all(verdicts);
  if (broken !== null) throw broken;
}

/**
 * Runs one stage under its name. What a model does wrong ends the stage with the reason on record, never the run: the
 * reason is the result. Anything else (no compiler, no sandbox, a defect, a cancel) goes up.
 */
async function stage(ctx: SolveContext, name: Stage, work: () => Promise<void>): Promise<string | null> {
  ctx.emit({ type: 'stage', stage: name, status: 'started', reason: '' });
  try {
    await work();
    ctx.signal.throwIfAborted();
    const told = ctx.state.stages[name]?.status;
    if (told === 'started') ctx.emit({ type: 'stage', stage: name, status: 'finished', reason: '' });
    return null;
  } catch (error) {
    const [status, reason] = ctx.signal.aborted ? ['skipped' as const, say`Cancelled.`] : ['failed' as const, messageOf(error)];
    ctx.emit({ type: 'stage', stage: name, status, reason });
    if (!(error instanceof ModelError) || ctx.signal.aborted) throw error;
    ctx.emit({ type: 'notice', level: error.kind === 'budget' ? 'info' : 'error', message: error.message });
    return error.message;
  }
}

function explainNoFilter(ctx: SolveContext): void {
  ctx.emit({
    type: 'notice', level: 'warning',
    message: ctx.problem.interactive
      ? say`The problem is interactive: its examples are dialogues and cannot filter programs. Every program that compiles goes on to the clusters.`
      : say`The statement has no example to filter by. Every program that compiles goes on to the clusters; add a test to make the choice firmer.`,
  });
}

function outcomeOf(ctx: SolveContext, failure: string | null): { outcome: 'chosen' | 'nothing-survived' | 'waiting' | 'failed'; message: string } {
  const { counts: { sampled, duplicates, passed }, submissions } = ctx.state;
  const filters = filterTests(ctx).length > 0;
  const distinct = sampled - duplicates;
  if (hasOpenBatches(ctx.state)) {
    const waiting = describeWaiting(ctx.state);
    return { outcome: 'waiting', message: failure === null ? waiting : `${failure} ${waiting}` };
  }
  if (submissions.length > 0) {
    return {
      outcome: 'chosen',
      message: filters ? say`${passed} of ${distinct} distinct programs passed the examples.` : say`${passed} of ${distinct} distinct programs compiled.`,
    };
  }
  if (sampled === 0) return { outcome: 'failed', message: failure ?? (ctx.state.stages.sample?.reason || say`The model wrote no program.`) };
  return { outcome: 'nothing-survived', message: filters ? say`None of ${sampled} programs passed the examples.` : say`None of ${sampled} programs compiled.` };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
