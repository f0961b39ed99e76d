import type { RunEvent } from '../run/events';
import { emptyState, fold, type RunState } from '../run/state';
import { ClusterIndex } from './clusterIndex';
import type { Action } from './messages';
import { Tally } from './tally';
import { viewOf, type View } from './view';

export type Tab = 'shortlist' | 'clusters' | 'behaviour' | 'candidates' | 'trace';
export type Detail = { readonly kind: 'candidate' | 'cluster' | 'input'; readonly id: string };

/** How the person has set up the page. Kept by the editor over a reload. */
export interface Ui {
  readonly tab: Tab;
  /** The last is shown; Back leads to the one before. */
  readonly details: readonly Detail[];
  /** The submission that is opened out; null is the next one to try. */
  readonly expanded: string | null;
  readonly clusterSort: 'rank' | 'size' | 'score';
  readonly clusterFilter: string;
  readonly onlyChosen: boolean;
  readonly candidateSort: 'sampled' | 'tests' | 'cpu' | 'cluster';
  readonly candidateFilter: string;
  readonly verdict: string;
  readonly onlyTelling: boolean;
  readonly questionOpen: boolean;
  readonly question: number;
  readonly wrap: boolean;
}

export const START_UI: Ui = {
  tab: 'shortlist', details: [], expanded: null, clusterSort: 'rank', clusterFilter: '', onlyChosen: false,
  candidateSort: 'sampled', candidateFilter: '', verdict: '', onlyTelling: true, questionOpen: false, question: 0, wrap: false,
};

/** How long a word to the person stays. */
const SAID_MS = 5000;

/** The run as the page knows it, and how the page is set up. Every change asks for one redraw. */
export class Store {
  state: RunState = emptyState();
  running = false;
  cancelling = false;
  /** Nothing was heard from the host yet. */
  waiting = true;
  said = '';
  /** Name of the problem whose run is about to begin. */
  expecting: string | null = null;
  ui: Ui;
  tally = new Tally();
  #index = new ClusterIndex();
  #view: View | null = null;
  #viewOf = -1;
  /** When the pipeline set to work, and what was sampled by then: the pace since tells how long the rest will take. */
  #begun = { at: 0, done: 0 };
  #unsaying: ReturnType<typeof setTimeout> | undefined;
  /** The page's clock when the latest event came, so that time can go on between events. */
  #heardAt = 0;

  constructor(readonly onChange: () => void, readonly act: (action: Action) => void, ui: Partial<Ui> = {}) { this.ui = { ...START_UI, ...ui }; }

  /** Turns to a run, whose events follow. `keep` leaves the page set up as it is. */
  start(keep: boolean, expecting: string | null = null): void {
    this.expecting = expecting;
    this.state = emptyState();
    this.#index = new ClusterIndex();
    this.tally = new Tally();
    this.#viewOf = -1;
    this.running = false;
    this.cancelling = false;
    this.waiting = false;
    if (!keep) this.ui = { ...this.ui, details: [], expanded: null, clusterFilter: '', candidateFilter: '', verdict: '', question: 0, onlyChosen: false };
    this.onChange();
  }

  take(events: readonly RunEvent[], running: boolean): void {
    for (const event of events) {
      this.#index.before(this.state, event);
      this.tally.before(this.state, event);
      fold(this.state, event);
      this.tally.after(this.state, event);
      this.#index.after(this.state, event);
      if (event.type === 'run-started' || event.type === 'run-resumed') this.#begun = { at: event.at, done: sampledSoFar(this.state) };
    }
    this.running = running;
    if (!running || this.state.ended) this.cancelling = false;
    this.#heardAt = performance.now();
    this.onChange();
  }

  get view(): View {
    if (this.#view === null || this.#viewOf !== this.state.events) {
      this.#view = viewOf(this.state, this.#index.clusters(this.state));
      this.#viewOf = this.state.events;
    }
    return this.#view;
  }

  /** ms since the run's start, going on while it runs. */
  get elapsedMs(): number {
    const { state } = this;
    const until = state.ended?.at ?? state.now + (this.running ? performance.now() - this.#heardAt : 0);
    return Math.max(0, until - state.startedAt);
  }

  /** ms until the last sample at the pace so far; null while that cannot be told. */
  get remainingMs(): number | null {
    const { state, running } = this;
    const done = sampledSoFar(state) - this.#begun.done;
    const left = (state.settings?.samples ?? 0) - sampledSoFar(state);
    return running && done >= 5 && left > 0 ? Math.max(0, ((state.now - this.#begun.at) / done) * left - (performance.now() - this.#heardAt)) : null;
  }

  readonly set = (change: Partial<Ui>): void => {
    this.ui = { ...this.ui, ...change };
    this.onChange();
  };

  readonly open = (detail: Detail): void => {
    const { details } = this.ui;
    const top = details.at(-1);
    if (top?.kind === detail.kind && top.id === detail.id) return;
    this.set({ details: [...details.slice(-19), detail] });
  };

  readonly back = (): void => this.set({ details: this.ui.details.slice(0, -1) });

  cancel(): void {
    this.cancelling = true;
    this.act({ type: 'cancel' });
    this.onChange();
  }

  say(message: string): void {
    clearTimeout(this.#unsaying);
    this.said = message;
    this.#unsaying = setTimeout(() => {
      this.said = '';
      this.onChange();
    }, SAID_MS);
    this.onChange();
  }
}

function sampledSoFar({ counts }: RunState): number { return counts.sampled + counts.failedSamples; }
