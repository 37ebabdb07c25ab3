import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, PATIENCE_MS } from './chromium.ts';
import { type ClearwayProcess, clearway, startClearway } from './clearway-process.ts';
import { axeViolations } from './map/everybody.ts';
import { CHROMIUM_FLAGS, PHONE } from './map/served-map.ts';
import { until } from './map/until.ts';

const executablePath = findChromium();
const [ADA, VI] = ['Ada Muller', 'Vi Weber'] as const;
const PASSWORD = 'nine herons over the weir';

describe.skipIf(executablePath === null)('signing in, in a browser', { timeout: 240_000 }, () => {
  let folder = '';
  let server: ClearwayProcess;
  let browser: Browser;
  let url = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clearway-sign-in-'));
    const inFolder = { cwd: folder };
    await clearway(['synthesize', '--objects', '400', '--output', 'catalog.csv'], inFolder);
    for (const [name, role] of [
      [ADA, 'admin'],
      [VI, 'viewer'],
    ] as const) {
      const argv = ['account', 'create', name, '--role', role, '--password-stdin', '--data-dir', 'data'];
      expect(await clearway(argv, { ...inFolder, input: Buffer.from(`${PASSWORD}\n`) })).toMatchObject({ code: 0 });
    }
    const argv = ['up', '--catalog', 'catalog.csv', '--start', '2026-03-10T00:00:00Z', '--days', '1', '--port', '0'];
    server = startClearway([...argv, '--data-dir', 'data', '--accounts', '--imagery-url', 'none'], inFolder);
    url = (await server.says(/the page is at (http:\S+)/))[1]!;
    browser = await chromium.launch({ executablePath: executablePath!, args: [...CHROMIUM_FLAGS] });
    await server.says(/Ctrl-C stops/);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    server?.child.kill('SIGKILL');
    await server?.ended;
    await rm(folder, { recursive: true, force: true });
  });

  const dialogOf = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('dialog', { name: 'Sign in' });

  async function signIn(page: Page, name: string, password: string): Promise<void> {
    await dialogOf(page).getByLabel('Name').fill(name);
    await dialogOf(page).getByLabel('Password').fill(password);
    await dialogOf(page).getByRole('button', { name: 'Sign in', exact: true }).click();
  }
  const openMenu = (page: Page): Promise<void> => page.getByRole('button', { name: 'Menu' }).click();

  /** Answers of the service, other than who is asked for, that the browser keeps to work offline. */
  async function keptAnswers(page: Page): Promise<string[]> {
    const paths = await page.evaluate<string[]>(
      `caches.keys().then(async (names) => (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat())`,
    );
    return paths.filter((each) => each.startsWith('/api/') && !each.startsWith('/api/v1/session'));
  }

  test('nothing is shown before it, a wrong password is told, and then the very view that was asked for comes', async () => {
    const page = await (await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/api/') && response.status() === 200) refused.push(new URL(response.url()).pathname);
    });
    await page.goto(`${url}/?panel=events`);
    await dialogOf(page).waitFor();
    expect(await axeViolations(page, 'dark')).toEqual([]);
    // Of all that the service knows a stranger is told who is asked for, and how it works.
    for (const path of refused)
      expect(path).toMatch(/^\/api\/v1\/(session|health|openapi\.json|version|map-settings)$/);
    expect(await page.evaluate<string>('document.body.innerText')).not.toContain('SYNTHETIC');
    // Escape is no way around it.
    await page.keyboard.press('Escape');
    await signIn(page, ADA, 'not the password');
    await dialogOf(page).getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    expect(await dialogOf(page).getByRole('alert').innerText()).toMatch(/do not fit/);
    await signIn(page, ADA, PASSWORD);
    await page.getByRole('heading', { level: 2, name: 'Encounters' }).waitFor();
    await until(page, '(globalThis.clearway?.scene.get()?.shownCount() ?? 0) > 300');
    // It lasts over a reload, and no script can read it.
    await page.reload();
    await page.getByRole('heading', { level: 2, name: 'Encounters' }).waitFor();
    expect(await dialogOf(page).count()).toBe(0);
    expect(await page.evaluate<string>('document.cookie')).toBe('');
    await openMenu(page);
    await page.getByText(ADA).waitFor();
    await page.getByText('Admin').waitFor();
    await page.context().close();
  });

  test('a viewer on a phone sees all, changes nothing, and signs out', async () => {
    const context = await browser.newContext({
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
      colorScheme: 'light',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(url);
    await dialogOf(page).waitFor();
    expect(await axeViolations(page, 'light')).toEqual([]);
    const [content, width] = await page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]');
    expect(content).toBeLessThanOrEqual(width!);
    await signIn(page, VI, PASSWORD);
    await until(page, '(globalThis.clearway?.scene.get()?.shownCount() ?? 0) > 300');
    await until(page, 'navigator.serviceWorker.ready');
    await page.reload();
    await until(page, '(globalThis.clearway?.scene.get()?.shownCount() ?? 0) > 300');
    expect((await keptAnswers(page)).length).toBeGreaterThan(0);
    const status = await page.evaluate<number>(
      `fetch('/api/v1/watchlists', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'mine' }) }).then(({ status }) => status)`,
    );
    expect(status).toBe(403);
    await openMenu(page);
    await page.getByText(VI).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await dialogOf(page).waitFor();
    expect(await page.evaluate<number>(`fetch('/api/v1/objects?limit=1').then(({ status }) => status)`)).toBe(401);
    // What the browser keeps is the program, and nothing that was told to somebody who has left.
    expect(await keptAnswers(page)).toEqual([]);
    await context.close();
  });
});
