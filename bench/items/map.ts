import type { BenchItem, BenchRun } from '../bench-item.ts';
import { digits, type Figure, whole } from '../figure.ts';
import { type MeasuredBrowser, startBrowser } from '../map/browser.ts';
import { limitedFigure as figure } from '../map/limited-figure.ts';
import { serveMap } from '../map/map-server.ts';
import { type FirstVisit, frameTimes, longestTask, pickTimes, suggestionTimes, visit } from '../map/measure-map.ts';
import { servePeer } from '../map/peer-page.ts';
import { spreadOf } from '../statistics.ts';

const LIMITS = { 30000: 2, 100000: 4 } as const;
const TYPED = [
  'iss',
  'starlink',
  'sent',
  'hubble',
  'cosmos 2251',
  'luxembourg',
  '25544',
  'fengyun',
  'above paris',
  'gps',
];

/** The map in headless Chromium with software WebGL, on a warm server; how points are drawn beside the usual way, in the same run. */
export const map: BenchItem = {
  name: 'map',
  measure: async (run) => {
    const browser = await startBrowser();
    try {
      const figures = await realMap(run, browser);
      for (const objects of run.quick ? [1200] : ([30_000, 100_000] as const)) {
        figures.push(...(await drawing(run, browser, objects)));
      }
      return figures;
    } finally {
      await browser.close();
    }
  },
};

/** First visits, search and long tasks of the main catalogue. */
async function realMap(run: BenchRun, browser: MeasuredBrowser): Promise<Figure[]> {
  const server = await serveMap(run, await run.catalogs.real('main'), 'main');
  try {
    const least = run.quick ? 1000 : 21_500;
    // What is served is packed and kept by then.
    if (!run.quick) {
      const warm = await browser.page();
      await visit(warm, server.url, least);
      await warm.context().close();
    }
    const visits: FirstVisit[] = [];
    for (let k = 0; k < run.repetitions; k++) {
      const page = await browser.page();
      visits.push(await visit(page, server.url, least));
      await page.context().close();
      run.say(
        `map, visit ${k + 1}: ${Math.round(visits.at(-1)!.pictureMs)} ms, ${Math.round(visits.at(-1)!.movingMs)} ms`,
      );
    }
    const page = await browser.page();
    await visit(page, server.url, least);
    await page.waitForTimeout(run.quick ? 300 : 3000);
    const suggested = await suggestionTimes(page, run.quick ? TYPED.slice(0, 2) : TYPED);
    const longest = [await longestTask(page, run.quick ? 2 : 20)];
    await page.context().close();
    const note = `Chromium ${browser.version}, software WebGL, 1440 × 900`;
    return [
      figure(
        'map: first useful picture',
        's',
        visits.map(({ pictureMs }) => pictureMs / 1000),
        2,
        note,
      ),
      figure(
        'map: every object moving',
        's',
        visits.map(({ movingMs }) => movingMs / 1000),
        4,
        note,
      ),
      figure(
        'map: JavaScript of the first view, gzip',
        '',
        visits.map(({ scriptBytes }) => scriptBytes / 1000),
        400,
        'kB; with the worker that moves objects',
      ),
      figure(
        'map: suggestions after a letter, the slowest',
        'ms',
        [spreadOf(suggested).greatest],
        50,
        `of ${suggested.length} texts, the longest; median ${digits(spreadOf(suggested).median)} ms`,
      ),
      figure(
        'map: longest task after loading',
        'ms',
        longest,
        100,
        'time ×1,000, five panels opened; of tasks under 50 ms browsers tell nothing',
      ),
    ];
  } finally {
    await server.stop();
  }
}

/** Frames, picking and memory with so many objects. */
async function drawing(run: BenchRun, browser: MeasuredBrowser, objects: number): Promise<Figure[]> {
  const file = await run.catalogs.synthetic(objects);
  const server = await serveMap(run, file, String(objects));
  const peer = await servePeer(run.folder);
  try {
    const page = await browser.page();
    await visit(page, server.url, Math.floor(objects * 0.97));
    const frames = run.quick ? 10 : 60;
    const slow: number[] = [];
    const fast: number[] = [];
    const beside: number[] = [];
    for (let k = 0; k < run.repetitions; k++) {
      slow.push(spreadOf(await frameTimes(page, 1, frames)).median);
      fast.push(spreadOf(await frameTimes(page, 10_000, frames)).median);
      const other = await browser.page();
      await other.goto(peer.url);
      await other.waitForFunction('globalThis.measureReuploadedPoints !== undefined');
      const times = await other.evaluate<number[]>(`measureReuploadedPoints(${objects}, ${frames})`);
      beside.push(spreadOf(times.slice(5)).median);
      await other.context().close();
    }
    const picks = await pickTimes(page, run.quick ? 4 : 60);
    const memory = await browser.rendererMib(page);
    await page.context().close();
    const limit = LIMITS[objects as keyof typeof LIMITS] ?? 2;
    const peerMs = spreadOf(beside).median;
    const peerText = `three.js, all re-uploaded each frame: ${digits(peerMs)} ms`;
    const name = `map, ${whole(objects)} objects`;
    const ratio = (values: readonly number[]): string => `${peerText}, ${digits(spreadOf(values).median / peerMs)}×`;
    return [
      {
        ...figure(
          `${name}: main thread a frame, ×1`,
          'ms',
          slow,
          limit,
          'all layers, labels and camera; medians of 60 frames',
        ),
        beside: ratio(slow),
      },
      {
        ...figure(`${name}: main thread a frame, ×10,000`, 'ms', fast, limit, 'states uploaded 42 times a second'),
        beside: ratio(fast),
      },
      figure(
        `${name}: picking`,
        'ms',
        [spreadOf(picks).greatest],
        16,
        `the longest of ${picks.length}; median ${digits(spreadOf(picks).median)} ms`,
      ),
      figure(
        `${name}: memory of the page`,
        'MiB',
        [memory],
        objects > 50_000 ? Number.NaN : 500,
        'renderer with its workers, proportional set size after a collection',
      ),
    ];
  } finally {
    peer.close();
    await server.stop();
  }
}
