import type { CatalogDocument } from '@clearway/contract';
import { createKernel } from '@clearway/kernels';
import { ensureKernel } from '@clearway/kernels/build';
import { json2satrec, propagate } from 'satellite.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { positionAt } from '../../motion/hermite.ts';
import { createKnotMaker, type KnotMaker } from './knot-maker.ts';

const EPOCH = '2026-03-09T12:00:00.000000';
const EPOCH_MS = Date.parse(`${EPOCH}Z`);

/** Orbits of every kind: low, polar, sun-synchronous, transfer, Molniya, navigation, geostationary; and one that is about to fall. */
const ORBITS = [
  { id: 1, n: 15.49, e: 0.0004, i: 51.64, bstar: 2e-4 },
  { id: 2, n: 14.2, e: 0.001, i: 98.6, bstar: 5e-5 },
  { id: 3, n: 16.2, e: 0.002, i: 65, bstar: 1e-4 },
  { id: 4, n: 2.27, e: 0.73, i: 6, bstar: 1e-4 },
  { id: 5, n: 2.006, e: 0.7, i: 63.4, bstar: 0 },
  { id: 6, n: 2.0056, e: 0.01, i: 55, bstar: 0 },
  { id: 7, n: 1.00273, e: 0.0002, i: 0.05, bstar: 0 },
  { id: 8, n: 16.45, e: 0.0005, i: 53, bstar: 0.02 },
] as const;

function catalogOf(
  sets: readonly { object: number; from: number | null; to: number | null; raan: number }[],
): CatalogDocument {
  const column = (value: (orbit: (typeof ORBITS)[number]) => number): number[] =>
    sets.map(({ object }) => value(ORBITS[object]!));
  return {
    run_id: 1,
    clock_utc: `${EPOCH}Z`,
    synthetic: false,
    kinds: ['payload'],
    regimes: ['LEO'],
    owners: [],
    fleets: [],
    sources: [{ source: 'test', title: 'Test', private: false }],
    objects: {
      object_id: ORBITS.map(({ id }) => id),
      name: ORBITS.map(({ id }) => `OBJECT ${id}`),
      cospar_id: ORBITS.map(() => null),
      kind: ORBITS.map(() => 0),
      regime: ORBITS.map(() => null),
      owner: ORBITS.map(() => null),
      fleet: ORBITS.map(() => null),
      manoeuvrable: ORBITS.map(() => null),
    },
    element_sets: {
      object: sets.map(({ object }) => object),
      source: sets.map(() => 0),
      epoch_us: sets.map(() => EPOCH_MS * 1000),
      from_us: sets.map(({ from }) => from),
      to_us: sets.map(({ to }) => to),
      mean_motion_rev_per_day: column(({ n }) => n),
      eccentricity: column(({ e }) => e),
      inclination_deg: column(({ i }) => i),
      raan_deg: sets.map(({ raan }) => raan),
      argument_of_pericenter_deg: column(() => 80),
      mean_anomaly_deg: column(() => 10),
      bstar_per_earth_radius: column(({ bstar }) => bstar),
    },
  };
}

/** Position by satellite.js, km, TEME; null where it says that there is none. */
function oracle(orbit: (typeof ORBITS)[number], raan: number, timeMs: number): [number, number, number] | null {
  const record = json2satrec({
    OBJECT_NAME: 'X',
    OBJECT_ID: '2026-001A',
    EPOCH,
    MEAN_MOTION: orbit.n,
    ECCENTRICITY: orbit.e,
    INCLINATION: orbit.i,
    RA_OF_ASC_NODE: raan,
    ARG_OF_PERICENTER: 80,
    MEAN_ANOMALY: 10,
    EPHEMERIS_TYPE: 0,
    CLASSIFICATION_TYPE: 'U',
    NORAD_CAT_ID: orbit.id,
    ELEMENT_SET_NO: 1,
    REV_AT_EPOCH: 1,
    BSTAR: orbit.bstar,
    MEAN_MOTION_DOT: 0,
    MEAN_MOTION_DDOT: 0,
  });
  const state = propagate(record, new Date(timeMs));
  if (!state?.position || typeof state.position === 'boolean') return null;
  const { x, y, z } = state.position;
  return [x, y, z];
}

describe('knots', () => {
  let maker: KnotMaker;
  beforeAll(async () => {
    const kernel = await createKernel(await ensureKernel());
    maker = createKnotMaker(
      kernel,
      catalogOf(ORBITS.map((_, object) => ({ object, from: null, to: null, raan: 30 }))),
      EPOCH_MS,
    );
  });

  // Cubic Hermite is off by h⁴/384 times the fourth derivative: r n⁴ on a circle, some ten times that at the perigee of a transfer orbit
  // (n = 1.55e-3 rad/s there). Single precision adds half a metre, 2 m at GEO.
  for (const [stepMs, roundKm, eccentricKm] of [
    [60_000, 0.004, 0.02],
    [120_000, 0.02, 0.3],
    [240_000, 0.35, 5],
  ] as const) {
    test(`a step of ${stepMs / 1000} s gives what satellite.js gives, to ${roundKm} km`, () => {
      const out = new Float64Array(3);
      for (const days of [-10, -0.4, 0.01, 1.3, 7, 12.9]) {
        const index = Math.floor((EPOCH_MS + days * 86_400_000) / stepMs);
        const [first, second] = maker.make(index * stepMs, (index + 1) * stepMs);
        const interval = { startMs: index * stepMs, stepMs, first, second };
        for (const share of [0, 0.25, 0.5, 0.8, 1]) {
          for (const [slot, orbit] of ORBITS.entries()) {
            // Its drag is such that SGP4's velocity is no derivative of its position any more.
            if (orbit.id === 8) continue;
            positionAt(interval, slot, share, out);
            const expected = oracle(orbit, 30, interval.startMs + share * stepMs)!;
            const off = Math.hypot(out[0]! - expected[0], out[1]! - expected[1], out[2]! - expected[2]);
            expect(off, `object ${orbit.id} after ${days} days at ${share}`).toBeLessThan(
              orbit.e > 0.1 ? eccentricKm : roundKm,
            );
          }
        }
      }
    });
  }

  test('what has decayed has no state, and nothing else is without', () => {
    const [first] = maker.make(EPOCH_MS + 12 * 86_400_000, EPOCH_MS + 12 * 86_400_000 + 60_000);
    const gone = ORBITS.map((_, slot) => Number.isNaN(first[slot * 6]));
    expect(gone).toEqual(ORBITS.map(({ id }) => id === 8));
    expect(oracle(ORBITS[7], 30, EPOCH_MS + 12 * 86_400_000)).toBeNull();
  });

  test('the set in force is used, and objects without a set have no state', async () => {
    const kernel = await createKernel(await ensureKernel());
    const changeUs = (EPOCH_MS + 3_600_000) * 1000;
    const two = createKnotMaker(
      kernel,
      catalogOf([
        { object: 0, from: null, to: changeUs, raan: 30 },
        { object: 0, from: changeUs, to: null, raan: 120 },
      ]),
      EPOCH_MS,
    );
    for (const [timeMs, raan] of [
      [EPOCH_MS + 60_000, 30],
      [EPOCH_MS + 7_200_000, 120],
    ] as const) {
      const [first] = two.make(timeMs, timeMs + 60_000);
      const expected = oracle(ORBITS[0], raan, timeMs)!;
      expect(Math.hypot(first[0]! - expected[0], first[1]! - expected[1], first[2]! - expected[2])).toBeLessThan(0.01);
      expect(Number.isNaN(first[6])).toBe(true);
    }
  });
});
