import {
  type ApproachTable,
  clipToWindow,
  mergeTables,
  pickRows,
  type ScreeningSession,
  type SweepResult,
} from '@clearway/service/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { bruteForce } from './brute-force/brute-force.ts';
import { differences } from './compare-rows.ts';
import { randomStream } from './random.ts';
import { type CheckedCatalog, checkedCatalog } from './regime-check.ts';
import { after, drawScene, HOUR_US, openScene, type Scene } from './session-scene.ts';

/** A session gives the same bytes whichever way, in whatever parts and from whatever window it is asked. */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const DAY_US = 24 * HOUR_US;

describeWithReferenceData('a session over midnight', [CATALOG], () => {
  const random = randomStream('session searches');
  let catalog: CheckedCatalog;
  let scene: Scene;
  let session: ScreeningSession;
  let found: SweepResult;
  let rows: ApproachTable;
  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    scene = drawScene(catalog, random);
    const midnight = after(catalog, DAY_US);
    session = await openScene(scene, midnight - 3 * HOUR_US, midnight + 3 * HOUR_US);
    found = await session.sweep(session.request.startUs, session.request.stopUs);
    rows = await rowsOf([found]);
  });
  afterAll(() => session.close());

  const rowsOf = async (parts: readonly SweepResult[], of: ScreeningSession = session): Promise<ApproachTable> => {
    const resolved = await of.resolve(parts.map((part) => part.slow));
    return clipToWindow(
      mergeTables([...parts.map((part) => part.rows), resolved]),
      of.request.startUs,
      of.request.stopUs,
    );
  };

  test('swept, and one against all', { timeout: 240_000 }, async () => {
    const { startUs, stopUs } = session.request;
    // Those of whom there is most to find: objects of slow pairs, of the busiest rows, and some of no rows at all.
    const slow = [...found.slow.primaryId, ...found.slow.secondaryId];
    const busy = [...rows.primaryId.slice(0, 30), ...rows.secondaryId.slice(-30)];
    const some = random.choose(scene.elements, 20).map((e) => e.id);
    const changed = new Set([...random.choose(slow, 20), ...random.choose(busy, 20), ...some]);
    const oneByOne = await session.sweep(startUs, stopUs, { changed });
    const theirs: number[] = [];
    for (let k = 0; k < rows.count; k++) {
      if (changed.has(rows.primaryId[k]!) || changed.has(rows.secondaryId[k]!)) theirs.push(k);
    }
    expect(theirs.length).toBeGreaterThan(50);
    expect(await rowsOf([oneByOne])).toEqual(pickRows(rows, theirs));
    expect(session.completeness()).toHaveProperty('changed_objects.method');
  });

  test('in parts, on the grid of slices and off it', { timeout: 240_000 }, async () => {
    const { startUs, stopUs } = session.request;
    const cuts = [
      startUs,
      startUs + 0.7 * HOUR_US,
      startUs + 3 * HOUR_US - 1,
      startUs + 3 * HOUR_US,
      stopUs - 1234,
      stopUs,
    ];
    const parts: SweepResult[] = [];
    for (let k = 0; k + 1 < cuts.length; k++) parts.push(await session.sweep(cuts[k]!, cuts[k + 1]!));
    expect(mergeTables(parts.map((part) => part.rows))).toEqual(found.rows);
    expect(await rowsOf(parts)).toEqual(rows);
  });

  test('from other windows', { timeout: 240_000 }, async () => {
    const { startUs, stopUs } = session.request;
    const shifts = [
      [-1.5 * HOUR_US, 0],
      [987_654_321, 0.5 * HOUR_US],
      [2.99 * HOUR_US, 0],
    ] as const;
    for (const [early, late] of shifts) {
      const other = await openScene(scene, startUs + early, stopUs + late);
      try {
        const all = await rowsOf([await other.sweep(startUs + early, stopUs + late)], other);
        const from = Math.max(startUs, startUs + early);
        const [mine, theirs] = [clipToWindow(rows, from, stopUs), clipToWindow(all, from, stopUs)];
        const stays = differingStays(mine, theirs);
        expect(withoutStays(theirs, stays)).toEqual(withoutStays(mine, stays));
        expect(mine.count - stays.size).toBeGreaterThan(100);
      } finally {
        await other.close();
      }
    }
  });

  test('each row once, the smaller number first, in order, and none lost at midnight', () => {
    for (let k = 0; k < rows.count; k++) expect(rows.primaryId[k]!).toBeLessThan(rows.secondaryId[k]!);
    for (let k = 1; k < rows.count; k++) expect(rows.tcaUs[k]!).toBeGreaterThanOrEqual(rows.tcaUs[k - 1]!);
    const { startUs, stopUs } = session.request;
    const { start } = catalog;
    const zero = after(catalog, 0);
    const seconds = (us: number): number => (us - zero) / 1e6;
    const midnight = 86_400;
    // Few objects: those of the rows around midnight, and others.
    const near = rows.tcaUs.findIndex((us) => us > zero + DAY_US);
    const ids = new Set([
      ...rows.primaryId.slice(near - 40, near + 40),
      ...rows.secondaryId.slice(near - 40, near + 40),
    ]);
    const limits = { thresholdKm: 15, from: midnight - 900, to: midnight + 900 };
    const groupOf = new Map(scene.identicalGroups.flatMap((group, k) => group.map((id) => [id, k] as const)));
    const expected = bruteForce({
      elements: scene.elements.filter((e) => ids.has(e.id) && e.id < 900_000),
      start,
      durationSeconds: midnight + 1800,
      isWanted: (a, b) => groupOf.get(a) === undefined || groupOf.get(a) !== groupOf.get(b),
      ...limits,
    });
    const mine = approachesOf(rows, seconds).filter(
      (r) => r.tca >= limits.from && r.tca < limits.to && ids.has(r.first) && ids.has(r.second) && r.second < 900_000,
    );
    const bare = (list: typeof mine): typeof mine => list.map((r) => ({ ...r, entry: 0, exit: 0, coLocated: false }));
    expect(differences(bare(expected), bare(mine), limits)).toEqual([]);
    expect(mine.length).toBeGreaterThan(20);
    expect(stopUs - startUs).toBe(6 * HOUR_US);
  });

  test('a made-up abort, and a session that is closed', { timeout: 240_000 }, async () => {
    const { startUs, stopUs } = session.request;
    const stop = new AbortController();
    const swept = session.sweep(startUs, stopUs, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    });
    await expect(swept).rejects.toThrow('enough');
    // What was under way comes to nothing, and the session goes on.
    expect((await session.sweep(startUs, stopUs)).rows).toEqual(found.rows);
    const other = await openScene(scene, startUs, stopUs);
    const unfinished = other.sweep(startUs, stopUs, { onProgress: () => void other.close() });
    await expect(unfinished).rejects.toThrow('closed');
    await other.close();
    await expect(openScene(scene, startUs, stopUs, { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow(
      'no',
    );
  });
});

