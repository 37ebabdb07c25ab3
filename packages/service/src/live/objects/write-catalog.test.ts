import { utcFromUnixMicros } from '@clearway/astro';
import { type CatalogDocument, catalogDocument } from '@clearway/contract';
import { expect, test } from 'vitest';
import type { CatalogSnapshot } from '../../catalog/keeping/index.ts';
import { indexOf, madeUpRow } from './made-up-objects.fixture.ts';
import { writeCatalog } from './write-catalog.ts';

const EPOCH_US = 1_773_083_905_550_496;

/** A snapshot of sets `[object, source, fromUs, toUs]`. */
function snapshotOf(sets: readonly (readonly [number, number, number, number])[], isSwitched = true): CatalogSnapshot {
  const rows = sets.map(([object_id, source_id], k) => ({
    object_id,
    source_id,
    epoch_us: EPOCH_US + k,
    mean_motion_rev_per_day: 11.90268048 + k / 3,
    eccentricity: 0.1 / 3,
    inclination_deg: 98.7654,
    raan_deg: 2 / 3,
    argument_of_pericenter_deg: 359.9999,
    mean_anomaly_deg: 0,
    bstar: -1e-5 / 3,
  }));
  return {
    elements: rows.map((row) => ({ id: row.object_id, epoch: utcFromUnixMicros(row.epoch_us) })),
    rows,
    lives: isSwitched
      ? { fromUs: Float64Array.from(sets, ([, , from]) => from), toUs: Float64Array.from(sets, ([, , , to]) => to) }
      : undefined,
    sources: [
      { sourceId: 4, source: 'celestrak/active', title: 'CelesTrak', private: false },
      { sourceId: 9, source: 'upload/own', title: 'Own', private: true },
    ],
    synthetic: false,
  } as unknown as CatalogSnapshot;
}

async function written(
  snapshot: CatalogSnapshot,
  objects: Awaited<ReturnType<typeof indexOf>>,
): Promise<CatalogDocument> {
  let text = '';
  const sink = {
    async write(bytes: Uint8Array): Promise<void> {
      text += Buffer.from(bytes).toString('utf8');
    },
  };
  await writeCatalog({ runId: 7, clockUtc: '2026-03-10T00:00:00.000Z', snapshot, objects }, sink);
  return catalogDocument.parse(JSON.parse(text));
}

test('objects stand once, with all their element sets, described by places in short lists', async () => {
  const objects = await indexOf(
    [
      madeUpRow(5, 'VANGUARD "1"', { owner: 'US', cospar: '1958-002B', manoeuvrable: false }),
      madeUpRow(11, 'STARLINK-é', { owner: 'PRC', fleet: 'STARLINK', kind: 'debris' }),
      madeUpRow(12, 'STARLINK-12', { owner: 'PRC', fleet: 'STARLINK', kind: 'rocket-body', manoeuvrable: true }),
    ],
    [{ objectId: 5, meanMotionRevPerDay: 15, eccentricity: 0.001 }],
  );
  const sets = [
    [5, 4, -Infinity, Infinity],
    [11, 4, -Infinity, EPOCH_US],
    [11, 9, EPOCH_US, Infinity],
    [12, 4, -Infinity, Infinity],
    [90_001, 9, -Infinity, Infinity],
  ] as const;
  const catalog = await written(snapshotOf(sets), objects);
  expect(catalog).toMatchObject({ run_id: 7, clock_utc: '2026-03-10T00:00:00.000Z', synthetic: false });
  expect(catalog.owners).toEqual(['PRC', 'US']);
  expect(catalog.fleets).toEqual(['STARLINK']);
  expect(catalog.sources.map(({ source }) => source)).toEqual(['celestrak/active', 'upload/own']);
  expect(catalog.objects).toEqual({
    object_id: [5, 11, 12, 90_001],
    name: ['VANGUARD "1"', 'STARLINK-é', 'STARLINK-12', '90001'],
    cospar_id: ['1958-002B', null, null, null],
    kind: ['payload', 'debris', 'rocket-body', 'unknown'].map((kind) => catalog.kinds.indexOf(kind as 'debris')),
    regime: [catalog.regimes.indexOf('LEO'), null, null, null],
    owner: [1, 0, 0, null],
    fleet: [null, 0, 0, null],
    manoeuvrable: [false, null, true, null],
  });
  const { element_sets } = catalog;
  expect(element_sets.object).toEqual([0, 1, 1, 2, 3]);
  expect(element_sets.source).toEqual([0, 0, 1, 0, 1]);
  expect(element_sets.from_us).toEqual([null, null, EPOCH_US, null, null]);
  expect(element_sets.to_us).toEqual([null, EPOCH_US, null, null, null]);
  expect(element_sets.epoch_us).toEqual([0, 1, 2, 3, 4].map((k) => EPOCH_US + k));
  // To the last digit.
  expect(element_sets.mean_motion_rev_per_day).toEqual([0, 1, 2, 3, 4].map((k) => 11.90268048 + k / 3));
  expect(element_sets.bstar_per_earth_radius[0]).toBe(-1e-5 / 3);
});

test('more rows than are written at once, none of them switched', async () => {
  const count = 4001;
  const sets = Array.from({ length: count }, (_, k) => [k + 1, 4, 0, 0] as const);
  const catalog = await written(snapshotOf(sets, false), await indexOf([madeUpRow(1, 'ONE')]));
  expect(catalog.objects.object_id).toEqual(sets.map(([id]) => id));
  expect(catalog.element_sets.object.at(-1)).toBe(count - 1);
  expect(new Set([...catalog.element_sets.from_us, ...catalog.element_sets.to_us])).toEqual(new Set([null]));
  for (const column of [...Object.values(catalog.objects), ...Object.values(catalog.element_sets)]) {
    expect(column).toHaveLength(count);
  }
});

test('a reader that leaves ends it', async () => {
  const sets = Array.from({ length: 10 }, (_, k) => [k + 1, 4, 0, 0] as const);
  const objects = await indexOf([]);
  const catalog = { runId: 1, clockUtc: '', snapshot: snapshotOf(sets, false), objects };
  const leave = AbortSignal.abort(new Error('left'));
  await expect(writeCatalog(catalog, { write: async () => undefined }, leave)).rejects.toThrow('left');
});
