import { parseUtc } from '@clearway/astro';
import { loadCatalog } from '@clearway/service';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writtenOem } from '../../validation/live/written-oem.ts';
import { referencePath } from '../../validation/reference-data.ts';
import { drop } from './drop-files.ts';
import { inPage, MAIN_CATALOGUE, type ServedMap, START } from './served-map.ts';
import { until } from './until.ts';

const HUBBLE = 20_580;

/** An operator's own ephemeris, dropped on the map. */
export function ephemerisTests(served: () => ServedMap): void {
  let page: Page;
  let text: string;
  beforeAll(async () => {
    const start = parseUtc(START)!;
    const { elements } = await loadCatalog([referencePath(MAIN_CATALOGUE)], { start });
    const own = elements.find(({ id }) => id === HUBBLE)!;
    text = writtenOem(own, { start, hours: 36, sigmasKm: [0.01, 0.1, 0.02], ahead: 0.02 });
    page = await served().open(`/?t=${START}&rate=0`, { drawn: false });
    await until(page, 'globalThis.clearway?.catalog.get() != null');
    // What takes files comes after the first picture.
    await page.locator('.shell-status').waitFor();
  }, 400_000);
  afterAll(() => page?.context().close());

  test('is taken as what it is, screened at once, and shown with its object', async () => {
    await drop(page, [{ name: 'hubble.oem', text }]);
    await page.waitForURL(/panel=ephemerides/);
    const entry = page.locator('.ephemeris-entry');
    await entry.getByText('Covariance in RTN, 2 matrices').waitFor();
    await entry.locator('.ephemeris-state.is-in-use').waitFor();
    const answer = await fetch(`${served().url}/api/v1/close-approaches?object=${HUBBLE}&list=all&limit=1000`);
    const { items } = (await answer.json()) as { items: { primary_source: string; secondary_source: string }[] };
    expect(items.some((row) => [row.primary_source, row.secondary_source].includes('ephemeris'))).toBe(true);
    await inPage(page, `app.actions.showObject(${HUBBLE}), undefined`);
    // Who is near it is by its ephemeris, too, and the card says so.
    await page.locator('.card-neighbour').getByText('this object by its operator’s ephemeris').first().waitFor();
    await page.getByRole('button', { name: 'Show 1 ephemeris' }).click();
    await page.waitForURL(new RegExp(`panel=ephemerides&of=${HUBBLE}`));
  });

  test('is removed, which can be undone', async () => {
    await page.getByRole('button', { name: /^Remove the ephemeris of/ }).click();
    // Lines go away by themselves, on a slow machine before they are pressed.
    await page.locator('.notice').last().hover();
    await page.getByText('No ephemeris of this object yet.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.ephemeris-entry').waitFor();
    await page.getByRole('button', { name: /^Remove the ephemeris of/ }).click();
    await page.getByText('No ephemeris of this object yet.').waitFor();
  });
}
