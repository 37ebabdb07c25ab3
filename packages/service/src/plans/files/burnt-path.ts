import {
  addSeconds,
  type EncounterObject,
  earthAttitude,
  earthOrientationInUse,
  frameChange,
  orientationAt,
  rotated,
  rtnRotation,
  secondsBetween,
  stateTransition,
  transportedCovariance,
  transposed,
  type UtcTime,
  type Vector3,
} from '@clearway/astro';
import { coastZonal } from './zonal-motion.ts';

/** A burn to be flown: an impulse along the axes of the orbit at that time. */
export interface PathBurn {
  readonly time: UtcTime;
  /** Radial, in-track, cross-track, km/s. */
  readonly rtn: Vector3;
  /** Standard deviations: of the size as a share, of the direction in rad. */
  readonly errors: { readonly magnitude: number; readonly directionRad: number } | null;
}

/** The path before and after a burn, EME2000, km and km/s. */
export interface BurntPath {
  /** At the burn, before it. */
  readonly unburnt: Float64Array;
  /** Covariance there, full; null where none is known, or of the position alone. */
  readonly covariance: Float64Array | null;
  /** Burnt states from the burn on. */
  readonly times: readonly UtcTime[];
  /** Six numbers for each time. */
  readonly states: Float64Array;
  /** 36 numbers for each time, or null. */
  readonly covariances: Float64Array | null;
}

/**
 * From the state at TCA back to the burn, and from there on with it, both under the same zonal gravity (J2 to J4): the difference
 * that the burn makes is that of one force model. Covariances go along by two-body transition, the errors of the burn joining at it.
 */
export function burntPath(
  object: EncounterObject,
  tca: UtcTime,
  burn: PathBurn,
  until: UtcTime,
  stepSeconds: number,
): BurntPath {
  const attitude = earthAttitude(tca, orientationAt(earthOrientationInUse(), tca));
  // The pole of that day, held: axes that do not turn.
  const { rotation } = frameChange('EME2000', 'TEME', attitude);
  const back = transposed(rotation);
  const lead = secondsBetween(burn.time, tca);
  const state = Float64Array.from([...rotated(rotation, object.position), ...rotated(rotation, object.velocity)]);
  coastZonal(state, -lead);
  const unburnt = turned(state, back);
  const velocity = velocityOf(unburnt, burn.rtn);
  const start = Float64Array.from(unburnt);
  for (let k = 0; k < 3; k++) start[3 + k]! += velocity[k]!;
  const span = secondsBetween(burn.time, until);
  const count = Math.max(2, Math.ceil(span / stepSeconds) + 1);
  const seconds = Array.from({ length: count }, (_, k) => Math.min(k * stepSeconds, span));
  const states = new Float64Array(6 * count);
  const flown = turned(start, rotation);
  for (const [k, at] of seconds.entries()) {
    if (k > 0) coastZonal(flown, at - seconds[k - 1]!);
    states.set(k === 0 ? start : turned(flown, back), 6 * k);
  }
  const covariance = covarianceAtBurn(object, lead);
  return {
    unburnt,
    covariance,
    times: seconds.map((at) => addSeconds(burn.time, at)),
    states,
    covariances: covariance && carried(start, withErrors(covariance, velocity, burn.errors), seconds),
  };
}

function turned(state: Float64Array, rotation: Parameters<typeof rotated>[0]): Float64Array {
  const part = (from: number): Vector3 => rotated(rotation, [state[from]!, state[from + 1]!, state[from + 2]!]);
  return Float64Array.from([...part(0), ...part(3)]);
}

/** An impulse along the orbit's axes as an inertial one. */
function velocityOf(state: Float64Array, rtn: Vector3): Vector3 {
  const position: Vector3 = [state[0]!, state[1]!, state[2]!];
  return rotated(transposed(rtnRotation(position, [state[3]!, state[4]!, state[5]!])), rtn);
}

function covarianceAtBurn(
  { covariance, isPositionOnly, position, velocity }: EncounterObject,
  lead: number,
): Float64Array | null {
  if (covariance === null || isPositionOnly) return null;
  const transition = stateTransition(Float64Array.from([...position, ...velocity]), -lead);
  return transition && transportedCovariance(covariance, transition);
}

/** Σ = m² ΔvΔv′ + d² (|Δv|² I − ΔvΔv′) in the velocity (Gates, JPL TR 32-504, 1963, without its fixed parts). */
function withErrors(covariance: Float64Array, v: Vector3, errors: PathBurn['errors']): Float64Array {
  if (errors === null) return covariance;
  const out = Float64Array.from(covariance);
  const across = errors.directionRad ** 2;
  const along = errors.magnitude ** 2 - across;
  const squared = v[0] ** 2 + v[1] ** 2 + v[2] ** 2;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      out[6 * (3 + i) + 3 + j]! += along * v[i]! * v[j]! + (i === j ? across * squared : 0);
    }
  }
  return out;
}

function carried(start: Float64Array, covariance: Float64Array, seconds: readonly number[]): Float64Array | null {
  const out = new Float64Array(36 * seconds.length);
  for (const [k, at] of seconds.entries()) {
    const transition = stateTransition(start, at);
    if (transition === null) return null;
    out.set(transportedCovariance(covariance, transition), 36 * k);
  }
  return out;
}
