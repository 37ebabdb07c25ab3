import { addSeconds, type ElementSet, initializeSgp4, utcTime } from '@clearway/astro';
import { expect, test } from 'vitest';
import { growthFromHistory } from './growth-from-history.ts';

const DAY = 86_400;
const KM_PER_DEGREE = (2 * Math.PI * 6900) / 360;

/** Numbers as if drawn from a normal distribution, always the same. */
function normalNumbers(seed: number): () => number {
  // Mulberry32.
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/**
 * Element sets, four a day, of an orbit that is what SGP4 says, with wrong places in the orbit and wrong mean motions;
 * from `manoeuvreDay` on 20 m higher.
 */
function madeUpHistory(options: {
  days: number;
  placeKm: number;
  driftKmDay: number;
  manoeuvreDay?: number;
}): ElementSet[] {
  const { days, placeKm, driftKmDay, manoeuvreDay = Number.POSITIVE_INFINITY } = options;
  const normal = normalNumbers(7);
  const meanMotion = 15.1;
  const base: ElementSet = {
    id: 1,
    name: 'MADE UP',
    internationalDesignator: '',
    classification: 'U',
    epoch: utcTime(8000, 0),
    meanMotionRevPerDay: meanMotion,
    eccentricity: 1e-5,
    inclinationDeg: 63.4349488,
    raanDeg: 10,
    argumentOfPericenterDeg: 0,
    meanAnomalyDeg: 0,
    bstar: 0,
    meanMotionDot: 0,
    meanMotionDdot: 0,
    ephemerisType: 0,
    elementSetNumber: 1,
    revolutionAtEpoch: 1,
  };
  // Without drag the angles go on evenly: SGP4's own rates, degrees a day.
  const { mdot, argpdot, nodedot } = initializeSgp4(base);
  const [anomaly, perigee, node] = [mdot, argpdot, nodedot].map((rate) => (rate * 1440 * 180) / Math.PI) as [
    number,
    number,
    number,
  ];
  return Array.from({ length: days * 4 }, (_, k) => {
    const day = k / 4;
    const after = Math.max(0, day - manoeuvreDay);
    const lowered = after > 0 ? (-1.5 * meanMotion * 0.5) / 6900 : 0;
    return {
      ...base,
      epoch: addSeconds(base.epoch, day * DAY),
      meanMotionRevPerDay: meanMotion + lowered + (driftKmDay * normal()) / (KM_PER_DEGREE * 360),
      raanDeg: base.raanDeg + node * day,
      argumentOfPericenterDeg: perigee * day,
      meanAnomalyDeg: (anomaly * day + lowered * after * 360 + (placeKm * normal()) / KM_PER_DEGREE) % 360,
    };
  });
}

test('gives back how wrong the sets of a made-up history are', () => {
  const { growth, degreesOfFreedom, manoeuvres } = growthFromHistory(
    madeUpHistory({ days: 300, placeKm: 0.2, driftKmDay: 0.5 }),
  )!;
  // Of both sets the place, of the older one the drift.
  const expected = (age: number): number => Math.hypot(Math.SQRT2 * 0.2, 0.5 * age);
  for (const [at, age] of [0.5, 1, 2, 3, 5, 7].entries()) {
    expect(growth.inTrackKm[at]! / expected(age)).toBeGreaterThan(0.85);
    expect(growth.inTrackKm[at]! / expected(age)).toBeLessThan(1.2);
  }
  expect(growth.tailFactors[1]).toBeLessThan(1.15);
  expect(degreesOfFreedom).toBeGreaterThan(8);
  expect(manoeuvres.length).toBeLessThan(3);
});

test('a manoeuvre is seen, and does not count as an error', () => {
  const still = { days: 120, placeKm: 0.05, driftKmDay: 0.05 };
  const { manoeuvres, pairsLeftOut, growth } = growthFromHistory(madeUpHistory({ ...still, manoeuvreDay: 60 }))!;
  expect(manoeuvres.some((day) => Math.abs(day - 60) < 1)).toBe(true);
  expect(pairsLeftOut).toBeGreaterThan(20);
  const without = growthFromHistory(madeUpHistory(still))!.growth;
  for (const [at, sigma] of growth.inTrackKm.entries()) expect(sigma / without.inTrackKm[at]!).toBeLessThan(1.5);
});

test('a short history says nothing', () => {
  expect(growthFromHistory(madeUpHistory({ days: 3, placeKm: 0.2, driftKmDay: 0.5 }))).toBeNull();
  expect(growthFromHistory([])).toBeNull();
});
