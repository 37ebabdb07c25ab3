import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../apps/clearway/src/command-line/surroundings.fixture.ts';

/** The command in this process, which loads everything once; `screen.test.ts` starts it as people do. */
let folder = '';
let catalog = '';
/** The object with most close approaches, and its row in the file. */
let id = '';
let oem = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-ephemeris-'));
  catalog = join(folder, 'catalog.csv');
  expect((await run(['synthesize', '--objects', '1000', '--seed', '7', '--output', catalog])).code).toBe(0);
  const rows = rowsOf((await run(screen('--threshold-km', '20'))).stdout);
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.primary_id!, (counts.get(row.primary_id!) ?? 0) + 1);
  [id] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
  oem = await writeOem('own.oem', '2026-03-10T00:00:00', '2026-03-10T16:00:00');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const screen = (...more: string[]): string[] => [
  'screen',
  '--catalog',
  catalog,
  '--start',
  '2026-03-10',
  '--days',
  '1',
  ...more,
];

function rowsOf(csv: string): Record<string, string>[] {
  const [header, ...lines] = csv.trimEnd().split('\n');
  const names = header!.split(',');
  // A note may have a comma in it, and then has quotes around it.
  const cells = (line: string): string[] => Array.from(line.matchAll(/(?:^|,)("[^"]*"|[^,]*)/g), ([, cell]) => cell!);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, k) => [names[k]!, cell])));
}

/** The object's own states by `propagate` as an OEM, with a covariance. */
async function writeOem(name: string, start: string, stop: string): Promise<string> {
  const argv = [
    'propagate',
    '--catalog',
    catalog,
    '--id',
    id,
    '--start',
    start,
    '--stop',
    stop,
    '--step-seconds',
    '30',
  ];
  const states = rowsOf((await run(argv)).stdout).map((row) =>
    [row.utc!.replace('Z', ''), row.x_km, row.y_km, row.z_km, row.vx_km_s, row.vy_km_s, row.vz_km_s].join(' '),
  );
  const file = join(folder, name);
  await writeFile(
    file,
    `CCSDS_OEM_VERS = 2.0
CREATION_DATE = 2026-03-09T12:00:00
ORIGINATOR = OPERATOR
META_START
OBJECT_NAME = OURS
OBJECT_ID = ${id}
CENTER_NAME = EARTH
REF_FRAME = TEME
TIME_SYSTEM = UTC
START_TIME = ${start}
STOP_TIME = ${stop}
META_STOP
${states.join('\n')}
COVARIANCE_START
EPOCH = ${start}
COV_REF_FRAME = RTN
1e-4
0 1e-2
0 0 1e-4
0 0 0 1e-10
0 0 0 0 1e-10
0 0 0 0 0 1e-10
COVARIANCE_STOP
`,
  );
  return file;
}

test('an ephemeris replaces the element set while it holds, and the rows say so', { timeout: 240_000 }, async () => {
  const out = join(folder, 'out');
  await mkdir(out);
  const wanted = ['--threshold-km', '20', '--primary', id];
  const bySets = rowsOf((await run(screen(...wanted))).stdout);
  const files = ['--output', join(out, 'x.csv'), '--report', join(out, 'x.json')];
  const ended = await run(screen(...wanted, '--ephemeris', oem, ...files));
  expect(ended).toMatchObject({ code: 0, stdout: '' });
  const rows = rowsOf(await readFile(join(out, 'x.csv'), 'utf8'));
  expect(rows.map(({ secondary_id }) => secondary_id)).toEqual(bySets.map(({ secondary_id }) => secondary_id));
  rows.forEach((row, k) => {
    const isInside = row.tca_utc! < '2026-03-10T16';
    expect(row).toMatchObject({
      primary_id: id,
      primary_source: isInside ? 'ephemeris' : 'element_set',
      secondary_source: 'element_set',
    });
    // SGP4's velocities are centimetres a second off the derivatives of its positions.
    expect(Math.abs(Number(row.miss_distance_km) - Number(bySets[k]!.miss_distance_km))).toBeLessThan(1e-3);
  });
  expect(new Set(rows.map((row) => row.primary_source)).size).toBe(2);
  expect(rows.some((row) => row.covariance_source!.startsWith('operator-ephemeris'))).toBe(true);
  const report = JSON.parse(await readFile(join(out, 'x.json'), 'utf8'));
  expect(report).toMatchObject({
    objects: { read: 1000 },
    ephemerides: [
      {
        file: oem,
        id: Number(id),
        format: 'OEM',
        span: { start: '2026-03-10T00:00:00.000000Z', stop: '2026-03-10T16:00:00.000000Z' },
        segments: 1,
        states: 1921,
        frame: 'TEME',
        covariance: { frame: 'RTN', matrices: 1 },
      },
    ],
  });
});

test('without primaries all pairs are screened, its own by the ephemeris; compressed, too', {
  timeout: 240_000,
}, async () => {
  const zipped = join(folder, 'own.oem.gz');
  await writeFile(zipped, gzipSync(await readFile(oem)));
  const bySets = rowsOf((await run(screen())).stdout);
  const rows = rowsOf((await run(screen('--ephemeris', zipped))).stdout);
  const pairs = (list: Record<string, string>[]): string[] =>
    list.map(({ primary_id, secondary_id, tca_utc }) => `${primary_id} ${secondary_id} ${tca_utc!.slice(0, 21)}`);
  const others = (list: Record<string, string>[]): Record<string, string>[] =>
    list.filter(({ primary_id, secondary_id }) => primary_id !== id && secondary_id !== id);
  expect(pairs(others(rows))).toEqual(pairs(others(bySets)));
  expect(pairs(rows).length).toBe(pairs(bySets).length);
});

test('an ephemeris joins as an object of its own where it is told to, or is not in the catalogue', {
  timeout: 240_000,
}, async () => {
  const wanted = ['--threshold-km', '20', '--ephemeris', oem];
  const both = rowsOf((await run(screen(...wanted, '--primary', id, '--ephemeris-mode', 'joins'))).stdout);
  const inside = both.filter(({ tca_utc }) => tca_utc! < '2026-03-10T15:59');
  const count = (source: string): number => inside.filter(({ primary_source }) => primary_source === source).length;
  expect(count('ephemeris')).toBe(count('element_set'));
  const alone = await run(screen(...wanted, '--ephemeris-id', '799000001', '--primary', '799000001'));
  const rows = rowsOf(alone.stdout);
  // Its host is beside it all along.
  expect(rows.some(({ secondary_id }) => secondary_id === id)).toBe(true);
  expect(new Set(rows.map(({ primary_id, primary_source }) => `${primary_id} ${primary_source}`))).toEqual(
    new Set(['799000001 ephemeris']),
  );
});

test('what cannot be used ends with one line that says why, and leaves nothing', { timeout: 240_000 }, async () => {
  const text = await readFile(oem, 'utf8');
  const out = join(folder, 'none');
  await mkdir(out);
  const bad: readonly [string, string, RegExp][] = [
    ['cut.oem', text.slice(0, 900), /cut\.oem/],
    ['nobody.oem', text.replace(`OBJECT_ID = ${id}`, 'OBJECT_ID = 1957-001A'), /no object of the catalogue is called/],
    ['words.oem', text.replace(/^2026-03-10T00:01:00.*$/m, '2026-03-10T00:01:00 one two three 4 5 6'), /line/],
    ['elements.csv', await readFile(catalog, 'utf8'), /elements\.csv/],
  ];
  for (const [name, content, message] of bad) {
    const file = join(folder, name);
    await writeFile(file, content);
    const ended = await run(screen('--ephemeris', file, '--output', join(out, 'x.csv')));
    expect([name, ended.code]).toEqual([name, 2]);
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr.length).toBeLessThanOrEqual(400);
  }
  expect(await readdir(out)).toEqual([]);
});
