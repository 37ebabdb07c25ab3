import { expect, test } from 'vitest';
import { everythingDrawn, goTo, inPage, type ServedMap } from './served-map.ts';
import { until } from './until.ts';

/** Without a network, without graphics, with graphics that are lost. */
export function badDayTests(served: () => ServedMap): void {
  test('works offline after the first visit, with the last catalogue and events', async () => {
    const page = await served().open('/?t=2026-03-10T03:00:00Z&rate=0');
    await until(page, 'navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready.then(() => true)');
    await until(page, 'globalThis.clearway.events.get() !== null');
    // A second visit, which the worker serves and keeps.
    await page.reload();
    await everythingDrawn(page);
    await until(page, 'navigator.serviceWorker.controller !== null');
    await until(page, 'globalThis.clearway.events.get()?.count > 1000');
    // Answers are kept beside their use.
    const kept =
      "caches.open('clearway-answers-1').then((cache) => cache.keys()).then((keys) => keys.map(({ url }) => new URL(url).pathname))";
    await until(
      page,
      `${kept}.then((paths) => ['catalog', 'events/table', 'health'].every((each) => paths.includes('/api/v1/' + each)))`,
    );
    const before = await inPage<number[]>(page, '[app.catalog.get().count, app.events.get().count]');
    await page.context().setOffline(true);
    await page.reload();
    await everythingDrawn(page);
    await until(page, 'globalThis.clearway.events.get() !== null');
    expect(await inPage(page, '[app.catalog.get().count, app.events.get().count]')).toEqual(before);
    await page
      .getByText(/offline|not reached|no connection|lost/i)
      .first()
      .waitFor();
    // What is computed here goes on: orbits, encounters.
    await page.getByRole('button', { name: 'Show me' }).first().click();
    await page.locator('.panel').getByText('uncertain by kilometres').first().waitFor();
    await page.context().close();
    // That the network does not answer is said on the console too, up to the last moment.
    served().complaints.length = 0;
  });

  test('a lost WebGL context comes back with everything as it was', async () => {
    const page = await served().shared('desktop');
    await goTo(page, '/?object=25544&panel=object&t=2026-03-10T03:00:00Z&rate=0&at=10,20,15000km');
    await until(page, 'globalThis.clearway.scene.get().earthShown()');
    // The view is told of the camera when that rests.
    await until(page, 'globalThis.clearway.view.get().camera.rangeKm === 15000');
    const state = '({ view: app.view.get(), time: app.clock.time(), camera: scene.cameraPlace() })';
    const before = await inPage(page, state);
    const brightness = `(async () => {
      const canvas = document.querySelector('canvas.map-canvas');
      const small = document.createElement('canvas');
      small.width = 200; small.height = 125;
      const context = small.getContext('2d', { willReadFrequently: true });
      globalThis.clearway.scene.get().touch();
      await new Promise((done) => requestAnimationFrame(() => { context.drawImage(canvas, 0, 0, 200, 125); done(); }));
      const { data } = context.getImageData(0, 0, 200, 125);
      let bright = 0;
      for (let k = 0; k < data.length; k += 4) if (data[k] + data[k + 1] + data[k + 2] > 260) bright++;
      return bright;
    })()`;
    // Land, stars and names come one after the other.
    let lit = -1;
    for (let before = -2; before !== lit; await page.waitForTimeout(500)) {
      before = lit;
      lit = await page.evaluate<number>(brightness);
    }
    expect(lit).toBeGreaterThan(50);
    await page.evaluate(`(async () => {
      const gl = document.querySelector('canvas.map-canvas').getContext('webgl2');
      const handle = gl.getExtension('WEBGL_lose_context');
      handle.loseContext();
      await new Promise((done) => setTimeout(done, 500));
      handle.restoreContext();
    })()`);
    await until(page, "!document.querySelector('canvas.map-canvas').getContext('webgl2').isContextLost()");
    await expect
      .poll(async () => (await page.evaluate<number>(brightness)) / lit, { timeout: 120_000, interval: 500 })
      .toSatisfy((ratio: number) => ratio > 0.8 && ratio < 1.25);
    expect(await inPage(page, state)).toEqual(before);
  });

  test('without WebGL2 it says so, and lists and panels still work', async () => {
    const context = await served().context();
    const page = await context.newPage();
    await page.addInitScript(`
      const getContext = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind === 'webgl2' ? null : getContext.call(this, kind, ...rest);
      };
    `);
    await page.goto(served().url);
    await page.getByRole('heading', { name: /WebGL 2/ }).waitFor();
    expect(await page.getByRole('link', { name: /Close approaches as a table/ }).getAttribute('href')).toBe(
      '/close-approaches',
    );
    await page.getByText('uncertain by kilometres').first().waitFor();
    await context.close();
  });
}
