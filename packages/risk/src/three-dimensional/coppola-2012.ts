import type { Encounter, Vector3 } from '@clearway/astro';
import { cross, dot, minus, unit } from '../encounter-plane/vectors.ts';

/** When an encounter begins and ends, s after TCA. */
export interface EncounterSpan {
  readonly begin: number;
  readonly end: number;
}

/**
 * The times outside of which the objects touch with less than the probability γ = 1e-16 if they move on straight lines:
 * Coppola, "Evaluating the short encounter assumption of the probability of collision formula", AAS 12-248. Only a point of the
 * combined hard body's disc (radius R across the velocity) can be hit, and given it the position along the velocity is normal
 * with deviation σ; both are crossed at the relative speed.
 *
 * @returns infinite times where there is no relative speed; null where a covariance is missing.
 */
export function coppola2012(encounter: Encounter): EncounterSpan | null {
  const { primary, secondary, hardBodyRadiusKm: radius } = encounter;
  if (primary.covariance === null || secondary.covariance === null) return null;
  const velocity = minus(secondary.velocity, primary.velocity);
  const position = minus(secondary.position, primary.position);
  const speed = Math.hypot(...velocity);
  const covariance = new Float64Array(9);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      covariance[3 * i + j] = primary.covariance[6 * i + j]! + secondary.covariance[6 * i + j]!;
    }
  }
  const forward: Vector3 = [velocity[0] / speed, velocity[1] / speed, velocity[2] / speed];
  const away: Vector3 = Math.abs(forward[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0];
  const first = unit(cross(forward, away));
  const second = cross(forward, first);
  const between = (a: Vector3, b: Vector3): number => {
    let sum = 0;
    for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) sum += a[i]! * covariance[3 * i + j]! * b[j]!;
    return sum;
  };
  const c11 = between(first, first);
  const c12 = between(first, second);
  const c22 = between(second, second);
  const w1 = between(forward, first);
  const w2 = between(forward, second);
  const determinant = c11 * c22 - c12 * c12;
  // Regression of the position along on that across.
  const b1 = determinant > 0 ? (c22 * w1 - c12 * w2) / determinant : 0;
  const b2 = determinant > 0 ? (c11 * w2 - c12 * w1) / determinant : 0;
  const sigma = Math.sqrt(Math.max(0, between(forward, forward) - b1 * w1 - b2 * w2));
  const along = dot(position, forward) - b1 * dot(position, first) - b2 * dot(position, second);
  const half = (SIGMAS * sigma + radius * (1 + Math.hypot(b1, b2))) / speed;
  if (!(speed > 0) || !Number.isFinite(half)) {
    return { begin: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  }
  return { begin: -along / speed - half, end: -along / speed + half };
}

/** √2 erfc⁻¹(1e-16): a normal value is farther from its mean with probability 1e-16. */
const SIGMAS = 8.2924;
