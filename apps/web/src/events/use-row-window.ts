import { type KeyboardEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Rows beyond the edges that are rendered too, so that scrolling meets no gap. */
const BEYOND = 6;

export interface RowWindow {
  readonly list: RefObject<HTMLOListElement | null>;
  /** Rows first … end − 1 are to be rendered. */
  readonly first: number;
  readonly end: number;
  readonly rowPx: number;
  /** The row that Tab comes to. */
  readonly active: number;
  readonly setActive: (row: number) => void;
  /** Arrows, Home and End go from row to row, whether it is rendered or not. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Of a long list of equally high rows in a panel, those that can be seen. Rows carry `data-row` with their place. */
export function useRowWindow(count: number, rowRem: number): RowWindow {
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<number | null>(null);
  const [range, setRange] = useState({ seen: 0, seenEnd: 10, rowPx: rowRem * 16 });
  const [activeRow, setActive] = useState(0);
  const { seen, seenEnd, rowPx } = range;
  const first = Math.max(0, seen - BEYOND);
  const end = seenEnd + BEYOND;

  const look = useCallback((): void => {
    const element = list.current;
    const scroller = element?.closest<HTMLElement>('.panel-body');
    if (element == null || scroller == null) return;
    const px = rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const above = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
    const next = {
      seen: Math.max(0, Math.ceil(above / px)),
      seenEnd: Math.floor((above + scroller.clientHeight) / px),
      rowPx: px,
    };
    setRange((old) => (old.seen === next.seen && old.seenEnd === next.seenEnd && old.rowPx === px ? old : next));
  }, [rowRem]);

  useLayoutEffect(() => {
    const scroller = list.current?.closest<HTMLElement>('.panel-body');
    if (scroller == null) return;
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [look]);

  // A row that was asked for takes the focus as soon as it is there.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (row == null) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  // What was active and is still rendered stays it; else the first that is seen whole.
  const isRendered = activeRow >= first && activeRow < end && activeRow < count;
  const active = isRendered ? activeRow : Math.min(seen, count - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -count, End: count };
    const move = moves[event.key];
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey || count === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const row = Math.min(count - 1, Math.max(0, active + move));
    setActive(row);
    wanted.current = row;
    const scroller = list.current?.closest<HTMLElement>('.panel-body');
    if (list.current === null || scroller == null) return;
    const box = scroller.getBoundingClientRect();
    const top = list.current.getBoundingClientRect().top + row * rowPx - box.top;
    if (top < 0) scroller.scrollTop += top;
    else if (top + rowPx > scroller.clientHeight) scroller.scrollTop += top + rowPx - scroller.clientHeight;
  };
  return { list, first: Math.min(first, count), end: Math.min(end, count), rowPx, active, setActive, onKeyDown };
}
