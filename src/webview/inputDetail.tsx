import { count } from './format';
import { Blob, Button, Empty, inputName, plural, Section, VerdictTag } from './parts';
import { printableLine } from './printable';
import { Rulings } from './rulings';
import type { Store } from './store';
import { t } from './strings';
import { answered, answersTo } from './view';

/** One input, and every different answer that the clusters gave to it. */
export function InputDetail({ store, id }: { store: Store; id: string }) {
  const { state, view, act } = store;
  const input = state.inputs[id];
  if (!input) return <Empty><p>{t('noInputs')}</p></Empty>;
  const answers = answersTo(id, view.clusters);
  const first = answers.find((answer) => answer.digest !== null);
  const name = inputName(state, id);
  return (
    <>
      <h2>{name}</h2>
      <p class="dim">
        {[t(`kindInput_${input.origin.kind}`), t(`size_${input.origin.size}`), input.votes === null ? '' : t('votes', input.votes[1], input.votes[0])]
          .filter((part) => part !== '').join(' · ')}
      </p>
      <Blob state={state} digest={input.blob} label={name} />
      <div class="buttons"><Button onClick={() => act({ type: 'openBlob', digest: input.blob, name: printableLine(name) })}>{t('openInput')}</Button></div>
      <Rulings store={store} input={id} />
      <Section title={t('outputsOf')}>
        {answers.slice(0, 12).map((answer, index) => (
          <div class="output" key={index}>
            <h4>
              {answer.clusters.slice(0, 6).map((cluster) => (
                <button type="button" class="link" key={cluster.id} onClick={() => store.open({ kind: 'cluster', id: cluster.id })}>
                  {t('cluster', cluster.number)}
                </button>
              ))}
              <span class="dim">
                {answer.clusters.length > 6 ? `+${answer.clusters.length - 6} · ` : ''}
                {plural(answer.samples, 'samplesCount', 'clusterOfOne', count(answer.samples))}
              </span>
            </h4>
            {answered(answer.verdict)
              ? <Blob state={state} digest={answer.digest} label={t('output')} beside={answers.slice(0, 12).map((other) => other.digest)} />
              : <p><VerdictTag verdict={answer.verdict} /> <span class="dim">{t(`verdict${answer.verdict}`)}</span></p>}
            {answer.digest !== null && (
              <p class="links">
                <button type="button" class="link" onClick={() => act({ type: 'openBlob', digest: answer.digest!, name: t('output') })}>
                  {t('openOutput')}
                </button>
                {first && first !== answer && (
                  <button
                    type="button" class="link"
                    onClick={() => act({ type: 'compareBlobs', left: first.digest!, right: answer.digest!, name: printableLine(name) })}
                  >
                    {t('diffOutputs')}
                  </button>
                )}
                {answers.length > 1 && answered(answer.verdict) && (
                  <button type="button" class="link" onClick={() => act({ type: 'settle', input: id, output: answer.digest, own: null })}>
                    {t('questionPick')}
                  </button>
                )}
              </p>
            )}
          </div>
        ))}
      </Section>
    </>
  );
}
