import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Answer,
  closedAddress,
  elementJson,
  elementTable,
  type SourceServer,
  startSourceServer,
  type TestClock,
  testClock,
} from '../../../../../../validation/sources/source-server.ts';
import {
  type CatalogSource,
  type ElementBatch,
  NEVER_ASKED,
  type SourceMemory,
  type SourceOutcome,
} from '../catalog-source.ts';
import type { SourceWarningCode } from '../source-warning.ts';
import { type CelestrakSourceOptions, celestrakSatcatSource, celestrakSources } from './celestrak-sources.ts';

let server: SourceServer;
let clock: TestClock;
beforeEach(async () => {
  server = await startSourceServer();
  clock = testClock();
});
afterEach(() => server.close());

function source(over: Partial<CelestrakSourceOptions> = {}): CatalogSource {
  return celestrakSources({
    baseUrl: server.url,
    groups: { active: 'GROUP=active' },
    supplemental: {},
    now: clock.now,
    random: () => 0,
    ...over,
  })[0]!;
}

/** Asks once with the memory of the time before. */
function asker(over: Partial<CelestrakSourceOptions> = {}): () => Promise<SourceOutcome<ElementBatch>> {
  let memory: SourceMemory = NEVER_ASKED;
  return async () => {
    const outcome = await source(over).fetch(memory);
    // As the service keeps it.
    memory = JSON.parse(JSON.stringify(outcome.memory)) as SourceMemory;
    return outcome;
  };
}

const hoursFromNow = (time: Date): number => (time.getTime() - clock.now().getTime()) / 3_600_000;

