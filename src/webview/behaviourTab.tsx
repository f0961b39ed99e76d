import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { NoClusters } from './clustersTab';
import { count } from './format';
import { CELL_STEP, Strip, STRIP_HEIGHT } from './matrixStrip';
import { answered, cellKind, tellingInputs, type CellKind, type RankedCluster } from './view';
import { Bar, Empty, inputName, oneLine, VerdictTag } from './parts';
import type { RunState } from '../run/state';
import type { Store } from './store';
import { t, type StringKey } from './strings';
import { useVirtualRows } from './virtualList';

/** Where the cells of a row begin, behind its name. */
const CELLS_LEFT = 114;
/** Rows that scroll by under a pointer at rest are not looked at. */
const REST_MS = 80;
const KINDS: Readonly<Record<CellKind, StringKey>> = {
  reference: 'reference', same: 'same', differs: 'differs', slow: 'slow', crashed: 'crashed', 'not-run': 'notRun',
};

/** Clusters × inputs: what one did otherwise than the leader is seen at a glance. */
export function BehaviourTab({ store }: { store: Store }) {
  const { view, ui } = store;
  const grid = useRef<HTMLDivElement>(null);
  const pool = useRef(1);
  const [cursor, setCursor] = useState<readonly [number, number]>([0, 0]);
  const [pointed, setPointed] = useState(false);
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef<(event: MouseEvent) => void>(() => undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const { clusters } = view;
  const rows = useVirtualRows(grid, clusters.length, STRIP_HEIGHT, 2);
  const telling = useMemo(() => tellingInputs(clusters, view.inputIds), [view]);
  if (clusters.length === 0) return <NoClusters store={store} />;
  if (view.inputIds.length === 0) return <Empty><p>{t('noInputs')}</p></Empty>;
  const onlyTelling = ui.onlyTelling && telling.length > 0;
  const inputs = onlyTelling ? telling : view.inputIds;
  const reference = clusters[0]!;
  // As many rows as were ever in view, and the elements of one that leaves serve one that comes: making one anew for each would take from the frame.
  pool.current = Math.max(pool.current, rows.items.length);
  const from = Math.max(0, Math.min(rows.items[0]?.index ?? 0, clusters.length - pool.current));
  const [row, column] = [Math.min(cursor[0], clusters.length - 1), Math.min(cursor[1], inputs.length - 1)];
  const move = (toRow: number, toColumn: number) => {
    const next = [clamp(toRow, clusters.length), clamp(toColumn, inputs.length)] as const;
    setCursor(next);
    setPointed(false);
    clearTimeout(resting.current);
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
    const target = event.target as Element;
    const under = target.closest('.row-name') ? null : target.closest('.matrix-row');
    const over = under ? Math.floor((event.clientX - under.getBoundingClientRect().left - CELLS_LEFT) / CELL_STEP) : -1;
    return under && over >= 0 && over < inputs.length ? [Number(under.getAttribute('aria-rowindex')) - 1, over] : null;
  };
  const point = (event: MouseEvent) => {
    clearTimeout(resting.current);
    const cell = at(event);
    if (!cell || (pointed && cell[0] === row && cell[1] === column)) return;
    setCursor(cell);
    setPointed(true);
  };
  latest.current = point;
  // Rows that keys brought under a pointer at rest do not take the cursor from the keys.
  const passBy = (event: MouseEvent) => {
    clearTimeout(resting.current);
    if (pointed) resting.current = setTimeout(() => latest.current(event), REST_MS);
  };
  const hidden = Object.keys(store.state.inputs).length - view.inputIds.length;
  return (
    <>
      <div class="toolbar">
        <label class={`check${telling.length === 0 ? ' dim' : ''}`}>
          <input
            type="checkbox" checked={onlyTelling} disabled={telling.length === 0} onChange={(event) => store.set({ onlyTelling: event.currentTarget.checked })}
          />
          {t('onlyTelling')}
        </label>
        <span class="dim count">{t('shownOf', count(inputs.length), t('inputs', count(view.inputIds.length)))}</span>
      </div>
      <div class="matrix-head">
        <Readout state={store.state} cluster={clusters[row]!} reference={reference} input={inputs[column]!} />
        <ul class="legend" aria-label={t('matrix')}>
          {(['reference', 'same', 'differs', 'slow', 'crashed', 'not-run'] as const).map((kind) => (
            <li key={kind}><Strip kinds={[kind]} />{t(KINDS[kind])}</li>
          ))}
          {hidden > 0 && <li class="dim">{t('droppedInputs', count(hidden))}</li>}
        </ul>
      </div>
      <div class="matrix-scroll">
        <div
          ref={grid} class="matrix" role="grid" tabIndex={0} aria-label={t('matrix')} aria-rowcount={clusters.length} aria-colcount={inputs.length}
          aria-activedescendant={`cell-${row}-${column}`} style={{ height: `${rows.height}px` }} onKeyDown={onKeyDown}
          onMouseMove={point} onMouseOver={passBy}
          onClick={(event) => { const cell = at(event); if (cell) store.open({ kind: 'input', id: inputs[cell[1]]! }); }}
        >
          {Array.from({ length: Math.min(pool.current, clusters.length) }, (_, at) => from + at).map((index) => (
            <MatrixRow
              key={index % pool.current} index={index} cluster={clusters[index]!} reference={reference} inputs={inputs}
              column={index === row ? column : -1} pointed={pointed}
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

interface RowProps {
  index: number;
  cluster: RankedCluster;
  reference: RankedCluster;
  inputs: readonly string[];
  /** Where the cursor is; -1 in other rows. */
  column: number;
  /** By the pointer, under which rows pass by: the cell below it is enough. */
  pointed: boolean;
  onOpen: () => void;
}

function MatrixRow({ index, cluster, reference, inputs, column, pointed, onOpen }: RowProps) {
  const { number, size } = cluster;
  const kinds = useMemo(() => inputs.map((input) => cellKind(cluster, reference, input)), [cluster, reference, inputs]);
  const shown = useMemo(() => `${inputs.join()} ${kinds.join()}`, [kinds]);
  const share = size / Math.max(reference.size, size);
  const chosen = cluster.places.length > 0;
  const strip = useMemo(() => <Strip kinds={kinds} />, [shown]);
  const name = useMemo(() => (
    <span class="row-name" role="rowheader" onClick={onOpen} title={t('cluster', number)}>
      <span class="number">{number}</span><Bar share={share} tone={chosen ? 'chosen' : 'plain'} /><span class="figure">{count(size)}</span>
    </span>
  ), [number, size, share, chosen, cluster.id]);
  const named = column < 0 ? [] : pointed ? [column] : kinds.map((_, at) => at);
  // Drawn anew only when something in it changed, and its cells are there to be named only where the cursor is.
  return useMemo(() => (
    <div
      class="matrix-row" role="row" aria-rowindex={index + 1} style={{ top: `${index * STRIP_HEIGHT}px`, width: `${CELLS_LEFT + inputs.length * CELL_STEP}px` }}
    >
      {name}{strip}
      {named.map((at) => (
        <span
          key={at} id={`cell-${index}-${at}`} role="gridcell" aria-colindex={at + 1} class={at === column ? `cell ${kinds[at]!} active` : `cell ${kinds[at]!}`}
          style={{ left: `${CELLS_LEFT + at * CELL_STEP}px` }} aria-label={t('cell', number, at + 1, t(KINDS[kinds[at]!]))}
        />
      ))}
    </div>
  ), [index, name, strip, column, pointed && column >= 0]);
}

/** The input and both outputs of the cell under the pointer or the cursor. Always as high: what is under the pointer must not move away. */
function Readout({ state, cluster, reference, input }: { state: RunState; cluster: RankedCluster; reference: RankedCluster; input: string }) {
  const text = (digest: string | null | undefined) => (digest ? oneLine(state.blobs[digest]?.text ?? '') : '');
  const answer = (of: RankedCluster) => {
    const outcome = of.outcomes[input];
    if (!outcome) return <span class="dim">{t('notRun')}</span>;
    if (answered(outcome[1])) return <code>{text(outcome[3])}</code>;
    return <><VerdictTag verdict={outcome[1]} /> <span class="dim">{t(`verdict${outcome[1]}`)}</span></>;
  };
  return (
    <dl class="readout">
      <dt>{inputName(state, input)}</dt><dd><code>{text(state.inputs[input]?.blob)}</code></dd>
      <dt>{t('cluster', reference.number)}</dt><dd>{answer(reference)}</dd>
      {cluster.id === reference.id ? <><dt>{'\u00A0'}</dt><dd /></> : <><dt>{t('cluster', cluster.number)}</dt><dd>{answer(cluster)}</dd></>}
    </dl>
  );
}
