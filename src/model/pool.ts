/**
 * Several models as one (AlphaCode's ensemble, AlphaCode 2's family): the samples are split by weight, each model
 * has its own pace, what can be retried is, and a model that keeps failing is benched and its share goes to the others.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { batchesOf } from './batchPool';
import type { Caps, Spent } from './budget';
import { Budget } from './budget';
import type { Batches, CallRecord, ChatModel, ChatReply, ChatRequest, ModelNotice, Models, Usage } from './chatModel';
import { ModelError } from './chatModel';
import type { Clock } from './clock';
import { abortReason, realClock } from './clock';
import { isLoopback } from './endpoint';
import { Member } from './member';
import type { PriceTable } from './prices';
import { priceOf } from './prices';
import { delayMs, isPassing, LONGEST_WAIT_MS, MAX_LESSONS, MAX_TRIES } from './retry';
import { estimatePrompt } from './tokens';
import { say, spoken } from '../say';

export interface PoolOptions extends Partial<Caps> {
  readonly prices?: PriceTable;
  /** Shares by model id; a model that is not named has 1. Default: all the same. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Requests under way at once, for each model: both the start and the most. Absent: from a modest start as far as the endpoint lets. */
  readonly concurrency?: number;
  readonly seed?: number;
  /** Hears every call, for the log of the person's eyes. */
  readonly log?: (call: CallRecord) => void;
  /** What an earlier session of the run spent. */
  readonly before?: Partial<Spent>;
  readonly clock?: Clock;
}

export interface ModelPool extends Models {
  onNotice(listener: (notice: ModelNotice) => void): () => void;
  /** Choices asked of each model so far. */
  shares(): Readonly<Record<string, number>>;
}

const MOST_CONCURRENCY = 128;
const START_CONCURRENCY = 32;
/** Servers on this machine mostly run one or a few models at once; they say so only by being slow. */
const START_ON_LOOPBACK = 8;
/** No context is smaller; and a share of a prompt's tokens that no way of counting explains. */
const LEAST_CONTEXT = 1024;
const LEAST_SHARE_READ = 0.4;

/** The pool owns the models and disposes of them. @throws RangeError when there is none. */
export function createModels(models: readonly ChatModel[], options: PoolOptions = {}): ModelPool {
  if (models.length === 0) throw new RangeError('a pool needs a model');
  return new Pool(models, options);
}

class Pool implements ModelPool {
  readonly #members: readonly Member[];
  readonly #budget: Budget;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #listeners = new Set<(call: CallRecord) => void>();
  readonly #noticeListeners = new Set<(notice: ModelNotice) => void>();
  readonly #notices: ModelNotice[] = [];
  readonly #closed = new AbortController();
  readonly batches?: Batches;

