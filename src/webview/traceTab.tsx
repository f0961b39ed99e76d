import { useMemo } from 'preact/hooks';
import type { Stage } from '../run/events';
import type { RunState, TestState } from '../run/state';
import { STAGE_WORDS, TEST_STATE_WORDS } from '../run/words';
import { modelName } from './candidatesTab';
import { Code, languageName } from './code';
import { clock, compact, count, dollars } from './format';
import { changedLines } from './lineDiff';
import { Button, Empty, Section, Text } from './parts';
import { printable, printableLine, prose } from './printable';
import { AllRulings } from './rulings';
import type { Store } from './store';
import { t } from './strings';

const TEST_TONES: Readonly<Record<TestState['state'], string>> = {
  open: '', anchor: 'text-good', passed: 'text-good', failed: 'text-bad', doubtful: 'text-slow', adopted: 'text-good', dropped: '',
};
const STAGE_STATES = { started: 'statusStarted', finished: 'statusFinished', skipped: 'statusSkipped', failed: 'statusFailedStage' } as const;

/** Everything the model thought and the pipeline did, so that a choice can be traced to its reasons. */
export function TraceTab({ store }: { store: Store }) {
  const { state } = store;
  if (!state.problem) return <Empty><p>{t('noTrace')}</p></Empty>;
  const tests = Object.values(state.tests);
  const [own, ai] = [tests.filter((test) => test.origin !== 'ai'), tests.filter((test) => test.origin === 'ai')];
  return (
    <div class="trace">
      <Notices store={store} />
      {state.reflection && (
        <Section title={t('reflection')} aside={state.reflection.validated && <span class="dim">{t('reflectionValidated')}</span>}>
          <ul class="bullets">{state.reflection.bullets.map((bullet, index) => <li key={index}>{prose(bullet)}</li>)}</ul>
          {state.reflection.explanations.length > 0 && (
            <dl class="facts-list">{state.reflection.explanations.map(({ example, text }) => <><dt>{printableLine(example)}</dt><dd>{prose(text)}</dd></>)}</dl>
          )}
        </Section>
      )}
      <Solutions store={store} />
      {own.length > 0 && <Section title={t('userTests')}><ul class="tests">{own.map((test) => <TestRow key={test.id} test={test} />)}</ul></Section>}
      {ai.length > 0 && <Section title={t('aiTests')}><ul class="tests">{ai.map((test) => <TestRow key={test.id} test={test} />)}</ul></Section>}
      <Repairs store={store} />
      <AllRulings store={store} />
      <Helpers store={store} />
      <Stages store={store} />
      <Models store={store} />
      {state.failures.length > 0 && (
        <Section title={t('failures')}>
          <ul class="bullets">{failureCounts(store).map(([reason, times]) => <li key={reason}>{reason} <span class="dim">×{count(times)}</span></li>)}</ul>
        </Section>
      )}
    </div>
  );
}

/** What the run had to say, newest first; shown above the tabs as well while it matters. */
function Notices({ store }: { store: Store }) {
  const { notices, startedAt, ended } = store.state;
  if (notices.length === 0 && !ended) return null;
  return (
    <Section title={t('notices')}>
      <ul class="notices">
        {ended && <li class={ended.outcome === 'failed' ? 'error' : 'info'}><time>{clock(ended.at - startedAt)}</time><span>{prose(ended.message)}</span></li>}
        {notices.slice(-50).reverse().map((notice, index) => (
          <li class={notice.level} key={index}><time>{clock(notice.at - startedAt)}</time><span>{prose(notice.message)}</span></li>
        ))}
      </ul>
    </Section>
  );
}

