import type { Page } from 'playwright-core';
import { inPage } from './served-map.ts';

/** A mark whose colour nothing else on the map has. */
const MARK = [255, 0, 255] as const;
const MARK_PIXELS = 12;
const PAUSE_MS = 30;

/** Where the mark of one object was drawn, CSS pixels, and the simulated time that was drawn. */
export interface DrawnPoint {
  readonly timeMs: number;
  /** What the clock said in that frame. */
  readonly clockMs: number;
  /** How long that frame was in coming. */
  readonly frameMs: number;
  /** Null where no pixel of it was found: hidden behind the Earth, or beside the screen. */
  readonly x: number | null;
  readonly y: number | null;
}

/**
 * Draws only this object, large and in a colour of its own, and finds its middle in the pixels of the canvas, in the very frame that was
 * drawn: time may run as fast as it likes. States of another time or speed take some frames to come: `least` pass in any case, and as many
 * as are needed, up to `most`, until one is of the clock's own time. Until `allPoints` the map draws nothing else.
 */
export async function drawnPoint(
  page: Page,
  objectId: number,
  { least, most }: { readonly least: number; readonly most: number },
): Promise<DrawnPoint> {
  return page.evaluate<DrawnPoint>(`(async () => {
    const app = globalThis.clearway;
    const scene = app.scene.get();
    const slot = app.catalog.get().slotOf(${objectId});
    const styles = new Uint8Array(app.catalog.get().count * 4);
    styles.set([${MARK.join(', ')}, ${MARK_PIXELS} * 6], slot * 4);
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
        if (isLast) context.drawImage(canvas, 0, 0);
        done({ isLast, timeMs, clockMs, frameMs: ${PAUSE_MS} + performance.now() - began });
      });
    });
    let { isLast, ...times } = await draw(0);
    for (let frame = 1; !isLast; frame++) {
      await new Promise((done) => setTimeout(done, ${PAUSE_MS}));
      ({ isLast, ...times } = await draw(frame));
    }
    const { data, width } = context.getImageData(0, 0, copy.width, copy.height);
    let sumX = 0, sumY = 0, weight = 0;
    for (let k = 0; k < data.length; k += 4) {
      const strength = Math.min(data[k], data[k + 2]) - data[k + 1];
      if (strength < 96) continue;
      sumX += strength * ((k / 4) % width + 0.5);
      sumY += strength * (Math.floor(k / 4 / width) + 0.5);
      weight += strength;
    }
    const scale = canvas.width / canvas.clientWidth;
    return { ...times, x: weight === 0 ? null : sumX / weight / scale, y: weight === 0 ? null : sumY / weight / scale };
  })()`);
}

/** Draws all points again after `drawnPoint`: of another colour, for only what changes is drawn anew. */
export async function allPoints(page: Page): Promise<void> {
  await inPage(page, "app.actions.change({ colour: app.view.get().colour === 'kind' ? 'regime' : 'kind' }), undefined");
}
