import type { RunEvent } from '../run/events';
import { emptyState, fold, type RunState } from '../run/state';
import { ClusterIndex } from './clusterIndex';
import type { Action } from './messages';
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

/** The run as the page knows it, and how the page is set up. Every change asks for one redraw. */
export class Store {
  state: RunState = emptyState();
  running = false;
  cancelling = false;
  /** Nothing was heard from the host yet. */
  waiting = true;
  said = '';
  ui: Ui;
  #index = new ClusterIndex();
  #view: View | null = null;
  #viewOf = -1;
  /** The page's clock when the latest event came, so that time can go on between events. */
  #heardAt = 0;

  constructor(readonly onChange: () => void, readonly act: (action: Action) => void, ui: Partial<Ui> = {}) { this.ui = { ...START_UI, ...ui }; }

  /** Turns to a run, whose events follow. `keep` leaves the page set up as it is. */
  start(keep: boolean): void {
    this.state = emptyState();
    this.#index = new ClusterIndex();
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
      fold(this.state, event);
      this.#index.after(this.state, event);
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
    this.said = message;
    this.onChange();
  }
}
