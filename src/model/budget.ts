/**
 * Caps on calls, tokens and money that hold however many requests are under way: each reserves what it may cost at
 * most before it is sent, and settles for what it did cost.
 */
import type { ChatRequest, Usage } from './chatModel';
import { ModelError } from './chatModel';
import { abortReason } from './clock';
import type { Price } from './prices';
import { costOf } from './prices';
import { estimatePrompt } from './tokens';
import { say, spoken } from '../say';

export interface Caps {
  readonly maxCalls: number | null;
  readonly maxTokens: number | null;
  readonly maxUsd: number | null;
}

export interface Spent { calls: number; promptTokens: number; completionTokens: number; usd: number | null }

/** Prompts may hold more tokens than the rule of thumb says. */
const PROMPT_MARGIN = 1.5;
/** Fewer tokens than this are too few for an answer: the budget is met instead. */
const LEAST_ANSWER_TOKENS = 1024;
/** Of an answer whose request names no limit. */
export const DEFAULT_ANSWER_TOKENS = 16_384;

export interface Reservation {
  /** The request with its limit of tokens cut to what the budget has left. */
  readonly request: ChatRequest;
  /** Ends the reservation: `null` where nothing was spent but the call. Dollars spent, null where the price is unknown. */
  settle(usage: Usage | null): number | null;
}

export class Budget {
  readonly spent: Spent = { calls: 0, promptTokens: 0, completionTokens: 0, usd: 0 };
  /** Where prices are known. */
  #usd = 0;
  #reservedTokens = 0;
  #reservedUsd = 0;
  readonly #open = new Set<symbol>();
  #waiting: (() => void)[] = [];

  constructor(readonly caps: Caps, /** What the same run spent in an earlier session. */ before?: Partial<Spent>) {
    Object.assign(this.spent, before);
    this.#usd = before?.usd ?? 0;
  }

  /** Waits while it is only the reservations of others that leave too little. @throws {ModelError} `budget`, naming the cap that is met. */
  async reserve(request: ChatRequest, price: Price | null, signal: AbortSignal): Promise<Reservation> {
    const prompt = Math.ceil(estimatePrompt(request.messages) * PROMPT_MARGIN);
    for (;;) {
      if (signal.aborted) throw abortReason(signal);
      const { maxCalls } = this.caps;
      if (maxCalls !== null && this.spent.calls >= maxCalls) throw this.#met(`${maxCalls} calls`);
      const wanted = request.maxTokens ?? DEFAULT_ANSWER_TOKENS;
      const room = this.#room(prompt, request.n ?? 1, price);
      if (room.tokens >= wanted) return this.#take(request, prompt, wanted, price);
      if (this.#open.size === 0) {
        if (room.tokens < Math.min(wanted, LEAST_ANSWER_TOKENS)) throw this.#met(room.cap);
        return this.#take(request, prompt, Math.floor(room.tokens), price);
      }
      await this.#settled(signal);
    }
  }

  /** For a request that is not sent at once; null where the caps leave no room for it. */
  tryReserve(request: ChatRequest, price: Price | null): Reservation | null {
    const prompt = Math.ceil(estimatePrompt(request.messages) * PROMPT_MARGIN);
    const wanted = request.maxTokens ?? DEFAULT_ANSWER_TOKENS;
    if (this.caps.maxCalls !== null && this.spent.calls >= this.caps.maxCalls) return null;
    return this.#room(prompt, request.n ?? 1, price).tokens >= wanted ? this.#take(request, prompt, wanted, price) : null;
  }

  /** Puts on the account what was asked for in an earlier session. @returns dollars, null where the price is unknown. */
  charge(usage: Usage | null, price: Price | null): number | null {
    this.spent.calls += 1;
    return usage ? this.#spend(usage, price) : price && 0;
  }

  /** Tokens that each answer may still have, and the cap that says so. */
  #room(prompt: number, choices: number, price: Price | null): { tokens: number; cap: string } {
    const { maxTokens, maxUsd } = this.caps;
    const byTokens = maxTokens === null ? Infinity
      : (maxTokens - this.spent.promptTokens - this.spent.completionTokens - this.#reservedTokens - prompt) / choices;
    const usdLeft = maxUsd === null || !price ? Infinity : maxUsd - this.#usd - this.#reservedUsd - (prompt * price.input) / 1e6;
    const isOver = usdLeft < 0 && price && price.input + price.output > 0;
    const byUsd = isOver ? 0 : !price || price.output === 0 ? Infinity : (usdLeft * 1e6) / price.output / choices;
    return byTokens < byUsd ? { tokens: byTokens, cap: say`${grouped(maxTokens ?? 0)} tokens` } : { tokens: byUsd, cap: say`${maxUsd} dollars` };
  }

  #take(request: ChatRequest, prompt: number, answer: number, price: Price | null): Reservation {
    const { caps, spent } = this;
    const completion = answer * (request.n ?? 1);
    const usd = price ? costOf(price, { promptTokens: prompt, completionTokens: completion }) : 0;
    const key = Symbol();
    spent.calls += 1;
    this.#open.add(key);
    this.#reservedTokens += prompt + completion;
    this.#reservedUsd += usd;
    const capped = caps.maxTokens !== null || (caps.maxUsd !== null && price !== null);
    return {
      request: capped || request.maxTokens !== undefined ? { ...request, maxTokens: answer } : request,
      settle: (usage) => {
        if (!this.#open.delete(key)) return null;
        this.#reservedTokens -= prompt + completion;
        this.#reservedUsd -= usd;
        const cost = usage ? this.#spend(usage, price) : price && 0;
        for (const wake of this.#waiting.splice(0)) wake();
        return cost;
      },
    };
  }

  #spend(usage: Usage, price: Price | null): number | null {
    const { spent } = this;
    spent.promptTokens += usage.promptTokens;
    spent.completionTokens += usage.completionTokens;
    const cost = price ? costOf(price, usage) : null;
    this.#usd += cost ?? 0;
    spent.usd = cost === null || spent.usd === null ? null : this.#usd;
    return cost;
  }

  /** A cap may be met though less was spent: what is left is too little for another answer. */
  #met(cap: string): ModelError {
    const { calls, promptTokens, completionTokens, usd } = this.spent;
    const tokens = grouped(promptTokens + completionTokens);
    return new ModelError('budget', usd === null || usd === 0
      ? say`The run's cap of ${spoken(cap)} is met: ${calls} calls with ${tokens} tokens so far leave no room for another answer.`
      : say`The run's cap of ${spoken(cap)} is met: ${calls} calls with ${tokens} tokens and ${usd.toFixed(usd < 0.1 ? 4 : 2)} dollars so far leave no room for another answer.`);
  }

  #settled(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => { signal.removeEventListener('abort', wake); resolve(); };
      signal.addEventListener('abort', wake, { once: true });
      this.#waiting.push(wake);
    });
  }
}

/** In groups of three, parted as no language takes for a decimal mark. */
function grouped(value: number): string { return value.toLocaleString('en').replaceAll(',', '\u202f'); }
