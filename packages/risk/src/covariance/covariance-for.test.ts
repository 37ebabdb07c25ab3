import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CovarianceSource, covarianceFor, type UncertainObject } from './covariance-for.ts';
import { diagonalCovariance, type ErrorGrowth, OLDEST_AGE_DAYS, standardDeviationsAt } from './error-growth.ts';
import { COVARIANCE_REGIMES, covarianceRegime, floorOf } from './regimes.ts';

const leo: UncertainObject = { meanMotionRevPerDay: 14.9, eccentricity: 0.001, kind: 'payload', isManoeuvrable: true };
const own: ErrorGrowth = {
  radialKm: [1, 2, 3, 4, 5, 6, 7, 8],
  inTrackKm: [2, 4, 8, 12, 20, 28, 40, 56],
  crossTrackKm: [1, 1, 1, 1, 1, 1, 1, 1],
  tailFactors: [1, 2, 1],
};
const message = diagonalCovariance([0.01, 0.1, 0.01]);
const operatorEphemeris = diagonalCovariance([0.02, 0.2, 0.02]);

test('the best source that there is is taken, and named', () => {
  const sourceOf = (available: Parameters<typeof covarianceFor>[2], object = leo): CovarianceSource =>
    covarianceFor(object, 2, available).source;
  expect(sourceOf({ message, operatorEphemeris, history: own })).toBe('message');
  expect(sourceOf({ message: null, operatorEphemeris, history: own })).toBe('operator-ephemeris');
  expect(sourceOf({ history: own })).toBe('element-set-history');
  expect(sourceOf({})).toBe('regime-table');
  expect(sourceOf({}, { ...leo, meanMotionRevPerDay: 2 })).toBe('socrates-shape');
  expect(covarianceFor(leo, OLDEST_AGE_DAYS + 1, { history: own }).source).toBe('socrates-shape');
});

test('what is computed from element sets says so, and what could move says that it must not', () => {
  const { notes, ifItDoesNotManoeuvre } = covarianceFor(leo, 2, {});
  expect(notes.join()).toContain('screening only, uncertain by kilometres');
  expect(notes.join()).toContain('if it does not manoeuvre');
  expect(ifItDoesNotManoeuvre).toBe(true);
  expect(covarianceFor(leo, 2, { operatorEphemeris })).toMatchObject({ ifItDoesNotManoeuvre: false, notes: [] });
  for (const isManoeuvrable of [false, null]) {
    expect(covarianceFor({ ...leo, isManoeuvrable }, 2, {}).ifItDoesNotManoeuvre).toBe(false);
  }
});

test('the covariance at an age is what the growth says there, with tails and floor', () => {
  const { covariance } = covarianceFor(leo, -3, { history: own });
  expect(covariance.rr).toBeCloseTo(4 ** 2 + 0.1 ** 2, 12);
  expect(covariance.tt).toBeCloseTo((2 * 12) ** 2 + 0.5 ** 2, 12);
  expect(covariance.nn).toBeCloseTo(1 + 0.15 ** 2, 12);
});

test('debris is less certain than a payload beside it', () => {
  const payload = covarianceFor(leo, 1, {}).covariance;
  const debris = covarianceFor({ ...leo, kind: 'debris' }, 1, {});
  expect(debris.covariance.tt).toBeGreaterThan(5 * payload.tt);
  expect(debris.notes.join()).toContain('3 times as large');
});

test('standard deviations grow with age without a jump, and are never below the floor', () => {
  const age = fc.double({ min: 0, max: OLDEST_AGE_DAYS - 0.001, noNaN: true });
  fc.assert(
    fc.property(age, fc.constantFrom(...COVARIANCE_REGIMES), (days, regime) => {
      const floor = floorOf(regime);
      const now = standardDeviationsAt(own, floor, days)!;
      const later = standardDeviationsAt(own, floor, days + 0.001)!;
      now.forEach((sigma, k) => {
        expect(sigma).toBeGreaterThanOrEqual(floor[k]!);
        expect(later[k]!).toBeGreaterThanOrEqual(sigma);
        expect(later[k]! - sigma).toBeLessThan(0.1);
      });
    }),
  );
  expect(standardDeviationsAt(own, floorOf('geo'), OLDEST_AGE_DAYS + 1e-9)).toBeNull();
});

test.each([
  ['ISS', 15.5, 0.0005, 'leo-below-450'],
  ['Sentinel-3', 14.27, 0.0001, 'leo-800-1000'],
  ['Starlink', 15.06, 0.0001, 'leo-450-600'],
  ['CryoSat-2', 14.52, 0.001, 'leo-600-800'],
  ['Jason', 12.81, 0.0008, 'leo-1000-2000'],
  ['GPS', 2.0056, 0.005, 'meo'],
  ['geostationary', 1.0027, 0.0001, 'geo'],
  ['transfer', 2.27, 0.73, 'eccentric'],
  ['Molniya', 2.006, 0.74, 'eccentric'],
  ['far out', 0.3, 0.8, 'high'],
] as const)(
  '%s is of the regime where errors grow like its own',
  (_name, meanMotionRevPerDay, eccentricity, regime) => {
    expect(covarianceRegime({ meanMotionRevPerDay, eccentricity })).toBe(regime);
  },
);
