import type { CandidateState, RunState } from '../run/state';
import { ORIGIN_WORDS } from '../run/words';
import { modelName } from './candidatesTab';
import { membersOf } from './clusterDetail';
import { Code, languageName } from './code';
import { bytes, count, decimal, milliseconds, percent } from './format';
import { Blob, Button, Empty, ProgramActions, Section, Text, VerdictTag } from './parts';
import { printableLine, prose } from './printable';
import { FeedbackButtons } from './shortlistTab';
import type { Store } from './store';
import { t } from './strings';
import { RepairDiff, TestRow } from './traceTab';
import { ancestry } from './view';

/** One program, and everything that led to it. */
export function CandidateDetail({ store, id }: { store: Store; id: string }) {
  const { state, view, ui } = store;
  const candidate = state.candidates[id];
  if (!candidate) return <Empty><p>{t('noPrograms')}</p></Empty>;
  const cluster = view.clusterOf.get(id);
  const place = state.submissions.findIndex((submission) => submission.candidate === id);
  const submission = state.submissions[place];
  return (
    <>
      <h2>{t('program', printableLine(id))} <span class="dim">{languageName(candidate.language)}</span> <VerdictTag verdict={candidate.verdict} /></h2>
      <ProgramActions store={store} id={id} />
      {(submission || cluster) && (
        <Section title={t('why')}>
          {submission && (
            <p><span class="tag">{place + 1}</span> {prose(submission.reason)} <span class="dim">· {t('confidence', percent(submission.confidence))}</span></p>
          )}
          {cluster && (
            <p>
              <button type="button" class="link" onClick={() => store.open({ kind: 'cluster', id: cluster.id })}>{t('cluster', cluster.number)}</button>
              <span class="dim"> · {membersOf(cluster)}</span>
            </p>
          )}
          {candidate.score && (
            <p>{t('scoreBy', decimal(candidate.score.value), printableLine(candidate.score.by))} <span class="dim">· {prose(candidate.score.reason)}</span></p>
          )}
          {candidate.crossChecks.map((check, index) => (
            <div key={index}>
              {t('bruteForce')}: {t('agreed', count(check.agreed), count(check.compared), printableLine(check.helper))}
              {check.differs !== null && <> · {t('differsOn')} <InputLink store={store} id={check.differs} /></>}
              {check.output !== undefined && <Blob state={state} digest={check.output} label={`${t('output')}: ${t('bruteForce')}`} />}
            </div>
          ))}
          {candidate.passed && <FeedbackButtons store={store} candidate={candidate} />}
        </Section>
      )}
      <Section
        title={t('code')} aside={<button type="button" class="link" aria-pressed={ui.wrap} onClick={() => store.set({ wrap: !ui.wrap })}>{t('wrap')}</button>}
      >
        <Code language={candidate.language} source={candidate.code} label={`${t('code')}: ${t('program', printableLine(id))}`} wrap={ui.wrap} />
      </Section>
      <Verdicts store={store} candidate={candidate} />
      {candidate.compile && candidate.compile.diagnostics.trim() !== '' && (
        <Section title={t('compiler')}><Text text={candidate.compile.diagnostics} label={t('compiler')} /></Section>
      )}
      <OriginFacts store={store} candidate={candidate} />
      <History store={store} candidate={candidate} />
      <AiTests state={state} candidate={candidate} />
      <Thinking store={store} candidate={candidate} />
    </>
  );
}

export function InputLink({ store, id }: { store: Store; id: string }) {
  const { inputs, blobs } = store.state;
  if (!Object.hasOwn(inputs, id)) {
    return Object.hasOwn(blobs, id)
      ? <button type="button" class="link" onClick={() => store.act({ type: 'openBlob', digest: id, name: t('inputLabel') })}>{t('openInput')}</button>
      : <code>{printableLine(id)}</code>;
  }
  return <button type="button" class="link" onClick={() => store.open({ kind: 'input', id })}>{t('input', printableLine(id).replace(/^i(?=\d)/, ''))}</button>;
}

/** Input and expected output of a test by its id: `e1` is the first example. */
export function testOf(state: RunState, id: string): { readonly input: string; readonly output: string } | null {
  const example = /^e(\d+)$/.exec(id);
  return (example ? state.problem?.examples[Number(example[1]) - 1] : undefined) ?? state.tests[id] ?? null;
}

