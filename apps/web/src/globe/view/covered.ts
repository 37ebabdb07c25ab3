import type { Screen } from '../camera/screen-projection.ts';

const WIDE = '(min-width: 900px)';

/** How much of the map the open panel covers: on wide screens at the left, on a phone at the foot. */
export function coveredBy(canvas: HTMLCanvasElement): Screen['padding'] {
  const none = { left: 0, right: 0, top: 0, bottom: 0 };
  const panel = document.querySelector('.panel-place')?.getBoundingClientRect();
  const map = canvas.getBoundingClientRect();
  if (panel === undefined || panel.width === 0) return none;
  if (window.matchMedia(WIDE).matches) return { ...none, left: Math.min(panel.right - map.left, map.width * 0.45) };
  // Of a sheet that covers nearly everything the globe keeps the upper half.
  return { ...none, top: 56, bottom: Math.min(map.bottom - panel.top, map.height * 0.55) };
}
