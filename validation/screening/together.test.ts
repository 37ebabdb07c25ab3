import { addSeconds, type ElementSet, parseUtc } from '@clearway/astro';
import { loadCatalog } from '@clearway/service';
import { expect, test } from 'vitest';
import { describeWithReferenceData, referencePath } from '../reference-data.ts';
import { type Approach, bruteForce } from './brute-force/brute-force.ts';
import { endingObject } from './brute-force/end-of-life.ts';
import { oracleObject } from './brute-force/oracle.ts';
import { differences } from './compare-rows.ts';
import { type EngineSearch, rowsOf, screenWithEngine } from './engine-rows.ts';
import { plantEncounter } from './planted/plant-encounter.ts';

/** Pairs that stay together: formations with several minima, docked modules, and elements published under two numbers. */
const START = parseUtc('2026-03-10T00:00:00Z')!;
const DAY = 86_400;
const THRESHOLD = 5;
const BASE = {
  title: '',
  declinationDeg: 20,
  rightAscensionDeg: 30,
  radiusKm: 6900,
  first: { azimuthDeg: 40 },
  // Across the relative motion and level: offsets along the track do not drift.
  missAngleDeg: 0,
};

/** Two objects at metres per second of each other: rows, and what brute force gives. */
async function formation(
  second: Parameters<typeof plantEncounter>[0]['second'],
  missDistanceKm: number,
  over: Partial<EngineSearch> = {},
): Promise<{ rows: Approach[]; expected: Approach[]; run: Awaited<ReturnType<typeof screenWithEngine>> }> {
  const elements = plantEncounter({ ...BASE, tca: 7200, missDistanceKm, second }, [10, 11], START);
  const search = { elements, start: START, durationSeconds: DAY / 2, thresholdKm: THRESHOLD, ...over };
  const run = await screenWithEngine(search);
  return { run, rows: rowsOf(run), expected: bruteForce(search) };
}

const limits = { thresholdKm: THRESHOLD, from: 0, to: DAY / 2 };

test.each([
  ['drifting by along the track', { azimuthDeg: 40, semiMajorAxisKm: 6900.3 }, 0.5],
  ['crossing each other twice a revolution', { azimuthDeg: 40.02 }, 0.3],
  ['circling each other', { azimuthDeg: 40, climbDeg: 0.004 }, 1],
  ['circling and crossing', { azimuthDeg: 40.015, climbDeg: 0.003, semiMajorAxisKm: 6900.05 }, 0.2],
  ['metres apart', { azimuthDeg: 40.00001 }, 0.01],
])('a formation %s has a row at every minimum', async (_, second, miss) => {
  const { rows, expected } = await formation(second, miss);
  expect(expected.length).toBeGreaterThan(0);
  expect(differences(expected, rows, limits)).toEqual([]);
});

test('the rows of a formation do not depend on slices, step or workers', async () => {
  const second = { azimuthDeg: 40.015, climbDeg: 0.003, semiMajorAxisKm: 6900.05 };
  const { rows } = await formation(second, 0.2);
  expect(rows.length).toBeGreaterThan(5);
  const fields = (r: Approach): number[] => [r.tca, r.missDistanceKm, r.entry, r.exit].map((x) => Math.round(x * 1e6));
  for (const tuning of [{ sliceSeconds: 960 }, { sliceSeconds: 2880 }, { sliceSeconds: 8640 }]) {
    const other = await formation(second, 0.2, { tuning, workers: 2 });
    expect(other.rows.map(fields)).toEqual(rows.map(fields));
  }
  const stepped = await formation(second, 0.2, { tuning: { stepSeconds: 20 } });
  expect(differences(rows, stepped.rows, limits)).toEqual([]);
});

test('a stay longer than half a revolution is flagged, joined across slices, a shorter one is not', async () => {
  const together = await formation({ azimuthDeg: 40.01 }, 0.3);
  expect(together.rows.length).toBeGreaterThan(10);
  for (const r of together.rows) expect([r.entry, r.exit, r.coLocated]).toEqual([0, DAY / 2, true]);
  const passing = await formation({ azimuthDeg: 40, semiMajorAxisKm: 6904 }, 1);
  expect(passing.rows.length).toBeGreaterThan(0);
  const halfRevolution = Math.PI * Math.sqrt(6900 ** 3 / 398_600.8);
  for (const r of passing.rows) {
    expect(r.coLocated).toBe(Math.abs(r.exit - r.entry) > halfRevolution);
    expect(r.exit - r.entry).toBeLessThan(halfRevolution * 1.5);
  }
});

