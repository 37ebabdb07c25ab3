import type { MapScene } from '../globe/map-scene.ts';
import type { Place } from '../view/view.ts';

/** A press that moves less is a click. */
const CLICK_PIXELS = 5;

/**
 * Gives the place on the ground of the next click on the globe instead of picking an object there; dragging still moves the camera.
 * Gives a function that ends it.
 */
export function watchGround(
  scene: Pick<MapScene, 'groundAt'>,
  onPlace: (place: Omit<Place, 'name'>) => void,
): () => void {
  const ended = new AbortController();
  const options = { capture: true, signal: ended.signal };
  let start: { x: number; y: number; pointerId: number } | null = null;
  document.documentElement.classList.add('is-choosing-ground');
  ended.signal.addEventListener('abort', () => document.documentElement.classList.remove('is-choosing-ground'));
  window.addEventListener(
    'pointerdown',
    (event) => {
      const { clientX: x, clientY: y, pointerId, isPrimary } = event;
      start = isPrimary && isGlobe(event.target) ? { x, y, pointerId } : null;
    },
    options,
  );
  window.addEventListener(
    'pointerup',
    (event) => {
      const { target, clientX, clientY, pointerId } = event;
      if (start === null || start.pointerId !== pointerId || !isGlobe(target)) return;
      if (Math.hypot(clientX - start.x, clientY - start.y) >= CLICK_PIXELS) return;
      // The globe shall see no click: for it the press is called off.
      event.stopPropagation();
      target.dispatchEvent(new PointerEvent('pointercancel', { pointerId, bubbles: true }));
      const box = target.getBoundingClientRect();
      const ground = scene.groundAt(clientX - box.left, clientY - box.top);
      if (ground !== null) onPlace(ground);
    },
    options,
  );
  return () => ended.abort();
}

function isGlobe(target: EventTarget | null): target is HTMLCanvasElement {
  return target instanceof HTMLCanvasElement && target.classList.contains('map-canvas');
}
