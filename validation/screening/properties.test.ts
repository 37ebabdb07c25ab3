import { addSeconds, type ElementSet } from '@clearway/astro';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { type Approach, bruteForce } from './brute-force/brute-force.ts';
import { differences } from './compare-rows.ts';
import { rowsOf, screenWithEngine } from './engine-rows.ts';
import { plantedCatalog } from './planted/planted-catalog.ts';
import { randomStream } from './random.ts';
import { type CheckedCatalog, checkedCatalog } from './regime-check.ts';

/** What must hold of any screening, for random windows and thresholds over a mixture of real objects. */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const OBJECTS = 500;
const RUNS = process.env.CLEARWAY_TEST_SCALE === 'full' ? 20 : 4;

describeWithReferenceData('for random windows and thresholds', [CATALOG], () => {
  const random = randomStream('properties');
  const parameters = { seed: random.seed, numRuns: RUNS };
  let catalog: CheckedCatalog;
  let elements: readonly ElementSet[];
  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    const docked = new Set(catalog.identicalGroups.flat());
    const single = catalog.elements.filter((e) => !docked.has(e.id));
    const deep = single.filter((e) => e.meanMotionRevPerDay < 6.4);
    elements = [...new Set([...random.choose(single, OBJECTS), ...random.choose(deep, OBJECTS / 5)])];
  });
  const startAt = fc.integer({ min: 0, max: 6 * 86_400 });
  const screen = async (over: Partial<Parameters<typeof screenWithEngine>[0]>): Promise<Approach[]> =>
    rowsOf(await screenWithEngine({ elements, start: catalog.start, durationSeconds: 7200, ...over }));

  test('the rows at a smaller threshold are those rows within it', { timeout: 240_000 }, async () => {
    const property = fc.asyncProperty(startAt, fc.double({ min: 1, max: 60, noNaN: true }), async (from, small) => {
      const start = addSeconds(catalog.start, from);
      const wide = await screen({ start, thresholdKm: 80 });
      const narrow = await screen({ start, thresholdKm: small });
      const bare = (rows: Approach[]): Approach[] => rows.map((r) => ({ ...r, entry: 0, exit: 0, coLocated: false }));
      const limits = { thresholdKm: small, from: 0, to: 7200 };
      expect(wide.length).toBeGreaterThan(0);
      expect(differences(bare(wide.filter((r) => r.missDistanceKm <= small)), bare(narrow), limits)).toEqual([]);
    });
    await fc.assert(property, parameters);
  });

  test('a window that starts later has the same rows, later', { timeout: 240_000 }, async () => {
    const property = fc.asyncProperty(startAt, fc.double({ min: 1, max: 3600, noNaN: true }), async (from, shift) => {
      const thresholdKm = 60;
      const first = await screen({ start: addSeconds(catalog.start, from), thresholdKm });
      const second = await screen({ start: addSeconds(catalog.start, from + shift), thresholdKm });
      const inBoth = { thresholdKm, from: shift, to: 7200 };
      const moved = second.map((r) => ({ ...r, tca: r.tca + shift, entry: r.entry + shift, exit: r.exit + shift }));
      // Entry and exit are clipped to each window.
      const clip = (rows: Approach[]): Approach[] =>
        rows
          .filter((r) => r.tca >= shift && r.tca < 7200)
          .map((r) => ({ ...r, entry: Math.max(shift, r.entry), exit: Math.min(7200, r.exit), coLocated: false }));
      expect(differences(clip(first), clip(moved), inBoth)).toEqual([]);
    });
    await fc.assert(property, parameters);
  });

  test('exchanging the numbers of objects exchanges primary and secondary', { timeout: 240_000 }, async () => {
    const property = fc.asyncProperty(startAt, async (from) => {
      const start = addSeconds(catalog.start, from);
      const turned = (id: number): number => 400_000_000 - id;
      const one = await screen({ start, thresholdKm: 60 });
      const other = await screen({
        start,
        thresholdKm: 60,
        elements: elements.map((e) => ({ ...e, id: turned(e.id) })),
      });
      const back = other.map((r) => ({ ...r, first: turned(r.second), second: turned(r.first) }));
      const bare = (rows: Approach[]): Approach[] =>
        rows.map((r) => ({ ...r, radialKm: 0, inTrackKm: 0, crossTrackKm: 0, coLocated: false }));
      expect(differences(bare(one), bare(back), { thresholdKm: 60, from: 0, to: 7200 })).toEqual([]);
    });
    await fc.assert(property, parameters);
  });

  test.each([0.1, 1, 40, 150, 500])('all rows within %f km are those of brute force', async (thresholdKm) => {
    // Few objects for wide thresholds, crowded shells for narrow ones, and encounters of its own for the narrowest.
    const shell = catalog.elements.filter((e) => e.meanMotionRevPerDay > 15.29 && e.meanMotionRevPerDay < 15.31);
    const some =
      thresholdKm < 1
        ? planted(thresholdKm)
        : thresholdKm < 10
          ? random.choose(shell, 3000)
          : random.choose(elements, thresholdKm > 100 ? 150 : 600);
    const start = thresholdKm < 1 ? catalog.start : addSeconds(catalog.start, 5 * 86_400 + 86_400 * random.next());
    const search = { elements: some, start, durationSeconds: 5400, thresholdKm };
    const rows = rowsOf(await screenWithEngine(search));
    expect(differences(bruteForce(search), rows, { thresholdKm, from: 0, to: 5400 })).toEqual([]);
    expect(rows.length).toBeGreaterThan(5);
  });

  /** Encounters in low orbit, half of them inside the threshold. */
  const planted = (thresholdKm: number): ElementSet[] => {
    const encounters = Array.from({ length: 60 }, () => ({
      title: '',
      declinationDeg: random.next() * 160 - 80,
      rightAscensionDeg: random.next() * 360,
      radiusKm: 6800 + random.next() * 900,
      first: { azimuthDeg: random.next() * 360 },
      second: { azimuthDeg: random.next() * 360 },
      missDistanceKm: 2 * thresholdKm * random.next(),
      tca: 100 + random.next() * 5200,
    }));
    return plantedCatalog(encounters, catalog.start).elements;
  };

  test('the rows of a box are those of its sphere that lie inside it', { timeout: 240_000 }, async () => {
    const property = fc.asyncProperty(
      startAt,
      // One primary and a few take another way through the engine than many.
      fc.constantFrom(1, 2, 7, 60),
      fc.tuple(...[20, 80, 60].map((max) => fc.double({ min: 2, max, noNaN: true }))),
      async (from, primaries, half) => {
        const start = addSeconds(catalog.start, from);
        const primaryIds = random.choose(elements, primaries).map((e) => e.id);
        const boxRtnKm = half as unknown as readonly [number, number, number];
        const box = await screen({ start, primaryIds, boxRtnKm });
        const sphere = await screen({ start, primaryIds, thresholdKm: Math.hypot(...boxRtnKm) });
        const inside = sphere.filter(
          (r) =>
            Math.abs(r.radialKm) <= half[0]! &&
            Math.abs(r.inTrackKm) <= half[1]! &&
            Math.abs(r.crossTrackKm) <= half[2]!,
        );
        expect(box).toEqual(inside);
        const wanted = new Set(primaryIds);
        const all = await screen({ start, thresholdKm: Math.hypot(...boxRtnKm) });
        const theirs = all.filter((r) => wanted.has(r.first) || wanted.has(r.second));
        const key = (r: Approach): string => [Math.min(r.first, r.second), Math.max(r.first, r.second)].join();
        expect(sphere.map(key).sort()).toEqual(theirs.map(key).sort());
      },
    );
    await fc.assert(property, parameters);
  });
});
