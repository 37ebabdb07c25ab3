import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { goTo, inPage, type ServedMap } from './served-map.ts';
import { until } from './until.ts';

/** Searching, cards, the week's encounters, and how one gets back. */
export function findingTests(served: () => ServedMap): void {
  test('a name, a number, a COSPAR designator: each leads to its card', async () => {
    const page = await served().shared('desktop');
    await goTo(page, '/');
    const search = page.getByRole('combobox').first();
    for (const [text, name] of [
      ['iss', 'ISS (ZARYA)'],
      ['41335', 'SENTINEL-3A'],
      ['1990-037B', 'HST'],
    ] as const) {
      await search.fill(text);
      await firstOption(page, name);
      await search.press('Enter');
      await page.getByRole('heading', { level: 2, name }).waitFor();
      // The card tells where it is now.
      await page.locator('.panel').getByText('km/s').first().waitFor();
    }
    expect(new URL(page.url()).searchParams.get('object')).toBe('20580');
  });

  test('a place, what is above it, coordinates and a constellation', async () => {
    const page = await served().shared('desktop');
    await goTo(page, '/');
    const search = page.getByRole('combobox').first();
    await search.fill('above Luxembourg');
    await page
      .getByRole('option', { name: /Luxembourg/ })
      .first()
      .click();
    await page.locator('.panel h2', { hasText: /Luxembourg|above/i }).waitFor();
    expect(new URL(page.url()).searchParams.get('panel')).toBe('sky');
    await search.fill('-33.9, 18.4');
    await firstOption(page, /33[.,]9/);
    await search.press('Enter');
    await until(
      page,
      '(() => { const { latitude, longitude } = globalThis.clearway.scene.get().cameraPlace(); return Math.abs(latitude + 33.9) < 1 && Math.abs(longitude - 18.4) < 1; })()',
    );
    await search.fill('starlink');
    await page
      .getByRole('option', { name: /Starlink/i })
      .first()
      .click();
    await until(page, 'globalThis.clearway.scene.get().shownCount() < 15000');
    const only = await inPage<{ fleet?: string }>(page, 'app.view.get().only');
    expect(only.fleet).toMatch(/starlink/i);
    await goTo(page, '/');
    await until(page, 'globalThis.clearway.scene.get().shownCount() > 20000');
  });

  for (const name of ['desktop', 'phone'] as const) {
    test(`${name}: the week’s closest encounter is shown, and back leads back`, async () => {
      const page = await served().shared(name);
      await goTo(page, '/');
      await page.getByText('uncertain by kilometres').first().waitFor();
      // Noted in the moment in which it is shown: from then on time runs.
      await page.evaluate(`(() => {
        const { clock, view } = globalThis.clearway;
        const end = view.subscribe(() => {
          const { panel } = view.get();
          if (panel.kind !== 'encounter') return;
          end();
          globalThis.shownEncounter = { at: clock.at(), tca: panel.of.tcaMs, speed: clock.speed() };
        });
      })()`);
      await page.getByRole('button', { name: 'Show me' }).first().click();
      await page.waitForURL(/panel=encounter/);
      const panel = page.locator('.panel');
      await panel.getByText('uncertain by kilometres').first().waitFor();
      // Five minutes before, and playing.
      const { at, tca, speed } = await inPage<{ at: number; tca: number; speed: number }>(
        page,
        'globalThis.shownEncounter',
      );
      expect(tca - at).toBeGreaterThan(0);
      expect(tca - at).toBeLessThanOrEqual(300_000);
      expect(speed).toBeGreaterThan(0);
      await page.goBack();
      await page.getByRole('button', { name: 'Show me' }).first().waitFor();
      await page.goForward();
      await page.waitForURL(/panel=encounter/);
      await panel.getByText('uncertain by kilometres').first().waitFor();
    });
  }

  test('an object that there is not is answered clearly', async () => {
    const page = await served().shared('desktop');
    await goTo(page, '/?object=999999998&panel=object');
    await page.locator('.panel').getByText('999999998').first().waitFor();
    // The browser complains by itself, at its own time.
    const complaints = served().complaints;
    await expect.poll(() => complaints.some((text) => text.includes('404'))).toBe(true);
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('404')));
  });
}

/** Waits until the first suggestion is the one that is meant: those for what was typed before may still be there. */
async function firstOption(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('option').first().filter({ hasText: text }).waitFor();
}
