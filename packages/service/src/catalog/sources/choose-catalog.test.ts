import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseUtc } from '@clearway/astro';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { synthesizeCatalog } from '../synthetic/index.ts';
import { type CatalogChoice, type ChosenCatalog, chooseCatalog } from './choose-catalog.ts';

let dataDirectory = '';
let server: Server;
let asked = 0;
const epoch = parseUtc('2026-03-10')!;
const TABLE =
  'OBJECT_NAME,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,NORAD_CAT_ID,BSTAR\r\nSAT,2026-03-10T00:00:00,15,0.001,53,7,0\r\n';

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'clearway-choose-'));
  asked = 0;
  server = createServer((_, response) => {
    asked++;
    response.end(TABLE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(dataDirectory, { recursive: true, force: true });
});

function choose(over: Partial<CatalogChoice> = {}): Promise<ChosenCatalog> {
  return chooseCatalog({
    named: [],
    dataDirectory,
    offline: false,
    celestrakUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    synthesize: () => synthesizeCatalog({ objects: 10, seed: 1, epoch }),
    ...over,
  });
}

test('files that are named win, and nobody is asked', async () => {
  expect(await choose({ named: ['data/gp.csv.gz', 'tle.txt'] })).toEqual({
    files: ['data/gp.csv.gz', 'tle.txt'],
    source: 'gp.csv.gz, tle.txt',
    synthetic: false,
    warnings: [],
  });
  expect(asked).toBe(0);
  expect(await readdir(dataDirectory)).toEqual([]);
});

test('otherwise CelesTrak is asked, once, and its copies are used again offline', async () => {
  const first = await choose();
  expect(first).toMatchObject({ source: 'CelesTrak, 0 minutes old', synthetic: false, warnings: [] });
  const queries = asked;
  expect(queries).toBe(first.files.length);
  expect((await choose()).files).toEqual(first.files);
  const threeDaysLater = new Date(Date.now() + 72 * 3_600_000);
  const old = await choose({ offline: true, now: () => threeDaysLater });
  expect(old.files).toEqual(first.files);
  expect(old.source).toBe('CelesTrak, 72 hours old');
  expect(old.warnings).toEqual(["The copy of CelesTrak's catalogue is 72 hours old; connect to renew it."]);
  expect(asked).toBe(queries);
});

test('without network and copy the objects are synthetic, and that is said', async () => {
  const chosen = await choose({ offline: true });
  expect(chosen.synthetic).toBe(true);
  expect(chosen.source).toBe('SYNTHETIC objects');
  expect(chosen.warnings.at(-1)).toContain('SYNTHETIC: made up, and so is every result');
  const lines = (await readFile(chosen.files[0]!, 'utf8')).trimEnd().split('\n');
  expect(lines).toHaveLength(11);
  for (const line of lines.slice(1)) expect(line).toMatch(/^SYNTHETIC-/);
});

test('a data directory that cannot be used is refused', async () => {
  const file = join(dataDirectory, 'file');
  await writeFile(file, '');
  await expect(choose({ dataDirectory: file })).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('cannot be used as the data directory'),
  });
});
