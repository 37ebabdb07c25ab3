import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogDocument, Problem } from '@clearway/contract';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, PATIENCE_MS } from './chromium.ts';
import { type ClearwayProcess, clearway, startClearway } from './clearway-process.ts';

const DEADLINE = 240_000;
let folder = '';
let catalog = '';
let map = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-up-'));
  catalog = join(folder, 'catalog.csv');
  map = join(folder, 'map');
  await mkdir(map);
  await writeFile(join(map, 'index.html'), '<!doctype html><title>A map</title>');
  await clearway(['synthesize', '--objects', '1500', '--output', catalog]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const upOn = (file: string): string[] => [
  'up',
  '--catalog',
  file,
  '--port',
  '0',
  '--start',
  '2026-03-10',
  '--data-dir',
  'data',
];

/** With a map, which would else be built first. */
const around = (environment: Record<string, string> = {}): { cwd: string; environment: Record<string, string> } => ({
  cwd: folder,
  environment: { CLEARWAY_MAP_FOLDER: map, ...environment },
});

async function stop(started: ClearwayProcess, signal: NodeJS.Signals): Promise<number | null> {
  started.child.kill(signal);
  return (await started.ended).code;
}

describe('up', () => {
  let started: ClearwayProcess;
  let url = '';
  const executablePath = findChromium();
  let browser: Browser;
  beforeAll(async () => {
    started = startClearway(upOn(catalog), around());
    url = (await started.says(/the page is at (http:\S+)/))[1]!;
    if (executablePath) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  }, DEADLINE);
  afterAll(async () => {
    await browser?.close();
    started.child.kill('SIGKILL');
  });

  test('answers at once, before it has screened', async () => {
    const health = await (await fetch(`${url}/api/v1/health`)).json();
    expect(health).toMatchObject({ status: 'ok', progress: expect.any(Number) });
  });

  test(
    'prints the closest approaches and what they rest on',
    async () => {
      await started.says(/Ctrl-C stops/);
      const [table] = await started.says(/The 20 closest approaches[\s\S]*/);
      expect(table).toMatch(/SYNTHETIC-PAYLOAD-9\d{8} +9\d{8} {2}payload/);
      expect(table).toMatch(/Screened +1,\d{3} objects/);
      expect(table).toMatch(/Catalogue +catalog\.csv\. Screened 1,\d{3} objects; how many are in orbit is not known/);
      expect(table).toMatch(/Events +\d+ that should be looked at/);
      expect(table).toMatch(/Rejected +0 of 1,500 records unreadable/);
      const health = await (await fetch(`${url}/api/v1/health`)).json();
      expect(health).toMatchObject({ phase: 'ready', progress: 1 });
    },
    DEADLINE,
  );

  test('serves the map that was built, the tables, and what the map is drawn from', async () => {
    const page = await fetch(`${url}/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(await page.text()).toContain('<title>A map</title>');
    expect(await (await fetch(`${url}/close-approaches`)).text()).toContain('<a href="/">Map</a>');
    const catalog = (await (await fetch(`${url}/api/v1/catalog`)).json()) as CatalogDocument;
    expect(catalog.objects.object_id).toHaveLength(1500);
    expect(catalog.clock_utc).toMatch(/^2026-03-10T00:/);
    const id = catalog.objects.object_id[0]!;
    const tooLarge = await fetch(`${url}/api/v1/objects/${id}/elements?format=tle`);
    expect([tooLarge.status, ((await tooLarge.json()) as Problem).code]).toEqual([409, 'conflict']);
    const omm = await (await fetch(`${url}/api/v1/objects/${id}/elements?format=omm-kvn`)).text();
    expect(omm).toContain(`NORAD_CAT_ID = ${id}\n`);
  });

  test('a second one on the same port is refused', async () => {
    const ended = await clearway(['up', '--catalog', catalog, '--port', new URL(url).port], around());
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^clearway: port \d+ of 127\.0\.0\.1 is in use;[^\n]*\n$/);
  });

  describe.skipIf(executablePath === null)('in a browser', () => {
    async function open(width: number, height: number, colorScheme: 'dark' | 'light'): Promise<[Page, string[]]> {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme });
      page.setDefaultTimeout(PATIENCE_MS);
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${url}/close-approaches`);
      return [page, complaints];
    }

    for (const [name, width, height, scheme] of [
      ['desktop', 1280, 900, 'dark'],
      ['phone', 360, 740, 'light'],
    ] as const) {
      test(`${name}: the list fits, the notice stands, nothing complains`, async () => {
        const [page, complaints] = await open(width, height, scheme);
        await page.getByRole('heading', { level: 1, name: /close approaches within 5 km in 7 days/ }).waitFor();
        expect(await page.getByText('Screening only.').isVisible()).toBe(true);
        expect(await page.locator('#results > table tbody tr').count()).toBeGreaterThan(20);
        const [content, window] = await page.evaluate<number[]>(
          '[document.documentElement.scrollWidth, window.innerWidth]',
        );
        expect(content).toBeLessThanOrEqual(window!);
        const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
        expect(background).toBe(scheme === 'dark' ? 'rgb(11, 15, 23)' : 'rgb(238, 242, 247)');
        await page.screenshot({ path: join(folder, `${name}.png`) });
        expect(complaints).toEqual([]);
        await page.close();
      });
    }

    test('the filter shows the encounters of one object, and the address says so', async () => {
      const [page, complaints] = await open(1280, 900, 'dark');
      const name = (await page.locator('#results > table .object a').first().textContent())!;
      const id = name.replace(/.*-/, '');
      await page.getByRole('searchbox').fill(id);
      await page.getByText(`with “${id}”`).waitFor();
      const rows = await page.locator('#results > table tbody tr').allTextContents();
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toContain(id);
      expect(new URL(page.url()).searchParams.get('object')).toBe(id);
      await page.getByRole('searchbox').fill('no such thing');
      await page.getByText('Nothing comes close to “no such thing” here.').waitFor();
      expect(complaints).toEqual([]);
      await page.close();
    });

    test('the list sorts by time', async () => {
      const [page] = await open(1280, 900, 'dark');
      await page.getByRole('link', { name: 'When (UTC)' }).click();
      await page.getByRole('heading', { name: 'Next first' }).waitFor();
      const moments = await page.locator('#results > table td.when time').all();
      const times = await Promise.all(moments.slice(0, 30).map((moment) => moment.getAttribute('datetime')));
      expect(times).toHaveLength(30);
      expect(times).toEqual(times.toSorted());
      await page.close();
    });
  });

  test('Ctrl-C stops it, and the port is free again', async () => {
    const asked = performance.now();
    expect(await stop(started, 'SIGINT')).toBe(130);
    // A second or so where nothing else runs; what is not stopped goes on for good.
    expect(performance.now() - asked).toBeLessThan(30_000);
    await expect(fetch(`${url}/api/v1/health`)).rejects.toThrow();
    expect(await readdir(folder)).not.toContain('.clearway');
    // Nothing holds the database any more: what was found is shown at once by the next.
    const again = startClearway(upOn(catalog), around());
    await again.says(/The 20 closest approaches/);
    expect(await stop(again, 'SIGTERM')).toBe(143);
    expect((await again.ended).stderr).not.toMatch(/screening every pair/);
  });
});

