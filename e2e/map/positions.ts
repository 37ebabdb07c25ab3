import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { referenceText } from '../../validation/reference-data.ts';
import { allPoints, drawnPoints, MARK_PIXELS, MOST_MARKS } from './drawn-points.ts';
import { expectedPixel, fixedPosition, type StraightDown } from './expected-pixel.ts';
import { DESKTOP, goTo, inPage, MAIN_CATALOGUE, PHONE, type ServedMap, START } from './served-map.ts';
import { until } from './until.ts';

/** ISS, a Starlink, a polar satellite, a transfer stage, a Molniya, a GPS and a geostationary satellite. */
const OBJECTS = [25544, 47916, 41335, 28904, 40277, 48859, 28358];

/** Hours from the start, and how fast time runs. */
const MOMENTS = [
  { hours: 0.1, rate: 1 },
  { hours: 100, rate: -1000 },
  { hours: -60, rate: 10_000 },
  { hours: 250, rate: -10_000 },
] as const;

/** Points are where satellite.js has them, found in the drawn pixels. */
export function positionTests(served: () => ServedMap): void {
  const records = new Map<number, Record<string, string | number>>();
  const [head = '', ...rows] = referenceText(MAIN_CATALOGUE).trim().split(/\r?\n/);
  const names = head.split(',');
  for (const row of rows) {
    const cells = row.split(',');
    const record = Object.fromEntries(names.map((name, k) => [name, numberOrText(cells[k] ?? '')]));
    const id = Number(record.NORAD_CAT_ID);
    if (OBJECTS.includes(id)) records.set(id, record);
  }

  for (const [name, viewport] of [
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const) {
    test(`${name}: a point is within a pixel of SGP4 at every time and rate`, async () => {
      const page = await served().shared(name);
      await goTo(page, '/?at=12,30,60000km');
      const free = await freePart(page, name === 'desktop');
      let seen = 0;
      for (const { hours, rate } of MOMENTS) {
        await inPage(page, '(app.clock.seek(given.ms), app.clock.setRate(given.rate))', {
          ms: Date.parse(START) + hours * 3_600_000,
          rate,
        });
        for (let from = 0; from < OBJECTS.length; from += MOST_MARKS) {
          const ids = OBJECTS.slice(from, from + MOST_MARKS);
          // Software may draw so slowly that states come some frames late; the picture is then of the moment before.
          const least = from === 0 ? 8 : 1;
          const drawn = await drawnPoints(page, ids, { least, most: Math.abs(rate) <= 1000 ? 10 : least });
          const lateMs = Math.abs(drawn.clockMs - drawn.timeMs);
          if (Math.abs(rate) <= 1000) expect(lateMs).toBeLessThanOrEqual(Math.abs(rate) * 4 * drawn.frameMs);
          if (rate === 1) expect(lateMs).toBe(0);
          const camera: StraightDown = { latitude: 12, longitude: 30, rangeKm: 60_000, free };
          const expected = ids.map((id) =>
            expectedPixel(fixedPosition(records.get(id) as never, drawn.timeMs)!, camera),
          );
          for (const [k, place] of expected.entries()) {
            const what = `${ids[k]} at ${new Date(drawn.timeMs).toISOString()}, ×${rate}`;
            const onScreen = place !== null && isWithin(place, viewport, 20);
            // Of two marks that overlap one hides the other.
            const isAlone = expected.every(
              (other, m) => m === k || other === null || place === null || apart(place, other) > 2 * MARK_PIXELS,
            );
            if (!onScreen || !isAlone) continue;
            expect(drawn.places[k], what).not.toBeNull();
            expect(apart(drawn.places[k]!, place), what).toBeLessThan(1);
            seen++;
          }
        }
      }
      expect(seen).toBeGreaterThanOrEqual(8);
      await allPoints(page);
    });
  }

  test('the orbit of what is selected is drawn, over the Earth and around it', async () => {
    const page = await served().shared('desktop');
    await goTo(page, '/?object=25544&panel=object&t=2026-03-10T03:00:00Z&rate=0&at=10,20,15000km');
    // In the yellow of what is selected, which nothing else on the canvas has.
    const yellow = `(async () => {
      const canvas = document.querySelector('canvas.map-canvas');
      const copy = document.createElement('canvas');
      copy.width = canvas.width;
      copy.height = canvas.height;
      const context = copy.getContext('2d', { willReadFrequently: true });
      globalThis.clearway.scene.get().touch();
      await new Promise((done) => requestAnimationFrame(() => { context.drawImage(canvas, 0, 0); done(); }));
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      let count = 0;
      for (let k = 0; k < data.length; k += 4) if (data[k] > 180 && data[k + 1] > 170 && data[k + 2] < 110) count++;
      return count;
    })()`;
    await until(page, `(${yellow}).then((count) => count > 500)`);
    await inPage(page, 'app.actions.closePanel()');
    await until(page, `(${yellow}).then((count) => count < 50)`);
  });

  test('nothing that has fallen is shown, and nothing else is missing', async () => {
    const page = await served().shared('desktop');
    await goTo(page, `/?t=${START}&rate=0`);
    await until(page, `globalThis.clearway.scene.get().drawnMs() === ${Date.parse(START)}`);
    // 34488 and 34693 fail within the week; at its start at least one is still there.
    const fallen =
      '(({ catalog, scene }) => [34488, 34693].filter((id) => scene.get().positionOf(catalog.get().slotOf(id)) === null).length)(globalThis.clearway)';
    expect(await page.evaluate<number>(fallen)).toBeLessThan(2);
    const shown = await inPage<number>(page, 'scene.shownCount()');
    expect(shown).toBeGreaterThan(21_540);
    await inPage(page, 'app.clock.seek(given)', Date.parse(START) + 13 * 86_400_000);
    await until(page, `${fallen} === 2`);
    const left = await inPage<number>(page, 'scene.shownCount()');
    expect(left).toBeLessThan(Math.min(shown, 21_550));
    expect(left).toBeGreaterThan(20_000);
  });
}

/** What panels leave of the map: beside the panel on wide screens, above the sheet on a phone. */
async function freePart(page: Page, wide: boolean): Promise<StraightDown['free']> {
  const panel = (await page.locator('.panel-place').boundingBox())!;
  const map = (await page.locator('canvas.map-canvas').boundingBox())!;
  if (wide)
    return { left: Math.min(panel.x + panel.width, map.width * 0.45), right: map.width, top: 0, bottom: map.height };
  return { left: 0, right: map.width, top: 56, bottom: map.height - Math.min(map.height - panel.y, map.height * 0.55) };
}

function apart(
  one: { readonly x: number; readonly y: number },
  other: { readonly x: number; readonly y: number },
): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function isWithin(
  { x, y }: { x: number; y: number },
  size: { width: number; height: number },
  margin: number,
): boolean {
  return x > margin && y > margin && x < size.width - margin && y < size.height - margin;
}

/** As JSON has them: dates, names and designators stay texts. */
function numberOrText(cell: string): string | number {
  return /^-?\d*\.?\d+(e-?\d+)?$/i.test(cell) ? Number(cell) : cell;
}
