import { clock, compact, count, dollars, percent, seconds } from './format';
import { Button, plural, Stack, TONES, VerdictTag } from './parts';
import { printableLine } from './printable';
import { progressOf, statusLine } from './status';
import type { Store } from './store';
import { t } from './strings';
import { queueOf } from './view';
import type { Verdict } from '../judge/contract';

/** The problem, what goes on now, and what it has cost so far. */
export function Header({ store }: { store: Store }) {
  const { state, running, act, ui } = store;
  const { problem, usage } = state;
  const progress = progressOf(state);
  const limits = problem === null ? [] : [
    problem.timeLimitMs === null ? t('noTimeLimit') : t('timeLimit', seconds(problem.timeLimitMs)),
    problem.memoryLimitMb === null ? '' : t('memoryLimit', count(problem.memoryLimitMb)),
    problem.examples.length === 0 ? t('noExamples') : plural(problem.examples.length, 'examples', 'examplesOne', String(problem.examples.length)),
    problem.anyAnswer ? t('anyAnswer') : '', problem.interactive ? t('interactive') : '',
  ];
  const left = store.remainingMs;
  const spent = [
    t('elapsed', clock(store.elapsedMs)), left === null || left < 1000 ? '' : t('remaining', clock(left)),
    plural(usage.calls, 'requests', 'requestsOne', count(usage.calls)) + (usage.failedCalls > 0 ? ` (${t('requestsFailed', count(usage.failedCalls))})` : ''),
    t(usage.estimated ? 'tokensEstimated' : 'tokens', compact(usage.promptTokens + usage.completionTokens)),
    usage.calls === 0 ? '' : usage.usd === null ? t('costUnknown') : `${dollars(usage.usd)}${usage.unpriced ? ` + ${t('costUnknown')}` : ''}`,
    state.models.map((model) => printableLine(model.label)).join(', '),
  ];
  // What to do next stands once: where the list of submissions is empty, there.
  const { next, tried } = queueOf(state);
  const empty = ui.tab === 'shortlist' && next.length === 0;
  const status = statusLine(state, running, store.tally);
  return (
    <header class="header">
      <div class="title-row">
        <h1 title={problem?.title ? printableLine(problem.title) : undefined}>
          {problem ? printableLine(problem.title ?? '') || t('untitled') : store.expecting === null ? t('panel') : printableLine(store.expecting) || t('untitled')}
        </h1>
        <span class="buttons">
          {(running || (!problem && store.expecting !== null)) && (
            <Button disabled={store.cancelling} onClick={() => store.cancel()}>{store.cancelling ? t('cancelling') : t('cancel')}</Button>
          )}
          {!running && problem && !(empty && tried.length === 0) && (!state.ended || state.ended.outcome === 'cancelled' || state.ended.outcome === 'waiting' || state.ended.outcome === 'failed') && (
            <Button primary onClick={() => act({ type: 'resume' })}>{t('resume')}</Button>
          )}
          {!running && state.ended && !(empty && !tried.some((candidate) => candidate.feedback === 'accepted')) && state.ended.outcome !== 'failed' && state.ended.outcome !== 'waiting' && (
            <Button onClick={() => act({ type: 'moreSamples' })}>{t('moreSamples')}</Button>
          )}
        </span>
      </div>
      {!problem && store.expecting !== null && <p class="status" role="status">{t('statusReading')}</p>}
      {problem && (
        <>
          <p class={`status${state.ended?.outcome === 'failed' ? ' failed' : ''}`} role="status">{status}</p>
          <ul class="facts">{[...limits, ...spent].filter((fact) => fact !== '').map((fact, index) => <li key={index}>{fact}</li>)}</ul>
        </>
      )}
      {running && progress && progress.of > 0 && (
        <div class="progress" role="progressbar" aria-label={t('sampled')} aria-valuemin={0} aria-valuemax={progress.of} aria-valuenow={progress.done}>
          <span style={{ width: `${(progress.done / progress.of) * 100}%` }} />
        </div>
      )}
    </header>
  );
}

const ORDER: readonly (Verdict | null)[] = ['AC', 'OK', 'WA', 'PE', 'TLE', 'MLE', 'OLE', 'RE', 'CE', 'JE', null];

/** From all that was sampled to the few that are worth submitting. */
export function FunnelView({ store }: { store: Store }) {
  const { state, view } = store;
  const { funnel } = view;
  const { settings } = state;
  if (!settings) return null;
  const noFilter = state.problem?.examples.length === 0;
  const share = (part: number, whole: number) => (whole > 0 ? percent(part / whole) : '');
  const steps = [
    { name: t('sampled'), value: funnel.sampled, note: funnel.sampled < settings.samples ? t('funnelSampledNote', count(settings.samples)) : '' },
    { name: t('distinct'), value: funnel.distinct, note: share(funnel.distinct, funnel.sampled), of: t('ofSampled') },
    { name: t('compiled'), value: funnel.compiled, note: share(funnel.compiled, funnel.judged), of: t('ofJudged') },
    {
      name: t('passed'), value: funnel.passed, note: noFilter ? t('funnelNoFilter') : share(funnel.passed, funnel.compiled),
      of: noFilter ? '' : t('ofCompiled'),
    },
    { name: t('clusters'), value: funnel.clusters, note: '' },
    { name: t('chosen'), value: funnel.chosen, note: state.final ? t('funnelChosenFinal') : t('funnelChosenNote', settings.submissions) },
  ];
  const most = Math.max(1, funnel.sampled);
  const { verdicts } = store.tally;
  const lost = ORDER.filter((verdict) => verdicts.has(verdict));
  return (
    <section class="funnel" aria-label={t('funnel')}>
      <ol>
        {steps.map(({ name, value, note, of = '' }) => (
          <li key={name}>
            <span class="name">{name}</span>
            <span class="value">{count(value)}</span>
            <span class="note" title={note === '' || of === '' ? undefined : `${note} ${of}`}>
              {note || '\u00A0'}
              {note !== '' && of !== '' && <span class="of"> {of}</span>}
            </span>
            <span class="drop" aria-hidden="true"><span style={{ width: `${value === 0 ? 0 : Math.max(2, (value / most) * 100)}%` }} /></span>
          </li>
        ))}
      </ol>
      {lost.length > 0 && (
        <div class="lost" role="group" aria-label={t('lost')}>
          <Stack parts={lost.map((verdict) => ({ tone: verdict === null ? 'wait' : TONES[verdict], value: verdicts.get(verdict)! }))} />
          <span class="chips">
            {lost.map((verdict) => (
              <button
                type="button" class="chip" key={verdict ?? 'wait'}
                onClick={() => store.set({ tab: 'candidates', verdict: verdict ?? 'waiting', candidateFilter: '' })}
              >
                <VerdictTag verdict={verdict} /> {count(verdicts.get(verdict)!)}
              </button>
            ))}
          </span>
        </div>
      )}
    </section>
  );
}
