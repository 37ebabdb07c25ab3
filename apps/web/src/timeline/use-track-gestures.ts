import { type RefObject, useEffect, useRef } from 'react';
import { STRIP_PX } from './draw-track.ts';
import { lengthOf, panSpan, type TimeSpan, timeAt, zoomSpan } from './time-span.ts';

export interface TrackGestures {
  readonly span: TimeSpan;
  readonly nowMs: () => number;
  readonly onSpan: (span: TimeSpan) => void;
  /** The pointer begins, goes on or ends to set the time. */
  readonly onScrub: (ms: number, phase: 'begin' | 'move' | 'end') => void;
}

const WHEEL_ZOOM = 0.0016;
/** Near its ends the track moves along with what is dragged, CSS px and shares of the span a frame. */
const EDGE_PX = 20;
const EDGE_STEP = 0.012;

/**
 * Pointers on the track: dragging the histogram sets the time, dragging the strip of days moves the track, two fingers zoom and move,
 * the wheel zooms about the pointer and, sideways or with Shift, moves.
 */
export function useTrackGestures(track: RefObject<HTMLElement | null>, gestures: TrackGestures): void {
  const latest = useRef(gestures);
  latest.current = gestures;
  useEffect(() => {
    const element = track.current;
    return element === null ? undefined : listen(element, () => latest.current);
  }, [track]);
}

type Drag = { readonly kind: 'scrub' | 'pan' } | null;

function listen(element: HTMLElement, latest: () => TrackGestures): () => void {
  const pointers = new Map<number, number>();
  let drag: Drag = null;
  let frame = 0;
  let scrubX = 0;
  const xOf = (event: MouseEvent): number => event.clientX - element.getBoundingClientRect().left;
  const timeAtX = (x: number): number => timeAt(latest().span, Math.min(1, Math.max(0, x / element.clientWidth)));
  const pan = (byPx: number): void => {
    const { span, nowMs, onSpan } = latest();
    onSpan(panSpan(span, (-byPx / element.clientWidth) * lengthOf(span), nowMs()));
  };
  const zoom = (factor: number, x: number): void => {
    const { span, nowMs, onSpan } = latest();
    onSpan(zoomSpan(span, factor, timeAtX(x), nowMs()));
  };
  /** Moves on while the pointer stays at an end. */
  const creep = (): void => {
    const side = scrubX < EDGE_PX ? -1 : scrubX > element.clientWidth - EDGE_PX ? 1 : 0;
    if (drag?.kind !== 'scrub' || side === 0) {
      frame = 0;
      return;
    }
    pan(-side * EDGE_STEP * element.clientWidth);
    latest().onScrub(timeAtX(scrubX), 'move');
    frame = requestAnimationFrame(creep);
  };
  const endDrag = (): void => {
    if (drag?.kind === 'scrub') latest().onScrub(timeAtX(scrubX), 'end');
    drag = null;
    element.removeAttribute('data-drag');
  };
  const down = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button > 1) return;
    element.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, xOf(event));
    if (pointers.size > 1) {
      endDrag();
      return;
    }
    const inStrip = event.clientY > element.getBoundingClientRect().bottom - STRIP_PX;
    drag = { kind: inStrip || event.shiftKey || event.button === 1 ? 'pan' : 'scrub' };
    element.dataset.drag = drag.kind;
    scrubX = xOf(event);
    if (drag.kind === 'scrub') latest().onScrub(timeAtX(scrubX), 'begin');
  };
  const move = (event: PointerEvent): void => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    const x = xOf(event);
    if (pointers.size === 2) {
      const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      // The middle of the fingers moves the track, their distance stretches it.
      pan((x - before) / 2);
      const apart = Math.abs(x - other!);
      if (apart > 8) zoom(Math.abs(before - other!) / apart, (x + other!) / 2);
    } else if (drag?.kind === 'pan') {
      pan(x - before);
    } else if (drag?.kind === 'scrub') {
      scrubX = x;
      latest().onScrub(timeAtX(x), 'move');
      if (frame === 0) frame = requestAnimationFrame(creep);
    }
    pointers.set(event.pointerId, x);
  };
  const up = (event: PointerEvent): void => {
    if (pointers.delete(event.pointerId) && pointers.size === 0) endDrag();
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) pan(-sideways * lines);
    else zoom(Math.exp(event.deltaY * lines * WHEEL_ZOOM), xOf(event));
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  element.addEventListener('wheel', wheel, { passive: false });
  return () => {
    cancelAnimationFrame(frame);
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
    element.removeEventListener('wheel', wheel);
  };
}
