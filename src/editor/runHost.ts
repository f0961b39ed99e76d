import * as vscode from 'vscode';
import type { RunEvent } from '../run/events';
import { LEFT } from '../run/record';
import { emptyState, fold, type RunState } from '../run/state';

/** However fast a run is, its readers hear of it at most this often. */
const BATCH_MS = 50;

/** A run as this window sees it: everything that happened so far, and news of what happens next. */
export interface LiveRun {
  readonly id: string;
  readonly events: readonly RunEvent[];
  /** Fold of `events`. */
  readonly state: RunState;
  /** It is at work: in this window, or in another that this one reads along with. */
  readonly running: boolean;
  /** It is at work, but in another window or process. */
  readonly elsewhere: boolean;
  /** New events in batches, at most one every 50 ms. */
  readonly onEvents: vscode.Event<readonly RunEvent[]>;
  cancel(): void;
}

export type RunStream = (signal: AbortSignal) => AsyncIterable<RunEvent>;

class HostedRun implements LiveRun, vscode.Disposable {
  readonly events: RunEvent[] = [];
  readonly state = emptyState();
  readonly #news = new vscode.EventEmitter<readonly RunEvent[]>();
  readonly onEvents = this.#news.event;
  /** Events its readers have not heard of yet. */
  #pending: RunEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #halt: AbortController | undefined;

  elsewhere = false;

  constructor(readonly id: string) {}

  get running(): boolean { return this.#halt !== undefined; }

  take(event: RunEvent): void {
    this.events.push(event);
    fold(this.state, event);
    this.#pending.push(event);
    this.#timer ??= setTimeout(() => this.#flush(), BATCH_MS);
  }

  async follow(stream: RunStream): Promise<void> {
    const halt = new AbortController();
    this.#halt = halt;
    try {
      for await (const event of stream(halt.signal)) this.take(event);
    } finally {
      this.#halt = undefined;
      this.#flush();
    }
  }

  cancel(): void { this.#halt?.abort(); }

  /** Ends the work without ending the run. */
  leave(): void { this.#halt?.abort(LEFT); }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#pending;
    this.#pending = [];
    this.#news.fire(batch);
  }

  dispose(): void {
    this.leave();
    clearTimeout(this.#timer);
    this.#news.dispose();
  }
}

/**
 * Owns this window's runs. The panel, the status bar, the Runs view and chat read them here; the log on disk is written
 * by the stream itself.
 */
export class RunHost implements vscode.Disposable {
  readonly #runs = new Map<string, HostedRun>();
  readonly #working = new Set<Promise<void>>();
  readonly #changed = new vscode.EventEmitter<LiveRun>();
  /** A run was started, opened, or came to its end. */
  readonly onDidChange = this.#changed.event;
  #latest: HostedRun | undefined;

  /** The run started or opened last, if any. */
  get latest(): LiveRun | undefined { return this.#latest; }

  /** Those at work in this window. */
  get running(): readonly LiveRun[] { return [...this.#runs.values()].filter((run) => run.running && !run.elsewhere); }

  get(id: string): LiveRun | undefined { return this.#runs.get(id); }

  /** The run of a statement's file that was started or opened last, if any. */
  latestOf(source: string): LiveRun | undefined {
    if (this.#latest?.state.source === source) return this.#latest;
    return [...this.#runs.values()].findLast(({ state }) => state.source === source);
  }

  /**
   * Follows `stream` to its end in the background. `done` settles with the stream: it rejects with what the stream
   * threw, after the events so far were handed on.
   */
  start(id: string, stream: RunStream, elsewhere = false): { readonly run: LiveRun; readonly done: Promise<void> } {
    const run = this.#keep(id);
    run.elsewhere = elsewhere;
    const done = run.follow(stream).finally(() => {
      this.#working.delete(done);
      run.elsewhere = false;
      this.#changed.fire(run);
    });
    this.#working.add(done);
    this.#changed.fire(run);
    return { run, done };
  }

  /** Takes in a stored run, to be looked at: of one that is already here, what happened to it since. */
  open(id: string, events: readonly RunEvent[]): LiveRun {
    const run = this.#keep(id);
    for (const event of events.slice(run.events.length)) run.take(event);
    this.#changed.fire(run);
    return run;
  }

  /** Ends the work of this window's runs, which stay as they are on disk, and waits until they are let go. */
  async leave(): Promise<void> {
    for (const run of this.#runs.values()) run.leave();
    await Promise.allSettled(this.#working);
  }

  /** Adds what happened outside the pipeline, such as a verdict from the judge's site, to a run. */
  append(id: string, events: readonly RunEvent[]): void {
    const run = this.#runs.get(id);
    for (const event of events) run?.take(event);
  }

  /** Lets go of a run that is not at work, to free its memory. */
  forget(id: string): void {
    const run = this.#runs.get(id);
    if (!run || run.running) return;
    this.#runs.delete(id);
    if (this.#latest === run) this.#latest = undefined;
    run.dispose();
  }

  #keep(id: string): HostedRun {
    let run = this.#runs.get(id);
    if (!run) {
      run = new HostedRun(id);
      this.#runs.set(id, run);
    }
    this.#latest = run;
    return run;
  }

  dispose(): void {
    for (const run of this.#runs.values()) run.dispose();
    this.#runs.clear();
    this.#changed.dispose();
  }
}
