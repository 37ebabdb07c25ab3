import type { Page } from 'playwright-core';
import { ALL_OBJECTS } from '../../apps/web/src/view/view.ts';

/** What a first visit took, from the request of the page on. */
export interface FirstVisit {
  /** Until the globe stood there with its coasts, ms. */
  readonly pictureMs: number;
  /** Until every object was drawn, ms. */
  readonly movingMs: number;
  /** JavaScript that came for it, packed with gzip, bytes: pages and workers. */
  readonly scriptBytes: number;
}

const SCENE = 'globalThis.clearway?.scene.get()';

/** Opens the map and looks on. `least` objects are all of them. */
export async function visit(page: Page, url: string, least: number): Promise<FirstVisit> {
  let scriptBytes = 0;
  const sizes: Promise<void>[] = [];
  page.on('response', (response) => {
    if (!/\.m?js$/.test(new URL(response.url()).pathname) || response.url().includes('service-worker')) return;
    sizes.push(
      response
        .request()
        .sizes()
        .then(({ responseBodySize }) => {
          scriptBytes += responseBodySize;
        }),
    );
  });
  // Without Brotli, so that what is counted is gzip.
  await page.route('**/*.js', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'accept-encoding': 'gzip' } }),
  );
  await page.goto(url, { waitUntil: 'commit' });
  const pictureMs = await whenFirst(page, `${SCENE}?.earthShown() === true`);
  const movingMs = await whenFirst(page, `(${SCENE}?.shownCount() ?? 0) >= ${least}`);
  await page.waitForTimeout(500);
  await Promise.all(sizes);
  await page.unroute('**/*.js');
  return { pictureMs, movingMs, scriptBytes };
}

/** When an expression was first true, ms from the request of the page; looked at in every frame. */
function whenFirst(page: Page, expression: string): Promise<number> {
  return page.evaluate<number>(`new Promise((done) => {
    const look = () => (${expression} ? done(performance.now()) : requestAnimationFrame(look));
    look();
  })`);
}

/** Main-thread milliseconds of frames in which time runs at a rate; the first ones, which upload and compile, are left out. */
export async function frameTimes(page: Page, rate: number, frames: number): Promise<number[]> {
  return page.evaluate<number[]>(`(async () => {
    const app = globalThis.clearway;
    const scene = app.scene.get();
    app.clock.setRate(${rate});
    const times = scene.frameTimes();
    const wait = async (count) => {
      const from = scene.framesDrawn();
      while (scene.framesDrawn() - from < count) {
        scene.touch();
        await new Promise((done) => setTimeout(done, 4));
      }
    };
    await wait(10);
    times.length = 0;
    await wait(${frames});
    return times.slice(0, ${frames});
  })()`);
}

/** Milliseconds of picks at places spread over the map. */
export async function pickTimes(page: Page, picks: number): Promise<number[]> {
  return page.evaluate<number[]>(`(() => {
    const scene = globalThis.clearway.scene.get();
    const times = [];
    for (let k = 0; k < ${picks}; k++) {
      const began = performance.now();
      scene.pick(400 + (k * 37) % 1000, 100 + (k * 53) % 700);
      times.push(performance.now() - began);
    }
    return times;
  })()`);
}

/** From a letter typed into the search until suggestions for the text are there, ms. */
export async function suggestionTimes(page: Page, texts: readonly string[]): Promise<number[]> {
  return page.evaluate<number[]>(`(async () => {
    const input = document.querySelector('[role=combobox]');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    input.focus();
    const times = [];
    for (const text of ${JSON.stringify(texts)}) {
      set.call(input, '');
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((done) => setTimeout(done, 300));
      const began = performance.now();
      const shown = new Promise((done) => {
        const look = () => {
          const first = document.querySelector('[role=option]');
          if (first && input.getAttribute('aria-expanded') === 'true' && input.value === text) done(performance.now() - began);
          else if (performance.now() - began > 2000) done(2000);
          else setTimeout(look, 1);
        };
        look();
      });
      set.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      times.push(await shown);
    }
    return times;
  })()`);
}

/** The longest task of the main thread, ms, while time runs and panels are opened; of tasks under 50 ms browsers tell nothing. */
export async function longestTask(page: Page, seconds: number): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const app = globalThis.clearway;
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: 'longtask' });
    app.clock.setRate(1000);
    const panels = [{ kind: 'events', filter: {} }, { kind: 'object', objectId: 25544 }, { kind: 'objects', choice: ${JSON.stringify(ALL_OBJECTS)} }, { kind: 'traffic' }, { kind: 'home' }];
    const each = ${seconds} * 1000 / panels.length;
    for (const panel of panels) {
      app.actions.openPanel(panel);
      await new Promise((done) => setTimeout(done, each));
    }
    observer.disconnect();
    return longest;
  })()`);
}
