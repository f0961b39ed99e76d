import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { BehaviourTab } from './behaviourTab';
import { CandidateDetail } from './candidateDetail';
import { CandidatesTab } from './candidatesTab';
import { ClusterDetail } from './clusterDetail';
import { ClustersTab } from './clustersTab';
import { count } from './format';
import { FunnelView, Header } from './header';
import { InputDetail } from './inputDetail';
import { IconButton } from './parts';
import { prose } from './printable';
import { ShortlistTab } from './shortlistTab';
import type { Detail, Store, Tab } from './store';
import { t, type StringKey } from './strings';
import { TraceTab } from './traceTab';

const TABS: readonly (readonly [Tab, StringKey])[] = [
  ['shortlist', 'tabShortlist'], ['clusters', 'tabClusters'], ['behaviour', 'tabBehaviour'], ['candidates', 'tabCandidates'], ['trace', 'tabTrace'],
];

/** The page: head, funnel and views; what is opened stands beside them, or over them where there is no room. */
export function App({ store }: { store: Store }) {
  const { state, ui } = store;
  useReturningFocus(ui.details.length > 0);
  if (store.waiting) return <main class="page" aria-busy="true" />;
  const detail = ui.details.at(-1);
  const empty = state.problem === null;
  return (
    <main class={`page${detail ? ' with-detail' : ''}`}>
      <Header store={store} />
      <div class="body">
        <div class="scroller main">
          <FunnelView store={store} />
          <Alerts store={store} />
          {!empty && <Tabs store={store} />}
          <div class="tab-panel" id="panel" role={empty ? undefined : 'tabpanel'} aria-labelledby={empty ? undefined : `tab-${ui.tab}`}>
            {ui.tab === 'shortlist' || empty ? <ShortlistTab store={store} /> : null}
            {!empty && ui.tab === 'clusters' && <ClustersTab store={store} />}
            {!empty && ui.tab === 'behaviour' && <BehaviourTab store={store} />}
            {!empty && ui.tab === 'candidates' && <CandidatesTab store={store} />}
            {!empty && ui.tab === 'trace' && <TraceTab store={store} />}
          </div>
        </div>
        {detail && <DetailPane store={store} detail={detail} key={`${detail.kind}-${detail.id}`} />}
      </div>
      <p class={store.said === '' ? 'sr' : 'toast'} role="status">{prose(store.said)}</p>
    </main>
  );
}

/** Closing what was opened leads back to where it was opened from, rather than to the top of the page. */
function useReturningFocus(open: boolean): void {
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (open) opener.current = document.activeElement;
    else if (document.activeElement === document.body && opener.current instanceof HTMLElement) opener.current.focus();
  }, [open]);
}

/** Warnings and errors that change what the person should think of the run; all notices are under Trace. */
function Alerts({ store }: { store: Store }) {
  const grave = store.state.notices.filter((notice) => notice.level !== 'info').slice(-2);
  return <>{grave.map((notice, index) => <p class={`banner ${notice.level}`} key={index}>{prose(notice.message)}</p>)}</>;
}

function Tabs({ store }: { store: Store }) {
  const { ui, view, state } = store;
  const figures: Partial<Record<Tab, number>> = { clusters: view.clusters.length, candidates: state.order.length };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = TABS.findIndex(([tab]) => tab === ui.tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = TABS[(to + TABS.length) % TABS.length]![0];
    store.set({ tab });
    document.getElementById(`tab-${tab}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t('tabs')} onKeyDown={onKeyDown}>
      {TABS.map(([tab, key]) => (
        <button
          type="button" role="tab" id={`tab-${tab}`} key={tab} aria-selected={tab === ui.tab} aria-controls="panel" tabIndex={tab === ui.tab ? 0 : -1}
          class={tab === ui.tab ? 'tab selected' : 'tab'} onClick={() => store.set({ tab })}
        >{t(key)}{figures[tab] ? <span class="badge"> {count(figures[tab])}</span> : null}</button>
      ))}
    </div>
  );
}

function DetailPane({ store, detail }: { store: Store; detail: Detail }) {
  const pane = useRef<HTMLElement>(null);
  // Where it covers the page, focus must follow; beside it, the person stays in the list.
  useEffect(() => {
    if (pane.current && getComputedStyle(pane.current).position === 'absolute') pane.current.focus();
  }, []);
  const close = () => store.set({ details: [] });
  return (
    <aside
      class="scroller detail" ref={pane} tabIndex={-1} aria-label={t('details')}
      onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); close(); } }}
    >
      <div class="detail-bar">
        <IconButton icon="back" label={t('back')} onClick={store.back} />
        <span class="grow" />
        <IconButton icon="close" label={t('close')} onClick={close} />
      </div>
      {detail.kind === 'candidate' && <CandidateDetail store={store} id={detail.id} />}
      {detail.kind === 'cluster' && <ClusterDetail store={store} id={detail.id} />}
      {detail.kind === 'input' && <InputDetail store={store} id={detail.id} />}
    </aside>
  );
}
