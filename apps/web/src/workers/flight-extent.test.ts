import { createEphemerisMotion } from '@clearway/screening';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flightExtent } from './flight-extent.ts';

const MU_KM3_S2 = 398_600.4418;

/** An ellipse of two bodies with its pericentre at time 0, by Kepler's equation; x towards the pericentre. */
function ellipse(axis: number, eccentricity: number, seconds: number): number[] {
  const meanMotion = Math.sqrt(MU_KM3_S2 / axis ** 3);
  let anomaly = meanMotion * seconds;
  for (let k = 0; k < 60; k++) {
    anomaly -=
      (anomaly - eccentricity * Math.sin(anomaly) - meanMotion * seconds) / (1 - eccentricity * Math.cos(anomaly));
  }
  const [c, s] = [Math.cos(anomaly), Math.sin(anomaly)];
  const rate = meanMotion / (1 - eccentricity * c);
  const minor = axis * Math.sqrt(1 - eccentricity ** 2);
  return [axis * (c - eccentricity), minor * s, 0, -axis * s * rate, minor * c * rate, 0];
}

test('an ephemeris stays within its extent, also between its states', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 6700, max: 8000, noNaN: true }),
      fc.double({ min: 0, max: 0.6, noNaN: true }),
      fc.integer({ min: 60, max: 400 }),
      (pericentre, eccentricity, step) => {
        const axis = pericentre / (1 - eccentricity);
        const times = Float64Array.from({ length: 60 }, (_, k) => k * step);
        const states = Float64Array.from([...times].flatMap((time) => ellipse(axis, eccentricity, time - 20 * step)));
        const motion = createEphemerisMotion({ day: 9000, times, states });
        const extent = flightExtent(motion);
        const state = new Float64Array(6);
        for (let time = 0; time <= 59 * step; time += step / 17) {
          motion.stateAt(time, state);
          const radius = Math.hypot(state[0]!, state[1]!, state[2]!);
          expect(radius).toBeGreaterThanOrEqual(extent.leastRadiusKm);
          expect(radius).toBeLessThanOrEqual(extent.mostRadiusKm);
          expect(Math.hypot(state[3]!, state[4]!, state[5]!)).toBeLessThanOrEqual(extent.mostSpeedKmS);
        }
        // And so closely that leaps stay long.
        expect(extent.leastRadiusKm).toBeGreaterThan(0.97 * pericentre);
      },
    ),
    { numRuns: 60 },
  );
});
