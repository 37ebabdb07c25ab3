import type { ElementSet } from '@clearway/astro';
import fc from 'fast-check';

/** Any element set that a publication could hold, with its epoch in whole microseconds. */
export function anyElementSet(): fc.Arbitrary<ElementSet> {
  const angle = fc.double({ min: 0, max: 360, noNaN: true });
  const small = fc.double({ min: -1, max: 1, noNaN: true });
  return fc.record({
    id: fc.integer({ min: 1, max: 999_999_999 }),
    name: fc
      .string({ maxLength: 24, unit: fc.constantFrom(...'ABCXYZ 0189-()/,"&<>\'é†'.split('')) })
      .map((text) => text.trim()),
    internationalDesignator: fc.constantFrom('', '1998-067A', '2026-026ABC'),
    classification: fc.constantFrom('U', 'C', ''),
    epoch: fc.record({
      day: fc.integer({ min: -15_000, max: 36_000 }),
      second: fc.integer({ min: 0, max: 86_399_999_999 }).map((microseconds) => microseconds / 1e6),
    }),
    meanMotionRevPerDay: fc.double({ min: 1e-3, max: 18, noNaN: true }),
    eccentricity: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    inclinationDeg: fc.double({ min: 0, max: 180, noNaN: true }),
    raanDeg: angle,
    argumentOfPericenterDeg: angle,
    meanAnomalyDeg: angle,
    bstar: small,
    meanMotionDot: small,
    meanMotionDdot: small,
    ephemerisType: fc.constantFrom(0, 2),
    elementSetNumber: fc.integer({ min: 0, max: 9999 }),
    revolutionAtEpoch: fc.integer({ min: 0, max: 99_999 }),
  });
}
