import type { Submission } from '../run/events';
import type { CandidateState } from '../run/state';
import { FEEDBACK_WORDS } from '../run/words';
import { languageName } from './code';
import { count, percent } from './format';
import { Bar, Button, Empty, Icon, plural, ProgramActions } from './parts';
import { printableLine, prose } from './printable';
import { QuestionCard } from './questionCard';
import type { Store } from './store';
import { t, type StringKey } from './strings';
import { nearestMiss, queueOf, testsPassed } from './view';

const VERDICTS = Object.entries(FEEDBACK_WORDS) as [keyof typeof FEEDBACK_WORDS, StringKey][];

/** The programs to submit, best first, and the question whose answer would help most. */
export function ShortlistTab({ store }: { store: Store }) {
  const { state, ui, act, running } = store;
  const { next, tried } = queueOf(state);
  if (next.length === 0 && tried.length === 0) return <NothingYet store={store} />;
  const solved = tried.some((candidate) => candidate.feedback === 'accepted');
  const expanded = ui.expanded ?? next[0]?.candidate;
  return (
    <>
      <QuestionCard store={store} />
      {solved && <p class="banner good"><Icon name="check" />{t('solved')}</p>}
      <div class="list-title">
        <h2>{t(state.final ? 'submissions' : 'submissionsProvisional')}</h2>
        {next.length > 0 && <span class="dim" aria-hidden="true">{t('colConfidence')}</span>}
      </div>
      <ol class="submissions" aria-label={t('submissions')}>
        {next.map((submission, index) => (
          <SubmissionRow
            key={submission.candidate} store={store} submission={submission} place={index + 1 + tried.length} open={submission.candidate === expanded}
            first={index === 0 && !solved}
          />
        ))}
        {tried.map((candidate) => <TriedRow key={candidate.id} store={store} candidate={candidate} />)}
      </ol>
      {next.length === 0 && !solved && !running && (
        <Empty>
          <p>{t('noneLeft')}</p>
          <div class="buttons"><Button primary onClick={() => act({ type: 'moreSamples' })}>{t('moreSamples')}</Button></div>
        </Empty>
      )}
    </>
  );
}

function SubmissionRow({ store, submission, place, open, first }: { store: Store; submission: Submission; place: number; open: boolean; first: boolean }) {
  const { state, view } = store;
  const candidate = state.candidates[submission.candidate];
  const cluster = view.clusterOf.get(submission.candidate);
  if (!candidate) return null;
  const name = t('program', printableLine(candidate.id));
  return (
    <li class={`submission${open ? ' open' : ''}`}>
      <div class="submission-head">
        <button type="button" class="expander" aria-expanded={open} onClick={() => store.set({ expanded: open ? '' : candidate.id })}>
          <span class={open ? 'place open' : 'place'}>{place}</span>
          <span class="what">
            <span class="name">{name}</span>
            {first && <span class="tag">{t('nextUp')}</span>}
            <span class="dim">
              {languageName(candidate.language)}
              {cluster ? ` · ${t('cluster', cluster.number)} · ${plural(cluster.size, 'clusterOf', 'clusterOfOne', count(cluster.size))}` : ''}
            </span>
            {!open && <span class="why dim">{printableLine(submission.reason)}</span>}
          </span>
          <span class="confidence" title={t('confidenceHint')}>
            <span aria-hidden="true">{percent(submission.confidence)}</span><span class="sr">{t('confidence', percent(submission.confidence))}</span>
            <Bar share={submission.confidence} />
          </span>
        </button>
        {open ? <span class="row-actions" /> : <ProgramActions store={store} id={candidate.id} compact />}
      </div>
      {open && (
        <div class="submission-body">
          <p class="reason">{prose(submission.reason)}</p>
          <div class="buttons-line">
            <ProgramActions store={store} id={candidate.id} />
            <button type="button" class="link" onClick={() => store.open({ kind: 'candidate', id: candidate.id })}>{t('details')}<Icon name="right" /></button>
          </div>
          <FeedbackButtons store={store} candidate={candidate} />
        </div>
      )}
    </li>
  );
}

/** What the judge's site said of a program: drops its cluster, or ends the search. */
export function FeedbackButtons({ store, candidate }: { store: Store; candidate: CandidateState }) {
  return (
    <div class="feedback" role="group" aria-label={t('judgeSaidShort')}>
      <span class="dim">{t('judgeSaid')}</span>
      {VERDICTS.map(([verdict, key]) => (
        <button
          type="button" key={verdict} class={`chip${candidate.feedback === verdict ? ' pressed' : ''}`} aria-pressed={candidate.feedback === verdict}
          onClick={() => store.act({ type: 'feedback', candidate: candidate.id, verdict: candidate.feedback === verdict ? 'withdrawn' : verdict })}
        >{t(key)}</button>
      ))}
    </div>
  );
}