test('pairs inside at the edges are listed, with or without a minimum', async () => {
  // Passes in 7,200 s: inside at both edges of a short window around a moment beside it.
  const elements = plantEncounter(
    { ...BASE, tca: 7200, missDistanceKm: 1, second: { azimuthDeg: 40, semiMajorAxisKm: 6900.3 } },
    [10, 11],
    START,
  );
  const whole = rowsOf(await screenWithEngine({ elements, start: START, durationSeconds: DAY / 2 }));
  const at = (from: number): Promise<Awaited<ReturnType<typeof screenWithEngine>>> =>
    screenWithEngine({ elements, start: addSeconds(START, from), durationSeconds: 100 });
  const minimum = whole.find((r) => r.tca > 500)!;
  for (const from of [minimum.tca - 50, minimum.tca + 200]) {
    const { report, approaches } = await at(from);
    const inside = bruteDistance(elements, from);
    const after = bruteDistance(elements, from + 100);
    expect(report.insideAtStart.map((p) => [p.primaryId, p.secondaryId])).toEqual(inside <= 5 ? [[10, 11]] : []);
    expect(report.insideAtStop.map((p) => [p.primaryId, p.secondaryId])).toEqual(after <= 5 ? [[10, 11]] : []);
    expect(Math.abs(report.insideAtStart[0]!.distanceKm - inside)).toBeLessThan(1e-4);
    expect(Math.abs(report.insideAtStop[0]!.distanceKm - after)).toBeLessThan(1e-4);
    expect(approaches.count).toBe(from < minimum.tca ? 1 : 0);
  }
});

function bruteDistance(elements: readonly ElementSet[], seconds: number): number {
  const [a, b] = elements.map((e) => {
    const out = new Float64Array(6);
    endingObject(oracleObject(e, START), seconds).stateAt(seconds, out, 0);
    return out;
  }) as [Float64Array, Float64Array];
  return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
}

const CATALOG = 'catalogs/2026-03-10/gp.csv.gz';

describeWithReferenceData('docked modules and what is near them', [CATALOG], () => {
  test('identical elements have rows with others, not with each other', { timeout: 240_000 }, async () => {
    const catalog = await loadCatalog([referencePath(CATALOG)], { start: START });
    const stack = catalog.identicalGroups.flat();
    const raans = new Map(catalog.elements.map((e) => [e.id, e]));
    const near = catalog.elements.filter((e) =>
      stack.some((id) => {
        const m = raans.get(id)!;
        return (
          Math.abs(m.meanMotionRevPerDay - e.meanMotionRevPerDay) < 0.01 &&
          Math.abs(m.inclinationDeg - e.inclinationDeg) < 0.1 &&
          Math.abs(m.raanDeg - e.raanDeg) < 1
        );
      }),
    );
    expect(near.length).toBeGreaterThan(10);
    const search = { elements: near, start: START, durationSeconds: DAY / 4, thresholdKm: THRESHOLD };
    const { identicalGroups } = catalog;
    const groupOf = new Map(identicalGroups.flatMap((ids, group) => ids.map((id) => [id, group] as const)));
    const isSame = (a: number, b: number): boolean => groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
    const rows = rowsOf(await screenWithEngine({ ...search, identicalGroups }));
    expect(rows.filter((r) => isSame(r.first, r.second))).toEqual([]);
    const expected = bruteForce({ ...search, isWanted: (a, b) => !isSame(a, b) });
    expect(differences(expected, rows, { thresholdKm: THRESHOLD, from: 0, to: DAY / 4 })).toEqual([]);
    // Two numbers of one set of elements have the same rows with any third object.
    const iss = identicalGroups.find((ids) => ids.includes(25_544))!;
    const rowsWith = (id: number): number[] =>
      rows
        .filter((r) => (r.first === id) !== (r.second === id))
        .map((r) => Math.round(r.tca * 1e4))
        .sort((a, b) => a - b);
    expect(rowsWith(iss[0]!).length).toBeGreaterThan(0);
    expect(rowsWith(iss[1]!)).toEqual(rowsWith(iss[0]!));
    expect(catalog.duplicates.filter((d) => /identical/.test(d.reason)).length).toBeGreaterThan(3);
  });
});
