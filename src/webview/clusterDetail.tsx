import { Code, languageName } from './code';
import { count, decimal, percent } from './format';
import { Button, Empty, oneLine, plural, ProgramActions, Section, VerdictTag } from './parts';
import { printableLine, prose } from './printable';
import { InputLink } from './candidateDetail';
import { modelName } from './candidatesTab';
import type { Store } from './store';
import { t } from './strings';
import { answered, type RankedCluster } from './view';
import { scoreOf } from './clustersTab';

const SHOWN = 60;

/** How many programs it has, and how many samples those stand for. */
export function membersOf({ members, size }: RankedCluster): string {
  return members.length === size ? plural(size, 'clusterOf', 'clusterOfOne', count(size)) : t('membersHint', count(members.length), count(size));
}

/** The submission it is known by, else the best scored member, else the first. */
export function representativeOf(store: Store, cluster: RankedCluster): RankedCluster['members'][number] {
  const chosen = store.state.submissions.find((submission) => cluster.members.some((member) => member.id === submission.candidate));
  return (chosen && store.state.candidates[chosen.candidate])
    ?? cluster.members.reduce((best, member) => ((member.score?.value ?? -1) > (best.score?.value ?? -1) ? member : best), cluster.members[0]!);
}

/** One behaviour: its program, its members, and where it differs from the leading cluster. */
export function ClusterDetail({ store, id }: { store: Store; id: string }) {
  const { view } = store;
  const cluster = view.clusterOf.get(id);
  if (!cluster) return <Empty><p>{t('noMatch')}</p></Empty>;
  const program = representativeOf(store, cluster);
  const score = scoreOf(cluster);
  // The leader is compared with the runner-up, every other cluster with the leader.
  const other = view.clusters[cluster.number === 1 ? 1 : 0];
  return (
    <>
      <h2>{t('cluster', cluster.number)} <span class="dim">{membersOf(cluster)}</span></h2>
      <p>
        {cluster.places.map((place) => <span class="tag" key={place}>{t('chosenAs', place)}</span>)}
        {' '}{cluster.confidence === null ? t('unranked') : t('confidence', percent(cluster.confidence))}
        {score !== null && ` · ${t('colScore')} ${decimal(score)}`}
        {cluster.reason !== '' && <span class="dim"> · {prose(cluster.reason)}</span>}
      </p>
      <ProgramActions store={store} id={program.id} />
      {other && <Differences store={store} cluster={cluster} other={other} />}
      <Section
        title={t('representative')}
        aside={(
          <button type="button" class="link" onClick={() => store.open({ kind: 'candidate', id: program.id })}>
            {t('program', printableLine(program.id))}
          </button>
        )}
      >
        <Code language={program.language} source={program.code} label={`${t('code')}: ${t('program', printableLine(program.id))}`} wrap={store.ui.wrap} />
      </Section>
      <Section title={t('members')}>
        <ul class="members">
          {cluster.members.slice(0, SHOWN).map((member) => (
            <li key={member.id}>
              <button type="button" class="link" onClick={() => store.open({ kind: 'candidate', id: member.id })}>
                {t('program', printableLine(member.id))}
              </button>
              <span class="dim">
                {' '}{languageName(member.language)} · {modelName(store.state, member.origin.model)}
                {member.weight > 1 && ` · ×${count(member.weight)}`}{member.score && ` · ${decimal(member.score.value)}`}
              </span>
            </li>
          ))}
        </ul>
        {cluster.members.length > SHOWN && <p class="note">{t('shownOf', count(SHOWN), count(cluster.members.length))}</p>}
      </Section>
    </>
  );
}

function Differences({ store, cluster, other }: { store: Store; cluster: RankedCluster; other: RankedCluster }) {
  const { state, view } = store;
  const [mine, theirs] = [cluster.outcomes, other.outcomes];
  const both = view.inputIds.filter((input) => mine[input] && theirs[input]);
  const differing = both.filter((input) => mine[input]![1] !== theirs[input]![1] || mine[input]![2] !== theirs[input]![2])
    .sort((a, b) => state.inputs[a]!.bytes - state.inputs[b]!.bytes);
  const cell = ([, verdict, , digest]: NonNullable<typeof mine[string]>) => (
    answered(verdict) ? <code>{oneLine(digest === null ? '' : state.blobs[digest]?.text ?? '', 40)}</code> : <VerdictTag verdict={verdict} />
  );
  const otherName = t('cluster', other.number);
  return (
    <Section title={t('clusterOutputs', otherName)}>
      {differing.length === 0 ? <p>{t('clusterSame', otherName, count(both.length))}</p> : (
        <table>
          <thead><tr><th scope="col">{t('inputLabel')}</th><th scope="col">{t('cluster', cluster.number)}</th><th scope="col">{otherName}</th></tr></thead>
          <tbody>
            {differing.slice(0, 12).map((input) => (
              <tr key={input}><td><InputLink store={store} id={input} /></td><td>{cell(mine[input]!)}</td><td>{cell(theirs[input]!)}</td></tr>
            ))}
          </tbody>
        </table>
      )}
      {differing.length > 12 && <p class="note">{t('shownOf', count(12), count(differing.length))}</p>}
      <div class="buttons">
        <Button onClick={() => store.act({ type: 'compare', left: representativeOf(store, other).id, right: representativeOf(store, cluster).id })}>
          {t('compareWith', otherName)}
        </Button>
      </div>
    </Section>
  );
}
