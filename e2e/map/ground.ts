import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { EARTH_COLOURS } from '../../apps/web/src/globe/earth/earth-colours.ts';
import { goTo, type ServedMap } from './served-map.ts';
import { until } from './until.ts';

/** Daylight over Africa: by night land has other colours. */
const MORNING = '2026-03-10T09:20:00Z';

/** The ground is kept as a picture while the camera stands still: it must be there in every frame all the same, behind whatever lies over it. */
export function groundTests(served: () => ServedMap): void {
  for (const [name, address] of [
    ['an orbit', `/?object=25544&panel=object&t=${MORNING}&rate=0&at=10,20,15000km`],
    ['an orbit on the flat map', `/?object=25544&panel=object&t=${MORNING}&rate=0&map=flat&at=10,20,22000km`],
  ] as const) {
    test(`land stands behind ${name} in frame after frame while the camera rests`, async () => {
      const page = await served().shared('desktop');
      await goTo(page, address);
      await expectLandThroughout(page);
    });
  }

  test('land stands behind an encounter in frame after frame while the camera rests', async () => {
    const page = await served().shared('desktop');
    await goTo(page, `/?t=${MORNING}&rate=0`);
    await page.getByRole('button', { name: 'Details' }).first().click();
    await page.waitForURL(/panel=encounter/);
    await expectLandThroughout(page);
    await goTo(page, '/');
  });
}

async function expectLandThroughout(page: Page): Promise<void> {
  await until(page, 'globalThis.clearway.scene.get().earthShown()');
  // The camera flies, finer coasts come one after the other: until as much is seen as before.
  let land: number[] = [];
  for (let most = -1; most !== Math.max(...land); land = await landPixels(page, 6)) most = Math.max(...land);
  expect(Math.max(...land), 'pixels of land').toBeGreaterThan(2000);
  expect(Math.min(...land), `pixels of land in frames that follow each other: ${land}`).toBeGreaterThan(
    0.99 * Math.max(...land),
  );
}

/** How many pixels of the map have the colour of land, in so many frames that each are drawn for the page. */
function landPixels(page: Page, frames: number): Promise<number[]> {
  const land = Number.parseInt(EARTH_COLOURS.dark.land.slice(1), 16);
  return page.evaluate<number[]>(`(async () => {
    const scene = globalThis.clearway.scene.get();
    const canvas = document.querySelector('canvas.map-canvas');
    const copy = document.createElement('canvas');
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext('2d', { willReadFrequently: true });
    const counts = [];
    for (let k = 0; k < ${frames}; k++) {
      // The picture before is handed on first: frames of one task would share a buffer.
      await new Promise((done) => setTimeout(done, 100));
      scene.touch();
      await new Promise((done) => requestAnimationFrame(done));
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4)
        if (((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]) === ${land}) count++;
      counts.push(count);
    }
    return counts;
  })()`);
}
