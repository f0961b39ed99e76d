/** Draws programs from the models as a stream (AlphaCode 4.4): many requests under way, each program handed on as it comes. */
import { ModelError, type ModelErrorKind } from '../model/chatModel';
import { extractCode, kindOfFailure } from '../prompt/extractCode';
import { samplePrompt } from '../prompt/sample';
import type { Origin } from '../run/events';
import type { SolveContext } from './context';
import type { Drawn } from './draw';
import { drawOf, drawnSamples, missingCalls, originOf } from './draw';
import { callsAfterSampling } from './estimate';
import { hasOpenBatches, sampleInBatches } from './sampleBatch';
import { shouldStopSampling } from './stopEarly';
import { say, spoken } from '../say';

export type { Drawn } from './draw';

/** Samples that one call asks for. */
interface Asked { readonly indices: readonly number[]; readonly attempt: number }

/** A sample whose answer held no program is asked for again, this often in all, unless that is what this model always does. */
const MAX_ATTEMPTS = 8;
const EMPTY_TO_TOLERATE = 8;
/** Calls that failed for good, one after the other, before sampling is given up. */
const FAILED_CALLS_TO_GIVE_UP = 3;
const MOST_ANSWER_TOKENS = 65_536;
/** Kinds of failure that every further call would share. */
const FINAL: ReadonlySet<string> = new Set(['auth', 'forbidden', 'not-found', 'quota']);

/**
 * Ends when `settings.samples` programs are there (those of a resumed run included), when a cap is met, when the models
 * fail for good, or when another sample can hardly change the choice; unless all came, a notice accounts for the rest.
 * @throws {ModelError} where no program was ever drawn and no model can be asked. AbortError when the run is cancelled.
 */
export async function* sample(ctx: SolveContext): AsyncGenerator<Drawn, void, void> {
  if (ctx.settings.batch !== 'off' || hasOpenBatches(ctx.state)) {
    yield* sampleInBatches(ctx);
    if (ctx.settings.batch !== 'off' || hasOpenBatches(ctx.state)) return;
  }
  const sampler = new Sampler(ctx);
  try {
    yield* sampler.run();
  } finally {
    sampler.dispose();
  }
  if (sampler.failedFor && ctx.state.counts.sampled === 0) throw sampler.failedFor;
  sampler.account();
}

/** What became of a call, as it is counted. */
const CALL_FAILURES: Readonly<Record<ModelErrorKind, string>> = {
  auth: say`The API key was refused.`, forbidden: say`The API key does not allow this.`,
  'not-found': say`There is no such model.`, 'bad-request': say`The request was refused.`,
  'rate-limit': say`The endpoint asked for fewer requests.`, quota: say`The quota is used up.`,
  server: say`The endpoint failed.`, network: say`The endpoint could not be reached.`,
  timeout: say`The answer did not come in time.`, stall: say`The answer stopped in the middle.`,
  malformed: say`The answer could not be read.`, empty: say`The answer was empty.`,
  refused: say`The model declined.`, 'too-large': say`The answer was too long.`, budget: say`A cap of the run was met.`,
};

class Sampler {
  readonly #todo: Asked[];
  readonly #ready: Drawn[] = [];
  readonly #halt = new AbortController();
  readonly #signal: AbortSignal;
  #underWay = 0;
  #programs: number;
  /** Answers without a program, and why. */
  #reasons = new Map<string, number>();
  #empty = 0;
  #failed = new Map<ModelErrorKind, number>();
  #failedInARow = 0;
  #answerTokens: number;
  /** Judged samples at which another look at the clusters is worth its time. */
  #nextCheck = 0;
  /** Why no further call is made. */
  #stopped: string | null = null;
  failedFor: ModelError | null = null;
  #wake = () => {};

  constructor(readonly ctx: SolveContext) {
    const { settings, state } = ctx;
    this.#signal = AbortSignal.any([ctx.signal, this.#halt.signal]);
    this.#answerTokens = settings.answerTokens;
    this.#programs = drawnSamples(state).size;
    this.#todo = missingCalls(state, settings).map((indices) => ({ indices, attempt: 0 }));
  }

