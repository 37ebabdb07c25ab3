import type { Page } from 'playwright-core';

/** Opens the ways around a fast event of two days ahead, for a miss that always needs a burn. */
export async function openFlyAround(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const from = new Date(globalThis.clearway.clock.nowMs() + 2 * 86_400_000).toISOString();
    const { items } = await (await fetch('/api/v1/events?limit=1000&tca_from=' + from)).json();
    const event = items.find((each) => !each.co_located && each.relative_speed_km_s > 5);
    const of = { event: {
      eventId: event.event_id,
      primaryId: event.primary.object_id,
      secondaryId: event.secondary.object_id,
      tcaMs: Date.parse(event.tca_utc),
    } };
    globalThis.clearway.actions.openPanel({
      kind: 'fly-around', of, message: 'screening', mover: 'primary', target: { kind: 'miss-distance', missDistanceKm: 5 },
    });
  })()`);
  await page.locator('.fly-matrix canvas').waitFor({ timeout: 60_000 });
}

/** Times of one burn that is dragged, ms from the input, by the page's own measures. */
export interface DraggedTimes {
  /** Until probability, miss and encounter plane are painted. */
  readonly painted: number[];
  /** Until the burnt path is drawn on the map. */
  readonly path: number[];
}

/** Drags burns one after the other, each when the one before has been answered; `onlyWhile` ends it when the panel does not say that text any more. */
export async function dragBurns(page: Page, drags: number, onlyWhile = ''): Promise<DraggedTimes> {
  return page.evaluate<DraggedTimes>(`(async () => {
    const names = { painted: 'fly-around: input to paint', path: 'fly-around: input to path' };
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const times = { painted: [], path: [] };
    for (let k = 0; k < ${drags}; k++) {
      if (${JSON.stringify(onlyWhile)} !== '' && !document.querySelector('.panel').innerText.includes(${JSON.stringify(onlyWhile)})) break;
      const inputs = document.querySelectorAll('.fly-slider input');
      const input = inputs[k % 3];
      for (const name of Object.values(names)) performance.clearMeasures(name);
      // Back and forth, and never beyond an end, where nothing would change.
      const step = k % 6 < 3 ? 3 : -3;
      const to = Number(input.value) + step;
      set.call(input, String(to > Number(input.max) || to < Number(input.min) ? to - 2 * step : to));
      input.dispatchEvent(new Event('input', { bubbles: true }));
      const until = performance.now() + 3000;
      const isMissing = (name) => performance.getEntriesByName(name).length === 0;
      while (Object.values(names).some(isMissing) && performance.now() < until)
        await new Promise((done) => setTimeout(done, 2));
      for (const [kind, name] of Object.entries(names)) times[kind].push(performance.getEntriesByName(name)[0]?.duration ?? 3000);
    }
    return times;
  })()`);
}

/**
 * From a key pressed on a burn's slider until the frame with its answer is on the screen, ms, by the browser's own measure of events. Times
 * under 16 ms it does not tell: they count as 16.
 */
export async function keyPaintTimes(page: Page, presses: number): Promise<number[]> {
  const LEAST_TOLD_MS = 16;
  await page.evaluate(`(() => {
    globalThis.toldKeys = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') globalThis.toldKeys.push(duration);
    }).observe({ type: 'event', durationThreshold: ${LEAST_TOLD_MS} });
  })()`);
  await page.locator('.fly-slider input').nth(1).focus();
  for (let k = 0; k < presses; k++) {
    await page.keyboard.press(k % 8 < 4 ? 'ArrowLeft' : 'ArrowRight');
    await page.waitForTimeout(100);
  }
  await page.waitForTimeout(1000);
  const told = await page.evaluate<number[]>('globalThis.toldKeys');
  return [...told, ...Array.from({ length: Math.max(0, presses - told.length) }, () => LEAST_TOLD_MS)];
}
