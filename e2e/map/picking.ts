import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { goTo, inPage, nothingWaits, type ServedMap } from './served-map.ts';
import { until } from './until.ts';

interface SeenObject {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** To the next object on screen, CSS pixels. */
  readonly alone: number;
}

/** What is pressed is what the eye sees there. */
export function pickingTests(served: () => ServedMap): void {
  test('a press on a point selects that object, and its address says so', async () => {
    const page = await served().shared('desktop');
    await goTo(page, '/?t=2026-03-10T06:00:00Z&rate=0&at=48,8,2500km');
    await drawnAt(page, '2026-03-10T06:00:00Z');
    // On the map itself, with no other point so near that one could mean either.
    const seen = await inPage<SeenObject[]>(
      page,
      `(() => {
        const catalog = app.catalog.get();
        const all = [];
        for (let slot = 0; slot < catalog.count; slot++) {
          const place = scene.screenOf(slot);
          if (place?.visible) all.push({ id: catalog.ids[slot], x: place.x, y: place.y });
        }
        const free = all.filter(({ x, y }) => document.elementFromPoint(x, y)?.matches('canvas.map-canvas'));
        for (const one of free) {
          one.alone = Math.min(...all.filter((other) => other !== one).map(({ x, y }) => Math.hypot(x - one.x, y - one.y)));
        }
        return free.filter(({ alone }) => alone > 10);
      })()`,
    );
    expect(seen.length).toBeGreaterThan(10);
    let pressed = 0;
    for (const { id } of seen.filter((_, k) => k % Math.ceil(seen.length / 10) === 0)) {
      // Cards open meanwhile, and may cover it once they have their content.
      await nothingWaits(page);
      const place = await inPage<{ x: number; y: number } | null>(
        page,
        `(() => {
          const place = scene.screenOf(app.catalog.get().slotOf(given));
          return place.visible && document.elementFromPoint(place.x + 2, place.y - 1)?.matches('canvas.map-canvas') ? place : null;
        })()`,
        id,
      );
      if (place === null) continue;
      pressed++;
      await page.mouse.click(place.x + 2, place.y - 1);
      await until(page, `globalThis.clearway.view.get().selected === ${id}`);
    }
    expect(pressed).toBeGreaterThan(5);
    await until(
      page,
      `new URLSearchParams(location.search).get('object') === String(globalThis.clearway.view.get().selected)`,
    );
  });

  test('a press means what was there when the button went down, though time goes on until it is up', async () => {
    const page = await served().shared('desktop');
    await goTo(page, '/?t=2026-03-10T06:00:00Z&rate=0&at=48,8,2500km');
    await drawnAt(page, '2026-03-10T06:00:00Z');
    const one = await inPage<SeenObject>(
      page,
      `(() => {
        const catalog = app.catalog.get();
        for (let slot = 0; slot < catalog.count; slot++) {
          const place = scene.screenOf(slot);
          if (place?.visible && place.x > 600 && place.x < 1300 && place.y > 200 && place.y < 700 && scene.pick(place.x, place.y, 2) === slot)
            return { id: catalog.ids[slot], ...place };
        }
      })()`,
    );
    await page.mouse.move(one.x, one.y);
    await page.mouse.down();
    // In a minute it is somewhere else.
    await inPage(page, "app.clock.seek(Date.parse('2026-03-10T06:01:00Z'))");
    await drawnAt(page, '2026-03-10T06:01:00Z');
    const moved = await inPage<{ x: number; y: number }>(
      page,
      'scene.screenOf(app.catalog.get().slotOf(given))',
      one.id,
    );
    expect(Math.hypot(moved.x - one.x, moved.y - one.y)).toBeGreaterThan(30);
    await page.mouse.up();
    await until(page, 'globalThis.clearway.view.get().selected !== null');
    expect(await inPage(page, 'app.view.get().selected')).toBe(one.id);
  });

  test('what has not come yet keeps its place: presses there are not for the map behind it', async () => {
    // A browser of its own, in which nothing has been opened yet, and without a worker that has all files at hand.
    const page = await (await served().context()).newPage();
    await page.addInitScript('delete Navigator.prototype.serviceWorker');
    const come = { furniture: Promise.withResolvers<void>(), card: Promise.withResolvers<void>() };
    await page.route(/\/furniture-[^/]*\.js$/, (route) => come.furniture.promise.then(() => route.continue()));
    await page.route(/\/place-card-[^/]*\.js$/, (route) => come.card.promise.then(() => route.continue()));
    await page.goto(`${served().url}/?t=2026-03-10T06:00:00Z&rate=0`);
    const belongsToMap = '(() => document.elementFromPoint(900, innerHeight - 20).matches("canvas.map-canvas"))()';
    await page.locator('.shell-time-waiting').waitFor();
    expect(await page.evaluate<boolean>(belongsToMap)).toBe(false);
    come.furniture.resolve();
    await nothingWaits(page);
    expect(await page.evaluate<boolean>(belongsToMap)).toBe(false);
    const foot = "document.querySelector('.panel-place').getBoundingClientRect().bottom";
    const before = await page.evaluate<number>(foot);
    await until(page, 'globalThis.clearway.catalog.get() !== null');
    await inPage(page, 'app.actions.showObject(25544, { fly: false })');
    await page.locator('.panel-waiting').waitFor();
    const waiting = await page.evaluate<number>(foot);
    come.card.resolve();
    await page.getByRole('heading', { level: 2, name: 'ISS (ZARYA)' }).waitFor();
    await nothingWaits(page);
    expect(before).toBeLessThanOrEqual(waiting);
    expect(await page.evaluate<number>(foot)).toBeLessThanOrEqual(waiting);
    await page.context().close();
  });

  test('what the Earth hides cannot be pressed, and nothing is where nothing is drawn', async () => {
    const page = await served().shared('desktop');
    await goTo(page, '/?t=2026-03-10T06:00:00Z&rate=0');
    await drawnAt(page, '2026-03-10T06:00:00Z');
    const [hidden, empty] = await inPage<[number, number]>(
      page,
      `(() => {
        const catalog = app.catalog.get();
        let hidden = 0;
        let wrong = 0;
        for (let slot = 0; slot < catalog.count && hidden < 400; slot += 7) {
          const place = scene.screenOf(slot);
          if (place === null || place.visible || place.x < 500 || place.x > 1300 || place.y < 100 || place.y > 800) continue;
          hidden++;
          if (scene.pick(place.x, place.y, 3) === slot) wrong++;
        }
        const beside = scene.pick(scene.screenOf(0) === null ? 0 : -200, -200);
        return [hidden === 0 ? -1 : wrong, beside === null ? 0 : 1];
      })()`,
    );
    expect([hidden, empty]).toEqual([0, 0]);
  });
}

/** Waits until the picture is of this moment, and the camera is where the address has it. */
async function drawnAt(page: Page, utc: string): Promise<void> {
  await until(page, `globalThis.clearway.scene.get().drawnMs() === ${Date.parse(utc)}`);
  await nothingWaits(page);
}
