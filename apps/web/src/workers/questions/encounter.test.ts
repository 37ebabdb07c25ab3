import { describe, expect, test } from 'vitest';
import { closestApproach } from './closest-approach.ts';
import type { CatalogColumns } from './element-sets.ts';
import { indexElementSets } from './element-sets.ts';
import { answerEncounter, type Encounter } from './encounter.ts';
import { encounterPlane } from './encounter-axes.ts';
import { EPOCH_MS, fewSets, MOLNIYA, STATION } from './few-objects.fixture.ts';
import { motionOf } from './object-motion.ts';
import { separationAt } from './separation-at.ts';
import { cross, dot, length, unit } from './vectors.ts';

/** Two circular orbits that cross at right angles over the equator near 1 h after the epoch, one 40 ms late. */
function crossing(): CatalogColumns {
  const two = <Value>(first: Value, second: Value = first): Value[] => [first, second];
  return {
    objects: { object_id: [10, 20] },
    element_sets: {
      object: [0, 1],
      epoch_us: two(EPOCH_MS * 1000),
      from_us: two(null),
      to_us: two(null),
      mean_motion_rev_per_day: two(15),
      eccentricity: two(0.0001),
      inclination_deg: two(45, 135),
      raan_deg: two(30),
      argument_of_pericenter_deg: two(0),
      mean_anomaly_deg: two(135, 134.9975),
      bstar_per_earth_radius: two(0),
    },
  };
}

const sets = indexElementSets(crossing());
const ask = (tcaMs: number, spanSeconds = 3600): Encounter => {
  const answer = answerEncounter(sets, { kind: 'encounter', primaryId: 10, secondaryId: 20, tcaMs, spanSeconds });
  if (answer.status !== 'ok') throw new Error(answer.status);
  return answer;
};
const distanceAt = (timeMs: number): number => {
  const [a, b] = [new Float64Array(6), new Float64Array(6)];
  motionOf(sets, 0)(timeMs, a);
  motionOf(sets, 1)(timeMs, b);
  return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
};

