/**
 * How many requests one model may have under way: doubles each round trip until the endpoint pushes back, halves then,
 * and rises by one a round trip from there (as TCP does).
 */
import type { Clock } from './clock';
import { abortReason } from './clock';

const VOLLEY = 4;

export interface PaceOptions {
  readonly start: number;
  readonly max: number;
  /** The first request goes alone until it is accepted, or for this long: a wrong key costs one refusal, not a volley. */
  readonly probeMs: number;
}

export class Pace {
  #window: number;
  #underWay = 0;
  #slowStart = true;
  #proven = false;
  #holdUntil = 0;
  /** Pushback on requests sent before the last reduction says nothing new. */
  #reducedAt = -Infinity;
  #probing = false;
  #waking = false;
  readonly #closed = new AbortController();
  readonly #queue: (() => void)[] = [];

  constructor(readonly options: PaceOptions, readonly clock: Clock) {
    this.#window = Math.max(1, Math.min(options.start, options.max));
  }

  get window(): number { return Math.floor(this.#window); }
  get underWay(): number { return this.#underWay; }
  get waiting(): number { return this.#queue.length; }
  /** How long the endpoint asked for quiet, from now. */
  get holdMs(): number { return Math.max(0, this.#holdUntil - this.clock.now()); }

  /** Waits for a place; the caller must `leave`. @returns when it was let in. @throws AbortError */
  async enter(signal: AbortSignal): Promise<number> {
    if (signal.aborted) throw abortReason(signal);
    await new Promise<void>((resolve, reject) => {
      const abort = () => {
        this.#queue.splice(this.#queue.indexOf(start), 1);
        reject(abortReason(signal));
      };
      const start = () => { signal.removeEventListener('abort', abort); resolve(); };
      signal.addEventListener('abort', abort, { once: true });
      this.#queue.push(start);
      this.#pump();
    });
    return this.clock.now();
  }

  leave(): void {
    this.#underWay -= 1;
    this.#pump();
  }

  /** The endpoint took a request. */
  accepted(holdMs: number): void {
    this.#proven = true;
    if (this.#slowStart) this.#window = Math.min(this.options.max, this.#window + 1);
    if (holdMs > 0) this.hold(holdMs);
    this.#pump();
  }

  /** A request ended well. */
  succeeded(): void {
    if (!this.#slowStart) this.#window = Math.min(this.options.max, this.#window + 1 / Math.max(1, this.#window));
  }

  /** The endpoint pushed back on a request that was sent at `sentAt`. */
  pushedBack(sentAt: number, retryAfterMs: number): void {
    if (retryAfterMs > 0) this.hold(retryAfterMs);
    if (sentAt < this.#reducedAt) return;
    this.#reducedAt = this.clock.now();
    this.#slowStart = false;
    this.#window = Math.max(1, Math.min(this.#window, this.#underWay) / 2);
  }

  /** No request leaves for this long. */
  hold(ms: number): void { this.#holdUntil = Math.max(this.#holdUntil, this.clock.now() + ms); }

  /** Ends the probe: something answered, if only with a refusal. */
  prove(): void { this.#proven = true; this.#pump(); }

  /** Lets everything that waits go through, to be told that the model is out. */
  release(): void {
    this.#holdUntil = 0;
    this.#proven = true;
    this.#window = Infinity;
    this.#pump();
  }

  dispose(): void { this.#closed.abort(); }

  #pump(): void {
    for (let started = 0; this.#queue.length > 0 && this.#underWay < this.#room(); started += 1) {
      if (this.holdMs > 0) { this.#pumpAfterHold(); return; }
      // Whoever shares this thread gets a turn between volleys.
      if (started === VOLLEY) { setImmediate(() => this.#pump()); return; }
      this.#underWay += 1;
      this.#queue.shift()!();
      if (!this.#proven && !this.#probing) this.#probe();
    }
  }

  #room(): number { return this.#proven ? this.window : 1; }

  #probe(): void {
    this.#probing = true;
    void this.clock.sleep(this.options.probeMs, this.#closed.signal).then(() => this.prove(), () => undefined);
  }

  #pumpAfterHold(): void {
    if (this.#waking) return;
    this.#waking = true;
    void this.clock.sleep(this.holdMs, this.#closed.signal).then(() => { this.#waking = false; this.#pump(); }, () => undefined);
  }
}
