import { stateTransition, transportedCovariance } from '../elements/state-transition.ts';
import type { Covariance6 } from '../encounters/encounter.ts';
import { type LocalOrbitalAxes, localOrbitalRotation } from '../frames/local-orbital-frame.ts';
import { type Matrix3, rotateCovariance, transposed } from '../frames/rotation.ts';

/** Covariances of an ephemeris at some of its times. */
export interface CovarianceSeries {
  /** Seconds, rising strictly, on the clock of the ephemeris. */
  readonly times: Float64Array;
  /** 36 numbers a time, row by row: km², km²/s, km²/s². */
  readonly matrices: Float64Array;
  /** Axes of the matrices; null where they are in the ephemeris's own inertial frame. */
  readonly axes: LocalOrbitalAxes | null;
  /** True where only the 3 × 3 block of position is given and the rest is 0. */
  readonly isPositionOnly: boolean;
}

/** A covariance at a time between those that were given. */
export interface CovarianceAt {
  /** In the ephemeris's inertial frame. */
  readonly covariance: Covariance6;
  /** `given` at one of the times, `interpolated` between two, `propagated` from the only neighbour. */
  readonly basis: 'given' | 'interpolated' | 'propagated';
  /** Seconds to the nearest time at which one was given. */
  readonly distance: number;
}

/** The inertial state (x, y, z km, vx, vy, vz km/s) at a time into `out`; false where there is none. */
export type StateSource = (time: number, out: Float64Array) => boolean;

/**
 * Covariance at `time`, inertial. The neighbours before and after are carried to it by the transition matrix of two-body
 * motion from their own states, and blended in proportion to time: a weighted mean of positive semidefinite matrices is one,
 * whatever the two are. Before the first and after the last time the only neighbour is carried along, which grows by the error
 * of its velocity but by no new uncertainty, and the result says so. Where only positions have covariances there is no
 * velocity's error to carry: they turn with the axes of the orbit (RTN) instead. Null where the ephemeris has no state at a time that is needed, or no covariance was given.
 *
 * It must be in an inertial frame: turn Earth-fixed ephemerides and covariances first.
 */
export function covarianceAt(series: CovarianceSeries, time: number, stateAt: StateSource): CovarianceAt | null {
  const { times } = series;
  const after = times.findIndex((t) => t >= time);
  const next = after === -1 ? null : after;
  const previous = next === null ? times.length - 1 : next - 1;
  if (next !== null && times[next] === time) {
    const covariance = inertialCovariance(series, next, stateAt)?.covariance;
    return covariance ? { covariance, basis: 'given', distance: 0 } : null;
  }
  const fromNext = next === null ? null : carried(series, next, time, stateAt);
  const fromPrevious = previous < 0 ? null : carried(series, previous, time, stateAt);
  if (fromNext && fromPrevious) {
    const weight = (time - times[previous]!) / (times[next!]! - times[previous]!);
    return {
      covariance: fromPrevious.map((value, i) => (1 - weight) * value + weight * fromNext[i]!),
      basis: 'interpolated',
      distance: Math.min(time - times[previous]!, times[next!]! - time),
    };
  }
  const only = fromNext ?? fromPrevious;
  const from = fromNext ? next! : previous;
  return only && { covariance: only, basis: 'propagated', distance: Math.abs(time - times[from]!) };
}

function carried(series: CovarianceSeries, index: number, time: number, stateAt: StateSource): Covariance6 | null {
  const given = inertialCovariance(series, index, stateAt);
  if (!given) return null;
  if (series.isPositionOnly) return turnedAlong(given, time, stateAt);
  const transition = stateTransition(given.state, time - series.times[index]!);
  return transition && transportedCovariance(given.covariance, transition);
}

/** The same covariance in RTN as at its own time. */
function turnedAlong(given: InertialCovariance, time: number, stateAt: StateSource): Covariance6 | null {
  const state = new Float64Array(6);
  if (!stateAt(time, state)) return null;
  const inRtn = rotateCovariance(given.covariance, rotationOf('RTN', given.state));
  return rotateCovariance(inRtn, transposed(rotationOf('RTN', state)));
}

interface InertialCovariance {
  readonly covariance: Covariance6;
  readonly state: Float64Array;
}

function inertialCovariance(series: CovarianceSeries, index: number, stateAt: StateSource): InertialCovariance | null {
  const state = new Float64Array(6);
  if (!stateAt(series.times[index]!, state)) return null;
  const given = series.matrices.slice(36 * index, 36 * index + 36);
  if (series.axes === null) return { covariance: given, state };
  return { covariance: rotateCovariance(given, transposed(rotationOf(series.axes, state))), state };
}

function rotationOf(axes: LocalOrbitalAxes, state: Float64Array): Matrix3 {
  const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
  return localOrbitalRotation(axes, [x, y, z], [vx, vy, vz]);
}
