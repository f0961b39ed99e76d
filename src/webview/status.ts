import type { Stage } from '../run/events';
import type { RunState } from '../run/state';
import { STAGE_WORDS } from '../run/words';
import { count } from './format';
import { t } from './strings';
import type { Tally } from './tally';

/** Answers that came, of those asked for: 0..1, or null when the run has not said. */
export function progressOf(state: RunState): { readonly done: number; readonly of: number } | null {
  if (!state.settings) return null;
  return { done: Math.min(state.counts.sampled + state.counts.failedSamples, state.settings.samples), of: state.settings.samples };
}

/** What goes on now and what remains, with figures. */
export function statusLine(state: RunState, running: boolean, tally: Tally): string {
  const progress = progressOf(state);
  if (!progress) return running ? t('statusReading') : '';
  if (state.ended) {
    switch (state.ended.outcome) {
      case 'chosen': return state.submissions.length === 1 ? t('endedChosenOne') : t('endedChosen', count(state.submissions.length));
      case 'nothing-survived': return t('endedNothing');
      case 'waiting': return t('endedWaiting');
      case 'cancelled': return t('endedCancelled');
      case 'failed': return t('endedFailed');
    }
  }
  if (!running) return t('interrupted', count(state.counts.sampled), count(progress.of));
  const parts = (Object.keys(state.stages) as Stage[]).filter((stage) => state.stages[stage]?.status === 'started').map((stage) => phrase(state, stage, tally));
  const waiting = state.counts.sampled - state.counts.duplicates - state.counts.judged;
  if (waiting > 0) parts.push(t('statusJudging', count(waiting)));
  return parts.filter((part) => part !== '').join(' · ') || t('statusWorking', count(state.counts.sampled));
}

function phrase(state: RunState, stage: Stage, tally: Tally): string {
  const { settings } = state;
  switch (stage) {
    case 'sample': return t('statusSampling', count(Math.min(state.counts.sampled, settings?.samples ?? 0)), count(settings?.samples ?? 0));
    case 'reflect': return t('statusReflect');
    case 'inputs': return t('statusInputs', count(Object.keys(state.inputs).length));
    case 'repair': return t('statusRepair', count(state.repairs.length));
    case 'flow': return t('statusFlow', count(state.repairs.length));
    case 'cluster': return t('statusCluster', count(tally.ran), count(tally.survivors));
    case 'brute-force': return t('statusBruteForce', count(tally.crossChecked));
    case 'score': return t('statusScore', count(tally.scored), count(settings?.scores ?? 0));
    default: return t(STAGE_WORDS[stage]);
  }
}
