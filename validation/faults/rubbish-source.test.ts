import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HealthDocument, Page, SourceDocument } from '@clearway/contract';
import { beforeAll, expect, it } from 'vitest';
import { startSourceServer } from '../sources/source-server.ts';
import { openClock } from './clock-of-process.ts';
import { shownAt, storedIn } from './outcome.ts';
import { DEADLINE, openTrial, screened, stop, type Undisturbed, undisturbed } from './trial.ts';

const SOURCE = 'celestrak/active';
/** What is answered instead of a catalogue so many hours after the good one, and what is said of it. Wrong answers are asked for again after 2, 4, 8 … hours. */
const RUBBISH: readonly (readonly [number, string, (catalog: Buffer<ArrayBuffer>) => Buffer<ArrayBuffer>, RegExp])[] = [
  [
    2.5,
    'a web page',
    () => Buffer.from('<!doctype html><title>Log in</title>'),
    /a web page \("Log in"\) instead of data/,
  ],
  [6, 'half a table', (catalog) => catalog.subarray(0, catalog.length / 2), /CelesTrak, active: /],
  [
    12,
    'bytes without sense',
    () => Buffer.from(Array.from({ length: 40_000 }, (_, k) => (k * 7919) % 251)),
    /CelesTrak, active: /,
  ],
  [24, 'a table of a tenth', (catalog) => headOf(catalog, 200), /CelesTrak, active: .*200/],
];
const RECOVERED_HOURS = 60;

let expected: Undisturbed;
beforeAll(async () => {
  expected = await undisturbed();
}, DEADLINE);

it(
  'a source that sends rubbish for a day changes nothing: the last good catalogue stays, and it is said what came instead',
  async () => {
    const catalog = await readFile(expected.catalog);
    let answer: Buffer<ArrayBuffer> = catalog;
    const source = await startSourceServer();
    source.answer = (request, response) =>
      void response.end(request.url!.includes('GROUP=active') ? answer : 'No GP data found');
    await using trial = await openTrial();
    const clock = await openClock(trial.folder);
    const started = trial.up(null, {
      environment: {
        ...clock.environment,
        CLEARWAY_CELESTRAK_URL: source.url,
        CLEARWAY_IERS_URL: `${source.url}/finals`,
        CLEARWAY_LEAP_SECONDS_URL: `${source.url}/leap-seconds`,
      },
    });
    const url = await screened(started);
    const before = await shownAt(url);
    expect(before.rows.length).toBe(expected.shown.rows.length);

    const ask = async (): Promise<SourceDocument> => {
      const asked = source.asked.filter(({ path }) => path.includes('GROUP=active')).length;
      const headers = { 'content-type': 'application/json' };
      const posted = await fetch(`${url}/api/v1/sources/refresh`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ source: SOURCE }),
      });
      expect(posted.status).toBe(200);
      // It was really asked, and not found too early to ask.
      expect(source.asked.filter(({ path }) => path.includes('GROUP=active')).length).toBe(asked + 1);
      const { items } = (await (await fetch(`${url}/api/v1/sources`)).json()) as Page<SourceDocument>;
      return items.find((each) => each.source === SOURCE)!;
    };
    const good = ((await (await fetch(`${url}/api/v1/sources`)).json()) as Page<SourceDocument>).items.find(
      (each) => each.source === SOURCE,
    )!;
    for (const [hours, , make, says] of RUBBISH) {
      answer = make(catalog);
      await clock.set(hours);
      await sleep(50);
      const told = await ask();
      expect(told.warnings.map(({ message }) => message)).toEqual([expect.stringMatching(says)]);
      expect(told).toMatchObject({ last_success_utc: good.last_success_utc, records: good.records });
      const health = (await (await fetch(`${url}/api/v1/health`)).json()) as HealthDocument;
      expect(health.warnings).toContainEqual(expect.stringMatching(says));
      expect(await shownAt(url)).toEqual(before);
    }

    answer = catalog;
    await clock.set(RECOVERED_HOURS);
    await sleep(50);
    const again = await ask();
    expect(again.warnings).toEqual([]);
    expect(Date.parse(again.last_success_utc!)).toBeGreaterThan(Date.parse(good.last_success_utc!) + 2 * 86_400_000);
    expect(await shownAt(url)).toEqual(before);
    await stop(started);
    const stored = await storedIn({ dataDir: trial.dataDir });
    // No run came of it, no set is there twice.
    expect(stored.runs).toEqual(expected.stored.runs);
    expect(stored).toMatchObject({ elementSets: expected.stored.elementSets, events: expected.stored.events });
    await source.close();
  },
  DEADLINE,
);

function headOf(catalog: Buffer<ArrayBuffer>, records: number): Buffer<ArrayBuffer> {
  const lines = catalog.toString('utf8').split('\n');
  return Buffer.from(`${lines.slice(0, records + 1).join('\n')}\n`);
}