/**
 * Rows of slow pairs of which one window sees half a revolution and more, the other less: how long they stay is said of the window that
 * was asked for, and of those that stay there is no probability.
 */
function differingStays(one: ApproachTable, other: ApproachTable): ReadonlySet<number> {
  const differing = new Set<number>();
  for (let k = 0; k < Math.min(one.count, other.count); k++) {
    if (one.coLocated[k] !== other.coLocated[k] && one.relativeSpeedMmS[k]! < 1e6) differing.add(k);
  }
  return differing;
}

function withoutStays(table: ApproachTable, rows: ReadonlySet<number>): ApproachTable {
  const cleared = <Column extends Uint8Array | Float32Array>(column: Column): Column =>
    column.map((value, k) => (rows.has(k) ? 0 : value)) as Column;
  return {
    ...table,
    coLocated: cleared(table.coLocated),
    maxProbability: cleared(table.maxProbability),
    probability: cleared(table.probability),
    probabilityMethod: cleared(table.probabilityMethod),
  };
}

function approachesOf(
  t: ApproachTable,
  seconds: (us: number) => number,
): {
  first: number;
  second: number;
  tca: number;
  missDistanceKm: number;
  relativeSpeedKmS: number;
  radialKm: number;
  inTrackKm: number;
  crossTrackKm: number;
  entry: number;
  exit: number;
  coLocated: boolean;
}[] {
  return Array.from({ length: t.count }, (_, k) => ({
    first: t.primaryId[k]!,
    second: t.secondaryId[k]!,
    tca: seconds(t.tcaUs[k]!),
    missDistanceKm: t.missDistanceMm[k]! / 1e6,
    relativeSpeedKmS: t.relativeSpeedMmS[k]! / 1e6,
    radialKm: t.radialMm[k]! / 1e6,
    inTrackKm: t.inTrackMm[k]! / 1e6,
    crossTrackKm: t.crossTrackMm[k]! / 1e6,
    entry: seconds(t.entryUs[k]!),
    exit: seconds(t.exitUs[k]!),
    coLocated: t.coLocated[k] === 1,
  }));
}
