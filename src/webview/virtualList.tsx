import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The scrolled part of the page around `element`. */
export function scrollerOf(element: HTMLElement): HTMLElement { return element.closest<HTMLElement>('.scroller') ?? document.documentElement; }

export interface VirtualRows {
  readonly items: readonly { readonly index: number; readonly start: number }[];
  readonly height: number;
  readonly margin: number;
  scrollTo(index: number): void;
}

/** Which of `count` rows of equal height are in view, as the part of the page around `list` scrolls. */
export function useVirtualRows(list: { current: HTMLElement | null }, count: number, rowHeight: number, overscan = 6): VirtualRows {
  const [, redraw] = useState(0);
  const kept = useRef<Virtualizer<HTMLElement, Element> | null>(null);
  const margin = useRef(0);
  const options = {
    count, overscan, scrollMargin: margin.current, estimateSize: () => rowHeight, getScrollElement: () => (list.current ? scrollerOf(list.current) : null),
    scrollToFn: elementScroll, observeElementRect, observeElementOffset, onChange: () => redraw((value) => value + 1),
    initialRect: { width: 400, height: 800 },
  };
  kept.current ??= new Virtualizer<HTMLElement, Element>(options);
  const virtualizer = kept.current;
  virtualizer.setOptions(options);
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => {
    virtualizer._willUpdate();
    if (!list.current) return;
    const scroller = scrollerOf(list.current);
    const start = Math.round(list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop);
    if (Math.abs(start - margin.current) > 1) {
      margin.current = start;
      redraw((value) => value + 1);
    }
  });
  return {
    items: virtualizer.getVirtualItems(), height: count * rowHeight, margin: margin.current,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}

interface Props {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly rowHeight: number;
  /** The row that is open beside the list. */
  readonly selected: number;
  render(index: number): ComponentChildren;
  rowLabel(index: number): string;
  onOpen(index: number): void;
}

/** A list of any length: arrow keys, Home, End and Page keys move, Enter opens; only the rows in view exist. */
export function VirtualList({ id, label, count, rowHeight, selected, render, rowLabel, onOpen }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const rows = useVirtualRows(list, count, rowHeight);
  const at = Math.min(active, Math.max(0, count - 1));
  const move = (to: number) => {
    const next = Math.max(0, Math.min(count - 1, to));
    setActive(next);
    rows.scrollTo(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = 10;
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1, PageDown: at + page, PageUp: at - page };
    const to = steps[event.key];
    if (to !== undefined) move(to);
    else if (event.key === 'Enter' || event.key === ' ') onOpen(at);
    else return;
    event.preventDefault();
  };
  const shown = rows.items.some((item) => item.index === at);
  return (
    <div
      ref={list} class="virtual" role="listbox" tabIndex={0} aria-label={label} aria-activedescendant={count > 0 && shown ? `${id}-${at}` : undefined}
      style={{ height: `${rows.height}px` }} onKeyDown={onKeyDown}
    >
      {rows.items.filter((item) => item.index < count).map(({ index, start }) => (
        <div
          key={index} id={`${id}-${index}`} role="option" aria-selected={index === selected} aria-setsize={count} aria-posinset={index + 1}
          aria-label={rowLabel(index)}
          class={`row${index === at ? ' active' : ''}${index === selected ? ' selected' : ''}`}
          style={{ transform: `translateY(${start - rows.margin}px)`, height: `${rowHeight}px` }}
          onClick={() => { setActive(index); onOpen(index); }}
        >
          {render(index)}
        </div>
      ))}
    </div>
  );
}
