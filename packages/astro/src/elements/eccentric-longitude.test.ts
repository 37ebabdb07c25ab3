import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eccentricLongitude } from './eccentric-longitude.ts';

test('solves its equation for every eccentricity below 1', () => {
  const below1 = fc.oneof(
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    fc.double({ min: 0, max: 1e-3, minExcluded: true, noNaN: true }).map((x) => 1 - x),
  );
  const angle = fc.double({ min: -7, max: 7, noNaN: true });
  fc.assert(
    fc.property(angle, below1, angle, (lambda, e, pericenter) => {
      const h = e * Math.sin(pericenter);
      const k = e * Math.cos(pericenter);
      const f = eccentricLongitude(lambda, h, k);
      expect(Math.abs(f + h * Math.cos(f) - k * Math.sin(f) - lambda)).toBeLessThan(1e-14);
    }),
    { numRuns: 1000 },
  );
});