test('asks conditionally, at most every two hours', async () => {
  const ask = asker();
  server.answer = (_, response) => {
    response.setHeader('etag', '"one"').setHeader('last-modified', 'Tue, 10 Mar 2026 11:00:00 GMT');
    response.end(elementTable(30));
  };
  const first = await ask();
  expect(first.status).toBe('new');
  if (first.status === 'new') {
    expect(first.data.elements.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    expect(first.data.rejected).toEqual([]);
  }
  expect(first.memory).toMatchObject({
    lastAttemptAt: clock.now().toISOString(),
    lastSuccessAt: clock.now().toISOString(),
    etag: '"one"',
    records: 30,
    failures: 0,
  });
  expect(hoursFromNow(first.askAgainAt)).toBe(2);
  expect(server.asked[0]!.path).toBe('/NORAD/elements/gp.php?GROUP=active&FORMAT=csv');

  clock.forward(1.99);
  const soon = await ask();
  expect(soon).toMatchObject({ status: 'too-soon', warnings: [] });
  expect(hoursFromNow(soon.askAgainAt)).toBeCloseTo(0.01, 9);
  expect(server.asked).toHaveLength(1);

  clock.forward(0.02);
  server.answer = (_, response) => response.writeHead(304).end();
  expect(await ask()).toMatchObject({ status: 'unchanged', warnings: [], memory: { etag: '"one"', records: 30 } });
  expect(server.asked[1]!.headers).toMatchObject({
    'if-none-match': '"one"',
    'if-modified-since': 'Tue, 10 Mar 2026 11:00:00 GMT',
  });
});

test('single bad records are rejected with their place, and the rest is used', async () => {
  server.answer = (_, response) =>
    response.end(
      `${elementTable(30)}${elementTable(1)
        .split('\r\n')[1]!
        .replace(/,\d\.\d+,/, ',zero,')}\r\n`,
    );
  const outcome = await source().fetch(NEVER_ASKED);
  expect(outcome).toMatchObject({ status: 'new', data: { rejected: [{ file: 'CelesTrak, active', line: 32 }] } });
});

test('supplemental elements are asked for in their own place, and say what they are', async () => {
  server.answer = (_, response) => response.end(elementTable(2));
  const [iss] = celestrakSources({ baseUrl: server.url, groups: {}, supplemental: { iss: 'SOURCE=ISS-E' } });
  expect(iss).toMatchObject({
    id: 'celestrak/supplemental/iss',
    precedence: 'supplemental',
    terms: { visibility: 'public' },
  });
  expect((await iss!.fetch(NEVER_ASKED)).status).toBe('new');
  expect(server.asked[0]!.path).toBe('/NORAD/elements/sup-gp.php?SOURCE=ISS-E&FORMAT=csv');
});

const hugePacked = gzipSync(Buffer.alloc(5_000_000, 65));
const cutJson = elementJson(30).slice(0, -300);
const bad: Record<string, [SourceWarningCode, Answer, RegExp]> = {
  'a web page': [
    'web-page',
    (_, response) => response.end('<!DOCTYPE html><title>Log in</title>'),
    /a web page \("Log in"\)/,
  ],
  'a message': ['format-unknown', (_, response) => response.end('Invalid query: "GROUP=active"\r\n'), /Invalid query/],
  'an error object with status 200': [
    'error-object',
    (_, response) => response.end('{"error": "No GP data found"}'),
    /No GP data found/,
  ],
  'an empty answer': ['empty', (_, response) => response.end(''), /empty/],
  'a header alone': ['empty', (_, response) => response.end(`${elementTable(0)}`), /holds no record/],
  'half a row at the end': [
    'cut-off',
    (_, response) => response.end(elementTable(30).slice(0, -20)),
    /middle of a row/,
  ],
  'a list without an end': ['cut-off', (_, response) => response.end(cutJson), /no end/],
  'a list that ends between two records': [
    'cut-off',
    (_, response) => response.end(elementJson(30).slice(0, -1)),
    /no end; it holds 30 records/,
  ],
  'fewer than half of the records': [
    'shrank',
    (_, response) => response.end(elementTable(14)),
    /14 records instead of 30/,
  ],
  'rows that cannot be used': [
    'mostly-unusable',
    (_, response) => response.end(elementTable(30).replaceAll('2026-03-09T', 'yesterday')),
    /none of its 30 records|30 of 30/,
  ],
  'more rows that cannot be used than others': [
    'mostly-unusable',
    (_, response) =>
      response.end(
        `${elementTable(30)}${elementTable(31, 31).replaceAll('2026-03-09T', 'yesterday').split('\r\n').slice(1).join('\r\n')}`,
      ),
    /31 of 61 records cannot be used \(line 32: /,
  ],
  'fewer bytes than announced': [
    'broken-off',
    (_, response) => {
      response.writeHead(200, { 'content-length': '100000' }).write(elementTable(30));
      setTimeout(() => response.destroy(), 20);
    },
    /connection broken/,
  ],
  'an answer in pieces without the last one': [
    'broken-off',
    (_, response) => {
      response.write(elementTable(30));
      setTimeout(() => response.destroy(), 20);
    },
    /connection broken/,
  ],
  'text that is called gzip': [
    'wrong-encoding',
    (_, response) => response.setHeader('content-encoding', 'gzip').end(elementTable(30)),
    /not packed as it says/,
  ],
  'gzip that is not called so': [
    'wrong-encoding',
    (_, response) => response.end(gzipSync(elementTable(30))),
    /does not say so/,
  ],
  'an encoding that nobody knows': [
    'wrong-encoding',
    (_, response) => response.setHeader('content-encoding', 'lzma').end(elementTable(30)),
    /unknown way \("lzma"\)/,
  ],
  'gzip that is cut off': [
    'cut-off',
    (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(elementTable(30)).subarray(0, -30)),
    /middle of a row/,
  ],
  'a way to a login page': [
    'redirected',
    (_, response) => response.writeHead(302, { location: 'https://portal.example/login?token=secret' }).end(),
    /leads to https:\/\/portal\.example\/login, a login page/,
  ],
  'another place': [
    'redirected',
    (_, response) => response.writeHead(301, { location: '/elsewhere' }).end(),
    /HTTP 301/,
  ],
  'an error of the server': [
    'server-error',
    (_, response) => response.writeHead(500).end('<h1>Oh no</h1>'),
    /HTTP 500: "Oh no"/,
  ],
  'no such thing': ['not-there', (_, response) => response.writeHead(404).end(), /HTTP 404/],
  'no answer at all': ['timeout', () => undefined, /no answer in 0.3 s/],
  'an answer that never ends': [
    'timeout',
    (_, response) => {
      response.write(elementTable(30));
      const drip = setInterval(() => response.write('1'), 20);
      response.on('close', () => clearInterval(drip));
    },
    /no answer in 0.3 s/,
  ],
  'a huge answer': ['too-large', (_, response) => response.end(Buffer.alloc(200_000, 65)), /more than 0 MB/],
  'an answer said to be huge': [
    'too-large',
    (_, response) => void response.writeHead(200, { 'content-length': '9000000000' }).write('x'),
    /more than 0 MB/,
  ],
  'a small answer that unpacks to a huge one': [
    'too-large',
    (_, response) => response.setHeader('content-encoding', 'gzip').end(hugePacked),
    /more than 0 MB/,
  ],
};

describe('instead of data', () => {
  for (const [what, [code, answer, message]] of Object.entries(bad)) {
    test(`${what}: nothing changes, a warning says so, and it is not asked for again at once`, async () => {
      const ask = asker({ timeoutSeconds: code === 'timeout' ? 0.3 : 10, maximumBytes: 100_000 });
      server.answer = (_, response) => response.setHeader('etag', '"one"').end(elementTable(30));
      const before = await ask();
      clock.forward(3);
      server.answer = answer;
      const outcome = await ask();
      expect(outcome.status).toBe('failed');
      expect('data' in outcome).toBe(false);
      expect(outcome.warnings).toHaveLength(1);
      const warning = outcome.warnings[0]!;
      expect(warning.message).toMatch(message);
      expect(warning).toMatchObject({ code, at: clock.now().toISOString() });
      expect(warning.message).toMatch(/^CelesTrak, active: .*; not asked again before 2026-03-1/);
      expect(warning.message).not.toMatch(/secret|[\r\n]/);
      expect(warning.hint).not.toBe('');
      const { lastSuccessAt, records, etag } = before.memory;
      expect(outcome.memory).toMatchObject({ lastSuccessAt, records, etag, failures: 1, warnings: [warning] });
      clock.forward(1.9);
      expect((await ask()).status).toBe('too-soon');
      expect(server.asked).toHaveLength(2);
    });
  }

  test('a smaller catalogue is believed once the last good one is days ago', async () => {
    const ask = asker();
    server.answer = (_, response) => response.end(elementTable(100));
    await ask();
    clock.forward(24);
    server.answer = (_, response) => response.end(elementTable(49));
    expect((await ask()).warnings[0]!.code).toBe('shrank');
    clock.forward(24);
    expect((await ask()).warnings[0]!.code).toBe('shrank');
    clock.forward(24);
    expect(await ask()).toMatchObject({ status: 'new', memory: { records: 49, failures: 0, warnings: [] } });
  });

  test('exactly half is believed', async () => {
    const ask = asker();
    server.answer = (_, response) => response.end(elementTable(100));
    await ask();
    clock.forward(3);
    server.answer = (_, response) => response.end(elementTable(50));
    expect((await ask()).status).toBe('new');
  });

  test('a confirmation of nothing is none', async () => {
    server.answer = (_, response) => response.writeHead(304).end();
    expect(await asker()()).toMatchObject({ status: 'failed', warnings: [{ code: 'empty' }] });
  });
});

describe('a source that does not want to be asked', () => {
  test('403 stops for a day and says why', async () => {
    const ask = asker();
    server.answer = (_, response) =>
      response.writeHead(403).end('<html><body>Your IP address is <b>blocked</b></body>');
    const outcome = await ask();
    expect(outcome.warnings[0]).toMatchObject({ code: 'refused' });
    expect(outcome.warnings[0]!.message).toBe(
      'CelesTrak, active: refused with HTTP 403: "Your IP address is blocked"; not asked again before 2026-03-11T12:00Z',
    );
    expect(outcome.memory.backOffOfProvider).toBe(true);
    clock.forward(23.9);
    expect((await ask()).status).toBe('too-soon');
    clock.forward(0.2);
    expect((await ask()).status).toBe('failed');
    expect(server.asked).toHaveLength(2);
  });

  test('403 because there is nothing newer waits two hours, and stops nothing else', async () => {
    server.answer = (_, response) =>
      response
        .writeHead(403)
        .end(
          'GP data has not updated since your last successful\r\ndownload of GROUP=active at 2026-03-10 11:00:00 UTC.',
        );
    const outcome = await asker()();
    expect(outcome).toMatchObject({ status: 'failed', memory: { backOffOfProvider: false } });
    expect(outcome.warnings[0]!.code).toBe('not-updated-yet');
    expect(hoursFromNow(outcome.askAgainAt)).toBe(2);
  });

  test.each([
    ['seconds', String(5 * 3600)],
    ['a date', 'Tue, 10 Mar 2026 17:00:00 GMT'],
  ])('429 waits for as long as Retry-After says in %s', async (_, retryAfter) => {
    const ask = asker();
    server.answer = (_request, response) => response.writeHead(429, { 'retry-after': retryAfter }).end();
    const outcome = await ask();
    expect(outcome.warnings[0]!.code).toBe('rate-limited');
    expect(hoursFromNow(outcome.askAgainAt)).toBe(5);
    clock.forward(4.9);
    await ask();
    expect(server.asked).toHaveLength(1);
    clock.forward(0.2);
    await ask();
    expect(server.asked).toHaveLength(2);
  });

  test('without Retry-After the wait doubles up to a day, and a success ends the series', async () => {
    const ask = asker();
    const waits: number[] = [];
    server.answer = (_, response) => response.writeHead(503).end();
    for (let i = 0; i < 6; i++) {
      const outcome = await ask();
      waits.push(hoursFromNow(outcome.askAgainAt));
      clock.forward(waits.at(-1)!);
    }
    expect(waits).toEqual([2, 4, 8, 16, 24, 24]);
    server.answer = (_, response) => response.end(elementTable(3));
    expect(await ask()).toMatchObject({ status: 'new', memory: { failures: 0, backOffUntil: null, warnings: [] } });
  });
});

test('a host that cannot be reached gives one warning and may soon be tried again', async () => {
  const baseUrl = await closedAddress();
  const outcome = await source({ baseUrl }).fetch(NEVER_ASKED);
  expect(outcome.warnings.map(({ message }) => message)).toEqual([
    'CelesTrak, active: cannot be reached (ECONNREFUSED); not asked again before 2026-03-10T12:01Z',
  ]);
  expect(outcome.memory.lastAttemptAt).toBeNull();
  clock.forward(0.02);
  expect((await source().fetch(outcome.memory)).status).not.toBe('too-soon');
});

test('a name that leads nowhere ends in one warning', async () => {
  const outcome = await source({ baseUrl: 'http://nowhere.invalid', timeoutSeconds: 10 }).fetch(NEVER_ASKED);
  expect(outcome.status).toBe('failed');
  expect(['unreachable', 'timeout']).toContain(outcome.warnings[0]!.code);
});

test('an attempt is remembered before the request goes out, and an interruption ends it at once', async () => {
  const abort = new AbortController();
  server.answer = () => abort.abort();
  const remembered: SourceMemory[] = [];
  const remember = (memory: SourceMemory): void => {
    expect(server.asked).toHaveLength(0);
    remembered.push(memory);
  };
  await expect(source().fetch(NEVER_ASKED, { signal: abort.signal, remember })).rejects.toThrow();
  expect(remembered).toHaveLength(1);
  expect((await source().fetch(remembered[0]!)).status).toBe('too-soon');
});

test('a memory from a clock that was wrong does not stop asking for ever', async () => {
  server.answer = (_, response) => response.end(elementTable(3));
  const future = '2036-01-01T00:00:00.000Z';
  const memory = { ...NEVER_ASKED, lastAttemptAt: future, backOffUntil: future };
  expect((await source().fetch(memory)).status).toBe('new');
  const rubbish = { ...NEVER_ASKED, lastAttemptAt: 'yesterday', backOffUntil: 'never' };
  expect((await source().fetch(rubbish)).status).toBe('new');
});

test('SATCAT: once a day, and cut off it is not believed', async () => {
  const satcat = celestrakSatcatSource({ baseUrl: server.url, now: clock.now, random: () => 0 });
  const table =
    'OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE,LAUNCH_SITE,DECAY_DATE,RCS\r\nISS (ZARYA),1998-067A,25544,PAY,+,ISS,1998-11-20,TYMSC,,399.0524\r\n';
  server.answer = (_, response) => response.end(table);
  const outcome = await satcat.fetch(NEVER_ASKED);
  expect(server.asked[0]!.path).toBe('/pub/satcat.csv');
  expect(outcome.status === 'new' && outcome.data.get(25_544)).toMatchObject({
    kind: 'payload',
    owner: 'ISS',
    status: 'operational',
    sizeClass: 'large',
    inOrbit: true,
  });
  expect(hoursFromNow(outcome.askAgainAt)).toBe(24);
  for (const [body, code] of [
    [table.slice(0, -10), 'cut-off'],
    ['<html></html>', 'web-page'],
    ['A,B\n1,2\n', 'mostly-unusable'],
  ] as const) {
    server.answer = (_, response) => response.end(body);
    expect((await satcat.fetch(NEVER_ASKED)).warnings[0]!.code).toBe(code);
  }
});
