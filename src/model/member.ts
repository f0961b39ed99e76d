/** One model of the pool: its pace, its share, and whether it plays. */
import type { ChatModel } from './chatModel';
import { ModelError } from './chatModel';
import type { Clock } from './clock';
import type { PaceOptions } from './pace';
import { Pace } from './pace';
import type { Price } from './prices';
import { LONGEST_WAIT_MS } from './retry';

/** Failures in a row before a model rests while others play. */
const FAILURES_TO_REST = 8;
/** Failures in a row, and for how long nothing has come, before a model alone is given up. */
const FAILURES_TO_GIVE_UP = 12;
const SILENCE_TO_GIVE_UP_MS = 45_000;
/** A model that has never answered is given up sooner. */
const FAILURES_AT_START = 4;
const REST_MS = 60_000;
/** “Forbidden” and “no such model” are final, but for a gateway's slip between good answers. */
const DENIALS_TO_GIVE_UP = 3;
const PUSHBACKS_TO_GIVE_UP = 20;
const PUSHBACK_TO_GIVE_UP_MS = 10 * 60_000;

export class Member {
  readonly pace: Pace;
  state: 'playing' | 'resting' | 'out' = 'playing';
  outFor: ModelError | null = null;
  /** Choices asked of it so far. */
  given = 0;
  pushbacks = 0;
  /** A prompt of it was cut, as has been said. */
  isCut = false;
  #failures = 0;
  #answered = false;
  #lastGood: number;
  #restUntil = 0;
  #rests = 0;
  /** Requests in a row that gave fewer choices than asked. */
  #short = 0;

  constructor(readonly model: ChatModel, readonly price: Price | null, readonly weight: number, pace: PaceOptions, readonly clock: Clock) {
    this.pace = new Pace(pace, clock);
    this.#lastGood = clock.now();
  }

  /** How much of its share it has had: the lowest is next. */
  get load(): number { return this.weight > 0 ? this.given / this.weight : Infinity; }

  give(choices: number): void { this.given += choices; }

  /** True once, when a rest is over. */
  isRested(): boolean {
    if (this.state !== 'resting' || this.clock.now() < this.#restUntil) return false;
    this.state = 'playing';
    this.#failures = FAILURES_TO_REST - 2;
    return true;
  }

  succeeded(asked: number, received: number): void {
    this.#failures = 0;
    this.#rests = 0;
    this.pushbacks = 0;
    this.#answered = true;
    this.#lastGood = this.clock.now();
    if (this.state === 'resting') this.state = 'playing';
    this.pace.succeeded();
    if (asked > 1) this.#short = received < asked ? this.#short + 1 : 0;
  }

  /** An endpoint that twice gave fewer choices than asked does not know `n`: asking for one then costs no sample. */
  clampChoices(wanted: number): number { return this.#short >= 2 ? 1 : wanted; }

  failed(error: ModelError, others: boolean): 'plays on' | 'rests' | 'out' {
    if (this.state === 'out') return 'out';
    const silent = this.clock.now() - this.#lastGood;
    if (error.kind === 'auth' || error.kind === 'quota' || (error.retryAfterMs ?? 0) > LONGEST_WAIT_MS) return this.#out(error);
    if (error.kind === 'rate-limit' && this.pushbacks >= PUSHBACKS_TO_GIVE_UP && silent >= PUSHBACK_TO_GIVE_UP_MS) return this.#out(error);
    if (error.kind === 'rate-limit' || error.kind === 'bad-request' || error.kind === 'refused') return this.state === 'resting' ? 'rests' : 'plays on';
    this.#failures += 1;
    if ((error.kind === 'forbidden' || error.kind === 'not-found') && (!this.#answered || this.#failures >= DENIALS_TO_GIVE_UP)) return this.#out(error);
    if (!this.#answered && (error.kind === 'network' || error.kind === 'timeout') && this.#failures >= FAILURES_AT_START) return this.#out(error);
    if (this.#failures >= FAILURES_TO_GIVE_UP && (!this.#answered || silent >= SILENCE_TO_GIVE_UP_MS) && !others) return this.#out(error);
    if (others && this.#failures >= FAILURES_TO_REST) {
      if (this.#rests >= 3) return this.#out(error);
      if (this.state === 'playing') {
        this.state = 'resting';
        this.#restUntil = this.clock.now() + REST_MS * 2 ** this.#rests;
        this.#rests += 1;
      }
      return 'rests';
    }
    return this.state === 'resting' ? 'rests' : 'plays on';
  }

  #out(error: ModelError): 'out' {
    this.state = 'out';
    this.outFor = new ModelError(error.kind, error.message, error.retryAfterMs);
    this.pace.release();
    return 'out';
  }
}
