import type { ElementSet } from '@clearway/astro';
import { type ApproachTable, clipToWindow, mergeTables, type ScreeningSession } from '@clearway/service/session';
import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { randomStream } from './random.ts';
import { type CheckedCatalog, checkedCatalog } from './regime-check.ts';
import { after, drawScene, HOUR_US, openScene, type Scene } from './session-scene.ts';

/**
 * Element sets that are in force for a part of the window only, several of one object: their rows are those that each of them
 * has in its own time.
 */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const SLOW_MM_S = 0.15e6;

/** An element set and when it is in force. */
interface Segment {
  readonly element: ElementSet;
  readonly fromUs: number;
  readonly toUs: number;
}

describeWithReferenceData('element sets with lives', [CATALOG], () => {
  const random = randomStream('session lives');
  let catalog: CheckedCatalog;
  let scene: Scene;
  let startUs: number;
  let stopUs: number;
  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    scene = drawScene(catalog, random);
    startUs = after(catalog, 21 * HOUR_US);
    stopUs = startUs + 6 * HOUR_US;
  });

  const rowsOf = async (
    session: ScreeningSession,
    changed?: ReadonlySet<number>,
  ): Promise<{ rows: ApproachTable; fast: ApproachTable }> => {
    const found = await session.sweep(startUs, stopUs, changed ? { changed } : {});
    const resolved = await session.resolve([found.slow]);
    const rows = clipToWindow(mergeTables([found.rows, resolved]), startUs, stopUs);
    return { rows, fast: found.rows };
  };
  const keyOf = (t: ApproachTable, k: number): string =>
    [
      t.tcaUs[k],
      t.primaryId[k],
      t.secondaryId[k],
      t.missDistanceMm[k],
      t.relativeSpeedMmS[k],
      t.radialMm[k],
      t.inTrackMm[k],
      t.crossTrackMm[k],
    ].join();
  const keysOf = (t: ApproachTable, holds: (k: number) => boolean): string[] =>
    Array.from({ length: t.count }, (_, k) => k)
      .filter(holds)
      .map((k) => keyOf(t, k));

  test('have the rows of their own time', { timeout: 240_000 }, async () => {
    const docked = new Set(scene.identicalGroups.flat());
    const switched = random.choose(
      scene.elements.filter((e) => !docked.has(e.id) && e.id < 900_000),
      400,
    );
    const ids = new Set(switched.map((e) => e.id));
    // Two sets with a switch at some moment, the later one a little further along; of every fifth object the second ends.
    const segments = scene.elements.flatMap((element): Segment[] => {
      if (!ids.has(element.id)) return [{ element, fromUs: -Infinity, toUs: Infinity }];
      const at = Math.round(startUs + random.next() * (stopUs - startUs));
      const later = { ...element, meanAnomalyDeg: element.meanAnomalyDeg + 0.02, bstar: 0 };
      return [
        { element, fromUs: -Infinity, toUs: at },
        { element: later, fromUs: at, toUs: element.id % 5 === 0 ? at + HOUR_US : Infinity },
      ];
    });
    const byTitle = new Map<string, readonly Segment[]>([
      ['first', segments.filter((s) => s.fromUs === -Infinity)],
      ['second', segments.filter((s) => s.toUs === Infinity || s.fromUs > -Infinity)],
    ]);
    const whole = await openSegments(segments);
    const { rows, fast } = await rowsOf(whole);
    const oneByOne = await rowsOf(whole, new Set([...ids].slice(0, 90)));
    await whole.close();
    const few = new Set([...ids].slice(0, 90));
    const theirs = (t: ApproachTable) => (k: number) => few.has(t.primaryId[k]!) || few.has(t.secondaryId[k]!);
    expect(keysOf(oneByOne.rows, () => true)).toEqual(keysOf(rows, theirs(rows)));

    // What each of the sets has by itself, as far as it was in force: pairs of switched and other objects.
    const expected = new Set<string>();
    for (const list of byTitle.values()) {
      const elements = list.map((s) => s.element);
      const session = await openScene({ ...scene, elements }, startUs, stopUs);
      const own = await rowsOf(session);
      await session.close();
      const lifeOf = new Map(list.map((s) => [s.element.id, s]));
      for (let k = 0; k < own.rows.count; k++) {
        const tca = own.rows.tcaUs[k]!;
        const [a, b] = [own.rows.primaryId[k]!, own.rows.secondaryId[k]!];
        if (own.rows.relativeSpeedMmS[k]! <= SLOW_MM_S || (ids.has(a) && ids.has(b))) continue;
        if ([a, b].every((id) => tca >= lifeOf.get(id)!.fromUs && tca < lifeOf.get(id)!.toUs)) {
          expected.add(keyOf(own.rows, k));
        }
      }
    }
    const isOnce = (k: number): boolean => !(ids.has(fast.primaryId[k]!) && ids.has(fast.secondaryId[k]!));
    const found = keysOf(fast, isOnce);
    expect(new Set(found)).toEqual(expected);
    expect(found.length).toBe(expected.size);
    const ofSwitched = found.filter((key) => ids.has(Number(key.split(',')[1])) || ids.has(Number(key.split(',')[2])));
    expect(ofSwitched.length).toBeGreaterThan(50);
    for (let k = 0; k < rows.count; k++) expect(rows.primaryId[k]).not.toBe(rows.secondaryId[k]);
  });

  function openSegments(segments: readonly Segment[]): Promise<ScreeningSession> {
    return openScene({ ...scene, elements: segments.map((s) => s.element) }, startUs, stopUs, {
      lives: {
        fromUs: Float64Array.from(segments, (s) => s.fromUs),
        toUs: Float64Array.from(segments, (s) => s.toUs),
      },
    });
  }
});
