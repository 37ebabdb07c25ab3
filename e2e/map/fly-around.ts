import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations, setLanguage } from './everybody.ts';
import { makeUpMessages, sendLatest, type ToldEvent } from './made-up-messages.ts';
import { inPage, PHONE, type ServedMap, START } from './served-map.ts';
import { until } from './until.ts';

/** From an encounter to a plan that a person approved. One page goes all the way. */
export function flyAroundTests(served: () => ServedMap): void {
  let page: Page;
  let told: ToldEvent;
  const panel = (): ReturnType<Page['locator']> => page.locator('.panel');
  beforeAll(async () => {
    told = await makeUpMessages(served().url);
    await sendLatest(served().url, told);
    const named = await fetch(`${served().url}/api/v1/people/Ada%20Muller`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'admin', by: 'Ada Muller' }),
    });
    expect(named.ok).toBe(true);
    // Time stands still: what is drawn for it would take the machine from what is looked at.
    page = await served().open(`${told.address}&t=${START}&rate=0`, { drawn: false });
    await until(page, 'globalThis.clearway?.events.get() != null && globalThis.clearway.catalog.get() != null');
  }, 400_000);
  afterAll(() => page?.context().close());

  const burnInAddress = async (): Promise<number[]> =>
    (new URL(await page.evaluate<string>('location.href')).searchParams.get('burn') ?? '').split(',').map(Number);

  test('an encounter leads to routes that are enough, the least first', async () => {
    await page.getByRole('button', { name: 'Fly around' }).click();
    await page.waitForURL(/panel=fly-around&event=\d+/);
    const cards = page.locator('.fly-route');
    await cards.first().waitFor();
    const texts = await cards.allInnerTexts();
    expect(texts.length).toBeGreaterThanOrEqual(3);
    expect(texts[0]).toContain('Least fuel');
    expect(texts.at(-1)).toContain('no burn');
    const sizes = texts.slice(0, -1).map((text) => Number(/([\d.]+)\u202fmm\/s/.exec(text)![1]));
    expect(Math.min(...sizes)).toBe(sizes[0]);
    expect(await cards.first().locator('input').isChecked()).toBe(true);
    await panel().getByText('1 in 1,000,000').waitFor();
    expect(await panel().locator('.fly-certificate').innerText()).toContain('The least burn at this time');
    expect(
      await panel()
        .getByText(/optimal: true/)
        .count(),
    ).toBe(1);
    expect(await page.locator('.fly-plane ellipse').count()).toBe(6);
  });

  test('a burn that is dragged is answered at once, and is in the address', async () => {
    const size = panel().getByLabel('Size', { exact: true });
    await size.focus();
    for (let k = 0; k < 30; k++) await page.keyboard.press('ArrowLeft');
    await panel().getByText('Not enough for').waitFor();
    await until(page, "new URLSearchParams(location.search).has('burn')");
    const smaller = Math.hypot(...(await burnInAddress()).slice(1));
    expect(await panel().locator('.fly-certificate').innerText()).toContain('Smaller than');
    await until(page, "performance.getEntriesByName('fly-around: input to paint').length > 0");
    await panel().getByRole('button', { name: 'Least at this time' }).click();
    await panel().getByText('Enough: within').waitFor();
    await until(
      page,
      `Math.hypot(...new URLSearchParams(location.search).get('burn').split(',').slice(1).map(Number)) > ${smaller}`,
    );
    await panel().getByRole('button', { name: 'Set beside' }).click();
    await panel().getByRole('button', { name: 'Yours 1', exact: true }).waitFor();
  });

  test('the matrix goes by keys and says what it shows; a cell gives its burn', async () => {
    const matrix = page.getByRole('application', { name: 'What every burn brings' });
    await matrix.focus();
    const said = page.locator('.fly-cell');
    const before = await said.innerText();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await said.innerText()).not.toBe(before);
    expect(await said.innerText()).toMatch(/rev before: .*, miss /);
    const old = await burnInAddress();
    await page.keyboard.press('Enter');
    await until(page, `!new URLSearchParams(location.search).get('burn').startsWith('${old[0]},')`);
    await panel().getByRole('button', { name: 'Backwards', exact: true }).first().click();
    await page.waitForURL(/way=backwards/);
    await page.locator('.fly-table summary', { hasText: 'As a table' }).last().click();
    expect(await page.locator('.fly-table tbody tr').count()).toBeGreaterThanOrEqual(3);
  });

  test('everything else in orbit is checked, and told as what it is', async () => {
    await panel()
      .getByText(/By public elements of \d\d,\d+ objects/)
      .first()
      .waitFor();
    expect(await page.locator('.fly-route-others').first().innerText()).toMatch(/than without it/);
  });

  test('back leads to the encounter, forward to the very burn; a link shows the same', async () => {
    const address = page.url();
    await page.goBack();
    await page.waitForURL(/panel=encounter/);
    await page.goForward();
    await page.waitForURL(/panel=fly-around/);
    expect(new URL(page.url()).searchParams.get('burn')).toBe(new URL(address).searchParams.get('burn'));
    expect(new URL(page.url()).searchParams.get('with')).toBe(new URL(address).searchParams.get('with'));
    await panel().getByLabel('Until').selectOption({ label: 'the miss is at least 2 km' });
    await page.waitForURL(/aim=2km/);
    await panel().getByText('Enough: within 2 km').waitFor();
    await panel().getByLabel('Until').selectOption({ index: 2 });
    await page.waitForURL(/aim=0.000001/);
  });

  test('a person proposes, reviews and approves; what happened is kept', async () => {
    await panel().getByLabel('You are').selectOption({ label: 'Ada Muller (admin)' });
    await page.locator('.plan-list, .panel-body section > p.muted').first().waitFor();
    const cards = await page.locator('.plan-card').count();
    await panel().getByRole('button', { name: 'Propose this' }).click();
    await page.locator('.plan-card').nth(cards).waitFor();
    const plan = page.locator('.plan-card').first();
    await plan.locator('.plan-state', { hasText: 'proposed' }).waitFor();
    await plan.getByRole('button', { name: 'Reviewed' }).click();
    await plan.locator('.plan-state', { hasText: 'reviewed' }).waitFor();
    await plan.getByRole('button', { name: 'Approve' }).click();
    await plan.locator('.plan-state', { hasText: 'approved' }).waitFor();
    await plan.getByText('What happened').click();
    await plan.getByText('Ada Muller approved it').waitFor();
    const saved = page.waitForEvent('download');
    await plan.getByRole('button', { name: 'OPM' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^plan-\d+\.opm\.kvn$/);
  });

  test('axe finds nothing, in four languages no key shows, and a phone has room for it', async () => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await axeViolations(page, colorScheme), colorScheme).toEqual([]);
    }
    await page.setViewportSize({ ...PHONE, width: 360 });
    for (const language of ['de', 'fr', 'lb', 'en']) {
      await setLanguage(page, language);
      const text = await page.evaluate<string>('document.querySelector(".panel").innerText');
      expect(text.match(/\b(fly-around|plans|risk)\.[a-z-]+|undefined|NaN|\[object/g), text.slice(0, 200)).toBeNull();
      const [content, width] = await page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]');
      expect(content, language).toBeLessThanOrEqual(width!);
    }
  });

  test('elements alone are nothing to burn by, and the panel says so', async () => {
    await inPage(
      page,
      "app.actions.openPanel({ kind: 'fly-around', of: app.view.get().panel.of, message: 'screening' }), undefined",
    );
    await panel().getByText('public elements are nothing to burn by').waitFor();
    await page.locator('.fly-route').first().waitFor();
  });
}
