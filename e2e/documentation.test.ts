import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLiveApp } from '@clearway/api';
import { createFakeService } from '@clearway/api/fake-service';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, listen } from '../apps/clearway/src/server/listen.ts';
import { findChromium, PATIENCE_MS } from './chromium.ts';

const executablePath = findChromium();

describe.skipIf(executablePath === null)('pages that a person reads', () => {
  let browser: Browser;
  let server: Listening;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clearway-documentation-'));
    server = await listen(createLiveApp(createFakeService({ events: 500 })), 0);
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(path: string, width = 1280, height = 900): Promise<[Page, string[]]> {
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(PATIENCE_MS);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.url}${path}`);
    return [page, complaints];
  }

  test.each([
    ['/api', 1280],
    ['/api', 360],
    ['/events', 1280],
    ['/events', 360],
    ['/', 360],
  ])('%s fits %i pixels, and nothing complains', async (path, width) => {
    const [page, complaints] = await open(path, width);
    const content = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(content).toBeLessThanOrEqual(width);
    await page.screenshot({ path: join(folder, 'page.png') });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('the documentation finds operations while typing, and shows their examples', async () => {
    const [page, complaints] = await open('/api');
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('watch member');
    await page.getByText('2 operations').waitFor();
    expect(await page.locator('article.operation:not(.document):visible').count()).toBe(2);
    expect(await page.locator('.contents li:visible').allInnerTexts()).toEqual([
      expect.stringContaining('/watchlists/{name}/members'),
      expect.stringContaining('/watchlists/{name}/members'),
    ]);
    await page.getByRole('searchbox').fill('');
    await page.locator('#listEvents summary').first().click();
    await page.locator('#listEvents pre', { hasText: '"event_id": 1204' }).waitFor();
    await page.locator('#listEvents a', { hasText: 'Ask for it here' }).click();
    expect(JSON.parse(await page.locator('body').innerText())).toMatchObject({ items: expect.any(Array) });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('events are filtered in place, and the address says so', async () => {
    const [page, complaints] = await open('/events');
    await page.getByRole('searchbox').fill('starlink');
    await page.getByText('events with “starlink”').waitFor();
    await page.getByLabel('Show').selectOption('cleared');
    await page.locator('.tag', { hasText: 'cleared' }).first().waitFor();
    const { pathname, searchParams } = new URL(page.url());
    expect(pathname).toBe('/events');
    expect(Object.fromEntries(searchParams)).toEqual({ object: 'starlink', state: 'cleared' });
    for (const row of await page.locator('#results > table tbody tr').allTextContents()) {
      expect(row).toContain('STARLINK');
    }
    expect(complaints).toEqual([]);
    await page.close();
  });
});
