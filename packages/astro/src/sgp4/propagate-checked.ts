import { propagateSgp4 } from './propagate-sgp4.ts';
import { dragFactor } from './secular-motion.ts';
import type { Sgp4Constants } from './sgp4-constants.ts';
import { EARTH_RADIUS_KM, MU_KM3_S2 } from './wgs72.ts';

/** Beyond this radius, km, a state of SGP4 is not believed. */
export const MAXIMUM_RADIUS_KM = 2e6;

/**
 * Status codes of `propagateChecked` and what they mean: 1 to 6 are SGP4's own, the others are states that SGP4 gives
 * without complaint though the object cannot be there.
 */
export const SGP4_FAILURE_REASONS: Readonly<Record<number, string>> = {
  1: 'SGP4 error 1: mean eccentricity out of range',
  2: 'SGP4 error 2: mean motion not positive',
  3: 'SGP4 error 3: perturbed eccentricity out of range',
  4: 'SGP4 error 4: semi-latus rectum negative',
  5: 'SGP4 error 5: sub-orbital at the epoch',
  6: 'SGP4 error 6: decayed, radius below one Earth radius',
  7: 'drag term has shrunk the orbit to nothing',
  8: 'radius at or below 6378.135 km',
  9: 'radius at or above 2000000 km',
  10: 'orbit not bound to the Earth',
  11: 'state is not a finite number',
};

/**
 * `propagateSgp4` with the checks by which an object is listed as rejected. Returns 0 or a code of
 * `SGP4_FAILURE_REASONS`; the first that applies, SGP4's own first. Writes the same state as `propagateSgp4`.
 */
export function propagateChecked(c: Sgp4Constants, minutesSinceEpoch: number, out: Float64Array, offset = 0): number {
  const code = propagateSgp4(c, minutesSinceEpoch, out, offset);
  if (code !== 0) return code;
  if (dragFactor(c, minutesSinceEpoch) <= 0) return 7;
  return stateFailure(out, offset);
}

/** The failures that a state alone shows: 0, 8, 9, 10 or 11. Six values from `offset` in km and km/s. */
export function stateFailure(state: ArrayLike<number>, offset = 0): number {
  const x = state[offset] ?? Number.NaN;
  const y = state[offset + 1] ?? Number.NaN;
  const z = state[offset + 2] ?? Number.NaN;
  const vx = state[offset + 3] ?? Number.NaN;
  const vy = state[offset + 4] ?? Number.NaN;
  const vz = state[offset + 5] ?? Number.NaN;
  const radius = Math.sqrt(x * x + y * y + z * z);
  const energy = (vx * vx + vy * vy + vz * vz) / 2 - MU_KM3_S2 / radius;
  if (!Number.isFinite(radius) || !Number.isFinite(energy)) return 11;
  if (radius <= EARTH_RADIUS_KM) return 8;
  if (radius >= MAXIMUM_RADIUS_KM) return 9;
  return energy >= 0 ? 10 : 0;
}

/**
 * One line for people on why a propagation failed, with the radius where the state (km from `offset`) has one;
 * null for code 0.
 */
export function sgp4FailureReason(code: number, state?: ArrayLike<number>, offset = 0): string | null {
  if (code === 0) return null;
  const reason = SGP4_FAILURE_REASONS[code] ?? `SGP4 error ${code}`;
  const radius = Math.hypot(
    state?.[offset] ?? Number.NaN,
    state?.[offset + 1] ?? Number.NaN,
    state?.[offset + 2] ?? Number.NaN,
  );
  return Number.isFinite(radius) ? `${reason} (radius ${radius.toFixed(1)} km)` : reason;
}
