import type { ElementSet } from '@clearway/astro';
import { createEphemerisMotion, type EphemerisKnots } from '@clearway/screening';
import { isEphemerisObject, type ScreeningRun } from '@clearway/service';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { oracleObject } from './brute-force/oracle.ts';
import { rowsOf, screenWithEngine } from './engine-rows.ts';
import { checkEphemerides, draw, expectSameRows, pathOf } from './ephemeris-check.ts';
import { type BurningPath, burningPath, type MadeBurn, madeEphemeris, wholeSpan } from './made-ephemerides.ts';
import { randomStream } from './random.ts';
import { type CheckedCatalog, checkedCatalog } from './regime-check.ts';
import { REGIMES } from './regimes.ts';

/**
 * An ephemeris that follows SGP4's own path must give the rows of its element set, which other tests hold against brute force; one
 * that SGP4 knows nothing of, with burns in it, those of brute force by satellite.js and interpolation of another kind.
 */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const DAY = 86_400;
const DURATION = 3 * DAY;
const CHOSEN = new Set([
  'a crowded shell in low orbit',
  'the geostationary belt',
  'transfer and highly elliptical orbits',
  'retrograde orbits',
]);

describeWithReferenceData('an ephemeris against all', [CATALOG], () => {
  let catalog: CheckedCatalog;
  beforeAll(async () => {
    catalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
  });

  test.each(REGIMES.filter(({ title }) => CHOSEN.has(title)))('finds what the elements do: $title', async (regime) => {
    const random = randomStream(`an ephemeris against all, ${regime.title}`);
    const run = await checkEphemerides(catalog, regime, 5, random, DURATION);
    for (let k = 0; k < run.approaches.count; k++) {
      expect(isEphemerisObject(run.objects[run.approaches.primary[k]!]!)).toBe(true);
    }
  });

  test('hands over to the elements at its ends and in its gaps, whether swept or one by one', async () => {
    const { search, primaries } = draw(catalog, REGIMES[0]!, 6, randomStream('an ephemeris with gaps'), DURATION);
    const [element] = primaries as [ElementSet];
    const spans = [
      [-3600, 0.6 * DAY],
      [1.1 * DAY, 1.9 * DAY],
      // One begins where the other ends.
      [1.9 * DAY, 2.2 * DAY],
    ].map(([from, to]) => wholeSpan(pathOf(element, catalog.start, from!, to!)));
    const ephemerides = [madeEphemeris(element, spans)];
    const thresholdKm = 30;
    const only = { ...search, thresholdKm, primaryIds: [element.id] };
    const bySets = await screenWithEngine(only);
    for (const tuning of [undefined, {}]) {
      const run = await screenWithEngine({ ...only, ephemerides, ...(tuning ? { tuning } : {}) });
      expectSameRows(bySets, run, thresholdKm);
      expect(new Set(sourcesOf(run, element.id))).toEqual(new Set(['ephemeris', 'element_set']));
      for (let k = 0; k < run.approaches.count; k++) {
        const [own] = [run.approaches.primary[k]!, run.approaches.secondary[k]!].filter(
          (i) => run.objects[i]!.id === element.id,
        );
        const tca = run.approaches.tca[k]!;
        const isInside = tca < 0.6 * DAY || (tca >= 1.1 * DAY && tca < 2.2 * DAY);
        expect(isEphemerisObject(run.objects[own!]!)).toBe(isInside);
      }
    }
  });

  test('joins beside its element set, but has no rows with it; two ephemerides have rows with each other', async () => {
    const { search } = draw(catalog, REGIMES[0]!, 0, randomStream('two ephemerides'), DAY);
    const all = await screenWithEngine({ ...search, durationSeconds: DAY });
    const [row] = rowsOf(all).filter(({ missDistanceKm, coLocated }) => missDistanceKm < 4 && !coLocated);
    const pair = [row!.first, row!.second].map((id) => search.elements.find((e) => e.id === id)!);
    const ephemerides = pair.map((e) =>
      madeEphemeris(e, [wholeSpan(pathOf(e, catalog.start, -3600, DAY + 3600))], 'joins'),
    );
    const only = { ...search, durationSeconds: DAY, primaryIds: [row!.first] };
    const joined = await screenWithEngine({ ...only, ephemerides });
    const same = rowsOf(joined).filter(({ second, tca }) => second === row!.second && Math.abs(tca - row!.tca) < 0.01);
    expect(same).toHaveLength(4);
    expect(rowsOf(joined).filter(({ first, second }) => first === second)).toEqual([]);
  });

  test('an object that is in no catalogue is screened by its ephemeris, burns and all, as brute force does', async () => {
    const random = randomStream('an ephemeris with burns');
    const low = catalog.elements.filter((e) => e.meanMotionRevPerDay > 14.9 && e.meanMotionRevPerDay < 15.4);
    const [host] = random.choose(low, 1) as [ElementSet];
    const elements = random.choose(low, 600).filter((e) => e.id !== host.id);
    const id = 799_000_001;
    const from = -1800;
    const to = 0.5 * DAY;
    const burns: MadeBurn[] = [
      { at: 0.1 * DAY + 25, deltaVKmS: [0.0002, 0.003, 0] },
      { at: 0.3 * DAY + 31, deltaVKmS: [0, -0.004, 0.001] },
    ];
    const path = burningPath(host, catalog.start, { from, to, spacing: 60 }, burns);
    const ephemerides = [madeEphemeris({ ...host, id }, [wholeSpan(path.knots)])];
    const thresholdKm = 100;
    const run = await screenWithEngine({
      elements,
      start: catalog.start,
      durationSeconds: DAY,
      thresholdKm,
      ephemerides,
      primaryIds: [id],
    });
    expect(run.report.completeness.ephemeris_pieces).toBeGreaterThan(2);
    const expected = byBruteForce(path, elements, catalog, thresholdKm, to);
    expect(expected.length).toBeGreaterThan(10);
    const found = rowsOf(run);
    expect(found.map(({ second }) => second)).toEqual(expected.map(({ second }) => second));
    found.forEach((row, k) => {
      // Within the minute of a burn, which may be at any time in it, nobody can say to metres where the object was.
      const isBurning = burns.some(({ at }) => Math.abs(row.tca - at) < 60);
      expect(Math.abs(row.missDistanceKm - expected[k]!.missDistanceKm)).toBeLessThan(isBurning ? 0.1 : 1e-4);
      expect(Math.abs(row.tca - expected[k]!.tca)).toBeLessThan(isBurning ? 0.1 : 1e-3);
    });
  });
});

