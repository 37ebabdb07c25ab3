import { UserError } from '../errors/user-error.ts';

/** States of one segment of an ephemeris, as a message gives them: plain arrays. */
export interface EphemerisPoints {
  /** Seconds from an origin of the caller's, rising strictly. */
  readonly times: Float64Array;
  /** Six numbers a time: position, km, and velocity, km/s (anything where `hasVelocity` is false). */
  readonly states: Float64Array;
  readonly hasVelocity: boolean;
  /** `HERMITE`, `LAGRANGE` or `LINEAR`; anything else, or null, means the default: see `interpolationOf`. */
  readonly method: string | null;
  /** Degree of the polynomial; null for the default. */
  readonly degree: number | null;
  /** Where interpolation is meant to hold, s; left out: from the first to the last time. */
  readonly useableStart?: number;
  readonly useableStop?: number;
}

/** How a segment is interpolated. */
export interface Interpolation {
  readonly method: 'HERMITE' | 'LAGRANGE';
  /** Points that each polynomial goes through. */
  readonly pointCount: number;
  /** Degree of the polynomials: 2 × points − 1 by Hermite, points − 1 by Lagrange. */
  readonly degree: number;
}

/** Of Hermite: 4 points, good to 2 cm (13 cm at worst) at the 4 minutes of NASA's ISS ephemerides. */
const DEFAULT_HERMITE_DEGREE = 7;

/** Of Lagrange: 10 points, good to centimetres at 15 minutes in a navigation satellite's orbit. */
const DEFAULT_LAGRANGE_DEGREE = 9;

/** More only adds rounding, and a message that asks for it is answered with this. */
export const MAXIMUM_POINTS = 16;

/**
 * The interpolation that a message asks for. Hermite needs velocities: without them it becomes Lagrange of the same degree. By
 * default Hermite of degree 7 with velocities and Lagrange of degree 9 without. An even degree of Hermite is raised by one;
 * a degree that the points do not suffice for is lowered.
 */
export function interpolationOf(points: EphemerisPoints, available: number = points.times.length): Interpolation {
  const asked = points.method?.trim().toUpperCase() ?? null;
  const isAsked = asked === 'HERMITE' || asked === 'LAGRANGE';
  const degree = asked === 'LINEAR' ? 1 : isAsked ? points.degree : null;
  const isLagrange = asked === 'LAGRANGE' || asked === 'LINEAR' || !points.hasVelocity;
  const wanted = isLagrange
    ? Math.floor(degree ?? DEFAULT_LAGRANGE_DEGREE) + 1
    : Math.ceil(((degree ?? DEFAULT_HERMITE_DEGREE) + 1) / 2);
  const pointCount = Math.max(Math.min(wanted, available, MAXIMUM_POINTS), Math.min(2, available));
  return isLagrange
    ? { method: 'LAGRANGE', pointCount, degree: pointCount - 1 }
    : { method: 'HERMITE', pointCount, degree: 2 * pointCount - 1 };
}

/** @throws UserError where the arrays do not fit, times do not rise, or a number is not finite. */
export function checkPoints({ times, states }: EphemerisPoints): void {
  const malformed = (what: string): UserError =>
    new UserError('format-malformed', `ephemeris: ${what}`, 'every segment needs two states or more, in order of time');
  if (times.length < 2) throw malformed(`a segment with ${times.length} states cannot be interpolated`);
  if (states.length !== 6 * times.length) throw malformed(`${states.length} numbers for ${times.length} states`);
  for (let i = 0; i < times.length; i++) {
    if (!Number.isFinite(times[i])) throw malformed(`time of state ${i + 1} is not a number`);
    if (i > 0 && !(times[i]! > times[i - 1]!)) throw malformed(`state ${i + 1} is not later than the one before it`);
  }
}
