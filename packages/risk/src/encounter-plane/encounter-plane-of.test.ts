import { type Encounter, parseUtc } from '@clearway/astro';
import { expect, test } from 'vitest';
import { probability2d } from '../plane-methods/probability-2d.ts';
import { repairCovariance3, repairPlane } from './covariance-repair.ts';
import { crossCorrelation } from './cross-correlation.ts';
import { encounterPlaneOf } from './encounter-plane-of.ts';
import { principalPlane } from './principal-plane.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

const diagonal = (...variances: number[]): Float64Array =>
  Float64Array.from({ length: 36 }, (_, k) => (k % 7 === 0 ? (variances[k / 7] ?? 0) : 0));

/** Passing at a right angle, 0.3 km apart along z. */
function crossing(primary: Float64Array | null, secondary: Float64Array | null): Encounter {
  const base = { id: null, name: null, isPositionOnly: true };
  return {
    tca: parseUtc('2026-01-01T00:00:00Z')!,
    primary: { ...base, position: [7000, 0, 0], velocity: [0, 7.5, 0], covariance: primary },
    secondary: { ...base, position: [7000, 0, 0.3], velocity: [7.5, 0, 0], covariance: secondary },
    hardBodyRadiusKm: 0.02,
  };
}

test('the plane shows the miss along x and what lies across the relative velocity', () => {
  const outcome = encounterPlaneOf(crossing(diagonal(1, 1, 4), diagonal(3, 1, 5)));
  if (outcome.reason !== null) throw new Error(outcome.reason);
  expect(outcome.plane.x).toBeCloseTo(0.3, 12);
  expect(outcome.plane.y).toBe(0);
  expect(outcome.plane.xx).toBeCloseTo(9, 12);
  // Across (1, −1, 0)/√2 lies (1, 1, 0)/√2: half of both variances.
  expect(outcome.plane.yy).toBeCloseTo((4 + 2) / 2, 12);
  expect(outcome.repair).toBe('none-needed');
  expect(outcome.primaryCovariance!.xx).toBeCloseTo(4, 12);
});

test('what has no plane has a reason', () => {
  const reason = (encounter: Encounter): string | null => encounterPlaneOf(encounter).reason;
  const good = crossing(diagonal(1, 1, 1), null);
  expect(reason(good)).toBeNull();
  expect(reason(crossing(null, null))).toBe('no-covariance');
  expect(reason({ ...good, hardBodyRadiusKm: -1 })).toBe('radius-negative');
  expect(reason({ ...good, hardBodyRadiusKm: Number.NaN })).toBe('not-a-number');
  expect(reason(crossing(diagonal(Number.NaN, 1, 1), null))).toBe('not-a-number');
  expect(reason({ ...good, secondary: { ...good.secondary, velocity: good.primary.velocity } })).toBe(
    'no-relative-velocity',
  );
  expect(reason(crossing(diagonal(-1, -1, -1), null))).toBe('covariance-not-positive-definite');
});

test('a covariance that is not positive definite is repaired in the plane: remediable gives 0 where the miss is far out', () => {
  const outcome = encounterPlaneOf(crossing(diagonal(1, 1, -1e-6), null));
  if (outcome.reason !== null) throw new Error(outcome.reason);
  expect(outcome.repair).toBe('repaired');
  expect(outcome.isPositiveDefiniteInSpace).toBe(false);
  expect(outcome.plane.xx).toBeCloseTo((1e-4 * 0.02) ** 2, 18);
  expect(probability2d.probability(outcome.principal)).toMatchObject({ probability: 0, reason: null });
});

test('repair clips eigenvalues and keeps the axes', () => {
  const sound = repairCovariance3([2, 0, 0, 0, 3, 0, 0, 0, 4], 1);
  expect(sound.repair).toBe('none-needed');
  const { covariance, repair } = repairCovariance3([2, 3, 0, 3, 2, 0, 0, 0, 4], 10);
  expect(repair).toBe('repaired');
  const values = [...symmetricEigen(covariance, 3).values].toSorted((a, b) => a - b);
  expect(values[0]).toBeCloseTo(1e-6, 12);
  expect(values[1]).toBeCloseTo(4, 12);
  expect(values[2]).toBeCloseTo(5, 12);
  expect(repairCovariance3([-1, 0, 0, 0, -1, 0, 0, 0, -1], 1).repair).toBe('not-remediable');
  expect(repairCovariance3([Number.NaN, 0, 0, 0, 1, 0, 0, 0, 1], 1).repair).toBe('not-remediable');
  expect(repairCovariance3([0, 0, 0, 0, 1, 0, 0, 0, 1], 0).repair).toBe('not-remediable');
  // So long and thin that the first floors are lost in the rounding of the matrix.
  const long = repairPlane({ x: 1, y: 0, xx: 1e6, xy: 1e6, yy: 1e6 - 1e-9 }, 1);
  expect(long.repair).toBe('repaired');
  expect(principalPlane(long.plane, 1).sigmaX).toBeGreaterThan(0);
});

test('what both objects owe to the same density is taken from the sum of both', () => {
  const [p, s] = [
    { position: [1, -2, 0.5], sigma: 0.2 },
    { position: [-3, 1, 4], sigma: 0.1 },
  ] as const;
  const term = crossCorrelation(p, s);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      // Relative position under one error ξ of variance 1: (σₛgₛ − σₚgₚ)ξ, against the sum of both as if independent.
      const relative = (k: number): number => s.sigma * s.position[k]! - p.sigma * p.position[k]!;
      const apart = s.sigma ** 2 * s.position[i]! * s.position[j]! + p.sigma ** 2 * p.position[i]! * p.position[j]!;
      expect(term[3 * i + j]).toBeCloseTo(relative(i) * relative(j) - apart, 14);
    }
  }
});
