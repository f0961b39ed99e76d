/** How long an endpoint may be silent. Each in milliseconds. */
export interface Deadlines {
  /** Until the first word of the answer: models that reason are silent for minutes. */
  readonly firstMs: number;
  /** Between two stretches of a stream that has begun, and until it ends once every choice has. */
  readonly stallMs: number;
  readonly totalMs: number;
}

export const DEFAULT_DEADLINES: Deadlines = { firstMs: 10 * 60_000, stallMs: 60_000, totalMs: 40 * 60_000 };

/** A stream that gives fewer characters than this within `stallMs` stands still, though a byte may come now and then. */
const STRETCH_CHARS = 16;
/** Once every choice has ended only the account of tokens is to come. */
const ENDING_MS = 5000;
/** How often a request under way is looked at. */
const LOOK_MS = 10_000;
const LEAST_FIRST_MS = 60_000;
const LEAST_TOTAL_MS = 180_000;

/**
 * How long something is worth waiting for, by the endpoint's other answers: what takes thirty times as long as the slowest
 * of them is lost, not in the making.
 */
export class Patience {
  #answers = 0;
  #slowestMs = 0;

  constructor(readonly mostMs: number, readonly leastMs: number) {}

  /** It came after this long. */
  came(ms: number): void {
    this.#answers += 1;
    this.#slowestMs = Math.max(this.#slowestMs, ms);
  }

  get ms(): number {
    return this.#answers < 3 ? this.mostMs : Math.min(this.mostMs, Math.max(this.leastMs, 30 * this.#slowestMs));
  }
}

/** What is known of one endpoint's pace. */
export class Pacing {
  readonly first: Patience;
  readonly total: Patience;

  constructor(deadlines: Deadlines) {
    this.first = new Patience(deadlines.firstMs, LEAST_FIRST_MS);
    this.total = new Patience(deadlines.totalMs, LEAST_TOTAL_MS);
  }
}

/** Watches one request: aborts it when the caller does, or when the endpoint is silent for too long. */
export class Watch implements Disposable {
  readonly #controller = new AbortController();
  readonly #started = Date.now();
  readonly #onAbort: () => void;
  #look: NodeJS.Timeout | null = null;
  #stall: NodeJS.Timeout | null = null;
  #chars = 0;
  /** Which deadline ended the request; null when none did. */
  missed: 'first' | 'stall' | 'total' | null = null;
  /** How long it had taken when it missed. */
  waitedMs = 0;

  constructor(readonly deadlines: Deadlines, readonly caller: AbortSignal, readonly pacing = new Pacing(deadlines)) {
    this.#onAbort = () => this.#controller.abort();
    caller.addEventListener('abort', this.#onAbort, { once: true });
    if (caller.aborted) this.#controller.abort();
    this.#lookAgain();
  }

  get signal(): AbortSignal { return this.#controller.signal; }

  /** The endpoint has said this many characters of its answer by now. */
  alive(chars: number): void {
    if (!this.#stall) {
      this.pacing.first.came(this.#passedMs);
      this.#stall = setTimeout(() => this.#miss('stall'), this.deadlines.stallMs);
    } else if (chars - this.#chars < STRETCH_CHARS) {
      return;
    } else {
      this.#stall.refresh();
    }
    this.#chars = chars;
  }

  /** Nothing more of the answer is to come. */
  ending(): void {
    if (this.#stall) clearTimeout(this.#stall);
    this.#stall = setTimeout(() => this.#miss('stall'), Math.min(ENDING_MS, this.deadlines.stallMs));
  }

  /** The answer is there. */
  done(): void { this.pacing.total.came(this.#passedMs); }

  [Symbol.dispose](): void {
    for (const timer of [this.#look, this.#stall]) if (timer) clearTimeout(timer);
    this.caller.removeEventListener('abort', this.#onAbort);
  }

  get #passedMs(): number { return Date.now() - this.#started; }

  /** What the other answers teach meanwhile counts too. */
  #lookAgain(): void {
    const { first, total } = this.pacing;
    const left = [total.ms - this.#passedMs, ...(this.#stall ? [] : [first.ms - this.#passedMs])];
    if (left[0]! <= 0) this.#miss('total');
    else if (left.length > 1 && left[1]! <= 0) this.#miss('first');
    else this.#look = setTimeout(() => this.#lookAgain(), Math.min(...left, LOOK_MS));
  }

  #miss(which: 'first' | 'stall' | 'total'): void {
    this.missed ??= which;
    this.waitedMs = this.#passedMs;
    this.#controller.abort();
  }
}
