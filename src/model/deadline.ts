/** How long an endpoint may be silent. Each in milliseconds. */
export interface Deadlines {
  /** Until the first word of the answer: models that reason are silent for minutes. */
  readonly firstMs: number;
  /** Between two pieces of a stream that has begun. */
  readonly stallMs: number;
  readonly totalMs: number;
}

export const DEFAULT_DEADLINES: Deadlines = { firstMs: 20 * 60_000, stallMs: 120_000, totalMs: 40 * 60_000 };

/** Watches one request: aborts it when the caller does, or when the endpoint is silent for too long. */
export class Watch implements Disposable {
  readonly #controller = new AbortController();
  readonly #first: NodeJS.Timeout;
  readonly #total: NodeJS.Timeout;
  readonly #onAbort: () => void;
  #stall: NodeJS.Timeout | null = null;
  /** Which deadline ended the request; null when none did. */
  missed: 'first' | 'stall' | 'total' | null = null;

  constructor(readonly deadlines: Deadlines, readonly caller: AbortSignal) {
    this.#onAbort = () => this.#controller.abort();
    caller.addEventListener('abort', this.#onAbort, { once: true });
    if (caller.aborted) this.#controller.abort();
    this.#first = setTimeout(() => this.#miss('first'), deadlines.firstMs);
    this.#total = setTimeout(() => this.#miss('total'), deadlines.totalMs);
  }

  get signal(): AbortSignal { return this.#controller.signal; }

  /** The endpoint said something of its answer. */
  alive(): void {
    if (this.#stall) { this.#stall.refresh(); return; }
    clearTimeout(this.#first);
    this.#stall = setTimeout(() => this.#miss('stall'), this.deadlines.stallMs);
  }

  [Symbol.dispose](): void {
    for (const timer of [this.#first, this.#total, this.#stall]) if (timer) clearTimeout(timer);
    this.caller.removeEventListener('abort', this.#onAbort);
  }

  #miss(which: 'first' | 'stall' | 'total'): void {
    this.missed ??= which;
    this.#controller.abort();
  }
}
