/** Samples through an endpoint's Batch API: handed in together, taken in by whichever session finds them done. */
import type { BatchStatus } from '../model/batch';
import type { HandedIn } from '../model/chatModel';
import { ModelError } from '../model/chatModel';
import { extractCode } from '../prompt/extractCode';
import { samplePrompt } from '../prompt/sample';
import type { BatchState, RunState } from '../run/state';
import type { SolveContext } from './context';
import type { Drawn } from './draw';
import { drawnSamples, drawOf, missingCalls, originOf } from './draw';
import { callsAfterSampling } from './estimate';

/** Enough for a word, thoughts before it included. */
const TRY_OUT_TOKENS = 256;

/** Batches that were handed in and not taken in yet. */
export function openBatches(state: RunState): BatchState[] {
  return Object.values(state.batches).filter((batch) => !batch.taken);
}

/** What a run waits for, for a person. */
export function describeWaiting(state: RunState): string {
  const parts = openBatches(state).map((batch) => `${batch.completed} of ${batch.requests.length} requests of batch ${batch.id} (${batch.model}) are answered`);
  return `${parts.join('; ')}. Batches are answered within a day; resume the run to take the programs in.`;
}

/**
 * Takes in what an earlier session handed in; with nothing handed in, hands in all samples the run lacks. Of a batch that
 * expired or failed in part, what there is is taken; a notice accounts for the rest, which is not asked for again.
 * Where a batch is still waiting, ends without it unless `settings.batch` says to wait.
 * @throws {ModelError} where no endpoint takes batches, or it refuses.
 */
export async function* sampleInBatches(ctx: SolveContext): AsyncGenerator<Drawn, void, void> {
  if (!ctx.models.batches) throw new ModelError('bad-request', 'No model of this run takes batches: that is for endpoints with OpenAI’s Batch API. Solve without it, or choose another model.');
  if (openBatches(ctx.state).length === 0) await handIn(ctx);
  for (const batch of openBatches(ctx.state)) yield* takeIn(ctx, batch);
}

async function handIn(ctx: SolveContext): Promise<void> {
  const { settings, state, models } = ctx;
  if (missingCalls(state, settings).length > 0) await tryOut(ctx);
  const room = settings.maxCalls === null ? Infinity : Math.max(0, settings.maxCalls - models.spent.calls - callsAfterSampling(settings));
  const wanted = missingCalls(state, settings);
  const calls = wanted.slice(0, room);
  const samplesOf = new Map(calls.map((samples) => [`sample-${samples[0]}`, samples]));
  const requests = calls.map((samples) => {
    const draw = drawOf(settings, samples[0]!);
    return {
      id: `sample-${samples[0]}`,
      request: { messages: samplePrompt(ctx.problem, state.reflection, draw), temperature: draw.temperature, n: samples.length, maxTokens: settings.answerTokens, seed: draw.seed },
    };
  });
  let handedIn = 0;
  if (requests.length > 0) {
    for await (const { model, batch } of models.batches!.submit(requests, ctx.signal)) {
      handedIn += batch.requests.length;
      ctx.emit({
        type: 'batch', id: batch.batchId, by: model, model: batch.model, baseUrl: batch.baseUrl, inputFile: batch.inputFileId,
        requests: batch.requests.map((id) => ({ id, samples: samplesOf.get(id)! })),
      });
    }
  }
  if (handedIn < wanted.length) {
    ctx.emit({
      type: 'notice', level: handedIn === 0 ? 'error' : 'info',
      message: `${handedIn} of ${wanted.length} requests were handed in: the run's caps leave no room for more, since each may need up to ${settings.answerTokens} tokens an answer. Raise maxCalls, maxTokens or maxUsd, or lower answerTokens.`,
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
      temperature: settings.temperature[1], n: settings.perCall, maxTokens: TRY_OUT_TOKENS, seed: settings.seed,
    }, signal, model.id);
  }
}

async function* takeIn(ctx: SolveContext, batch: BatchState): AsyncGenerator<Drawn, void, void> {
  const batches = ctx.models.batches!;
  const handedIn: HandedIn = {
    model: batch.by, batch: { baseUrl: batch.baseUrl, model: batch.model, batchId: batch.id, inputFileId: batch.inputFile, requests: batch.requests.map(({ id }) => id) },
  };
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
      if (!choice) { lose('The endpoint gave fewer choices than asked for.', 1); continue; }
      const extracted = extractCode(choice, draw.language);
      const origin = originOf(draw, batch.by, result.reply.temperature, sample);
      if ('failure' in extracted) { lose(extracted.failure, 1); yield { failure: extracted.failure, model: batch.by, origin }; } else yield { program: extracted, origin };
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
  const message = `${wanted - missing} of the ${wanted} samples of batch ${batch.id} came. Lost: ${reasons.join('; ')}`;
  ctx.emit({ type: 'notice', level: missing < wanted ? 'info' : 'error', message });
  ctx.emit({ type: 'stage', stage: 'sample', status: missing < wanted ? 'finished' : 'failed', reason: message });
}