function Verdicts({ store, candidate }: { store: Store; candidate: CandidateState }) {
  const { state } = store;
  if (candidate.tests.length === 0) return null;
  const failed = candidate.tests.find((test) => test.verdict !== 'AC' && test.verdict !== 'OK');
  const test = failed && testOf(state, failed.test);
  const blob = failed?.output ? state.blobs[failed.output] : undefined;
  return (
    <Section title={t('onExamples')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('test')}</th>
            <th scope="col">{t('verdict')}</th>
            <th scope="col" class="right">{t('cpu')}</th>
            <th scope="col" class="right">{t('memory')}</th>
            <th scope="col">{t('message')}</th>
          </tr>
        </thead>
        <tbody>
          {candidate.tests.map((row) => (
            <tr key={row.test}>
              <td>{printableLine(row.test)}</td>
              <td><VerdictTag verdict={row.verdict} /></td><td class="right">{milliseconds(row.cpuMs)}</td><td class="right">{bytes(row.peakBytes)}</td>
              <td class="dim">{printableLine(row.message.slice(0, 400))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {failed && test && (
        <div class="answers">
          <div class="answer"><h4>{t('inputLabel')} {printableLine(failed.test)}</h4><Text text={test.input} label={t('inputLabel')} /></div>
          <div class="answer"><h4>{t('expected')}</h4><Text text={test.output} label={t('expected')} beside={blob ? [blob.text] : []} /></div>
          {blob && (
            <div class="answer">
              <h4>{t('output')}</h4>
              <Text text={blob.text} label={t('output')} cutBytes={blob.cut ? blob.bytes : null} beside={[test.output]} />
            </div>
          )}
        </div>
      )}
      {failed && failed.message.includes('\n') && <Text text={failed.message} label={t('message')} />}
    </Section>
  );
}

function OriginFacts({ store, candidate }: { store: Store; candidate: CandidateState }) {
  const { origin } = candidate;
  const facts: [string, string][] = [[t('originKind'), t(ORIGIN_WORDS[origin.kind])], [t('model'), modelName(store.state, origin.model)]];
  if (origin.temperature !== null) facts.push([t('temperature'), decimal(origin.temperature)]);
  if (origin.rating !== null) facts.push([t('rating'), String(origin.rating)]);
  if (origin.tags.length > 0) facts.push([t('tags'), origin.tags.map(printableLine).join(', ')]);
  if (origin.solution !== null) facts.push([t('solution'), printableLine(origin.solution)]);
  if (origin.reason !== null) facts.push([t('reason'), prose(origin.reason)]);
  return (
    <Section title={t('origin')}>
      <dl class="facts-list">
        {facts.map(([name, value]) => <><dt key={name}>{name}</dt><dd>{value}</dd></>)}
        {candidate.duplicateOf !== null && (
          <>
            <dt>–</dt>
            <dd>
              <button type="button" class="link" onClick={() => store.open({ kind: 'candidate', id: candidate.duplicateOf! })}>
                {t('duplicateOf', printableLine(candidate.duplicateOf))}
              </button>
            </dd>
          </>
        )}
        {candidate.weight > 1 && <><dt>+</dt><dd>{t('duplicates', count(candidate.weight - 1))}</dd></>}
      </dl>
    </Section>
  );
}

function History({ store, candidate }: { store: Store; candidate: CandidateState }) {
  const { state } = store;
  const chain = ancestry(state, candidate);
  const tried = state.repairs.filter((repair) => repair.parent === candidate.id);
  if (chain.length === 0 && tried.length === 0) return null;
  return (
    <Section title={t('repairHistory')}>
      <ol class="history">
        {[...chain, candidate].map((step, index, all) => {
          const parent = all[index - 1];
          return (
            <li key={step.id}>
              <button type="button" class="link" disabled={step === candidate} onClick={() => store.open({ kind: 'candidate', id: step.id })}>
                {t('program', printableLine(step.id))}
              </button> <VerdictTag verdict={step.verdict} />
              {parent && <> <Button onClick={() => store.act({ type: 'compare', left: parent.id, right: step.id })}>{t('repairDiff')}</Button></>}
              {step.origin.reason !== null && <p class="dim">{prose(step.origin.reason)}</p>}
            </li>
          );
        })}
        {tried.map((repair, index) => (
          <li key={`tried-${index}`}>
            {repair.child === null ? '–' : (
              <button type="button" class="link" onClick={() => store.open({ kind: 'candidate', id: repair.child! })}>
                {t('program', printableLine(repair.child))}
              </button>
            )}
            {' '}<span class={repair.adopted ? 'text-good' : 'text-bad'}>{t(repair.adopted ? 'repairAdopted' : 'repairRejected')}</span>
            <p class="dim">{prose(repair.reason)} {t(repair.adopted ? 'repairWhyKept' : 'repairWhyUndone', prose(repair.why))}</p>
            {!repair.adopted && <RepairDiff store={store} repair={repair} />}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function AiTests({ state, candidate }: { state: RunState; candidate: CandidateState }) {
  const rows = Object.entries(candidate.aiTests);
  if (rows.length === 0) return null;
  return (
    <Section title={t('aiTests')}>
      <ul class="tests">
        {rows.map(([id, passed]) => { const test = state.tests[id]; return test ? <TestRow key={id} test={test} passed={passed} /> : null; })}
      </ul>
    </Section>
  );
}

/** What every prompt behind the program was given: the reflection, the idea it pursued, the tests the model thought up. */
function Thinking({ store, candidate }: { store: Store; candidate: CandidateState }) {
  const { reflection, solutions, tests } = store.state;
  const idea = solutions.find((solution) => solution.name === candidate.origin.solution);
  const ai = Object.values(tests).filter((test) => test.origin === 'ai');
  if (!reflection && !idea && ai.length === 0) return null;
  return (
    <Section title={t('thinking')}>
      {idea && <p><strong>{printableLine(idea.name)}</strong> {prose(idea.content)} <span class="dim">{prose(idea.why)}</span></p>}
      {reflection && (
        <details class="folded">
          <summary>{t('thinkingReflection')}</summary>
          <ul class="bullets">{reflection.bullets.map((bullet, index) => <li key={index}>{prose(bullet)}</li>)}</ul>
        </details>
      )}
      <p class="links">
        {ai.length > 0 && <span>{t('thinkingTests', count(ai.length), count(ai.filter((test) => test.state === 'anchor').length))}</span>}
        <button type="button" class="link" onClick={() => store.set({ tab: 'trace', details: [] })}>{t('thinkingAll')}</button>
      </p>
    </Section>
  );
}
