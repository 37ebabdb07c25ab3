import type { Page } from 'playwright-core';
import type { BenchItem, BenchRun } from '../bench-item.ts';
import { digits, type Figure } from '../figure.ts';
import { GRAPHICS, type Graphics, startBrowser } from '../map/browser.ts';
import { type DraggedTimes, dragBurns, keyPaintTimes, openFlyAround } from '../map/drag-burns.ts';
import { limitedFigure } from '../map/limited-figure.ts';
import { serveMap } from '../map/map-server.ts';
import { visit } from '../map/measure-map.ts';
import { spreadOf } from '../statistics.ts';

const MUST_MS = 100;
const MUST_SCREENING_MS = 300;

/**
 * A burn that is dragged, from the input to its painted answer, while simulated time runs ×1,000: as Chromium works on a machine without
 * a graphics card, and where it is made to compose the page itself by emulated graphics, as tests often do.
 */
export const flyAround: BenchItem = {
  name: 'fly-around',
  measure: async (run) => {
    const server = await serveMap(run, await run.catalogs.real('main'), 'main');
    try {
      const figures: Figure[] = [];
      for (const graphics of run.quick ? GRAPHICS.slice(0, 1) : GRAPHICS)
        figures.push(...(await draggedWith(run, server.url, graphics)));
      return figures;
    } finally {
      await server.stop();
    }
  },
};

async function draggedWith(run: BenchRun, url: string, graphics: Graphics): Promise<Figure[]> {
  const browser = await startBrowser(graphics);
  try {
    const page = await browser.page();
    await visit(page, url, run.quick ? 1000 : 21_500);
    await page.waitForTimeout(run.quick ? 300 : 3000);
    await page.evaluate('globalThis.clearway.clock.setRate(1000)');
    const { whileScreening, atRest, keys } = await draggedBurns(page, run.quick ? 2 : 60);
    const how = graphics === 'emulated' ? ' (page composed by emulated graphics)' : '';
    const figure = (what: string, limit: number, times: readonly number[], notes: string): Figure =>
      limitedFigure(
        `map: dragged burn, ${what}${how}: the slowest`,
        'ms',
        [spreadOf(times).greatest],
        limit,
        `of ${times.length}; median ${digits(spreadOf(times).median)} ms; ${notes}`,
      );
    const own = "the page's own measure";
    return [
      figure('until its numbers are painted', MUST_MS, atRest.painted, `${own}; Chromium ${browser.version}`),
      figure('until its path is drawn', MUST_MS, atRest.path, own),
      // Where the corridor is there sooner than the first drag, nothing was measured.
      ...(whileScreening.painted.length === 0
        ? []
        : [
            figure(
              'until its numbers are painted, while all are screened',
              MUST_SCREENING_MS,
              whileScreening.painted,
              own,
            ),
            figure('until its path is drawn, while all are screened', MUST_SCREENING_MS, whileScreening.path, own),
          ]),
      figure(
        'by keys, until it is on the screen',
        Number.NaN,
        keys,
        "the browser's own measure (Event Timing, in steps of 8 ms), a key every 100 ms",
      ),
    ];
  } finally {
    await browser.close();
  }
}

/** Times of burns that are dragged: while the corridor of another mover is built, and when it is there; and of those moved by keys. */
async function draggedBurns(
  page: Page,
  drags: number,
): Promise<{ whileScreening: DraggedTimes; atRest: DraggedTimes; keys: number[] }> {
  await openFlyAround(page);
  await page.locator('.fly-movers input').last().click();
  // The other satellite has a corridor of its own, which is made from now on.
  await page.locator('.fly-slider input').first().waitFor();
  const whileScreening = await dragBurns(page, drags, 'being checked');
  await page
    .getByText(/By public elements of/)
    .first()
    .waitFor({ timeout: 120_000 });
  const atRest = await dragBurns(page, drags);
  const keys = await keyPaintTimes(page, drags);
  return { whileScreening, atRest, keys };
}
