import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { goTo, inPage, type ServedMap } from './served-map.ts';
import { until } from './until.ts';

/** Every view is a link: pasted elsewhere it shows the same. */
export function linkTests(served: () => ServedMap): void {
  test('a link shows the same picture in another browser', async () => {
    const first = await served().shared('desktop');
    await goTo(first, '/?t=2026-03-11T12:00:00Z&rate=0');
    await inPage(
      first,
      'scene.flyTo({ latitude: -20, longitude: 120, rangeKm: 9000, heading: 30, tilt: 25 }, { jump: true })',
    );
    await inPage(first, 'app.actions.change({ colour: "regime", hidden: ["LEO"], layers: ["graticule"] })');
    await inPage(first, 'app.actions.openPanel({ kind: "traffic" })');
    await inPage(first, 'app.actions.openPanel({ kind: "events", filter: { missBelowKm: 0.5, sort: "miss" } })');
    // The camera is told to the address when it has come to rest.
    await until(first, 'new URL(globalThis.clearway.actions.link()).search === location.search');
    const link = await inPage<string>(first, 'app.actions.link()');
    expect(new URL(link).search).toBe(new URL(first.url()).search);
    const second = await served().open(link.slice(served().url.length), { drawn: false });
    await until(second, 'globalThis.clearway?.scene.get()?.shownCount() > 500');
    const state = '({ ...app.view.get(), camera: null, time: app.clock.time() })';
    expect(await inPage(second, state)).toEqual(await inPage(first, state));
    const place = await inPage<Record<string, number>>(first, 'scene.cameraPlace()');
    const again = await inPage<Record<string, number>>(second, 'scene.cameraPlace()');
    for (const [name, value] of Object.entries(place)) expect(again[name], name).toBeCloseTo(value, 1);
    // What is drawn last (land, stars, names) may take a while to come.
    await expect.poll(() => difference(first, second), { timeout: 120_000, interval: 500 }).toBeLessThan(0.002);
    await second.context().close();
    await goTo(first, '/');
  });

  test('a link to a running time runs on from there', async () => {
    const before = performance.now();
    const page = await served().open('/?object=25544&panel=object&follow=1&t=2026-03-12T00:00:00Z&rate=60');
    const { at, speed, following } = await inPage<{ at: number; speed: number; following: boolean }>(
      page,
      '({ at: app.clock.at(), speed: app.clock.speed(), following: app.view.get().following })',
    );
    expect(speed).toBe(60);
    expect(following).toBe(true);
    const since = at - Date.parse('2026-03-12T00:00:00Z');
    expect(since).toBeGreaterThan(0);
    expect(since).toBeLessThan(60 * (performance.now() - before));
    // What is followed stays in the middle of the free part.
    const offMiddle =
      '(({ scene, catalog }) => Math.abs(scene.get().screenOf(catalog.get().slotOf(25544)).x - (document.querySelector(".panel-place").getBoundingClientRect().right + 1440) / 2))(globalThis.clearway)';
    await until(page, `${offMiddle} < 60`);
    await until(page, 'globalThis.clearway.clock.at() > Date.parse("2026-03-12T00:02:00Z")');
    expect(await page.evaluate<number>(offMiddle)).toBeLessThan(60);
    await page.context().close();
  });
}

/** Share of pixels of the map that differ visibly between two pages. */
async function difference(one: Page, other: Page): Promise<number> {
  const pixels = async (page: Page): Promise<number[]> =>
    page.evaluate<number[]>(`(async () => {
      const scene = globalThis.clearway.scene.get();
      await new Promise((done) => setTimeout(done, 800));
      const canvas = document.querySelector('canvas.map-canvas');
      const small = document.createElement('canvas');
      small.width = 360;
      small.height = 225;
      const context = small.getContext('2d', { willReadFrequently: true });
      scene.touch();
      await new Promise((done) => requestAnimationFrame(() => { context.drawImage(canvas, 0, 0, 360, 225); done(); }));
      const { data } = context.getImageData(0, 0, 360, 225);
      const grey = [];
      for (let k = 0; k < data.length; k += 4) grey.push(data[k] + data[k + 1] + data[k + 2]);
      return grey;
    })()`);
  const [a, b] = [await pixels(one), await pixels(other)];
  // A picture of nothing equals any other.
  expect(Math.max(...a) - Math.min(...a)).toBeGreaterThan(100);
  return a.filter((value, k) => Math.abs(value - b[k]!) > 60).length / a.length;
}