function TriedRow({ store, candidate }: { store: Store; candidate: CandidateState }) {
  const key = VERDICTS.find(([verdict]) => verdict === candidate.feedback)?.[1];
  return (
    <li class="submission tried">
      <div class="submission-head">
        <button type="button" class="expander" onClick={() => store.open({ kind: 'candidate', id: candidate.id })}>
          <span class="place"><Icon name={candidate.feedback === 'accepted' ? 'check' : 'close'} /></span>
          <span class="what">
            <span class="name">{t('program', printableLine(candidate.id))}</span>
            <span class={candidate.feedback === 'accepted' ? 'text-good' : 'text-bad'}>{key ? t(key) : ''}</span>
            <span class="dim">{languageName(candidate.language)}</span>
          </span>
        </button>
        <button type="button" class="link" onClick={() => store.act({ type: 'feedback', candidate: candidate.id, verdict: 'withdrawn' })}>
          {t('feedbackUndo')}
        </button>
      </div>
    </li>
  );
}

/** No submission: why, and what to do about it. */
function NothingYet({ store }: { store: Store }) {
  const { state, act, running } = store;
  const { counts, settings, problem, ended } = state;
  if (!problem && store.expecting !== null) return <Empty><p>{t('startingBody')}</p></Empty>;
  if (!problem || !settings) {
    return (
      <Empty title={t('emptyTitle')}>
        <p>{t('emptyBody')}</p>
        <div class="buttons">
          <Button primary onClick={() => act({ type: 'solve' })}>{t('emptySolve')}</Button>
          <Button onClick={() => act({ type: 'command', command: 'selectModels' })}>{t('emptyModels')}</Button>
          <Button onClick={() => act({ type: 'command', command: 'checkSetup' })}>{t('emptySetup')}</Button>
        </div>
      </Empty>
    );
  }
  const near = nearestMiss(state);
  const look = counts.passed > 0
    ? <Button onClick={() => store.set({ tab: 'candidates', verdict: '', candidateFilter: '', candidateSort: 'tests' })}>{t('passedLook')}</Button>
    : near && <Button onClick={() => store.open({ kind: 'candidate', id: near.id })}>{t('nothingNear')}</Button>;
  if (ended?.outcome === 'failed') {
    return (
      <Empty title={t('failedTitle')}>
        <p class="selectable">{prose(ended.message)}</p>
        <div class="buttons">
          <Button primary onClick={() => act({ type: 'resume' })}>{t('resume')}</Button>
          <Button onClick={() => act({ type: 'command', command: 'checkSetup' })}>{t('emptySetup')}</Button>
          <Button onClick={() => act({ type: 'command', command: 'selectModels' })}>{t('emptyModels')}</Button>
          {look}
        </div>
      </Empty>
    );
  }
  if (ended?.outcome === 'waiting') {
    return (
      <Empty title={t('endedWaiting')}>
        <p class="selectable">{prose(ended.message)}</p>
        <div class="buttons"><Button primary onClick={() => act({ type: 'resume' })}>{t('resume')}</Button></div>
      </Empty>
    );
  }
  if (ended?.outcome === 'cancelled' || (!running && !ended)) {
    return (
      <Empty title={ended ? t('cancelledTitle') : t('interrupted', count(counts.sampled), count(settings.samples))}>
        <p>{t('cancelledBody', count(counts.sampled))}</p>
        <div class="buttons"><Button primary onClick={() => act({ type: 'resume' })}>{t('resume')}</Button>{look}</div>
      </Empty>
    );
  }
  if (ended) {
    const tests = problem.examples.length;
    return (
      <Empty title={t('nothingTitle')}>
        <p>
          {counts.compiled === 0
            ? t('nothingNoCompile', count(counts.sampled))
            : t('nothingBody', count(counts.sampled), count(counts.compiled), count(near ? testsPassed(near) : 0), count(tests))}
        </p>
        <div class="buttons">
          <Button primary onClick={() => act({ type: 'moreSamples' })}>{t('moreSamples')}</Button>
          {look}
          <Button onClick={() => act({ type: 'command', command: 'selectModels' })}>{t('emptyModels')}</Button>
          {counts.compiled === 0 && <Button onClick={() => act({ type: 'command', command: 'checkSetup' })}>{t('emptySetup')}</Button>}
        </div>
      </Empty>
    );
  }
  return (
    <Empty>
      <p>
        {counts.judged === 0
          ? t('waitFirst', count(counts.sampled), count(settings.samples))
          : t('waitChoice', count(counts.passed), count(counts.judged))}
      </p>
    </Empty>
  );
}
