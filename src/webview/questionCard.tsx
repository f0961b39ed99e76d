import { useState } from 'preact/hooks';
import { count } from './format';
import { Blob, Button, lineCount, plural, VerdictTag } from './parts';
import { namesOf, Rulings } from './rulings';
import type { Store } from './store';
import { t } from './strings';
import { answered, answersTo, bruteForceAnswer, sameAnswer } from './view';

/** The smallest input on which leading clusters differ, and their outputs: the person says which is right. */
export function QuestionCard({ store }: { store: Store }) {
  const { state, view, ui } = store;
  const [own, setOwn] = useState<string | null>(null);
  const { questions } = view;
  const question = questions[ui.question % Math.max(1, questions.length)];
  if (!question) return null;
  const { a, b, input } = question;
  const blob = state.inputs[input]!.blob;
  const names = [t('cluster', a.number), b === null ? t('theBruteForce') : t('cluster', b.number)] as const;
  const answers = answersTo(input, view.clusters).slice(0, 4);
  const slow = bruteForceAnswer(state, view.clusters, input);
  const alone = slow !== null && !answers.some((answer) => sameAnswer(state, answer.digest, slow));
  /** Programs that gave an output shown here; those with outputs that are not shown keep their chance. */
  const shown = answers.filter((answer) => answered(answer.verdict)).flatMap((answer) => answer.clusters.map((cluster) => cluster.id));
  const settle = (output: string | null, text: string | null) => {
    setOwn(null);
    store.act({ type: 'settle', input, output, own: text });
  };
  return (
    <section class={`question${ui.questionOpen ? ' open' : ''}`} aria-label={t('question')}>
      <div class="question-head">
        <h2>{t('question')}</h2>
        {ui.questionOpen && questions.length > 1 && <span class="dim">{t('questionCount', (ui.question % questions.length) + 1, questions.length)}</span>}
        <span class="grow" />
        {ui.questionOpen && questions.length > 1 && (
          <button type="button" class="link" onClick={() => store.set({ question: ui.question + 1 })}>{t('questionSkip')}</button>
        )}
        <button type="button" class="link" aria-expanded={ui.questionOpen} onClick={() => store.set({ questionOpen: !ui.questionOpen })}>
          {t(ui.questionOpen ? 'questionHide' : 'questionShow')}
        </button>
      </div>
      <p>{ui.questionOpen ? t('questionBody', ...names) : t('questionTeaser', ...names, lineCount(state.blobs[blob]?.text ?? ''))}</p>
      {ui.questionOpen && (
        <>
          <div class="answers">
            <div class="answer">
              <h3>{t('inputLabel')}</h3>
              <Blob state={state} digest={blob} label={t('inputLabel')} />
              <button type="button" class="link" onClick={() => store.open({ kind: 'input', id: input })}>{t('details')}</button>
            </div>
            {answers.map((answer) => {
              const who = namesOf(answer.clusters) + (sameAnswer(state, answer.digest, slow) ? `, ${t('bruteForce')}` : '');
              return (
                <div class="answer" key={`${answer.verdict}${answer.digest}`}>
                  <h3 title={who}><span class="who">{who}</span> · {plural(answer.samples, 'samplesCount', 'clusterOfOne', count(answer.samples))}</h3>
                  {answered(answer.verdict)
                    ? (
                      <>
                        <Blob state={state} digest={answer.digest} label={`${t('output')}: ${who}`} beside={answers.map((other) => other.digest)} />
                        <Button onClick={() => settle(answer.digest, null)}>{t('questionPick')}<span class="sr">: {who}</span></Button>
                      </>
                    )
                    : <p><VerdictTag verdict={answer.verdict} /> <span class="dim">{t(`verdict${answer.verdict}`)}</span></p>}
                </div>
              );
            })}
            {alone && (
              <div class="answer">
                <h3>{t('bruteForce')}</h3>
                <Blob state={state} digest={slow} label={`${t('output')}: ${t('bruteForce')}`} beside={answers.map((other) => other.digest)} />
                <Button onClick={() => settle(slow, null)}>{t('questionPick')}<span class="sr">: {t('bruteForce')}</span></Button>
              </div>
            )}
          </div>
          <Rulings store={store} input={input} />
          {own === null
            ? (
              <div class="buttons">
                <Button onClick={() => store.act({ type: 'refute', candidates: shown })}>{t('questionNeither')}</Button>
                <Button onClick={() => setOwn('')}>{t('questionOwn')}</Button>
              </div>
            )
            : (
              <div class="own">
                <label>
                  {t('questionOwnLabel')}
                  <textarea rows={4} spellcheck={false} value={own} onInput={(event) => setOwn(event.currentTarget.value)} />
                </label>
                <div class="buttons">
                  <Button primary disabled={own.trim() === ''} onClick={() => settle(null, own.endsWith('\n') ? own : `${own}\n`)}>
                    {t('questionOwnSave')}
                  </Button>
                  <Button onClick={() => setOwn(null)}>{t('cancel')}</Button>
                </div>
              </div>
            )}
        </>
      )}
    </section>
  );
}
