/** Samples through an endpoint's Batch API: handed in together, taken in by whichever session finds them done. */
import type { BatchStatus } from '../model/batch';
import type { HandedIn, PlannedBatch } from '../model/chatModel';
import { ModelError } from '../model/chatModel';
import { extractCode } from '../prompt/extractCode';
import { samplePrompt } from '../prompt/sample';
import type { BatchIntent, BatchState, RunState } from '../run/state';
import type { SolveContext } from './context';
import type { Drawn } from './draw';
import { drawnSamples, drawOf, missingCalls, originOf, samplesPerCall } from './draw';
import { callsAfterSampling } from './estimate';
import { say, spoken } from '../say';

/** Enough for a word, thoughts before it included. */
const TRY_OUT_TOKENS = 256;

/** Batches that were handed in and not taken in yet. */
export function openBatches(state: RunState): BatchState[] {
  return Object.values(state.batches).filter((batch) => !batch.taken);
}

function openIntents(state: RunState): BatchIntent[] {
  return Object.values(state.intents).filter((intent) => intent.fate === 'open');
}

/** Something was handed in, or may have been, that is not taken in yet. */
export function hasOpenBatches(state: RunState): boolean {
  return openBatches(state).length > 0 || openIntents(state).length > 0;
}

/** What a run waits for, for a person. */
export function describeWaiting(state: RunState): string {
  const parts = [
    ...openBatches(state).map((batch) => say`${batch.completed} of ${batch.requests.length} requests of batch ${batch.id} (${batch.model}) are answered`),
    ...openIntents(state).map(({ id, requests }) => say`whether the ${requests.length} requests of batch ${id} were handed in could not be told yet`),
  ];
  return say`${spoken(parts.join('; '))}. Batches are answered within a day; resume the run to take the programs in.`;
}

/**
 * Takes in what an earlier session handed in, be it without living to hear of it; with nothing handed in, hands in all
 * samples the run lacks. Of a batch that
 * expired or failed in part, what there is is taken; a notice accounts for the rest, which is not asked for again.
 * Where a batch is still waiting, ends without it unless `settings.batch` says to wait.
 * @throws {ModelError} where no endpoint takes batches, or it refuses.
 */
export async function* sampleInBatches(ctx: SolveContext): AsyncGenerator<Drawn, void, void> {
  if (!ctx.models.batches) {
    throw new ModelError('bad-request', say`No model of this run takes batches: that is for endpoints with OpenAI’s Batch API.
      Solve without it, or choose another model.`);
  }
  const intents = openIntents(ctx.state);
  for (const intent of intents) await lookFor(ctx, intent);
  const isLacking = openBatches(ctx.state).length === 0 || intents.some(({ id }) => ctx.state.intents[id]!.fate === 'lapsed');
  if (ctx.settings.batch !== 'off' && isLacking) await handIn(ctx);
  for (const batch of openBatches(ctx.state)) yield* takeIn(ctx, batch);
}

/** A session that ended while it handed a batch in may have been heard: that batch is paid for. */
async function lookFor(ctx: SolveContext, intent: BatchIntent): Promise<void> {
  const lapse = (reason: string) => ctx.emit({ type: 'batch-lapsed', id: intent.id, reason });
  try {
    const found = await ctx.models.batches!.find(intent.by, { tag: intent.id, at: intent.at, requests: intent.requests.map(({ id }) => id) }, ctx.signal);
    if (found) logBatch(ctx, found, intent);
    else lapse(say`The endpoint has no batch of this name.`);
  } catch (error) {
    if (!(error instanceof ModelError) || !LISTS_NONE.has(error.kind) || !ctx.models.all.some(({ id }) => id === intent.by)) throw error;
    lapse(error.message);
    const message = say`Whether batch ${intent.id} was handed in before the run broke off cannot be told, since the endpoint does
      not list its batches: it is handed in anew. ${spoken(error.message)}`;
    ctx.emit({ type: 'notice', level: 'warning', message });
  }
}

/** Kinds of failure of an endpoint that has no list of batches. */
const LISTS_NONE: ReadonlySet<string> = new Set(['not-found', 'bad-request']);

/** Kinds of failure by which an endpoint says that it took nothing. */
const REFUSALS: ReadonlySet<string> = new Set(['auth', 'forbidden', 'not-found', 'bad-request', 'rate-limit', 'quota', 'refused']);

function logBatch(ctx: SolveContext, { model, batch }: HandedIn, intent: BatchIntent): void {
  ctx.emit({
    type: 'batch', id: batch.batchId, intent: intent.id, by: model, model: batch.model, baseUrl: batch.baseUrl,
    inputFile: batch.inputFileId, requests: intent.requests,
  });
}

/** Calls for samples that the run has not, and that no batch was to bring, but for one of an earlier turn of the run. */
function unasked({ state, settings }: SolveContext): number[][] {
  const asked = new Set(Object.values(state.batches).filter(({ settled }) => !settled).flatMap(({ requests }) => requests.flatMap(({ samples }) => samples)));
  return missingCalls(state, settings).map((samples) => samples.filter((sample) => !asked.has(sample))).filter((samples) => samples.length > 0);
}

