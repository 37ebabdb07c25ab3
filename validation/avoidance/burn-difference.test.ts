import {
  addSeconds,
  EARTH_RADIUS_KM,
  type ElementSet,
  initializeSgp4,
  J2,
  J3,
  J4,
  MU_KM3_S2,
  propagateSgp4,
  secondsBetween,
  type UtcTime,
} from '@clearway/astro';
import { burnFamily, twoBodyDifference } from '@clearway/avoidance';
import { expect, test } from 'vitest';
import { describeWithReferenceData } from '../reference-data.ts';
import { type CheckedCatalog, checkedCatalog } from '../screening/regime-check.ts';

/**
 * What a burn changes of a path over a week, against a numerical integration under J2, J3 and J4 that knows nothing of SGP4: burnt −
 * unburnt from one state at the burn. Two-body motion is shown beside it.
 */
const CATALOG = 'catalogs/full-density/gp.csv.gz';
const WEEK = 7 * 86_400;
/** ISS (low), a Starlink shell, sun-synchronous, eccentric (GTO), geostationary. */
const OBJECTS = [25_544, 44_713, 39_084, 28_904, 28_358] as const;
/** Share of the greatest displacement that may be wrong: by Brouwer's theory in low orbit, and where the Moon and the Sun are in it. */
const SHARE = { low: 2.5e-3, deep: 6e-3 };

describeWithReferenceData('the difference that a burn makes', [CATALOG], () => {
  test.each(OBJECTS)('of %i after a week is that of an integration under J2 to J4', async (id) => {
    const catalog: CheckedCatalog = await checkedCatalog(CATALOG, '2026-03-10T00:00:00Z');
    const found = catalog.elements.find((set) => set.id === id);
    if (found === undefined) throw new Error(`no object ${id} in the catalogue`);
    // Drag is not in the integration.
    const elements: ElementSet = { ...found, bstar: 0 };
    const time: UtcTime = addSeconds(catalog.start, 3600);
    const minutes = secondsBetween(elements.epoch, time) / 60;
    const state = new Float64Array(6);
    propagateSgp4(initializeSgp4(elements), minutes, state);
    const family = burnFamily(elements, minutes, state);
    expect(family.model).toBe('sgp4');
    for (const rtn of [
      [0, 2e-5, 0],
      [1e-5, -1e-4, 5e-5],
    ]) {
      const velocity = [0, 1, 2].map(
        (k) => family.rtn[k]! * rtn[0]! + family.rtn[3 + k]! * rtn[1]! + family.rtn[6 + k]! * rtn[2]!,
      );
      const burnt = Float64Array.from(state, (value, k) => (k < 3 ? value : value + velocity[k - 3]!));
      const sgp4 = family.difference(rtn)!;
      const twoBody = twoBodyDifference(state, velocity)!;
      const [ofSgp4, ofTwoBody] = [new Float64Array(6), new Float64Array(6)];
      let [most, wrong, wrongTwoBody] = [0, 0, 0];
      integratedTogether(state, burnt, WEEK, 20, (seconds, one, other) => {
        sgp4(seconds, ofSgp4);
        twoBody(seconds, ofTwoBody);
        const off = (delta: Float64Array): number =>
          Math.hypot(...[0, 1, 2].map((k) => delta[k]! - (other[k]! - one[k]!)));
        most = Math.max(most, Math.hypot(other[0]! - one[0]!, other[1]! - one[1]!, other[2]! - one[2]!));
        wrong = Math.max(wrong, off(ofSgp4));
        wrongTwoBody = Math.max(wrongTwoBody, off(ofTwoBody));
      });
      process.stderr.write(
        `${id} ${elements.name}: ${(1e6 * Math.hypot(...rtn)).toFixed(0)} mm/s move it by ${most.toFixed(2)} km in a week; ` +
          `SGP4's difference is off by ${(1000 * wrong).toFixed(1)} m, two-body's by ${(1000 * wrongTwoBody).toFixed(1)} m\n`,
      );
      const isLow = elements.meanMotionRevPerDay > 6.4;
      expect(wrong).toBeLessThan((isLow ? SHARE.low : SHARE.deep) * most);
      // In low orbit the ellipse has turned so far that two bodies no longer say which way the displacement is.
      expect(wrongTwoBody).toBeGreaterThan((isLow ? 50 : 1.3) * wrong);
    }
  });
});

/** Two paths by Runge and Kutta's rule; `sink` sees both every quarter of an hour. */
function integratedTogether(
  first: Float64Array,
  second: Float64Array,
  length: number,
  step: number,
  sink: (seconds: number, one: Float64Array, other: Float64Array) => void,
): void {
  const states = [Float64Array.from(first), Float64Array.from(second)] as const;
  for (let seconds = 0; seconds < length; seconds += step) {
    for (const state of states) rungeKutta(state, step);
    if ((seconds + step) % 900 === 0) sink(seconds + step, states[0], states[1]);
  }
}

const k = [new Float64Array(6), new Float64Array(6), new Float64Array(6), new Float64Array(6)];
const moved = new Float64Array(6);

function rungeKutta(state: Float64Array, h: number): void {
  derivative(state, k[0]!);
  for (const [stage, share] of [0.5, 0.5, 1].entries()) {
    for (let i = 0; i < 6; i++) moved[i] = state[i]! + h * share * k[stage]![i]!;
    derivative(moved, k[stage + 1]!);
  }
  for (let i = 0; i < 6; i++) state[i]! += (h / 6) * (k[0]![i]! + 2 * k[1]![i]! + 2 * k[2]![i]! + k[3]![i]!);
}

/** Gravity with J2 to J4 (Vallado 2013, eq. 8-30 and after). */
function derivative(s: Float64Array, out: Float64Array): void {
  const [x, y, z] = [s[0]!, s[1]!, s[2]!];
  const r2 = x * x + y * y + z * z;
  const r = Math.sqrt(r2);
  const u = z / r;
  const q = EARTH_RADIUS_KM / r;
  const central = -MU_KM3_S2 / (r2 * r);
  const second = 1.5 * J2 * q * q;
  const third = 2.5 * J3 * q * q * q;
  const fourth = -1.875 * J4 * q * q * q * q;
  const flat = 1 + second * (1 - 5 * u * u) + third * (3 * u - 7 * u ** 3) + fourth * (1 - 14 * u * u + 21 * u ** 4);
  out[0] = s[3]!;
  out[1] = s[4]!;
  out[2] = s[5]!;
  out[3] = central * x * flat;
  out[4] = central * y * flat;
  out[5] =
    central *
    (z * (1 + second * (3 - 5 * u * u) + fourth * (5 - (70 / 3) * u * u + 21 * u ** 4)) +
      third * r * (6 * u * u - 7 * u ** 4 - 0.6));
}
