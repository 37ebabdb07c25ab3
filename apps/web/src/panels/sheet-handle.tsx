import { type JSX, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useMessages } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import { nearestHeight, SHEET_HEIGHTS, type SheetHeight, shareOf, sheetHeight } from './sheet-height.ts';

/** Drags the sheet of a phone between its three heights; by keyboard with the arrows. Hidden on wide screens. */
export function SheetHandle(): JSX.Element {
  const t = useMessages();
  const height = useStore(sheetHeight);
  const drag = useRef<{ startY: number; startShare: number; moved: boolean } | null>(null);
  const sheetOf = (element: HTMLElement): HTMLElement | null => element.closest<HTMLElement>('.panel-place');

  const begin = (event: PointerEvent<HTMLButtonElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { startY: event.clientY, startShare: shareOf(height), moved: false };
  };
  const move = (event: PointerEvent<HTMLButtonElement>): void => {
    const { current } = drag;
    const sheet = sheetOf(event.currentTarget);
    if (current === null || sheet === null) return;
    const by = (current.startY - event.clientY) / window.innerHeight;
    if (Math.abs(current.startY - event.clientY) > 4) current.moved = true;
    const share = Math.min(shareOf('full'), Math.max(0.08, current.startShare + by));
    sheet.style.setProperty('--sheet-share', String(share));
  };
  const end = (event: PointerEvent<HTMLButtonElement>): void => {
    const { current } = drag;
    const sheet = sheetOf(event.currentTarget);
    drag.current = null;
    sheet?.style.removeProperty('--sheet-share');
    if (current === null) return;
    if (!current.moved) sheetHeight.set(next(height));
    else sheetHeight.set(nearestHeight(current.startShare + (current.startY - event.clientY) / window.innerHeight));
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const at = SHEET_HEIGHTS.indexOf(height) + step;
    sheetHeight.set(SHEET_HEIGHTS[Math.min(SHEET_HEIGHTS.length - 1, Math.max(0, at))]!);
  };
  return (
    <button
      type="button"
      className="sheet-handle"
      aria-label={t('panels.sheet', { height: t(`panels.height-${height}`) })}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={onKey}
      // Screen readers press without a pointer.
      onClick={(event) => event.detail === 0 && sheetHeight.set(next(height))}
    />
  );
}

function next(height: SheetHeight): SheetHeight {
  return SHEET_HEIGHTS[(SHEET_HEIGHTS.indexOf(height) + 1) % SHEET_HEIGHTS.length]!;
}
