import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/**
 * Waits until an expression is true in the page. Playwright's own way evaluates texts within the page, which the map's content security
 * policy forbids.
 */
export async function until(page: Page, expression: string, seconds = 120): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    // A page that is being loaded anew has no such thing yet.
    const holds = await page.evaluate<boolean>(`Promise.resolve(${expression}).then(Boolean)`).catch(() => false);
    if (holds) return;
    if (performance.now() > deadline) throw new Error(`not within ${seconds} s: ${expression}`);
    await sleep(100);
  }
}
