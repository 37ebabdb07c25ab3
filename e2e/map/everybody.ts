import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESKTOP, goTo, inPage, PHONE, type ServedMap, START } from './served-map.ts';
import { until } from './until.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Addresses of every screen, and what shows that it is there. */
const SCREENS = [
  ['home', '/', 'Show me'],
  ['object', '/?object=25544&panel=object', 'ISS (ZARYA)'],
  ['events', '/?panel=events', ''],
  ['messages', '/?panel=messages', ''],
  ['ephemerides', '/?panel=ephemerides', ''],
  ['sky', '/?panel=sky&place=49.61,6.13&place-name=Luxembourg', 'Luxembourg'],
  ['traffic', '/?panel=traffic', ''],
  ['watchlists', '/?panel=watchlists', ''],
  ['alerts', '/?panel=alerts', ''],
  ['objects', '/?panel=objects', ''],
  ['status', '/?panel=status', ''],
  ['settings', '/?panel=settings', ''],
] as const;

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

/** All rules in the dark; of the light only the colours differ. */
export async function axeViolations(page: Page, colorScheme: 'dark' | 'light'): Promise<string[]> {
  // The content security policy allows no script of ours in the page; this runs beside it.
  await page.evaluate(AXE);
  const violations = await page.evaluate<AxeViolation[]>(
    `axe.run(document, { resultTypes: ['violations']${colorScheme === 'light' ? ", runOnly: ['color-contrast']" : ''} }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary ?? ''})`),
  );
}

/** Opens a screen, and waits for it. */
async function show(page: Page, address: string, text = ''): Promise<void> {
  await goTo(page, `${address}${address.includes('?') ? '&' : '?'}t=${START}&rate=0`);
  await settled(page, text);
}

/** Waits for the panel, and until its words stand still. */
async function settled(page: Page, text: string): Promise<void> {
  await page.locator('.panel h2').first().waitFor();
  if (text !== '') await page.locator('.panel').getByText(text).first().waitFor();
  let before = '';
  for (let round = 0; round < 40; round++) {
    const now = await page.evaluate<string>('document.body.innerText');
    if (now === before) return;
    before = now;
    await page.waitForTimeout(120);
  }
}

export async function setLanguage(page: Page, language: string): Promise<void> {
  await inPage(page, 'app.preferences.set({ ...app.preferences.get(), language: given }), undefined', language);
  await until(page, `document.documentElement.lang === '${language}'`);
}

/** Keyboard, screen readers, contrast, phones, languages. */
export function everybodyTests(served: () => ServedMap): void {
  let desktop: Page;
  let phone: Page;
  beforeAll(async () => {
    desktop = await served().shared('desktop');
    phone = await served().shared('phone');
    // As narrow as wide screens and phones get: what fits here fits wider ones.
    await desktop.setViewportSize({ width: 1024, height: 768 });
    await phone.setViewportSize({ ...PHONE, width: 360 });
  }, 300_000);
  afterAll(async () => {
    await desktop?.setViewportSize(DESKTOP);
    await phone?.setViewportSize(PHONE);
  });

  for (const colorScheme of ['dark', 'light'] as const) {
    test(`${colorScheme}: axe finds nothing on any screen`, async () => {
      const page = desktop;
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const [name, address, text] of SCREENS) {
        await show(page, address, text);
        expect(await axeViolations(page, colorScheme), name).toEqual([]);
      }
      await show(page, '/', 'Show me');
      await page.getByRole('button', { name: 'Show me' }).first().click();
      await page.waitForURL(/panel=encounter/);
      await settled(page, 'uncertain by kilometres');
      expect(await axeViolations(page, colorScheme), 'encounter').toEqual([]);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      expect(await axeViolations(page, colorScheme), 'shortcuts').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      expect(await axeViolations(page, colorScheme), 'palette').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });
  }

  for (const language of ['de', 'fr', 'lb'] as const) {
    test(`${language}: every screen speaks it, on a desktop and on a phone`, async () => {
      for (const page of [desktop, phone]) {
        await setLanguage(page, language);
        for (const [name, address] of SCREENS) {
          await show(page, address);
          const text = await page.evaluate<string>('document.body.innerText');
          expect(
            text.match(/\b[a-z]+\.[a-z]+(-[a-z]+)+\b|undefined|NaN|\[object/g),
            `${name}: ${text.slice(0, 200)}`,
          ).toBeNull();
          const [content, width] = await page.evaluate<number[]>(
            '[document.documentElement.scrollWidth, window.innerWidth]',
          );
          expect(content, name).toBeLessThanOrEqual(width!);
        }
        await setLanguage(page, 'en');
      }
    });
  }

  test('a browser is spoken to in its own language', async () => {
    const page = await served().open('/', { locale: 'lb-LU', drawn: false });
    await until(page, "document.documentElement.lang === 'lb'");
    await page.context().close();
  });

  test('phone: what is touched is at least 44 px large', async () => {
    const tooSmall: string[] = [];
    for (const [name, address, text] of SCREENS) {
      await show(phone, address, text);
      const small = await phone.evaluate<
        string[]
      >(`[...document.querySelectorAll('button, select, input, [role=option], [role=slider]')]
        .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !each.closest('[inert], .for-readers'))
        .map((each) => [each, each.getBoundingClientRect(), each.closest('label')?.getBoundingClientRect()])
        .filter(([each, box, label]) => box.width > 2 && Math.max(box.height, label?.height ?? 0) < 43.5)
        .map(([each, box]) => each.outerHTML.slice(0, 90) + ' ' + Math.round(box.width) + 'x' + Math.round(box.height))`);
      tooSmall.push(...small.map((each) => `${name}: ${each}`));
    }
    expect(tooSmall).toEqual([]);
  });

  test('everything can be done with keys', async () => {
    const page = desktop;
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await goTo(page, `/?t=${START}`);
    // What listens to keys comes after the first picture, with the timeline.
    await page.getByRole('button', { name: 'Now', exact: true }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('sentinel-3a');
    await page.getByRole('listbox').getByRole('option').first().filter({ hasText: 'SENTINEL-3A' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'SENTINEL-3A' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const place =
      '(() => { const { longitude, latitude, rangeKm } = globalThis.clearway.scene.get().cameraPlace(); return [longitude, latitude, rangeKm]; })()';
    const before = await page.evaluate<number[]>(place);
    for (const key of ['ArrowRight', 'ArrowUp', '+']) await page.keyboard.press(key);
    const [longitude, latitude, range] = before as [number, number, number];
    await until(
      page,
      // East of it, across the date line too; towards the pole, until it looks down on it.
      `(([east, north, far]) => (east - ${longitude} + 540) % 360 > 180 && north > ${latitude} && far < ${range})(${place})`,
    );
    await page.keyboard.press('Space');
    await until(page, 'globalThis.clearway.clock.speed() === 0');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('traffic');
    await page
      .getByRole('dialog')
      .getByRole('option')
      .first()
      .filter({ hasText: /traffic/i })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/panel=traffic/);
  });
}
