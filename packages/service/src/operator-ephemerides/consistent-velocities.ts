import { type EphemerisPoints, interpolationErrors } from '@clearway/astro';
import type { EphemerisSegment } from '@clearway/messages';
import { velocitiesOf } from './own-velocities.ts';

/** States whose velocities are the derivatives of their positions, and how well they interpolate. */
export interface ConsistentStates {
  readonly states: Float64Array;
  /** True where the velocities are not those of the message. */
  readonly isByPositions: boolean;
  /** The middle one of the errors found by leaving out states, scaled to the steps that are there, km; NaN for too few states. */
  readonly typicalError: number;
}

/** States that are looked at: so many stretches of so many. */
const STRETCHES = 6;
const STRETCH_STATES = 40;
/** Positions alone must do so much better than with velocities to be preferred; and better than this is good enough, km. */
const CLEARLY_BETTER = 0.2;
const GOOD_ENOUGH = 1e-6;
/** What a velocity that is off costs between states, as a share of it times the step. */
const SHARE_OF_STEP = 0.2;

/**
 * Velocities in messages are not always the derivatives of the positions: published samples are off by 5 cm/s, which spoils
 * interpolation by a metre. So they are compared with the derivatives of polynomials through the positions, and where that says
 * more of the velocities than of the polynomials, these are used.
 */
export function consistentStates(segment: EphemerisSegment): ConsistentStates {
  const { times, states, hasVelocity } = segment;
  const derived = velocitiesOf(times, states);
  const byPositions = typicalError({ times, states, hasVelocity: false, method: 'LAGRANGE', degree: 7 });
  if (!hasVelocity) return { states: derived, isByPositions: true, typicalError: byPositions };
  const cost = costOfVelocities(times, states, derived);
  if (cost > GOOD_ENOUGH && byPositions < CLEARLY_BETTER * cost) {
    return { states: derived, isByPositions: true, typicalError: byPositions };
  }
  const withVelocities = typicalError({ times, states, hasVelocity, method: 'HERMITE', degree: 7 });
  return { states: states.slice(), isByPositions: false, typicalError: withVelocities };
}

/** The middle one of the errors that differences between given and derived velocities would make, km. */
function costOfVelocities(times: Float64Array, states: Float64Array, derived: Float64Array): number {
  const costs = new Float64Array(Math.max(0, times.length - 1));
  for (let k = 0; k < costs.length; k++) {
    const [x, y, z] = [3, 4, 5].map((c) => derived[6 * k + c]! - states[6 * k + c]!) as [number, number, number];
    costs[k] = SHARE_OF_STEP * (times[k + 1]! - times[k]!) * Math.hypot(x, y, z);
  }
  return costs.sort()[costs.length >> 1] ?? 0;
}

function typicalError(points: EphemerisPoints): number {
  const { times, states } = points;
  const errors: number[] = [];
  const count = Math.min(STRETCH_STATES, times.length);
  const room = times.length - count;
  const stretches = room === 0 ? 1 : STRETCHES;
  for (let k = 0; k < stretches; k++) {
    const first = stretches === 1 ? 0 : Math.floor((room * k) / (stretches - 1));
    const part = interpolationErrors({
      ...points,
      times: times.subarray(first, first + count),
      states: states.subarray(6 * first, 6 * (first + count)),
    });
    errors.push(...part.filter((error) => !Number.isNaN(error)));
  }
  errors.sort((a, b) => a - b);
  return errors[errors.length >> 1] ?? Number.NaN;
}
