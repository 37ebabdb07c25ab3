import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CelestrakCatalog, type CelestrakOptions, getCelestrakCatalog } from './celestrak.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const HEADER = 'OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,NORAD_CAT_ID,BSTAR';
const table = (rows: number, name = 'SAT'): string =>
  `${HEADER}\r\n${Array.from({ length: rows }, (_, i) => `${name} ${i},2020-001A,2026-03-10T00:00:00,15,0.001,53,${i + 1},0\r\n`).join('')}`;

let folder = '';
let server: Server;
let asked: IncomingMessage[] = [];
let answer: Answer = (_, response) => response.end();
let clock = new Date('2026-03-10T12:00:00Z');

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'clearway-celestrak-')), 'data');
  clock = new Date('2026-03-10T12:00:00Z');
  asked = [];
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

function get(over: Partial<CelestrakOptions> = {}): Promise<CelestrakCatalog> {
  return getCelestrakCatalog({
    folder,
    offline: false,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    queries: { active: 'GROUP=active' },
    now: () => clock,
    ...over,
  });
}

const later = (hours: number): void => {
  clock = new Date(clock.getTime() + hours * 3_600_000);
};
const kept = (): Promise<string> => readFile(join(folder, 'active.csv'), 'utf8');

test('the table is kept, and asked for again only after two hours, conditionally', async () => {
  answer = (_, response) => {
    response.setHeader('etag', '"one"').setHeader('last-modified', 'Tue, 10 Mar 2026 11:00:00 GMT').end(table(3));
  };
  const first = await get();
  expect(first).toMatchObject({ files: [join(folder, 'active.csv')], asked: true, warnings: [], confirmedAt: clock });
  expect(asked[0]!.url).toBe('/NORAD/elements/gp.php?GROUP=active&FORMAT=csv');
  expect(await kept()).toBe(table(3));

  later(1.99);
  expect(await get()).toMatchObject({ files: first.files, asked: false, warnings: [] });
  expect(asked).toHaveLength(1);

  later(0.02);
  answer = (_, response) => response.writeHead(304).end();
  expect(await get()).toMatchObject({ files: first.files, asked: true, warnings: [], confirmedAt: clock });
  expect(asked).toHaveLength(2);
  expect(asked[1]!.headers['if-none-match']).toBe('"one"');
  expect(asked[1]!.headers['if-modified-since']).toBe('Tue, 10 Mar 2026 11:00:00 GMT');
  expect(await kept()).toBe(table(3));
});

test('every query is asked once, and all copies are used', async () => {
  answer = (_, response) => response.end(table(2));
  const queries = { active: 'GROUP=active', ring: 'SPECIAL=GPZ-PLUS' };
  expect((await get({ queries })).files.map((file) => file.slice(folder.length + 1))).toEqual([
    'active.csv',
    'ring.csv',
  ]);
  await get({ queries });
  expect(asked.map((request) => request.url)).toEqual([
    '/NORAD/elements/gp.php?GROUP=active&FORMAT=csv',
    '/NORAD/elements/gp.php?SPECIAL=GPZ-PLUS&FORMAT=csv',
  ]);
});

test('a refusal stops all asking, for longer each time, and the kept copy is used', async () => {
  answer = (_, response) => response.end(table(3));
  await get();
  later(3);
  answer = (_, response) => response.writeHead(403).end('blocked');
  const queries = { active: 'GROUP=active', ring: 'SPECIAL=GPZ-PLUS' };
  const refused = await get({ queries });
  expect(refused.files).toHaveLength(1);
  expect(refused.warnings).toEqual([
    'CelesTrak, active: refused with HTTP 403; not asked again before 2026-03-10T17:00Z',
  ]);
  expect(asked).toHaveLength(2);

  later(1.9);
  await get({ queries });
  expect(asked).toHaveLength(2);
  later(0.2);
  await get({ queries });
  expect(asked).toHaveLength(3);
  later(3.9);
  await get({ queries });
  expect(asked).toHaveLength(3);
});

test('the time named in Retry-After is honoured', async () => {
  answer = (_, response) => response.writeHead(429, { 'retry-after': String(5 * 3600) }).end();
  expect((await get()).warnings[0]).toContain('not asked again before 2026-03-10T17:00Z');
  later(4.9);
  await get();
  expect(asked).toHaveLength(1);
  later(0.2);
  await get();
  expect(asked).toHaveLength(2);
});

const badAnswers: Record<string, [Answer, RegExp]> = {
  'a web page': [(_, response) => response.end('<!DOCTYPE html><title>Log in</title>'), /web page/],
  'a message': [(_, response) => response.end('Invalid query: "GROUP=active"\r\n'), /no element sets: "Invalid/],
  'an empty answer': [(_, response) => response.end(''), /empty/],
  'a header alone': [(_, response) => response.end(`${HEADER}\r\n`), /holds no element sets/],
  'half a row at the end': [(_, response) => response.end(table(9).slice(0, -20)), /middle of a row/],
  'a fifth of the rows': [(_, response) => response.end(table(2)), /2 rows instead of 10/],
  'fewer bytes than announced': [
    (_, response) => {
      response.writeHead(200, { 'content-length': '100000' }).write(table(10));
      setTimeout(() => response.destroy(), 20);
    },
    /CelesTrak, active: /,
  ],
  'an error of the server': [(_, response) => response.writeHead(500).end(), /HTTP 500/],
  'no answer at all': [() => undefined, /no answer in 0.2 s/],
};

for (const [what, [bad, problem]] of Object.entries(badAnswers)) {
  test(`${what} does not replace the kept copy, and is not asked for again at once`, async () => {
    answer = (_, response) => response.end(table(10));
    await get();
    later(3);
    answer = bad;
    const catalog = await get({ timeoutSeconds: 0.2 });
    expect(catalog.warnings).toHaveLength(1);
    expect(catalog.warnings[0]).toMatch(problem);
    expect(catalog.files).toHaveLength(1);
    expect(catalog.confirmedAt).toEqual(new Date('2026-03-10T12:00:00Z'));
    expect(await kept()).toBe(table(10));
    later(1);
    await get();
    expect(asked).toHaveLength(2);
  });
}

test('without a network the kept copy is used, and the next start may try at once', async () => {
  answer = (_, response) => response.end(table(3));
  await get();
  later(3);
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
  await new Promise((resolve) => closed.close(resolve));
  const offline = await get({ baseUrl });
  expect(offline).toMatchObject({ asked: false, warnings: ['CelesTrak, active: cannot be reached (ECONNREFUSED)'] });
  expect(offline.files).toHaveLength(1);
  await get();
  expect(asked).toHaveLength(2);
});

test('offline never asks, and without a copy there are no files', async () => {
  expect(await get({ offline: true })).toEqual({ files: [], confirmedAt: null, asked: false, warnings: [] });
  expect(asked).toHaveLength(0);
});

test('a damaged record counts as having asked', async () => {
  answer = (_, response) => response.end(table(3));
  await get();
  await writeFile(join(folder, 'asked.json'), '{"queries": {"act');
  clock = new Date();
  expect(await get()).toMatchObject({ asked: false, files: [join(folder, 'active.csv')] });
  expect(asked).toHaveLength(1);
});

test('an interruption while waiting ends at once and counts as having asked', async () => {
  const abort = new AbortController();
  answer = () => abort.abort();
  const waiting = get({ signal: abort.signal });
  await expect(waiting).rejects.toThrow();
  await get({ timeoutSeconds: 0.1 });
  expect(asked).toHaveLength(1);
  expect(await readdir(folder)).toEqual(['asked.json']);
});
