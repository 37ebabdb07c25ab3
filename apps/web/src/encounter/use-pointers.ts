import { type RefObject, useEffect } from 'react';
import { type EncounterCamera, turnedBy, zoomedBy } from './encounter-camera.ts';

/** Radians a pixel: a drag over the canvas turns it about half. */
const TURN = 0.008;

/**
 * One finger or the mouse turns, two fingers pinch. The wheel nears only while the view has the focus, or with Ctrl as trackpads pinch:
 * else it scrolls the panel.
 */
export function usePointers(
  canvas: RefObject<HTMLCanvasElement | null>,
  look: (change: (camera: EncounterCamera) => EncounterCamera) => void,
): void {
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const pointers = new Map<number, { x: number; y: number }>();
    const spread = (): number => {
      const [one, other] = [...pointers.values()];
      return one === undefined || other === undefined ? 0 : Math.hypot(one.x - other.x, one.y - other.y);
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    };
    const move = (event: PointerEvent): void => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      const spreadBefore = spread();
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const spreadNow = spread();
      if (spreadBefore > 0) look((camera) => zoomedBy(camera, spreadNow / spreadBefore));
      else look((camera) => turnedBy(camera, (event.clientX - before.x) * TURN, (event.clientY - before.y) * TURN));
    };
    const up = (event: PointerEvent): void => void pointers.delete(event.pointerId);
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && document.activeElement !== element) return;
      event.preventDefault();
      look((camera) => zoomedBy(camera, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002))));
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('wheel', wheel);
    };
  }, [canvas, look]);
}
