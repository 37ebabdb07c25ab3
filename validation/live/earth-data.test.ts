import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  BUNDLED_LEAP_SECONDS,
  bundledEarthOrientation,
  earthOrientationInUse,
  formatUtc,
  leapSecondsInUse,
  orientationAt,
  orientationExpires,
  parseUtc,
  replaceEarthOrientation,
  replaceLeapSeconds,
  type UtcTime,
} from '@clearway/astro';
import { readEarthDataFiles } from '@clearway/service';
import { configuredSources } from '@clearway/service/keeping';
import { type Live, openLive } from '@clearway/service/live';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closedAddress, type SourceServer, startSourceServer, testClock } from '../sources/source-server.ts';

const MJD_OF_DAY_ZERO = 51_544;
const day = (text: string): number => parseUtc(text)!.day;

/** A finals2000A, measured up to `measured`: UT1 − UTC is −0.123 s, from the leap second of `leapSeconds` on 0.877 s. */
function finals(first: string, measured: string, last: string): string {
  const lines: string[] = [];
  for (let each = day(first); each <= day(last); each++) {
    const flag = each <= day(measured) ? 'I' : 'P';
    const mjd = (each + MJD_OF_DAY_ZERO).toFixed(2);
    const pole = `${'0.100000'.padStart(9)} 0.000067 ${'0.336396'.padStart(9)} 0.000060`;
    const ut1 = (each < day('2028-07-01') ? '-0.1230000' : '0.8770000').padStart(10);
    lines.push(
      `${' '.repeat(7)}${mjd} ${flag} ${pole}  ${flag}${ut1} 0.0000026  1.3591 0.0024  ${flag}     0.100    0.151    -0.067    0.166`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** A list that is complete until a day, with a leap second at the end of 2028-06-30. */
function leapSeconds(expires: string): string {
  const ntp = (text: string): number => (day(text) + 36_524) * 86_400;
  return `#\tany comment\n#@\t${ntp(expires)}\n${ntp('1972-01-01')}\t10\t# 1 Jan 1972\n${ntp('2017-01-01')}\t37\n${ntp('2028-07-01')}\t38\n`;
}

const FINALS = '/finals2000A.all';
const LEAP = '/leap-seconds.list';
const clock = testClock('2028-01-10T12:00:00Z');
let server: SourceServer;
let folder: string;
let served: Record<string, string | number>;
let live: Live | null = null;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clearway-earth-'));
  server = await startSourceServer();
  server.answer = (request, response) => {
    const found = served[request.url!];
    if (typeof found !== 'string') return void response.writeHead(found ?? 404).end('none');
    const etag = `"${found.length}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
    response.writeHead(200, { etag }).end(found);
  };
});

afterEach(async () => {
  await live?.close();
  live = null;
  replaceEarthOrientation(null);
  replaceLeapSeconds(null);
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(url: string | null): Promise<Live> {
  live = await openLive({
    place: { dataDir: path.join(folder, 'data') },
    version: '0',
    nowUs: () => clock.now().getTime() * 1000,
    sources:
      url === null
        ? []
        : configuredSources({
            satcat: false,
            now: clock.now,
            random: () => 0,
            timeoutSeconds: 5,
            earthData: { finalsUrl: `${url}${FINALS}`, leapSecondsUrl: `${url}${LEAP}` },
          }).filter(({ provider }) => provider !== 'celestrak'),
  });
  return live;
}

const at = (text: string): UtcTime => parseUtc(text)!;

it('what is built in is warned of when it has run out, and what comes is used, kept, and warned of in its turn', async () => {
  served = { [FINALS]: finals('2027-06-01', '2028-01-08', '2028-06-25'), [LEAP]: leapSeconds('2028-12-28') };
  let now = await open(server.url);
  // Before anything was asked: 2028 lies beyond what is built in.
  expect(now.health().warnings).toEqual([
    expect.stringMatching(/^Earth orientation ended on 2027-08-28: .*off by 400 m, and a leap second may be missing/),
    expect.stringMatching(/^The list of leap seconds was complete until 2027-06-28: /),
  ]);
  const { outcomes } = await now.keeper.refresh();
  expect(outcomes).toEqual([
    { source: 'leap-seconds', status: 'new' },
    { source: 'iers-finals', status: 'new' },
  ]);
  expect(now.health().warnings).toEqual([]);
  expect(now.health().earth_data).toEqual({
    orientation_measured_until_utc: '2028-01-08T00:00:00Z',
    orientation_good_until_utc: formatUtc(orientationExpires(earthOrientationInUse()), 0),
    leap_seconds_known_until_utc: '2028-12-28T00:00:00Z',
  });
  expect(orientationAt(earthOrientationInUse(), at('2028-01-09T12:00:00Z')).ut1MinusUtc).toBeCloseTo(-0.123, 9);
  expect(leapSecondsInUse().taiMinusUtc.at(-1)).toBe(38);
  const listed = await now.keeper.list();
  expect(listed.map(({ source, kind, records }) => [source, kind, records])).toEqual([
    ['iers-finals', 'earth-orientation', 391],
    ['leap-seconds', 'leap-seconds', 3],
  ]);
  // Asked politely: not again before a day.
  const asked = server.asked.length;
  await now.keeper.refresh();
  expect(server.asked).toHaveLength(asked);

  // After a restart without a network it is there.
  await now.close();
  replaceEarthOrientation(null);
  replaceLeapSeconds(null);
  now = await open(null);
  expect(now.health().earth_data.orientation_measured_until_utc).toBe('2028-01-08T00:00:00Z');
  expect(now.health().warnings).toEqual([]);

  // Time goes by without anything newer: 18 days after the last measurement a metre is no longer certain.
  clock.forward(24 * 17);
  expect(now.health().warnings).toEqual([expect.stringMatching(/^Earth orientation was measured until 2028-01-08/)]);
  await now.close();

  // A network again: asked conditionally, and what is newer ends the warning.
  served[FINALS] = finals('2027-06-01', '2028-01-26', '2029-01-20');
  now = await open(server.url);
  await now.keeper.refresh();
  expect(server.asked.findLast(({ path: asked }) => asked === FINALS)!.headers['if-none-match']).toBeDefined();
  expect(now.health().warnings).toEqual([]);
  expect(earthOrientationInUse().lastMeasuredDay).toBe(day('2028-01-26'));
});

it('what is broken, cut off, of another kind, or older than what is in use changes nothing', async () => {
  const kept = await open(server.url);
  const before = earthOrientationInUse().lastMeasuredDay;
  const good = finals('2027-06-01', '2028-02-20', '2029-02-01');
  for (const [text, code] of [
    ['<html><title>Log in</title></html>\n', 'web-page'],
    [good.slice(0, -40), 'cut-off'],
    [good.replace(/ 61789\.00 /, ' 61790.00 '), 'mostly-unusable'],
    [500, 'server-error'],
  ] as const) {
    clock.forward(24 * 30);
    served = { [FINALS]: text, [LEAP]: 404 };
    await kept.keeper.refresh();
    const [source] = (await kept.keeper.list()).filter(({ source }) => source === 'iers-finals');
    expect(
      source!.warnings.map((each) => each.code),
      code,
    ).toEqual([code]);
    expect(earthOrientationInUse().lastMeasuredDay).toBe(before);
  }
  clock.forward(24 * 30);
  served = { [FINALS]: finals('2020-06-01', '2021-01-26', '2021-12-31'), [LEAP]: leapSeconds('2020-06-28') };
  await kept.keeper.refresh();
  expect(earthOrientationInUse().lastMeasuredDay).toBe(before);
  expect(leapSecondsInUse().expires.day).toBe(day('2028-12-28'));
  await kept.close();
  // Nor does it after a restart.
  replaceEarthOrientation(null);
  replaceLeapSeconds(null);
  await open(await closedAddress());
  expect(earthOrientationInUse().lastMeasuredDay).toBeGreaterThanOrEqual(bundledEarthOrientation().lastMeasuredDay);
});

it('files of people’s own are told by what they hold', async () => {
  const list = path.join(folder, 'mine.list');
  const table = path.join(folder, 'mine.gz');
  await writeFile(list, leapSeconds('2029-06-28'));
  await writeFile(table, gzipSync(finals('2027-06-01', '2028-01-08', '2028-12-31')));
  const read = await readEarthDataFiles([table, list]);
  expect(read.map(({ file, isInUse }) => [file.kind, isInUse])).toEqual([
    ['leap-seconds', true],
    ['earth-orientation', true],
  ]);
  expect(leapSecondsInUse().expires.day).toBe(day('2029-06-28'));
  // Not newer than what is in use now.
  expect((await readEarthDataFiles([table]))[0]!.isInUse).toBe(false);
  await writeFile(table, 'NORAD');
  await expect(readEarthDataFiles([table])).rejects.toThrow(/mine\.gz: Earth orientation, line 1: no modified Julian/);
  await expect(readEarthDataFiles([path.join(folder, 'none')])).rejects.toThrow(/none: cannot be read/);
  // UT1 − UTC that steps where no leap second is known belongs to a newer list.
  replaceLeapSeconds(BUNDLED_LEAP_SECONDS);
  await writeFile(table, finals('2028-06-20', '2028-06-25', '2028-07-10'));
  await expect(readEarthDataFiles([table])).rejects.toThrow(/line 12: UT1 − UTC steps/);
});
