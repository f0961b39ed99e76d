import { useMemo } from 'preact/hooks';
import type { CandidateState, RunState } from '../run/state';
import { ORIGIN_WORDS } from '../run/words';
import { languageName } from './code';
import { bytes, count, decimal, milliseconds } from './format';
import { Empty, plural, VerdictTag } from './parts';
import { printableLine } from './printable';
import type { Store, Ui } from './store';
import { t } from './strings';
import { testsPassed, type View } from './view';
import { VirtualList } from './virtualList';

/** Every program of the run. */
export function CandidatesTab({ store }: { store: Store }) {
  const { state, view, ui } = store;
  if (state.order.length === 0) return <Empty><p>{t('noPrograms')}</p></Empty>;
  const shown = chosenRows(state, view, ui);
  const open = ui.details.at(-1);
  const verdicts = [...new Set(state.order.map((id) => state.candidates[id]!.verdict))].filter((verdict) => verdict !== null);
  return (
    <>
      <div class="toolbar">
        <input
          type="search" value={ui.candidateFilter} placeholder={t('filterCandidates')} aria-label={t('filterCandidates')}
          onInput={(event) => store.set({ candidateFilter: event.currentTarget.value })}
        />
        <select aria-label={t('verdict')} value={ui.verdict} onChange={(event) => store.set({ verdict: event.currentTarget.value })}>
          <option value="">{t('verdictAny')}</option>
          {verdicts.map((verdict) => <option value={verdict} key={verdict}>{verdict}: {t(`verdict${verdict}`)}</option>)}
          <option value="waiting">{t('waiting')}</option>
        </select>
        <select
          aria-label={t('sortBy', '')} value={ui.candidateSort}
          onChange={(event) => store.set({ candidateSort: event.currentTarget.value as Ui['candidateSort'] })}
        >
          <option value="sampled">{t('sortBy', t('sortSampled'))}</option>
          <option value="tests">{t('sortBy', t('sortTests'))}</option>
          <option value="cpu">{t('sortBy', t('sortCpu'))}</option>
          <option value="cluster">{t('sortBy', t('sortCluster'))}</option>
        </select>
        <span class="dim count">{t('shownOf', count(shown.length), count(state.order.length))}</span>
      </div>
      {shown.length === 0 && (
        <Empty>
          <p>{t('noMatch')}</p>
          <button type="button" class="link" onClick={() => store.set({ candidateFilter: '', verdict: '' })}>{t('clearFilter')}</button>
        </Empty>
      )}
      <VirtualList
        id="candidate" label={t('tabCandidates')} count={shown.length} rowHeight={44}
        selected={shown.findIndex((candidate) => open?.kind === 'candidate' && open.id === candidate.id)}
        rowLabel={(index) => rowLabel(shown[index]!)}
        onOpen={(index) => store.open({ kind: 'candidate', id: shown[index]!.id })}
        render={(index) => <CandidateRow candidate={shown[index]!} state={state} view={view} />}
      />
    </>
  );
}

function rowLabel({ id, language, verdict }: CandidateState): string {
  return [t('program', printableLine(id)), languageName(language), verdict ? t(`verdict${verdict}`) : t('noVerdict')].join(', ');
}

function chosenRows(state: RunState, view: View, ui: Ui): CandidateState[] {
  const wanted = ui.candidateFilter.trim().toLowerCase();
  const rows: CandidateState[] = [];
  for (const id of state.order) {
    const candidate = state.candidates[id]!;
    if (ui.verdict !== '' && (candidate.duplicateOf !== null || (candidate.verdict ?? 'waiting') !== ui.verdict)) continue;
    if (wanted !== '' && !matches(candidate, wanted)) continue;
    rows.push(candidate);
  }
  if (ui.candidateSort === 'tests') rows.sort((a, b) => testsPassed(b) - testsPassed(a));
  if (ui.candidateSort === 'cpu') rows.sort((a, b) => slowest(a) - slowest(b));
  if (ui.candidateSort === 'cluster') rows.sort((a, b) => (view.clusterOf.get(a.id)?.number ?? Infinity) - (view.clusterOf.get(b.id)?.number ?? Infinity));
  return rows;
}

function matches({ id, language, origin }: CandidateState, wanted: string): boolean {
  return id.toLowerCase() === wanted || languageName(language).toLowerCase().includes(wanted) || language.toLowerCase().includes(wanted)
    || origin.model.toLowerCase().includes(wanted) || origin.kind.includes(wanted) || origin.tags.some((tag) => tag.toLowerCase().includes(wanted))
    || (origin.solution?.toLowerCase().includes(wanted) ?? false);
}

function slowest(candidate: CandidateState): number {
  return candidate.tests.length === 0 ? Infinity : Math.max(...candidate.tests.map((test) => test.cpuMs));
}

/** `openai:gpt@https://…` is shown as `gpt`. */
export function modelName(state: RunState, id: string): string {
  return printableLine(state.models.find((model) => model.id === id)?.label ?? id);
}

function CandidateRow({ candidate, state, view }: { candidate: CandidateState; state: RunState; view: View }) {
  const cluster = view.clusterOf.get(candidate.id)?.number;
  // Drawn anew only when something in it changed.
  return useMemo(() => drawn(candidate, state, cluster), [candidate, state.models, cluster, candidate.weight, candidate.verdict, candidate.tests]);
}

function drawn(candidate: CandidateState, state: RunState, cluster: number | undefined) {
  const { origin, tests } = candidate;
  const peak = Math.max(0, ...tests.map((test) => test.peakBytes));
  const facts = [
    t(ORIGIN_WORDS[origin.kind]), modelName(state, origin.model), origin.temperature === null ? '' : `T ${decimal(origin.temperature)}`,
    origin.rating === null ? '' : String(origin.rating), origin.tags.map(printableLine).join(', '),
    origin.solution === null ? '' : printableLine(origin.solution),
  ].filter((fact) => fact !== '');
  return (
    <div class="candidate-row">
      <span class="id">{printableLine(candidate.id)}</span>
      <span class="main-line">
        {languageName(candidate.language)}
        {cluster !== undefined && <span class="dim"> · {t('cluster', cluster)}</span>}
        {candidate.weight > 1 && <span class="dim"> · ×{count(candidate.weight)}</span>}
        {candidate.duplicateOf !== null && <span class="dim"> · {t('duplicateOf', printableLine(candidate.duplicateOf))}</span>}
      </span>
      <span class={tests.length > 0 ? 'figures' : 'verdict-only'}>
        {tests.length > 0 && state.problem && (
          <>
            <span class="dim">{t('rateOf', count(testsPassed(candidate)), count(Math.max(state.problem.examples.length, tests.length)))}</span>
            <span class="dim">{milliseconds(slowest(candidate))}</span>
            <span class="dim peak">{bytes(peak)}</span>
          </>
        )}
        {candidate.duplicateOf === null && <VerdictTag verdict={candidate.verdict} />}
      </span>
      <span class="second dim">{facts.join(' · ')}</span>
    </div>
  );
}

export function duplicatesText(candidate: CandidateState): string {
  return candidate.weight > 1 ? plural(candidate.weight - 1, 'duplicates', 'duplicates', count(candidate.weight - 1)) : '';
}