function Solutions({ store }: { store: Store }) {
  const solutions = [...store.state.solutions].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  if (solutions.length === 0) return null;
  return (
    <Section title={t('solutions')}>
      <ol class="solutions">
        {solutions.map((solution) => (
          <li key={solution.name}>
            <h4>
              {printableLine(solution.name)} <span class="dim">{[solution.rank === null ? '' : t('rank', solution.rank), printableLine(solution.complexity), solution.labels.map(printableLine).join(', ')].filter((part) => part !== '').join(' · ')}</span>
            </h4>
            <p>{prose(solution.content)}</p>
            <p class="dim">{prose(solution.why)}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** A test with its state; `passed` is what one program made of it. */
export function TestRow({ test, passed }: { test: TestState; passed?: boolean }) {
  return (
    <li>
      <details>
        <summary>
          <code>{printableLine(test.id)}</code>
          {passed === undefined
            ? <span class={TEST_TONES[test.state]}>{t(TEST_STATE_WORDS[test.state])}</span>
            : (
              <span class={passed ? 'text-good' : 'text-bad'}>
                {t(passed ? 'statePassed' : 'stateFailed')}
                {test.state !== 'passed' && test.state !== 'failed' && ` · ${t(TEST_STATE_WORDS[test.state])}`}
              </span>
            )}
          <span class="dim why">{printableLine(test.reason || test.explanation)}</span>
        </summary>
        <div class="answers">
          <div class="answer"><h4>{t('inputLabel')}</h4><Text text={test.input} label={t('inputLabel')} /></div>
          <div class="answer"><h4>{t('expected')}</h4><Text text={test.output} label={t('expected')} /></div>
        </div>
        {test.explanation !== '' && <p>{prose(test.explanation)}</p>}
        {test.reason !== '' && <p class="dim">{prose(test.reason)}</p>}
      </details>
    </li>
  );
}

function Repairs({ store }: { store: Store }) {
  const { repairs } = store.state;
  if (repairs.length === 0) return null;
  return (
    <Section title={t('repairs')}>
      <ol class="repairs">
        {repairs.map((repair, index) => (
          <li key={index}>
            <p>
              <ProgramLink store={store} id={repair.parent} />
              {repair.child !== null && <> → <ProgramLink store={store} id={repair.child} /></>}
              <span class="dim"> {t('repairOn', printableLine(repair.test))}</span>
              {' '}<span class={repair.adopted ? 'text-good' : 'text-bad'}>{t(repair.adopted ? 'repairAdopted' : 'repairRejected')}</span>
            </p>
            {repair.reason !== '' && <p>{prose(repair.reason)}</p>}
            <p class="dim">{t(repair.adopted ? 'repairWhyKept' : 'repairWhyUndone', prose(repair.why))}</p>
            <RepairDiff store={store} repair={repair} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function ProgramLink({ store, id }: { store: Store; id: string }) {
  return (
    <button type="button" class="link" aria-label={t('program', printableLine(id))} onClick={() => store.open({ kind: 'candidate', id })}>
      {printableLine(id)}
    </button>
  );
}

/** What a fix changed; of one that was undone, what it would have. */
export function RepairDiff({ store, repair }: { store: Store; repair: RunState['repairs'][number] }) {
  const { candidates, repairs } = store.state;
  const before = candidates[repair.parent]?.code;
  const after = repair.child === null ? repair.code : candidates[repair.child]?.code;
  if (before === undefined || after === undefined) return null;
  const name = [t('program', printableLine(repair.parent)), printableLine(repair.child ?? '')].filter((part) => part !== '').join(' → ');
  return (
    <>
      <LineDiff before={before} after={after} label={`${t('diff')}: ${name}`} />
      <div class="buttons">
        <Button onClick={() => store.act({ type: 'compareRepair', repair: repairs.indexOf(repair) })}>{t('repairDiff')}<span class="sr">: {name}</span></Button>
      </div>
    </>
  );
}

function Helpers({ store }: { store: Store }) {
  const helpers = Object.values(store.state.helpers);
  if (helpers.length === 0) return null;
  return (
    <Section title={t('helpers')}>
      <ul class="tests">
        {helpers.map((helper) => (
          <li key={helper.id}>
            <details>
              <summary>
                <code>{printableLine(helper.id)}</code>
                <span>{t(`helper_${helper.kind}`)}</span>
                <span class={helper.usable ? 'text-good' : 'text-bad'}>{t(helper.usable ? 'usable' : 'unusable')}</span>
                <span class="dim why">{languageName(helper.language)}{helper.reason !== '' && ` · ${printableLine(helper.reason)}`}</span>
              </summary>
              <Code language={helper.language} source={helper.code} label={printableLine(helper.id)} />
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Stages({ store }: { store: Store }) {
  const { running, state: { stages, now } } = store;
  const rows = (Object.keys(stages) as Stage[]).map((name) => ({ name, stage: stages[name]! }));
  if (rows.length === 0) return null;
  const reasons = rows.some(({ stage }) => stage.reason !== '');
  return (
    <Section title={t('stages')}>
      <table>
        <tbody>
          {rows.map(({ name, stage }) => (
            <tr key={name}>
              <td>{t(STAGE_WORDS[name])}</td>
              <td class={stage.status === 'failed' ? 'text-bad' : 'dim'}>
                {stage.status === 'started' && !running ? t('statusStopped') : t(STAGE_STATES[stage.status])}
              </td>
              <td class="right">{clock((stage.endedAt ?? now) - stage.startedAt)}</td>
              {reasons && <td class="dim">{printableLine(stage.reason)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Models({ store }: { store: Store }) {
  const rows = Object.entries(store.state.perModel);
  if (rows.length === 0) return null;
  return (
    <Section title={t('models')}>
      <table>
        <tbody>
          {rows.map(([id, use]) => (
            <tr key={id}>
              <td>{modelName(store.state, id)}</td>
              <td class="right">
                {t('requests', count(use.calls))}
                {use.failed > 0 && <span class="text-bad"> ({t('requestsFailed', count(use.failed))})</span>}
              </td>
              <td class="right">{t('tokens', compact(use.promptTokens + use.completionTokens))}</td>
              <td class="right">{use.usd === null ? t('costUnknown') : dollars(use.usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function failureCounts(store: Store): [string, number][] {
  const counts = new Map<string, number>();
  for (const { model, reason } of store.state.failures) {
    const text = `${modelName(store.state, model)}: ${printableLine(reason.slice(0, 300))}`;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** What changed between two programs, line by line, with two lines around each change. */
function LineDiff({ before, after, label }: { before: string; after: string; label: string }) {
  const lines = useMemo(() => changedLines(before, after), [before, after]);
  return (
    <pre class="diff" tabIndex={0} role="region" aria-label={label}>
      {lines.map((line, index) => <span key={index} class={`line ${line.kind}`}>{line.kind === 'gap' ? '⋯' : `${{ same: ' ', added: '+', removed: '−' }[line.kind]} ${printable(line.text)}`}{'\n'}</span>)}
    </pre>
  );
}
