import { type RefObject, useLayoutEffect, useState } from 'react';

/** Rows drawn beyond what is seen, so that scrolling by keys and wheels shows no gaps. */
const SPARE_ROWS = 12;
/** Until the height is known. */
const FIRST_ROWS = 30;

export interface RowWindow {
  readonly first: number;
  /** One behind the last. */
  readonly end: number;
}

/**
 * Which rows of a long list are to be drawn: those that are in sight in the panel that scrolls, and some more.
 * `list` is as high as all rows together.
 */
export function useRowWindow(list: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const [shown, setShown] = useState<RowWindow>({ first: 0, end: FIRST_ROWS });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list of another length is scrolled elsewhere.
  useLayoutEffect(() => {
    const element = list.current;
    const scroller = element?.closest<HTMLElement>('.panel-body');
    if (!element || !scroller) return;
    const look = (): void => {
      const above = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
      // In steps, so that not each pixel renders.
      const first = Math.max(0, Math.floor(above / rowHeight / SPARE_ROWS) * SPARE_ROWS - SPARE_ROWS);
      const end = Math.ceil((above + scroller.clientHeight) / rowHeight / SPARE_ROWS) * SPARE_ROWS + SPARE_ROWS;
      setShown((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, [list, rowHeight, count]);
  return { first: Math.min(shown.first, Math.max(0, count - 1)), end: Math.min(shown.end, count) };
}
