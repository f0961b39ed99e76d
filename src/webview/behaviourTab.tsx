import { useMemo, useRef, useState } from 'preact/hooks';
import { count } from './format';
import { answered, cellKind, tellingInputs, type CellKind, type RankedCluster } from './view';
import { Bar, Empty, inputName, oneLine, VerdictTag } from './parts';
import type { RunState } from '../run/state';
import type { Store } from './store';
import { t, type StringKey } from './strings';
import { useVirtualRows } from './virtualList';

const ROW_HEIGHT = 22;
const KINDS: Readonly<Record<CellKind, StringKey>> = { reference: 'reference', same: 'same', differs: 'differs', slow: 'slow', crashed: 'crashed', 'not-run': 'notRun' };
/** A sign beside the colour, so that colour is never alone. */
const SIGNS: Readonly<Record<CellKind, string>> = { reference: '', same: '', differs: '≠', slow: '∞', crashed: '!', 'not-run': '' };

/** Clusters × inputs: what one did otherwise than the leader is seen at a glance. */
export function BehaviourTab({ store }: { store: Store }) {
  const { view, ui } = store;
  const grid = useRef<HTMLDivElement>(null);
  const pool = useRef(1);
  const [cursor, setCursor] = useState<readonly [number, number]>([0, 0]);
  const { clusters } = view;
  const rows = useVirtualRows(grid, clusters.length, ROW_HEIGHT, 2);
  const telling = useMemo(() => tellingInputs(clusters, view.inputIds), [view]);
  if (clusters.length === 0 || view.inputIds.length === 0) return <Empty><p>{t('noInputs')}</p></Empty>;
  const inputs = ui.onlyTelling && telling.length > 0 ? telling : view.inputIds;
  const reference = clusters[0]!;
  // As many rows as were ever in view, and the elements of one that leaves serve one that comes: making fifty cells anew for each would take from the frame.
  pool.current = Math.max(pool.current, rows.items.length);
  const from = Math.max(0, Math.min(rows.items[0]?.index ?? 0, clusters.length - pool.current));
  const [row, column] = [Math.min(cursor[0], clusters.length - 1), Math.min(cursor[1], inputs.length - 1)];
  const move = (toRow: number, toColumn: number) => {
    const next = [clamp(toRow, clusters.length), clamp(toColumn, inputs.length)] as const;
    setCursor(next);
    rows.scrollTo(next[0]);
    requestAnimationFrame(() => document.getElementById(`cell-${next[0]}-${next[1]}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column], ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1],
      Home: [row, 0], End: [row, inputs.length - 1], PageDown: [row + 10, column], PageUp: [row - 10, column],
    };
    const to = steps[event.key];
    if (to) move(...to);
    else if (event.key === 'Enter' || event.key === ' ') store.open({ kind: 'input', id: inputs[column]! });
    else return;
    event.preventDefault();
  };
  const at = (event: MouseEvent): readonly [number, number] | null => {
    const cell = (event.target as Element).closest('[role=gridcell]');
    return cell && [Number(cell.parentElement!.getAttribute('aria-rowindex')) - 1, Number(cell.getAttribute('aria-colindex')) - 1];
  };
  const hidden = Object.keys(store.state.inputs).length - view.inputIds.length;
  return (
    <>
      <div class="toolbar">
        <label class="check"><input type="checkbox" checked={ui.onlyTelling} onChange={(event) => store.set({ onlyTelling: event.currentTarget.checked })} />{t('onlyTelling')}</label>
        <span class="dim count">{t('shownOf', count(inputs.length), t('inputs', count(view.inputIds.length)))}</span>
      </div>
      <div class="matrix-head">
        <Readout state={store.state} cluster={clusters[row]!} reference={reference} input={inputs[column]!} />
        <ul class="legend" aria-label={t('matrix')}>
          {(['reference', 'same', 'differs', 'slow', 'crashed', 'not-run'] as const).map((kind) => <li key={kind}><span class={`cell ${kind}`} aria-hidden="true">{SIGNS[kind]}</span>{t(KINDS[kind])}</li>)}
          {hidden > 0 && <li class="dim">{t('droppedInputs', count(hidden))}</li>}
        </ul>
      </div>
      <div class="matrix-scroll">
        <div
          ref={grid} class="matrix" role="grid" tabIndex={0} aria-label={t('matrix')} aria-rowcount={clusters.length} aria-colcount={inputs.length}
          aria-activedescendant={`cell-${row}-${column}`} style={{ height: `${rows.height}px` }} onKeyDown={onKeyDown}
          onMouseOver={(event) => { const cell = at(event); if (cell) setCursor(cell); }}
          onClick={(event) => { const cell = at(event); if (cell) store.open({ kind: 'input', id: inputs[cell[1]]! }); }}
        >
          {Array.from({ length: Math.min(pool.current, clusters.length) }, (_, at) => from + at).map((index) => (
            <MatrixRow
              key={index % pool.current} index={index} cluster={clusters[index]!} reference={reference} inputs={inputs} column={index === row ? column : -1}
              onOpen={() => store.open({ kind: 'cluster', id: clusters[index]!.id })}
            />
          ))}
        </div>
      </div>
      <p class="note">{t('matrixHint')}</p>
    </>
  );
}

function clamp(value: number, length: number): number { return Math.max(0, Math.min(length - 1, value)); }

interface RowProps { index: number; cluster: RankedCluster; reference: RankedCluster; inputs: readonly string[]; column: number; onOpen: () => void }

function MatrixRow({ index, cluster, reference, inputs, column, onOpen }: RowProps) {
  const { number, size } = cluster;
  const kinds = useMemo(() => inputs.map((input) => cellKind(cluster, reference, input)), [cluster, reference, inputs]);
  const shown = useMemo(() => `${inputs.join()} ${kinds.join()}`, [kinds]);
  const share = size / Math.max(reference.size, size);
  const chosen = cluster.places.length > 0;
  // Thousands of cells: a row is drawn anew only when one of its own has changed, and named only where the cursor is.
  return useMemo(() => (
    <div class="matrix-row" role="row" aria-rowindex={index + 1} style={{ transform: `translateY(${index * ROW_HEIGHT}px)` }}>
      <span class="row-name" role="rowheader" onClick={onOpen} title={t('cluster', number)}>
        <span class="number">{number}</span><Bar share={share} tone={chosen ? 'chosen' : 'plain'} /><span class="figure">{count(size)}</span>
      </span>
      {kinds.map((kind, at) => (
        <span
          key={at} id={column < 0 ? undefined : `cell-${index}-${at}`} role="gridcell" aria-colindex={at + 1} class={at === column ? `cell ${kind} active` : `cell ${kind}`}
          aria-label={column < 0 ? undefined : t('cell', number, at + 1, t(KINDS[kind]))}
        >{SIGNS[kind]}</span>
      ))}
    </div>
  ), [index, number, size, share, chosen, column, cluster.id, shown]);
}

/** The input and both outputs of the cell under the pointer or the cursor. Always as high: what is under the pointer must not move away. */
function Readout({ state, cluster, reference, input }: { state: RunState; cluster: RankedCluster; reference: RankedCluster; input: string }) {
  const text = (digest: string | null | undefined) => (digest ? oneLine(state.blobs[digest]?.text ?? '') : '');
  const answer = (of: RankedCluster) => {
    const outcome = of.outcomes[input];
    if (!outcome) return <span class="dim">{t('notRun')}</span>;
    return answered(outcome[1]) ? <code>{text(outcome[3])}</code> : <><VerdictTag verdict={outcome[1]} /> <span class="dim">{t(`verdict${outcome[1]}`)}</span></>;
  };
  return (
    <dl class="readout">
      <dt>{inputName(state, input)}</dt><dd><code>{text(state.inputs[input]?.blob)}</code></dd>
      <dt>{t('cluster', reference.number)}</dt><dd>{answer(reference)}</dd>
      {cluster.id === reference.id ? <><dt>{'\u00A0'}</dt><dd /></> : <><dt>{t('cluster', cluster.number)}</dt><dd>{answer(cluster)}</dd></>}
    </dl>
  );
}
