import { InputLink } from './candidateDetail';
import { modelName } from './candidatesTab';
import { percent } from './format';
import { Section } from './parts';
import { prose } from './printable';
import type { Store } from './store';
import { t } from './strings';
import { rulingsOn, type RankedCluster } from './view';

/** What models said of an input on which clusters differ: whose output is right, how sure they are, and why. */
export function Rulings({ store, input, linked = false }: { store: Store; input: string; /** Where the input is not in view. */ linked?: boolean }) {
  const rulings = rulingsOn(store.state, input, store.view.clusters);
  if (rulings.length === 0) return null;
  return (
    <ul class="rulings">
      {rulings.map(({ ruling, right }, index) => (
        <li key={index}>
          <p>
            {linked && <><InputLink store={store} id={input} /> · </>}
            {ruling.right.length > 0 && right.length > 0
              ? t('rulingRight', modelName(store.state, ruling.by), namesOf(right))
              : t(ruling.right.length === 0 ? 'rulingNone' : 'rulingGone', modelName(store.state, ruling.by))}
            <span class="dim"> · {t('rulingCertainty', percent(ruling.certainty))}</span>
          </p>
          {ruling.reason.trim() !== '' && <p class="dim derivation">{prose(ruling.reason)}</p>}
        </li>
      ))}
    </ul>
  );
}

/** Every input that a model was asked about. */
export function AllRulings({ store }: { store: Store }) {
  const inputs = [...new Set(store.state.adjudications.map((ruling) => ruling.input))];
  if (inputs.length === 0) return null;
  return <Section title={t('rulings')}>{inputs.map((input) => <Rulings key={input} store={store} input={input} linked />)}</Section>;
}

/** Clusters by their numbers, the first few of many. */
export function namesOf(clusters: readonly RankedCluster[]): string {
  if (clusters.length === 1) return t('cluster', clusters[0]!.number);
  return t('clustersNamed', clusters.slice(0, 3).map((cluster) => cluster.number).join(', ')) + (clusters.length > 3 ? ` +${clusters.length - 3}` : '');
}