async function handIn(ctx: SolveContext): Promise<void> {
  const { settings, state, models } = ctx;
  if (unasked(ctx).length > 0) await tryOut(ctx);
  const room = settings.maxCalls === null ? Infinity : Math.max(0, settings.maxCalls - models.spent.calls - callsAfterSampling(settings));
  const wanted = unasked(ctx);
  const calls = wanted.slice(0, room);
  const samplesOf = new Map(calls.map((samples) => [`sample-${samples[0]}`, samples]));
  const requests = calls.map((samples) => {
    const draw = drawOf(settings, samples[0]!);
    const messages = samplePrompt(ctx.problem, state.reflection, draw);
    const { temperature, seed } = draw;
    return {
      id: `sample-${samples[0]}`,
      request: { messages, temperature, n: samples.length, maxTokens: settings.answerTokens, seed },
    };
  });
  let handedIn = 0;
  if (requests.length > 0) {
    const announce = async (planned: readonly PlannedBatch[]) => {
      const ids = planned.map((_, at) => `${state.run}-${Object.keys(state.intents).length + at + 1}`);
      for (const [at, { model, requests: ofBatch }] of planned.entries()) {
        ctx.emit({ type: 'batch-intent', id: ids[at]!, by: model, requests: ofBatch.map((id) => ({ id, samples: samplesOf.get(id)! })) });
      }
      await ctx.secured?.();
      return ids;
    };
    try {
      for await (const { tag, ...batch } of models.batches!.submit(requests, announce, ctx.signal)) {
        handedIn += batch.batch.requests.length;
        logBatch(ctx, batch, state.intents[tag]!);
      }
    } catch (error) {
      // What was refused is not there; of what was not answered nobody knows.
      if (error instanceof ModelError && REFUSALS.has(error.kind)) {
        for (const { id } of openIntents(state)) ctx.emit({ type: 'batch-lapsed', id, reason: error.message });
      }
      throw error;
    }
  }
  if (handedIn < wanted.length) {
    ctx.emit({
      type: 'notice', level: handedIn === 0 ? 'error' : 'info',
      message: say`${handedIn} of ${wanted.length} requests were handed in: the run's caps leave no room for more, since each may need
        up to ${settings.answerTokens} tokens an answer. Raise maxCalls, maxTokens or maxUsd, or lower answerTokens.`,
    });
  }
}

/**
 * A batch is refused line by line, a day later: what a model refuses is learnt beforehand, by a few words asked in the way
 * that the samples will be.
 */
async function tryOut({ settings, models, signal }: SolveContext): Promise<void> {
  for (const model of models.all) {
    if (!model.batch) continue;
    await models.ask('sample', {
      messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Answer with the word ok.' }],
      temperature: settings.temperature[1], n: samplesPerCall(settings), maxTokens: TRY_OUT_TOKENS, seed: settings.seed,
    }, signal, model.id);
  }
}

async function* takeIn(ctx: SolveContext, batch: BatchState): AsyncGenerator<Drawn, void, void> {
  const batches = ctx.models.batches!;
  const { by: model, baseUrl, id: batchId, inputFile: inputFileId } = batch;
  const requests = batch.requests.map(({ id }) => id);
  const handedIn: HandedIn = { model, batch: { baseUrl, model: batch.model, batchId, inputFileId, requests } };
  const tell = (status: BatchStatus, taken: boolean) => {
    const { completed, failed, message } = status;
    if (taken || status.state !== batch.status || completed !== batch.completed || failed !== batch.failed) {
      ctx.emit({ type: 'batch-status', id: batch.id, status: status.state, completed, failed, message, taken });
    }
  };
  let status: BatchStatus;
  if (ctx.settings.batch === 'wait') status = await batches.wait(handedIn, ctx.signal, (now) => tell(now, false));
  else tell(status = await batches.status(handedIn, ctx.signal), false);
  if (status.state === 'waiting') return;

  // A session that ended while it took the batch in has some of its samples already.
  const had = drawnSamples(ctx.state);
  const wanted = new Map(batch.requests.map(({ id, samples }) => [id, samples.filter((sample) => !had.has(sample))]));
  for (const [id, samples] of wanted) if (samples.length === 0) wanted.delete(id);
  const lost = new Map<string, number>();
  const lose = (reason: string, samples: number) => { lost.set(reason, (lost.get(reason) ?? 0) + samples); };
  for (const result of await batches.collect('sample', handedIn, new Set(wanted.keys()), ctx.signal)) {
    const request = batch.requests.find(({ id }) => id === result.id)!;
    if ('error' in result) { lose(result.error, wanted.get(result.id)!.length); continue; }
    const draw = drawOf(ctx.settings, request.samples[0]!);
    for (const sample of wanted.get(result.id)!) {
      const choice = result.reply.choices[request.samples.indexOf(sample)];
      if (!choice) { lose(say`The endpoint gave fewer choices than asked for.`, 1); continue; }
      const extracted = extractCode(choice, draw.language);
      const origin = originOf(draw, batch.by, result.reply.temperature, sample);
      if ('failure' in extracted) {
        lose(extracted.failure, 1);
        yield { failure: extracted.failure, model: batch.by, origin };
      } else yield { program: extracted, origin };
    }
  }
  tell(status, true);
  account(ctx, batch, lost);
}

/** Tells why fewer programs came than were asked for. */
function account(ctx: SolveContext, batch: BatchState, lost: ReadonlyMap<string, number>): void {
  if (lost.size === 0) return;
  const wanted = batch.requests.reduce((sum, { samples }) => sum + samples.length, 0);
  const missing = [...lost.values()].reduce((sum, count) => sum + count, 0);
  const reasons = [...lost].sort(([, a], [, b]) => b - a).slice(0, 6).map(([reason, count]) => `${count} × ${reason}`);
  const message = say`${wanted - missing} of the ${wanted} samples of batch ${batch.id} came. Lost: ${spoken(reasons.join('; '))}`;
  ctx.emit({ type: 'notice', level: missing < wanted ? 'info' : 'error', message });
  ctx.emit({ type: 'stage', stage: 'sample', status: missing < wanted ? 'finished' : 'failed', reason: message });
}
