import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EQUATORIAL_RADIUS_KM } from '../../globe/view/earth-shape.ts';
import { SHELL_COUNT, SHELL_EDGES_KM, shellOf, shellVolumeKm3 } from './altitude-shells.ts';
import { eccentricAnomalyOf } from './orbit.ts';
import { BAND_COUNT, bandShare, partBelowLatitude, partWithin, visitShells } from './residence.ts';

/** Brute force: the part of even times at which a Kepler orbit is where `holds` says. */
function partOfTimes(eccentricity: number, holds: (radius: number) => boolean, count = 4000): number {
  let held = 0;
  for (let k = 0; k < count; k++) {
    const anomaly = eccentricAnomalyOf(((k + 0.5) / count) * 2 * Math.PI, eccentricity);
    if (holds(1 - eccentricity * Math.cos(anomaly))) held++;
  }
  return held / count;
}

describe('residence', () => {
  test('within a radius is the part of even times spent there', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 0.95, noNaN: true }),
        (radius, eccentricity) => {
          const counted = partOfTimes(eccentricity, (r) => r < radius);
          expect(Math.abs(partWithin(radius, 1, eccentricity) - counted)).toBeLessThan(6e-4);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('in all shells together is the whole time where the orbit stays in them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 150, max: 42_000, noNaN: true }),
        fc.double({ min: 150, max: 42_000, noNaN: true }),
        (one, other) => {
          const [perigee, apogee] = [Math.min(one, other), Math.max(one, other)];
          const axis = EQUATORIAL_RADIUS_KM + (perigee + apogee) / 2;
          let whole = 0;
          let last = -1;
          visitShells(axis, (apogee - perigee) / 2 / axis, (shell, part) => {
            expect(part).toBeGreaterThan(0);
            expect(shell).toBeGreaterThan(last);
            last = shell;
            whole += part;
          });
          expect(whole).toBeCloseTo(1, 9);
          expect(last).toBeGreaterThanOrEqual(shellOf(apogee) - 1);
        },
      ),
    );
  });

  test('a circular orbit is in one shell, one below them all in none', () => {
    const seen: [number, number][] = [];
    visitShells(EQUATORIAL_RADIUS_KM + 550, 0, (shell, part) => seen.push([shell, part]));
    expect(seen).toEqual([[shellOf(550), 1]]);
    visitShells(EQUATORIAL_RADIUS_KM + 100, 0, () => expect.unreachable());
    visitShells(EQUATORIAL_RADIUS_KM + 60_000, 0, () => expect.unreachable());
  });

  test('below a latitude is the part of even times', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1.56, noNaN: true }),
        fc.double({ min: 0.01, max: 3.13, noNaN: true }),
        (latitude, inclination) => {
          let held = 0;
          for (let k = 0; k < 4000; k++) {
            const sine = Math.sin(inclination) * Math.sin(((k + 0.5) / 4000) * 2 * Math.PI);
            if (Math.abs(Math.asin(sine)) < latitude) held++;
          }
          expect(Math.abs(partBelowLatitude(latitude, inclination) - held / 4000)).toBeLessThan(2e-3);
        },
      ),
      { numRuns: 50 },
    );
    expect(partBelowLatitude(0.1, 0)).toBe(1);
  });
});

test('shells follow each other and fill the ball between their ends; bands fill the sphere', () => {
  let volume = 0;
  for (let shell = 0; shell < SHELL_COUNT; shell++) {
    expect(SHELL_EDGES_KM[shell + 1]).toBeGreaterThan(SHELL_EDGES_KM[shell]!);
    expect(shellOf((SHELL_EDGES_KM[shell]! + SHELL_EDGES_KM[shell + 1]!) / 2)).toBe(shell);
    expect(shellOf(SHELL_EDGES_KM[shell]!)).toBe(shell);
    volume += shellVolumeKm3(shell);
  }
  const [inner, outer] = [SHELL_EDGES_KM[0]!, SHELL_EDGES_KM[SHELL_COUNT]!].map((km) => EQUATORIAL_RADIUS_KM + km);
  expect(volume / (((4 * Math.PI) / 3) * (outer! ** 3 - inner! ** 3))).toBeCloseTo(1, 12);
  expect([shellOf(139.9), shellOf(42_600), shellOf(Number.NaN)]).toEqual([-1, -1, -1]);
  let share = 0;
  for (let band = 0; band < BAND_COUNT; band++) share += bandShare(band);
  expect(share).toBeCloseTo(1, 12);
});
