import type { Page } from 'playwright-core';
import { inPage } from './served-map.ts';

/** Colours of marks: each as full as can be, so that none is in another, and nothing else on the map has them. */
const MARKS = [
  [255, 0, 255],
  [255, 255, 0],
  [0, 255, 255],
  [0, 255, 0],
] as const;
export const MOST_MARKS: number = MARKS.length;
/** Diameter, CSS pixels. */
export const MARK_PIXELS = 12;
const PAUSE_MS = 30;

/** Where marks were drawn in one frame, and the simulated time that was drawn. */
export interface DrawnPoints {
  readonly timeMs: number;
  /** What the clock said in that frame. */
  readonly clockMs: number;
  /** How long that frame was in coming. */
  readonly frameMs: number;
  /** CSS pixels, in the order of the objects; null where no pixel of it was found: hidden behind the Earth, or beside the screen. */
  readonly places: readonly ({ readonly x: number; readonly y: number } | null)[];
}

/**
 * Draws only these objects, large and each in a colour of its own, and finds their middles in the pixels of the canvas, in the very frame
 * that was drawn: time may run as fast as it likes. States of another time or speed take some frames to come: `least` pass in any case, and
 * as many as are needed, up to `most`, until one is of the clock's own time. Until `allPoints` the map draws nothing else.
 */
export async function drawnPoints(
  page: Page,
  objectIds: readonly number[],
  { least, most }: { readonly least: number; readonly most: number },
): Promise<DrawnPoints> {
  return page.evaluate<DrawnPoints>(`(async () => {
    const app = globalThis.clearway;
    const scene = app.scene.get();
    const marks = ${JSON.stringify(MARKS.slice(0, objectIds.length))};
    const styles = new Uint8Array(app.catalog.get().count * 4);
    ${JSON.stringify(objectIds)}.forEach((id, k) => styles.set([...marks[k], ${MARK_PIXELS} * 6], app.catalog.get().slotOf(id) * 4));
    scene.setStyles(styles);
    scene.setLabelled([]);
    const canvas = document.querySelector('canvas.map-canvas');
    const copy = document.createElement('canvas');
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext('2d', { willReadFrequently: true });
    const draw = (frame) => new Promise((done) => {
      const began = performance.now();
      scene.touch();
      // After the scene's own callback of this frame, before the picture is handed on.
      requestAnimationFrame((now) => {
        const timeMs = scene.drawnMs();
        const clockMs = app.clock.at(now);
        const isLast = frame >= ${least} && (frame >= ${most} || timeMs === clockMs);
        // On black: what lets the page through would else be as full of colour as the marks, the faintest air above the Earth too.
        if (isLast) {
          context.fillRect(0, 0, copy.width, copy.height);
          context.drawImage(canvas, 0, 0);
        }
        done({ isLast, timeMs, clockMs, frameMs: ${PAUSE_MS} + performance.now() - began });
      });
    });
    let { isLast, ...times } = await draw(0);
    for (let frame = 1; !isLast; frame++) {
      await new Promise((done) => setTimeout(done, ${PAUSE_MS}));
      ({ isLast, ...times } = await draw(frame));
    }
    const { data, width } = context.getImageData(0, 0, copy.width, copy.height);
    const sums = marks.map(() => ({ x: 0, y: 0, weight: 0 }));
    for (let k = 0; k < data.length; k += 4) {
      const [red, green, blue] = [data[k], data[k + 1], data[k + 2]];
      // Of the ground nothing is as full of colour.
      if (Math.max(red, green, blue) - Math.min(red, green, blue) < 96) continue;
      marks.forEach((mark, m) => {
        const strength = Math.min(...mark.map((full, c) => (full ? data[k + c] : 255))) - Math.max(...mark.map((full, c) => (full ? 0 : data[k + c])));
        if (strength < 96) return;
        sums[m].x += strength * ((k / 4) % width + 0.5);
        sums[m].y += strength * (Math.floor(k / 4 / width) + 0.5);
        sums[m].weight += strength;
      });
    }
    const scale = canvas.width / canvas.clientWidth;
    return { ...times, places: sums.map(({ x, y, weight }) => (weight === 0 ? null : { x: x / weight / scale, y: y / weight / scale })) };
  })()`);
}

/** Draws all points again after `drawnPoints`: of another colour, for only what changes is drawn anew. */
export async function allPoints(page: Page): Promise<void> {
  await inPage(page, "app.actions.change({ colour: app.view.get().colour === 'kind' ? 'regime' : 'kind' }), undefined");
}
