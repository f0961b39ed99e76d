import { useMemo } from 'preact/hooks';
import { count, decimal, percent } from './format';
import { Bar, Empty, Stack } from './parts';
import { printableLine } from './printable';
import type { Store, Ui } from './store';
import { t } from './strings';
import { mixOf, type RankedCluster } from './view';
import { VirtualList } from './virtualList';

/** Clusters as bars: size, confidence, how they fare on the inputs, which are chosen and why. */
export function ClustersTab({ store }: { store: Store }) {
  const { view, ui } = store;
  if (view.clusters.length === 0) return <NoClusters store={store} />;
  const shown = chosenRows(view.clusters, ui);
  const largest = Math.max(...view.clusters.map((cluster) => cluster.size));
  const open = ui.details.at(-1);
  return (
    <>
      <div class="toolbar">
        <input
          type="search" value={ui.clusterFilter} placeholder={t('filterClusters')} aria-label={t('filterClusters')}
          onInput={(event) => store.set({ clusterFilter: event.currentTarget.value })}
        />
        <label class="check">
          <input type="checkbox" checked={ui.onlyChosen} onChange={(event) => store.set({ onlyChosen: event.currentTarget.checked })} />
          {t('onlyChosen')}
        </label>
        <select
          aria-label={t('sortBy', '')} value={ui.clusterSort} onChange={(event) => store.set({ clusterSort: event.currentTarget.value as Ui['clusterSort'] })}
        >
          <option value="rank">{t('sortBy', t('colRank'))}</option>
          <option value="size">{t('sortBy', t('colSize'))}</option>
          <option value="score">{t('sortBy', t('colScore'))}</option>
        </select>
        <span class="dim count">{t('shownOf', count(shown.length), count(view.clusters.length))}</span>
      </div>
      {shown.length === 0 && (
        <Empty>
          <p>{t('noMatch')}</p>
          <button type="button" class="link" onClick={() => store.set({ clusterFilter: '', onlyChosen: false })}>{t('clearFilter')}</button>
        </Empty>
      )}
      {shown.length > 0 && (
        <>
          <ul class="legend">
            <li><span class="swatch chosen" />{t('keyChosen')}</li>
            {shown.some((cluster) => cluster.places.length === 0) && <li><span class="swatch" />{t('keyOther')}</li>}
            <li>
              <ul class="group" aria-label={t('colInputs')}>
                <li aria-hidden="true">{t('colInputs')}:</li>
                <li><span class="swatch good" />{t('keyAnswered')}</li>
                <li><span class="swatch slow" />{t('slow')}</li><li><span class="swatch crash" />{t('crashed')}</li>
              </ul>
            </li>
          </ul>
          <div class="column-names">
            <ColumnName store={store} sort="rank" name="#" label={t('colRank')} />
            <ColumnName store={store} sort="size" name={t('colSize')} label={t('colSize')} />
            <span class="mix">{t('colInputs')}</span>
            <ColumnName store={store} sort="score" name={t('colScore')} label={t('colScore')} title={t('colScoreHint')} />
            <span class="score">{t('colConfidence')}</span><span>{t('chosen')}</span>
          </div>
        </>
      )}
      <VirtualList
        id="cluster" label={t('clusters')} count={shown.length} rowHeight={48}
        selected={shown.findIndex((cluster) => open?.kind === 'cluster' && cluster.members.some((member) => member.id === open.id))}
        rowLabel={(index) => rowLabel(shown[index]!)} onOpen={(index) => store.open({ kind: 'cluster', id: shown[index]!.id })}
        render={(index) => <ClusterRow cluster={shown[index]!} largest={largest} inputIds={view.inputIds} />}
      />
    </>
  );
}

/** Why there are none: none yet, or none at all. */
export function NoClusters({ store: { state, view } }: { store: Store }) {
  if (state.ended?.outcome === 'nothing-survived') return <Empty><p>{t('nothingToGroup')}</p></Empty>;
  return <Empty><p>{t('noClusters', count(view.inputIds.length || (state.settings?.inputs ?? 0)))}</p></Empty>;
}