describe('an encounter', () => {
  /** Crossing by brute force: the least of every 10 ms in an hour and a half about it. */
  let bestMs = EPOCH_MS;
  for (let timeMs = EPOCH_MS; timeMs < EPOCH_MS + 5_400_000; timeMs += 10_000) {
    if (distanceAt(timeMs) < distanceAt(bestMs)) bestMs = timeMs;
  }
  const coarseMs = bestMs;
  for (let timeMs = coarseMs - 10_000; timeMs < coarseMs + 10_000; timeMs += 10) {
    if (distanceAt(timeMs) < distanceAt(bestMs)) bestMs = timeMs;
  }

  test('is found at its closest from a time nearby, the same from before and after', () => {
    const encounters = [-40_000, -1000, 0, 3000, 50_000].map((shift) => ask(bestMs + shift));
    for (const found of encounters) {
      expect(found.isMinimum).toBe(true);
      expect(Math.abs(found.tcaMs - bestMs)).toBeLessThanOrEqual(10);
      expect(Math.abs(found.tcaMs - encounters[0]!.tcaMs)).toBeLessThan(0.002);
      expect(found.missDistanceKm).toBeLessThanOrEqual(distanceAt(bestMs));
      expect(found.missDistanceKm).toBeGreaterThan(distanceAt(bestMs) - 0.02);
    }
    expect(encounters[0]!.tcaShiftSeconds).toBeCloseTo((encounters[0]!.tcaMs - (bestMs - 40_000)) / 1000, 6);
  });

  test('has its miss in RTN and in the plane across the relative velocity', () => {
    const { missRtnKm, missDistanceKm, relativeVelocityRtnKmS, relativeSpeedKmS, plane, approachAngle } = ask(bestMs);
    expect(length(missRtnKm)).toBeCloseTo(missDistanceKm, 9);
    expect(length(relativeVelocityRtnKmS)).toBeCloseTo(relativeSpeedKmS, 9);
    expect(relativeSpeedKmS).toBeCloseTo(2 * 7.6 * Math.sin(approachAngle / 2), 0);
    const { x, y, along, miss } = plane!;
    expect(miss[2]).toBeCloseTo(0, 4);
    expect(Math.hypot(...miss)).toBeCloseTo(missDistanceKm, 9);
    for (const c of [0, 1, 2])
      expect(x[c]! * miss[0] + y[c]! * miss[1] + along[c]! * miss[2]).toBeCloseTo(missRtnKm[c]!, 9);
    expect(dot(unit(relativeVelocityRtnKmS), along)).toBeCloseTo(1, 12);
  });

  test('can be scrubbed: the samples’ spline follows SGP4 at any time', () => {
    const found = ask(bestMs);
    expect(found.seconds[0]).toBe(-3600);
    expect(found.seconds).toContain(0);
    for (const seconds of [-3599, -1234.5, -100, -3.3, -0.05, 0, 0.0004, 0.7, 12, 640, 2500, 3600]) {
      const separation = separationAt(found, seconds)!;
      const exact = distanceAt(found.tcaMs + seconds * 1000);
      // Relative rates are km/s: a double's 0.2 µs of the time is 3 mm.
      expect(Math.abs(Math.hypot(...separation) - exact)).toBeLessThan(Math.abs(seconds) < 10 ? 1e-5 : 0.01);
    }
    expect(separationAt(found, 0)).toEqual(Array.from(found.missRtnKm, (km) => expect.closeTo(km, 9)));
    expect(separationAt(found, 1e9)).toEqual([...found.positionsRtn.slice(-3)]);
    expect(
      separationAt(
        { seconds: new Float64Array(0), positionsRtn: new Float64Array(0), ratesRtn: new Float64Array(0) },
        0,
      ),
    ).toBeNull();
  });

  test('of objects that never meet is where they are closest in reach', () => {
    const few = fewSets();
    const question = { kind: 'encounter', primaryId: STATION, secondaryId: MOLNIYA, tcaMs: EPOCH_MS } as const;
    const answer = answerEncounter(few, { ...question, spanSeconds: 10 });
    expect(answer).toMatchObject({ status: 'ok' });
    expect(answerEncounter(few, { ...question, secondaryId: 999, spanSeconds: 10 }).status).toBe('unknown object');
    expect(() => answerEncounter(few, { ...question, spanSeconds: 0 })).toThrow(RangeError);
  });
});

describe('the closest approach', () => {
  const straight = (missKm: number, atSeconds: number, speed: number) => (seconds: number, out: Float64Array) => {
    out.set([missKm, (seconds - atSeconds) * speed, 0]);
    return true;
  };

  test('of a straight line is its foot', () => {
    expect(closestApproach(straight(0.1, 3.25, 12), 60)).toBeCloseTo(3.25, 7);
    expect(closestApproach(straight(5, -40, 0.001), 60)).toBeCloseTo(-40, 4);
  });

  test('beyond reach is the nearer end, and none where nothing is known', () => {
    expect(closestApproach(straight(1, 100, 5), 60)).toBe(60);
    expect(closestApproach(straight(1, -100, 5), 60)).toBe(-60);
    expect(closestApproach(() => false, 60)).toBeNull();
  });
});

test('velocities that are parallel, or the same, still have a plane where there is one', () => {
  const along = encounterPlane([7000, 0, 0], [0, 7.5, 0], [7000, -1, 0.2], [0, 7.6, 0])!;
  expect(dot(along.x, [1, 0, 0])).toBe(1);
  expect(dot(along.along, [0, 1, 0])).toBe(1);
  expect(cross(along.along, along.x)).toEqual(along.y);
  expect(along.miss[2]).toBe(-1);
  expect(encounterPlane([7000, 0, 0], [0, 7.5, 0], [7000, 1, 0], [0, 7.5, 0])).toBeNull();
});
