import { type ElementSet, secondsBetween, type UtcTime } from '@clearway/astro';
import type { EphemerisKnots } from '@clearway/screening';
import type { ScreeningRun } from '@clearway/service';
import { expect } from 'vitest';
import type { Approach } from './brute-force/brute-force.ts';
import { differences } from './compare-rows.ts';
import { type EngineSearch, rowsOf, screenWithEngine } from './engine-rows.ts';
import { knotsBySgp4, madeEphemeris, wholeSpan } from './made-ephemerides.ts';
import type { RandomStream } from './random.ts';
import type { CheckedCatalog } from './regime-check.ts';
import type { Regime } from './regimes.ts';

const DAY = 86_400;
const HOUR = 3600;

/** Draws objects of a regime, screens some of them by their elements and by ephemerides of SGP4's own path, and expects the same. */
export async function checkEphemerides(
  catalog: CheckedCatalog,
  regime: Regime,
  count: number,
  random: RandomStream,
  durationSeconds: number,
): Promise<ScreeningRun> {
  const { search, primaries } = draw(catalog, regime, count, random, durationSeconds);
  const bySets = await screenWithEngine(search);
  const failing = new Set(bySets.report.objects.rejected.map(({ id }) => id));
  const ephemerides = primaries
    .filter(({ id }) => !failing.has(id))
    .map((e) => madeEphemeris(e, [wholeSpan(pathOf(e, catalog.start, -HOUR, durationSeconds + HOUR))]));
  const run = await screenWithEngine({ ...search, ephemerides });
  expect(run.report.completeness.ephemeris_spans).toBe(ephemerides.length);
  expectSameRows(bySets, run, regime.thresholdKm);
  for (const key of ['insideAtStart', 'insideAtStop'] as const) {
    expect(run.report[key].map(({ primaryId, secondaryId }) => [primaryId, secondaryId])).toEqual(
      bySets.report[key].map(({ primaryId, secondaryId }) => [primaryId, secondaryId]),
    );
  }
  return run;
}

/** Knots dense enough at perigee. */
export function pathOf(e: ElementSet, start: UtcTime, from: number, to: number): EphemerisKnots {
  const revolution = DAY / e.meanMotionRevPerDay;
  const wanted = Math.max(15, Math.min(60, (revolution * (1 - e.eccentricity) ** 1.5) / 120));
  return knotsBySgp4(e, start, { from, to, spacing: (to - from) / Math.ceil((to - from) / wanted) });
}

/** A search among objects of a regime, and the primaries, none of which fails. */
export function draw(
  catalog: CheckedCatalog,
  regime: Regime,
  primaries: number,
  random: RandomStream,
  durationSeconds: number,
): { readonly search: EngineSearch; readonly primaries: ElementSet[] } {
  const chosen = new Map<number, ElementSet>();
  for (const { from, objects } of regime.draws) {
    for (const e of random.choose(catalog.elements.filter(from), objects)) chosen.set(e.id, e);
  }
  const elements = [...chosen.values()];
  const healthy = elements.filter((e) => Math.abs(e.bstar) < 0.01 && secondsBetween(e.epoch, catalog.start) < 10 * DAY);
  const own = random.choose(healthy, primaries);
  const search = {
    elements,
    identicalGroups: catalog.identicalGroups,
    start: catalog.start,
    durationSeconds,
    thresholdKm: regime.thresholdKm,
    ...(primaries > 0 ? { primaryIds: own.map((e) => e.id) } : {}),
  };
  return { search, primaries: own };
}

export function expectSameRows(expected: ScreeningRun, found: ScreeningRun, thresholdKm: number): void {
  const rows = rowsOf(expected);
  expect(rows.length).toBeGreaterThan(0);
  const like = rowsOf(found).map((row) => withVelocitiesOf(row, rows));
  expect(
    differences(rows, like, {
      thresholdKm,
      from: 0,
      to: secondsBetween(expected.report.window.start, expected.report.window.stop),
    }),
  ).toEqual([]);
}

/**
 * SGP4's velocities are not the derivatives of its positions, by metres per second in high orbits: what a row makes of
 * velocities may differ by as much, and is compared only so far. Interpolation smooths SGP4's noise and is good to millimetres, so a
 * TCA may differ by the time in which the pair moves by 3 cm.
 */
function withVelocitiesOf(row: Approach, rows: readonly Approach[]): Approach {
  const like = rows.find((r) => r.first === row.first && r.second === row.second && Math.abs(r.tca - row.tca) < 1);
  if (!like) return row;
  const { tca, relativeSpeedKmS, radialKm, inTrackKm, crossTrackKm } = like;
  if (!(Math.abs(row.tca - tca) <= 1e-4 + 3e-5 / relativeSpeedKmS)) return row;
  expect(Math.abs(row.relativeSpeedKmS - relativeSpeedKmS)).toBeLessThan(0.01);
  const turn = Math.hypot(row.radialKm - radialKm, row.inTrackKm - inTrackKm, row.crossTrackKm - crossTrackKm);
  expect(turn).toBeLessThan(1e-3 + 2e-3 * row.missDistanceKm);
  return { ...row, tca, relativeSpeedKmS, radialKm, inTrackKm, crossTrackKm };
}