  constructor(readonly all: readonly ChatModel[], options: PoolOptions) {
    this.#clock = options.clock ?? realClock();
    this.#random = uniform(options.seed ?? 1);
    this.#budget = new Budget({ maxCalls: options.maxCalls ?? null, maxTokens: options.maxTokens ?? null, maxUsd: options.maxUsd ?? null }, options.before);
    this.#members = all.map((model) => {
      const weight = options.weights?.[model.id] ?? 1;
      return new Member(model, priceOf(model.id, options.prices), weight, paceOf(model, options.concurrency), this.#clock);
    });
    if (options.log) this.onCall(options.log);
    const batches = batchesOf({ members: this.#members, budget: this.#budget, clock: this.#clock, record: (call) => this.#record(call) });
    if (batches) this.batches = batches;
    const unknown = this.#members.filter((member) => member.price === null).map((member) => member.model.label);
    if (unknown.length > 0 && typeof options.maxUsd === 'number') {
      this.#say('info', say`The price of ${unknown.join(', ')} is not known, so the cap on money does not count it; the caps on calls and tokens do.`);
    }
  }

  get spent(): Models['spent'] { return this.#budget.spent; }

  get concurrency(): number {
    const able = this.#members.filter((member) => member.state === 'playing');
    return Math.max(1, able.reduce((sum, member) => sum + Math.min(member.pace.options.max, member.pace.window * 2), 0));
  }

  shares(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#members.map((member) => [member.model.id, member.given]));
  }

  async ask(purpose: string, request: ChatRequest, signal: AbortSignal, modelId?: string): Promise<ChatReply & { readonly model: string }> {
    const either = AbortSignal.any([signal, this.#closed.signal]);
    const only = modelId === undefined ? null : this.#members.find((member) => member.model.id === modelId) ?? null;
    if (modelId !== undefined && !only) throw new ModelError('not-found', say`No model ${modelId} takes part in this run.`);
    const weight = request.n ?? 1;
    let member = this.#pick(only, weight);
    let tries = 0;
    let lessons = 0;
    for (;;) {
      try {
        return { ...await this.#askOnce(member, purpose, request, either), model: member.model.id };
      } catch (error) {
        if (!(error instanceof ModelError) || error.kind === 'budget') throw error;
        if (error.learnt && (lessons += 1) <= MAX_LESSONS) continue;
        if (this.#benched(member, error)) {
          member = this.#pick(only, weight, error);
          continue;
        }
        if (!isPassing(error)) throw error;
        if (error.kind !== 'rate-limit') tries += 1;
        if (tries >= MAX_TRIES) throw error;
        if (error.kind !== 'rate-limit') await this.#clock.sleep(delayMs(error, tries, this.#random()), either);
        else if (error.retryAfterMs === undefined) await this.#clock.sleep(delayMs(error, Math.min(6, member.pushbacks), this.#random()), either);
        if (member.state === 'out') member = this.#pick(only, weight, error);
      }
    }
  }

  onCall(listener: (call: CallRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onNotice(listener: (notice: ModelNotice) => void): () => void {
    for (const notice of this.#notices) listener(notice);
    this.#noticeListeners.add(listener);
    return () => this.#noticeListeners.delete(listener);
  }

  async dispose(): Promise<void> {
    this.#closed.abort();
    for (const member of this.#members) member.pace.dispose();
    await Promise.all(this.all.map((model) => model.dispose?.()));
  }

  /** The model that is furthest behind its share. @throws {ModelError} the reason when none is left. */
  #pick(only: Member | null, weight: number, why?: ModelError): Member {
    for (const member of this.#members) if (member.isRested()) this.#say('info', say`${member.model.label} is tried again.`);
    const able = (only ? [only] : this.#members).filter((member) => member.state !== 'out');
    if (able.length === 0) throw (only ?? this.#members.find((member) => member.outFor?.kind === 'auth') ?? this.#members[0]!).outFor ?? why!;
    const playing = able.filter((member) => member.state === 'playing');
    const among = playing.length > 0 ? playing : able;
    const next = among.reduce((best, member) => member.load < best.load ? member : best);
    next.give(weight);
    return next;
  }

  async #askOnce(member: Member, purpose: string, request: ChatRequest, signal: AbortSignal): Promise<ChatReply> {
    await member.pace.enter(signal);
    const gone = member.outFor;
    if (gone) { member.pace.leave(); throw gone; }
    let reservation;
    try {
      reservation = await this.#budget.reserve({ ...request, n: member.clampChoices(request.n ?? 1) }, member.price, signal);
    } catch (error) {
      member.pace.leave();
      throw error;
    }
    const asked = reservation.request;
    const started = this.#clock.now();
    const finish = (outcome: CallRecord['outcome'], detail: string, usage: Usage | null, received: number) => {
      const usd = reservation.settle(usage);
      const ms = Math.round(this.#clock.now() - started);
      this.#record({ purpose, model: member.model.id, outcome, detail, ms, usage, usd, asked: asked.n ?? 1, received });
    };
    try {
      const reply = await member.model.ask(asked, signal, (hints) => member.pace.accepted(Math.min(hints.holdMs, LONGEST_WAIT_MS)));
      member.succeeded(asked.n ?? 1, reply.choices.length);
      finish('ok', '', reply.usage, reply.choices.length);
      this.#lookForCuts(member, asked, reply.usage);
      return reply;
    } catch (error) {
      if (error instanceof ModelError) {
        member.pushbacks = error.kind === 'rate-limit' ? member.pushbacks + 1 : member.pushbacks;
        if (error.kind === 'rate-limit' || error.kind === 'timeout') member.pace.pushedBack(started, Math.min(error.retryAfterMs ?? 0, LONGEST_WAIT_MS));
        // A request that taught something is sent again at once: whoever waits behind it need not be refused too.
        if (error.kind !== 'network' && !error.learnt) member.pace.prove();
        finish(error.kind, error.message, error.usage ?? unknownCost(error, asked), 0);
        throw error;
      }
      // Cancelled, or a defect: what was asked may be charged for all the same.
      finish(signal.aborted ? 'cancelled' : 'server', signal.aborted ? 'cancelled' : String(error), estimatedPrompt(asked), 0);
      throw signal.aborted ? abortReason(signal) : error;
    } finally {
      member.pace.leave();
    }
  }

  /** Takes a failing model out, or lets it rest, and says so. @returns whether it no longer serves this request. */
  #benched(member: Member, error: ModelError): boolean {
    const before = member.state;
    const others = this.#members.some((other) => other !== member && other.state === 'playing');
    const verdict = member.failed(error, others);
    if (verdict === 'plays on') return false;
    if (before === 'playing') {
      const share = others ? say` Its share goes to the others.` : '';
      this.#say(verdict === 'out' && !others ? 'error' : 'warning', verdict === 'out'
        ? say`${member.model.label} is out of this run: ${spoken(error.message)}${spoken(share)}`
        : say`${member.model.label} keeps failing and rests for a while: ${spoken(error.message)}${spoken(share)}`);
    }
    return true;
  }

  /** Servers on one's own machine keep what fits of a prompt that is too long, Ollama 4096 tokens unless told otherwise. */
  #lookForCuts(member: Member, request: ChatRequest, { promptTokens, estimated }: Usage): void {
    if (estimated || member.isCut || promptTokens < LEAST_CONTEXT || !isLoopback(urlOf(member.model))) return;
    const whole = estimatePrompt(request.messages);
    if (promptTokens > whole * LEAST_SHARE_READ) return;
    member.isCut = true;
    this.#say('warning', say`${member.model.label} read ${promptTokens} tokens of a prompt of about ${whole}: what its context has no room for is left out without a word. Give the model a larger context there (Ollama: OLLAMA_CONTEXT_LENGTH).`);
  }

  #record(call: CallRecord): void {
    for (const listener of this.#listeners) listener(call);
  }

  #say(level: ModelNotice['level'], message: string): void {
    const notice = { level, message };
    this.#notices.push(notice);
    for (const listener of this.#noticeListeners) listener(notice);
  }
}

function paceOf(model: ChatModel, concurrency: number | undefined) {
  const near = isLoopback(urlOf(model));
  const start = concurrency ?? (near ? START_ON_LOOPBACK : START_CONCURRENCY);
  return { start, max: concurrency ?? MOST_CONCURRENCY, probeMs: near ? 50 : 1000 };
}

const urlOf = (model: ChatModel): string => model.id.slice(model.id.lastIndexOf('@') + 1);

/** An answer that broke off before its first word, or never came, may be charged for: its prompt at least. */
function unknownCost(error: ModelError, request: ChatRequest): Usage | null {
  return error.kind === 'timeout' || error.kind === 'stall' || error.kind === 'malformed' || error.kind === 'too-large' ? estimatedPrompt(request) : null;
}

const estimatedPrompt = (request: ChatRequest): Usage => ({ promptTokens: estimatePrompt(request.messages), completionTokens: 0, estimated: true });

function uniform(seed: number): () => number {
  const generator = xoroshiro128plus(seed | 0);
  return () => uniformInt(generator, 0, 2 ** 30) / 2 ** 30;
}
