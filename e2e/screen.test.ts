import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { readOem } from '@clearway/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../apps/clearway/src/command-line/surroundings.fixture.ts';
import { clearway, startClearway } from './clearway-process.ts';

const HEADER =
  'primary_id,secondary_id,tca_utc,miss_distance_km,relative_speed_km_s,radial_km,in_track_km,cross_track_km,primary_age_days,secondary_age_days,entry_utc,exit_utc,co_located,max_probability,probability,probability_method,covariance_source,probability_note,primary_source,secondary_source';

let folder = '';
let catalog = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-screen-'));
  catalog = join(folder, 'catalog.csv');
  expect((await clearway(['synthesize', '--objects', '2000', '--seed', '7', '--output', catalog])).code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const day = (...more: string[]): string[] => [
  'screen',
  '--catalog',
  catalog,
  '--start',
  '2026-03-10',
  '--days',
  '1',
  ...more,
];

/** Short enough to be read when a comparison fails. */
const fingerprint = (text: string): unknown[] => [text.length, createHash('sha256').update(text).digest('hex')];

test('a day is screened into a CSV and a report that agree', async () => {
  const out = join(folder, 'day');
  await mkdir(out);
  const ended = await clearway(day('--output', join(out, 'x.csv'), '--report', join(out, 'x.json')));
  expect(ended).toMatchObject({ code: 0, stdout: '' });
  expect(await readdir(out)).toEqual(['x.csv', 'x.json']);
  const [header, ...rows] = (await readFile(join(out, 'x.csv'), 'utf8')).trimEnd().split('\n');
  expect(header).toBe(HEADER);
  const report = JSON.parse(await readFile(join(out, 'x.json'), 'utf8'));
  expect(report).toMatchObject({
    objects: { read: 2000, screened: expect.any(Number), rejected: expect.any(Array) },
    window: { start: '2026-03-10T00:00:00.000000Z', stop: '2026-03-11T00:00:00.000000Z' },
    threshold_km: 5,
    close_approaches: rows.length,
    seconds: { total: expect.any(Number) },
  });
  expect(rows.length).toBeGreaterThan(50);
  let before = '';
  for (const row of rows) {
    const [primary, secondary, tca, miss, speed, radial, inTrack, crossTrack] = row.split(',');
    expect(Number(primary)).toBeLessThan(Number(secondary));
    expect(tca! >= before && tca! >= '2026-03-10' && tca! < '2026-03-11').toBe(true);
    expect(Number(miss)).toBeLessThanOrEqual(5);
    expect(Number(speed)).toBeGreaterThan(0);
    expect(Math.hypot(Number(radial), Number(inTrack), Number(crossTrack))).toBeCloseTo(Number(miss), 5);
    before = tca!;
  }
});

test('standard output, a compressed file, standard input and JSON hold the same rows', async () => {
  const plain = await clearway(day());
  expect(plain.code).toBe(0);
  const zipped = join(folder, 'x.csv.gz');
  // Beside the first, in this process, which starts in no time.
  expect((await run(day('--output', zipped))).code).toBe(0);
  expect(fingerprint(gunzipSync(await readFile(zipped)).toString())).toEqual(fingerprint(plain.stdout));
  const piped = ['screen', '--catalog', '-', '--start', '2026-03-10', '--hours', '24'];
  const fromPipe = await clearway(piped, { input: await readFile(catalog) });
  expect(fingerprint(fromPipe.stdout)).toEqual(fingerprint(plain.stdout));
  const document = JSON.parse((await run(day('--json'))).stdout);
  expect(document.rows).toHaveLength(plain.stdout.trimEnd().split('\n').length - 1);
  expect(document.close_approaches).toBe(document.rows.length);
  const [id, other, tca] = plain.stdout.split('\n')[1]!.split(',');
  expect(document.rows[0]).toMatchObject({ primary_id: Number(id), secondary_id: Number(other), tca_utc: tca });
});

test('Ctrl-C stops it at once with 130 and leaves nothing', async () => {
  const out = join(folder, 'stopped');
  await mkdir(out);
  // A bad record is told as soon as the catalogue is read: from then on it screens.
  const mixed = join(folder, 'mixed.csv');
  await writeFile(mixed, `${await readFile(catalog, 'utf8')}NaN,NaN\n`);
  const window = ['--start', '2026-03-10', '--days', '300'];
  const { child, ended, says } = startClearway([
    'screen',
    '--catalog',
    mixed,
    ...window,
    '--output',
    join(out, 'x.csv'),
  ]);
  await says(/records rejected/);
  await sleep(500);
  const asked = performance.now();
  child.kill('SIGINT');
  const { code, stderr } = await ended;
  // Some 0.2 s where nothing else runs; what went on to its end would take minutes.
  expect(performance.now() - asked).toBeLessThan(20_000);
  expect(code).toBe(130);
  expect(stderr).toMatch(/nothing was half-written/);
  expect(await readdir(out)).toEqual([]);
});

test('a reader that leaves in the middle is no fault', async () => {
  const { child, ended } = startClearway(['synthesize', '--objects', '200000']);
  child.stdout!.once('data', () => child.stdout!.destroy());
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});

test('states go to a file, unknown numbers are refused', async () => {
  const out = join(folder, 'states.csv');
  const argv = [
    'propagate',
    '--catalog',
    catalog,
    '--start',
    '2026-03-10',
    '--stop',
    '2026-03-10T00:10',
    '--step-seconds',
    '60',
  ];
  expect((await clearway([...argv, '--id', '900000000,900000007', '--output', out])).code).toBe(0);
  const rows = (await readFile(out, 'utf8')).trimEnd().split('\n');
  expect(rows).toHaveLength(1 + 2 * 11);
  expect(rows[11]).toMatch(/^900000000,2026-03-10T00:10:00\.000000Z(,-?\d+\.\d{9}){6}$/);
  const oem = join(folder, 'states.oem');
  expect((await clearway([...argv, '--id', '900000000', '--output', oem])).code).toBe(0);
  const { segments } = readOem(await readFile(oem, 'utf8'));
  expect(segments).toMatchObject([{ objectId: '900000000', referenceFrame: 'TEME', timeSystem: 'UTC' }]);
  expect(Array.from(segments[0]!.states, (value) => value.toFixed(9))).toEqual(
    rows.slice(1, 12).flatMap((row) => row.split(',').slice(2)),
  );
  const unknown = await clearway([...argv, '--id', '5']);
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toMatch(/^clearway: --id: not in the catalogue: 5;[^\n]*\n$/);
});