test(
  'without a network a catalogue that lies in the watched folder is used from the start',
  async () => {
    await mkdir(join(folder, 'incoming'));
    await writeFile(join(folder, 'incoming', 'brought.csv'), await readFile(catalog));
    const argv = [
      'up',
      '--offline',
      '--watch',
      'incoming',
      '--port',
      '0',
      '--start',
      '2026-03-10',
      '--data-dir',
      'alone',
    ];
    const started = startClearway(argv, around());
    await started.says(/Ctrl-C stops/);
    await stop(started, 'SIGTERM');
    const { stdout, stderr } = await started.ended;
    expect(stdout).toMatch(/Screened +1,\d{3} objects/);
    expect(stderr).not.toContain('No real catalogue could be had');
  },
  DEADLINE,
);

test(
  'the catalogue comes from CelesTrak, and is not asked for again after a restart',
  async () => {
    const asked: string[] = [];
    const table = await readFile(catalog);
    const celestrak = createServer((request, response) => {
      asked.push(request.url!);
      if (request.url!.includes('GROUP=active')) response.end(table);
      else response.end('No GP data found');
    });
    await new Promise<void>((resolve) => celestrak.listen(0, '127.0.0.1', resolve));
    const port = (celestrak.address() as AddressInfo).port;
    const options = around({
      CLEARWAY_CELESTRAK_URL: `http://127.0.0.1:${port}`,
      CLEARWAY_IERS_URL: `http://127.0.0.1:${port}/finals`,
      CLEARWAY_LEAP_SECONDS_URL: `http://127.0.0.1:${port}/leap-seconds`,
    });
    const argv = ['up', '--port', '0', '--start', '2026-03-10', '--data-dir', 'kept'];
    const first = startClearway(argv, options);
    await first.says(/Catalogue +CelesTrak/);
    expect(await stop(first, 'SIGTERM')).toBe(143);
    const queries = asked.length;
    expect(queries).toBeGreaterThan(0);
    const second = startClearway(argv, options);
    await second.says(/Catalogue +CelesTrak/);
    await stop(second, 'SIGTERM');
    expect(asked).toHaveLength(queries);
    celestrak.close();
  },
  DEADLINE,
);
