import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseUtc, secondsBetween, unixMicros } from '@clearway/astro';
import { configuredSources, createCatalogKeeper, takeSnapshot } from '@clearway/service/keeping';
import { type ElementSetRow, elementSetHistory, openStore, type Store } from '@clearway/store';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { describeWithReferenceData, referencePath, referenceText } from '../reference-data.ts';
import { embeddedPlace } from '../store/databases.ts';
import { someSets, tableOf } from './keeping.fixture.ts';
import { elementJson, startSourceServer, testClock } from './source-server.ts';

const place = embeddedPlace();
let store: Store;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-keeping-'));
  store = await openStore(place.place);
});
afterAll(async () => {
  await store.close();
  await place.remove();
  await rm(folder, { recursive: true });
});

const start = parseUtc('2026-03-10T12:00:00Z')!;

describe('files named at the start', () => {
  it('are kept with all their epochs; records that are wrong, and repeated ones, are told', async () => {
    const keeper = await createCatalogKeeper({ store, sources: [] });
    const file = join(folder, 'some.csv');
    const sets = [
      ...someSets(3),
      ...someSets(3, 1, { epoch: parseUtc('2026-03-10T06:00:00')! }),
      ...someSets(1, 1, { elementSetNumber: 1000, bstar: 7e-4 }),
    ];
    const bad = tableOf(someSets(1, 9)).split('\r\n')[1]!.replace('15.1', 'x');
    await writeFile(file, `${tableOf(sets)}${bad}\r\n`);
    const imported = await keeper.importFiles([file], { start });
    expect(imported).toMatchObject({ read: 8, newElementSets: 6, duplicateCount: 4 });
    expect(imported.rejected).toMatchObject([{ id: 9, line: 9 }]);
    expect(keeper.rejected().get('files')).toHaveLength(1);
    const history = await elementSetHistory(store.db, 1);
    // Of one epoch the larger element set number, whatever the order.
    expect(history.map(({ bstar }) => bstar)).toEqual([1e-4, 7e-4]);
    expect((await keeper.importFiles([file], { start })).newElementSets).toBe(0);
    expect(keeper.nextAttemptAt()).toBeNull();
    await expect(keeper.importFiles([join(folder, 'none.csv')], { start })).rejects.toMatchObject({
      code: 'file-not-found',
    });
  });
});

describe('the sources of the settings', () => {
  const idsOf = (settings: Parameters<typeof configuredSources>[0]): string[] =>
    configuredSources(settings).map(({ id }) => id);

  it('are CelesTrak, with the satellite catalogue first; Space-Track with an account; a folder', () => {
    const account = { CLEARWAY_SPACE_TRACK_USER: 'me', CLEARWAY_SPACE_TRACK_PASSWORD: 'secret' };
    const all = idsOf({ environment: account, watchedFolder: folder });
    expect(all[0]).toBe('celestrak/satcat');
    expect(all).toContain('celestrak/active');
    expect(all).toContain('celestrak/supplemental/spacex');
    expect(all.slice(-2)).toEqual(['space-track/gp', `folder/${folder}`]);
    expect(idsOf({ environment: {} }).some((id) => id.startsWith('space-track'))).toBe(false);
    expect(idsOf({ satcat: false, supplemental: false })).not.toContain('celestrak/satcat');
    expect(idsOf({ satcat: false, supplemental: false }).some((id) => id.includes('supplemental'))).toBe(false);
    expect(idsOf({ offline: true, environment: account })).toEqual([]);
    expect(idsOf({ offline: true, watchedFolder: folder })).toEqual([`folder/${folder}`]);
  });

  it('a folder is read when its files are complete, and Space-Track makes results private', async () => {
    const server = await startSourceServer();
    const clock = testClock();
    const watched = await mkdtemp(join(folder, 'watched-'));
    await writeFile(join(watched, 'own.csv'), tableOf(someSets(25, 2000)));
    server.answer = (request, response) => {
      if (request.url!.includes('login')) response.setHeader('set-cookie', 'session=1; path=/').end('""');
      else response.end(elementJson(30, 3000));
    };
    const keeper = await createCatalogKeeper({
      store,
      now: clock.now,
      sources: configuredSources({
        environment: { CLEARWAY_SPACE_TRACK_USER: 'me', CLEARWAY_SPACE_TRACK_PASSWORD: 'secret' },
        spaceTrackUrl: server.url,
        celestrakUrl: server.url,
        watchedFolder: watched,
        now: clock.now,
        random: () => 0,
      }).filter(({ provider }) => provider !== 'celestrak'),
    });
    const first = await keeper.refresh();
    expect([...first.changed].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, k) => 3000 + k));
    clock.forward(0.01);
    expect((await keeper.refresh()).changed.size).toBe(25);
    const listed = await keeper.list();
    expect(listed.filter((each) => each.private).map(({ source }) => source)).toEqual([
      `folder/${watched}`,
      'space-track/gp',
    ]);
    expect(JSON.stringify(listed)).not.toMatch(/secret/);
    const startUs = unixMicros(start);
    const snapshot = await takeSnapshot(store, { startUs, stopUs: startUs + 86_400e6 });
    expect(snapshot.private).toBe(true);
    await server.close();
  });
});

const HISTORY = 'history/celestrak-2026-05-24_08-22/stations.3le.gz';

describeWithReferenceData('three months of real sets, kept', [HISTORY], () => {
  test('give at any time the latest of each object not after it, with the numbers of the file', async () => {
    const keeper = await createCatalogKeeper({ store, sources: [] });
    await keeper.importFiles([referencePath(HISTORY)], { start });
    const lines = referenceText(HISTORY).split(/\r?\n/);
    for (const day of ['2026-06-01', '2026-07-01', '2026-08-01']) {
      const time = parseUtc(`${day}T00:00:00Z`)!;
      const startUs = unixMicros(time);
      const { rows } = await takeSnapshot(store, {
        startUs,
        stopUs: startUs + 7 * 86_400e6,
        sources: (name) => name === 'files',
      });
      const kept = new Map<number, ElementSetRow>(rows.map((row) => [row.object_id, row]));
      const latest = new Map<number, { age: number; line: string }>();
      for (const [at, line] of lines.entries()) {
        if (!line.startsWith('1 ')) continue;
        const id = Number(line.slice(2, 7));
        const year = 2000 + Number(line.slice(18, 20));
        const epoch = parseUtc(`${year}-01-01T00:00:00Z`)!;
        const age = secondsBetween(epoch, time) - (Number(line.slice(20, 32)) - 1) * 86_400;
        if (age >= 0 && age < (latest.get(id)?.age ?? Number.POSITIVE_INFINITY))
          latest.set(id, { age, line: lines[at + 1]! });
      }
      expect(latest.size).toBeGreaterThan(10);
      for (const [id, { age, line }] of latest) {
        const row = kept.get(id)!;
        expect(Math.abs((startUs - row.epoch_us) / 1e6 - age)).toBeLessThan(1e-3);
        expect(row.inclination_deg).toBe(Number(line.slice(8, 16)));
        expect(row.mean_anomaly_deg).toBe(Number(line.slice(43, 51)));
        expect(row.mean_motion_rev_per_day).toBe(Number(line.slice(52, 63)));
      }
    }
  });
});