describe('the motion of an ephemeris', () => {
  test('does not depend on who asks: bits are those of the time alone', () => {
    const knots = circularKnots(60);
    const [one, other] = [createEphemerisMotion(knots), createEphemerisMotion(knots)];
    const [a, b] = [new Float64Array(6), new Float64Array(6)];
    for (const time of [5000.25, 12, 86_000.5, 61, 5000.25]) one.stateAt(time, a);
    other.stateAt(5000.25, b);
    expect(a).toEqual(b);
  });
});

function circularKnots(spacing: number): EphemerisKnots {
  const radius = 7000;
  const rate = Math.sqrt(398_600.8 / radius ** 3);
  const times = Float64Array.from({ length: Math.round(DAY / spacing) + 1 }, (_, k) => k * spacing);
  const states = Float64Array.from(
    [...times].flatMap((t) => {
      const [c, s] = [Math.cos(rate * t), Math.sin(rate * t)];
      return [radius * c, radius * s, 0, -radius * rate * s, radius * rate * c, 0];
    }),
  );
  return { day: 9000, times, states };
}

function sourcesOf(run: ScreeningRun, id: number): string[] {
  const { primary, secondary, count } = run.approaches;
  return Array.from({ length: count }, (_, k) => [run.objects[primary[k]!]!, run.objects[secondary[k]!]!])
    .flat()
    .filter((object) => object.id === id)
    .map((object) => (isEphemerisObject(object) ? 'ephemeris' : 'element_set'));
}

interface PlainRow {
  readonly second: number;
  readonly tca: number;
  readonly missDistanceKm: number;
}

/** Minima of distance in [0, to) by stepping through time, with satellite.js and the integrated path. */
function byBruteForce(
  path: BurningPath,
  elements: readonly ElementSet[],
  catalog: CheckedCatalog,
  thresholdKm: number,
  to: number,
): PlainRow[] {
  const own = new Float64Array(3);
  const state = new Float64Array(6);
  const rows: PlainRow[] = [];
  for (const element of elements) {
    const other = oracleObject(element, catalog.start);
    const distance = (t: number): number => {
      path.positionAt(t, own);
      other.stateAt(t, state, 0);
      return Math.hypot(state[0]! - own[0]!, state[1]! - own[1]!, state[2]! - own[2]!);
    };
    const step = 20;
    let [before, here] = [distance(-step), distance(0)];
    for (let t = 0; t < to + step; t += step) {
      const after = distance(t + step);
      if (here <= before && here < after && here < thresholdKm + 16 * step) {
        const tca = leastIn(distance, t - step, t + step);
        const missDistanceKm = distance(tca);
        if (missDistanceKm <= thresholdKm && tca >= 0 && tca < to)
          rows.push({ second: element.id, tca, missDistanceKm });
      }
      [before, here] = [here, after];
    }
  }
  return rows.sort((x, y) => x.tca - y.tca);
}

function leastIn(distance: (t: number) => number, from: number, to: number): number {
  let [a, b] = [from, to];
  while (b - a > 1e-5) {
    const [p, q] = [a + 0.382 * (b - a), b - 0.382 * (b - a)];
    if (distance(p) < distance(q)) b = q;
    else a = p;
  }
  return (a + b) / 2;
}