function ColumnName({ store, sort, name, label, title }: { store: Store; sort: Ui['clusterSort']; name: string; label: string; title?: string }) {
  const sorted = store.ui.clusterSort === sort;
  return (
    <button
      type="button" class={`column-name ${sort}${sorted ? ' sorted' : ''}`} aria-pressed={sorted} aria-label={t('sortBy', label)}
      title={title ?? t('sortBy', label)} onClick={() => store.set({ clusterSort: sort })}
    >
      {name}{sorted && sort !== 'rank' && <span aria-hidden="true"> ↓</span>}
    </button>
  );
}

function chosenRows(clusters: readonly RankedCluster[], ui: Ui): readonly RankedCluster[] {
  const wanted = ui.clusterFilter.trim().toLowerCase();
  const rows = clusters.filter((cluster) => (!ui.onlyChosen || cluster.places.length > 0)
    && (wanted === '' || String(cluster.number) === wanted || t('cluster', cluster.number).toLowerCase().includes(wanted)
      || cluster.reason.toLowerCase().includes(wanted)
      || cluster.members.some((member) => member.id === wanted || member.language.toLowerCase().includes(wanted))));
  if (ui.clusterSort === 'size') return rows.sort((a, b) => b.size - a.size || a.number - b.number);
  if (ui.clusterSort === 'score') return rows.sort((a, b) => (scoreOf(b) ?? -1) - (scoreOf(a) ?? -1) || a.number - b.number);
  return rows;
}

/** The best score a model gave to one of the members. */
export function scoreOf(cluster: RankedCluster): number | null {
  let best: number | null = null;
  for (const { score } of cluster.members) if (score !== null && (best === null || score.value > best)) best = score.value;
  return best;
}

function rowLabel(cluster: RankedCluster): string {
  const parts = [t('clusterRow', cluster.number, count(cluster.size), cluster.confidence === null ? t('unranked') : percent(cluster.confidence))];
  for (const place of cluster.places) parts.push(t('chosenAs', place));
  return parts.join(', ');
}

const SHOWN_PLACES = 3;

/** The reason without its first part, the share of the samples, which the row shows already. */
function briefly(reason: string): string { return printableLine(reason.includes('; ') ? reason.slice(reason.indexOf('; ') + 2) : reason); }

function ClusterRow({ cluster, largest, inputIds }: { cluster: RankedCluster; largest: number; inputIds: readonly string[] }) {
  const mix = mixOf(cluster, inputIds);
  const score = scoreOf(cluster);
  const places = cluster.places.length > SHOWN_PLACES ? cluster.places.slice(0, SHOWN_PLACES - 1) : cluster.places;
  const more = cluster.places.length - places.length;
  const mixText = [
    mix.answered > 0 ? t('mixOk', count(mix.answered)) : '', mix.slow > 0 ? t('mixSlow', count(mix.slow)) : '',
    mix.crashed > 0 ? t('mixCrash', count(mix.crashed)) : '', mix.open > 0 ? t('mixOpen', count(mix.open)) : '',
  ].filter((part) => part !== '').join(' · ');
  const { number, size, confidence } = cluster;
  const reason = briefly(cluster.reason) || mixText;
  // Drawn anew only when something in it changed: a run of thousands sends a batch every 50 ms.
  return useMemo(() => (
    <div class="cluster-row">
      <span class="number">{number}</span>
      <span class="size"><Bar share={size / largest} tone={places.length > 0 ? 'chosen' : 'plain'} /><span class="figure">{count(size)}</span></span>
      <span class="mix" title={mixText}>
        <Stack
          parts={[
            { tone: 'good', value: mix.answered }, { tone: 'slow', value: mix.slow },
            { tone: 'crash', value: mix.crashed }, { tone: 'wait', value: mix.open },
          ]}
        />
      </span>
      <span class="score dim">{score === null ? '' : decimal(score)}</span>
      <span class="score">{confidence === null ? '–' : percent(confidence)}</span>
      <span class="places">
        {places.map((place) => <span class="tag" key={place} title={t('chosenAs', place)}>{place}</span>)}
        {more > 0 && <span class="dim">+{more}</span>}
      </span>
      <span class="second dim why">{reason}</span>
    </div>
  ), [number, size, confidence, score, largest, places.join(), more, mixText, reason]);
}