  async *run(): AsyncGenerator<Drawn, void, void> {
    for (;;) {
      this.ctx.signal.throwIfAborted();
      this.#launch();
      while (this.#ready.length > 0) {
        yield this.#ready.shift()!;
        this.#launch();
      }
      if (this.#underWay === 0 && (this.#stopped !== null || this.#todo.length === 0)) return;
      await new Promise<void>((resolve) => { this.#wake = resolve; if (this.#ready.length > 0 || this.#underWay === 0) resolve(); });
    }
  }

  dispose(): void { this.#halt.abort(); }

  /** Tells why fewer programs came than were asked for. */
  account(): void {
    const { settings } = this.ctx;
    const missing = settings.samples - this.#programs;
    const reasons = [
      ...[...this.#failed].map(([kind, count]) => `${count} × ${CALL_FAILURES[kind]}`),
      ...[...this.#reasons].map(([reason, count]) => `${count} × ${reason}`),
    ];
    if (missing <= 0) return;
    const why = this.#stopped ?? say`${missing} could not be had.`;
    const losses = reasons.length > 0 ? say` Lost on the way: ${spoken(reasons.slice(0, 6).join('; '))}` : '';
    const message = say`${this.#programs} of ${settings.samples} samples: ${spoken(why)}${spoken(losses)}`;
    this.ctx.emit({ type: 'notice', level: this.failedFor ? 'error' : 'info', message });
    this.ctx.emit({ type: 'stage', stage: 'sample', status: this.failedFor ? 'failed' : 'finished', reason: message });
  }

  #launch(): void {
    const { ctx } = this;
    if (this.#stopped === null && ctx.settings.stopEarly && this.#todo.length > 0 && ctx.state.counts.judged >= this.#nextCheck) {
      this.#nextCheck = ctx.state.counts.judged * 1.02 + 1;
      this.#stopped = shouldStopSampling(ctx.state);
      // What is under way would be paid for without use.
      if (this.#stopped !== null) this.#halt.abort();
    }
    while (this.#stopped === null && this.#todo.length > 0 && this.#underWay < ctx.models.concurrency && !ctx.signal.aborted) {
      if (!this.#hasRoom()) {
        if (this.#underWay === 0) this.#stopped = say`The run's cap of ${ctx.settings.maxCalls} calls leaves none beyond those the later stages need.`;
        return;
      }
      void this.#ask(this.#todo.shift()!);
    }
  }

  /** Calls that later stages need are left to them. */
  #hasRoom(): boolean {
    const { settings, models } = this.ctx;
    return settings.maxCalls === null || models.spent.calls + this.#underWay + callsAfterSampling(settings) < settings.maxCalls;
  }

  async #ask(asked: Asked): Promise<void> {
    const { ctx } = this;
    this.#underWay += 1;
    const draw = drawOf(ctx.settings, asked.indices[0]!, asked.attempt);
    const messages = samplePrompt(ctx.problem, ctx.state.reflection, draw);
    const maxTokens = this.#answerTokens;
    try {
      const { temperature, seed } = draw;
      const reply = await ctx.models.ask('sample', { messages, temperature, n: asked.indices.length, maxTokens, seed }, this.#signal);
      this.#failedInARow = 0;
      for (const [at, index] of asked.indices.entries()) {
        const choice = reply.choices[at];
        // An endpoint that gives fewer choices than asked for is asked again for the rest.
        if (!choice) { this.#todo.push({ indices: [index], attempt: asked.attempt + 1 }); continue; }
        if (choice.finish === 'length') this.#answerTokens = Math.max(this.#answerTokens, Math.min(MOST_ANSWER_TOKENS, maxTokens * 2));
        const extracted = extractCode(choice, draw.language);
        // With room for a longer answer the same model may well come to its end.
        const isWorthMore = choice.finish === 'length' && this.#answerTokens > maxTokens;
        this.#take(index, asked.attempt, extracted, originOf(draw, reply.model, reply.temperature, index), isWorthMore);
      }
    } catch (error) {
      this.#failedCall(asked, error);
    } finally {
      this.#underWay -= 1;
      this.#launch();
      this.#wake();
    }
  }

  #take(index: number, attempt: number, extracted: ReturnType<typeof extractCode>, origin: Origin, isWorthMore: boolean): void {
    if (!('failure' in extracted)) {
      this.#programs += 1;
      this.#ready.push({ program: extracted, origin });
      return;
    }
    this.#ready.push({ failure: extracted.failure, model: origin.model, origin });
    count(this.#reasons, kindOfFailure(extracted.failure));
    if (!isWorthMore) this.#empty += 1;
    if (attempt + 1 >= MAX_ATTEMPTS) return;
    if (isWorthMore || this.#empty <= this.#programs + EMPTY_TO_TOLERATE) this.#todo.push({ indices: [index], attempt: attempt + 1 });
  }

  #failedCall(asked: Asked, error: unknown): void {
    if (this.#signal.aborted) return;
    if (!(error instanceof ModelError)) {
      this.#stopped = String(error);
      this.failedFor = new ModelError('server', String(error), undefined, { cause: error });
      return;
    }
    if (error.kind === 'budget') {
      this.#stopped ??= error.message;
      return;
    }
    for (let lost = 0; lost < asked.indices.length; lost += 1) count(this.#failed, error.kind);
    this.#failedInARow += 1;
    if (FINAL.has(error.kind) || this.#failedInARow >= FAILED_CALLS_TO_GIVE_UP) {
      this.#stopped ??= error.message;
      this.failedFor ??= error;
    } else if (asked.attempt + 1 < MAX_ATTEMPTS) {
      this.#todo.push({ indices: asked.indices, attempt: asked.attempt + 1 });
    }
  }
}

function count<K>(counts: Map<K, number>, key: K): void { counts.set(key, (counts.get(key) ?? 0) + 1); }
