import { fold, type RunState } from '../run/state';
import { choose } from './choose';

/** What a ranking rule chooses from a stored run: the same state but for ranking, rule and submissions. Nothing is sampled or run. */
export function replay(state: RunState, rule = ''): RunState {
  const replayed: RunState = { ...state, ranking: [], submissions: [], final: false, settings: state.settings && { ...state.settings, rank: rule } };
  if (replayed.settings === null) return replayed;
  choose({ state: replayed, settings: replayed.settings, emit: (draft) => fold(replayed, { ...draft, at: state.now } as Parameters<typeof fold>[1]) }, true);
  return replayed;
}
