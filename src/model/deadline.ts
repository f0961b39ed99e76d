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
/** How often a request that has no word yet is looked at. */
const LOOK_MS = 10_000;

/**
 * How long a first word is worth waiting for, by the endpoint's other answers: a request that has been silent for thirty
 * times as long as the slowest of them is lost, not thinking.
 */
export class Patience {
  #answers = 0;
  #slowestMs = 0;

  constructor(readonly firstMs: number) {}

  /** An answer began after this long. */
  answered(ms: number): void {
    this.#answers += 1;
    this.#slowestMs = Math.max(this.#slowestMs, ms);
  }

  get ms(): number {
    return this.#answers < 3 ? this.firstMs : Math.min(this.firstMs, Math.max(60_000, 30 * this.#slowestMs));
  }
}

/** Watches one request: aborts it when the caller does, or when the endpoint is silent for too long. */
export class Watch implements Disposable {
  readonly #controller = new AbortController();
  readonly #started = Date.now();
  readonly #total: NodeJS.Timeout;
  readonly #onAbort: () => void;
  #first: NodeJS.Timeout | null = null;
  #stall: NodeJS.Timeout | null = null;
  #chars = 0;
  /** Which deadline ended the request; null when none did. */
  missed: 'first' | 'stall' | 'total' | null = null;
  /** ms waited for the first word, when it missed. */
  waitedMs = 0;

  constructor(readonly deadlines: Deadlines, readonly caller: AbortSignal, readonly patience = new Patience(deadlines.firstMs)) {
    this.#onAbort = () => this.#controller.abort();
    caller.addEventListener('abort', this.#onAbort, { once: true });
    if (caller.aborted) this.#controller.abort();
    this.#total = setTimeout(() => this.#miss('total'), deadlines.totalMs);
    this.#await();
  }

  get signal(): AbortSignal { return this.#controller.signal; }

  /** The endpoint has said this many characters of its answer by now. */
  alive(chars: number): void {
    if (!this.#stall) {
      if (this.#first) clearTimeout(this.#first);
      this.patience.answered(Date.now() - this.#started);
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

  [Symbol.dispose](): void {
    for (const timer of [this.#first, this.#total, this.#stall]) if (timer) clearTimeout(timer);
    this.caller.removeEventListener('abort', this.#onAbort);
  }

  #await(): void {
    const left = this.patience.ms - (Date.now() - this.#started);
    if (left <= 0) this.#miss('first');
    else this.#first = setTimeout(() => this.#await(), Math.min(left, LOOK_MS));
  }

  #miss(which: 'first' | 'stall' | 'total'): void {
    this.missed ??= which;
    this.waitedMs = Date.now() - this.#started;
    this.#controller.abort();
  }
}
