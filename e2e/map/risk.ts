import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { referenceText } from '../../validation/reference-data.ts';
import { drop } from './drop-files.ts';
import { makeUpMessages, type ToldEvent } from './made-up-messages.ts';
import { goTo, inPage, type ServedMap, START } from './served-map.ts';
import { until } from './until.ts';

const OF_NO_EVENT = 'probability/cdm-real/000038771_conj_000030802_20201216_182131_20201215_171306.cdm';

const ANOTHER_OF_NO_EVENT = 'probability/cdm-real/000044628_conj_000027127_20220313_181420_20220311_225243.cdm';

interface Plane {
  readonly miss_km: { readonly x: number; readonly y: number };
  readonly covariance_km2: { readonly xx: number; readonly xy: number; readonly yy: number };
}

/** Points at the lines, which go away by themselves after some seconds: on a slow machine before they are pressed. */
async function holdNotices(page: Page): Promise<void> {
  await page.locator('.notice').last().hover();
}

/** Messages, and what they make of an encounter. */
export function riskTests(served: () => ServedMap): void {
  let page: Page;
  let told: ToldEvent;
  const ask = async <Answer>(path: string): Promise<Answer> =>
    (await (await fetch(`${served().url}/api/v1/${path}`)).json()) as Answer;
  beforeAll(async () => {
    told = await makeUpMessages(served().url);
    page = await served().shared('desktop');
    // Nothing is drawn while time stands still, which leaves the machine to the rest.
    await goTo(page, `/?t=${START}&rate=0`);
    await until(page, 'globalThis.clearway.events.get() != null && globalThis.clearway.catalog.get() != null');
  }, 400_000);

  /** Browsers complain of every answer that refuses something. */
  const expectRefused = (status: number): void => {
    const said = served().complaints.splice(0);
    expect(said).not.toEqual([]);
    for (const each of said) expect(each).toContain(`status of ${status}`);
  };

  test('files that are dropped are taken, and what is wrong with one is said', async () => {
    const [first, second] = told.messages as [string, string];
    await drop(page, [
      { name: 'first.cdm', text: first },
      { name: 'again.cdm', text: first },
      { name: 'wrong.cdm', text: first.replace(/^TCA .*$/m, 'TCA = tomorrow') },
      { name: 'second.cdm', text: second },
      { name: 'of-no-event.cdm', text: referenceText(OF_NO_EVENT) },
    ]);
    await page.waitForURL(/panel=messages/);
    const lines = page.locator('.inbox-file');
    await until(page, "document.querySelectorAll('.inbox-file.is-done, .inbox-file.is-failed').length === 5");
    expect(await lines.nth(1).textContent()).toContain('1 was here already');
    expect(await lines.nth(2).textContent()).toMatch(/line \d+.*TCA/);
    expect(await page.locator('.inbox-file.is-failed').count()).toBe(1);
    expectRefused(400);
  });

  test('the event that a message is about shows it, true to scale', async () => {
    await page.getByRole('button', { name: 'second.cdm' }).click();
    await page.waitForURL(new RegExp(`panel=encounter&event=${told.eventId}&`));
    await page.locator('.risk-headline').getByText('by the CDM of MADE-UP').waitFor();
    await page.locator('.risk-plane').waitFor();
    const { items } = await ask<{ items: { points: { cdm_id: number }[] }[] }>(`events/${told.eventId}/conjunctions`);
    const { points } = items[0]!;
    expect(points).toHaveLength(2);
    const { plane } = (await ask<{ assessment: { plane: Plane } }>(`cdms/${points[1]!.cdm_id}`)).assessment;
    const drawn = await inPage<{ bar: string; perPixel: number; miss: number; rx: number; ry: number }>(
      page,
      `(() => {
        const svg = document.querySelector('.risk-plane svg');
        const bar = svg.querySelector('.risk-bar').getBBox().width;
        const line = svg.querySelector('.plane-miss');
        const number = (element, name) => Number(element.getAttribute(name));
        const ellipse = svg.querySelector('.risk-ellipse.is-3');
        return {
          bar: svg.querySelector('.risk-bar + text').textContent,
          perPixel: 1 / bar,
          miss: Math.hypot(number(line, 'x2') - number(line, 'x1'), number(line, 'y2') - number(line, 'y1')),
          rx: number(ellipse, 'rx'),
          ry: number(ellipse, 'ry'),
        };
      })()`,
    );
    const [size, unit] = drawn.bar.split('\u202f') as [string, string];
    const kmPerPixel = Number(size) * (unit === 'km' ? 1 : 0.001) * drawn.perPixel;
    const { xx, xy, yy } = plane.covariance_km2;
    // The product of the half axes is the root of the determinant, the sum of their squares the trace.
    const scale = (3 / kmPerPixel) ** 2;
    expect(drawn.miss * kmPerPixel).toBeCloseTo(Math.hypot(plane.miss_km.x, plane.miss_km.y), 5);
    expect(drawn.rx * drawn.ry).toBeCloseTo(scale * Math.sqrt(xx * yy - xy * xy), 0);
    expect(drawn.rx ** 2 + drawn.ry ** 2).toBeCloseTo(scale * (xx + yy), 0);
  });

  test('each point of the course is a link to its message; the screening says what it is', async () => {
    await page.locator('.risk-point').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/cdm=\d+/);
    await page.getByLabel('By', { exact: true }).selectOption('screening');
    await page.waitForURL(/cdm=screening/);
    const headline = page.locator('.risk-headline');
    await headline.getByText(/^Screening only: positions .* uncertain by kilometres/).waitFor();
    expect(await page.locator('.risk-plane figcaption').textContent()).toContain('uncertain by kilometres');
    expect(await page.locator('.risk-methods tr.is-recommended').count()).toBe(1);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CDM KVN' }).click();
    expect((await saved).suggestedFilename()).toBe(`screening-${told.eventId}.cdm.kvn`);
  });

  test('a message of no event has a page of its own; deleting it can be undone', async () => {
    await inPage(page, "app.actions.openPanel({ kind: 'messages' }), undefined");
    await page.getByRole('button', { name: /METOP-B/ }).click();
    await page.waitForURL(/conjunction=\d+/);
    await page.locator('.risk-headline').getByText('1 in 640').waitFor();
    expect(await page.locator('.risk-headline').textContent()).toContain('Act');
    await page.getByRole('button', { name: 'Delete this message' }).click();
    await holdNotices(page);
    await page.getByText('no such encounter (any more)').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.risk-headline').getByText('1 in 640').waitFor();
    expectRefused(404);
  });

  test('a message that somebody else brings is told in a line that leads to it', async () => {
    await inPage(page, 'app.actions.closePanel(), undefined');
    const { status } = await fetch(`${served().url}/api/v1/cdms?file=another.cdm`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: referenceText(ANOTHER_OF_NO_EVENT),
    });
    expect(status).toBe(201);
    const line = page.locator('.notice', { hasText: 'by a new message' });
    await line.waitFor();
    await holdNotices(page);
    await line.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/panel=messages&conjunction=\d+&cdm=\d+/);
    await page.locator('.risk-headline').getByText('Act').waitFor();
  });

  test('levels follow the thresholds, and a change of those can be undone', async () => {
    await inPage(page, "app.actions.openPanel({ kind: 'settings' }), undefined");
    const act = page.getByLabel('Act from');
    await act.fill('1e-9');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('To act must not be lower').waitFor();
    await act.fill('0.9');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('act from 0.9').waitFor();
    await holdNotices(page);
    await inPage(page, "app.actions.openPanel({ kind: 'messages' }), undefined");
    await page
      .getByRole('button', { name: /METOP-B/ })
      .getByText('Watch', { exact: true })
      .waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page
      .getByRole('button', { name: /METOP-B/ })
      .getByText('Act', { exact: true })
      .waitFor();
  });
}
