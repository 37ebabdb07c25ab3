/** Position (km) and velocity (km/s) in one inertial frame, x, y, z each. */
export interface PositionVelocity {
  readonly position: readonly [number, number, number];
  readonly velocity: readonly [number, number, number];
}

/** Symmetric 3 × 3 covariance of position in an object's own frame: radial, in-track, cross-track; any one unit squared. */
export interface CovarianceRtn {
  readonly rr: number;
  readonly tt: number;
  readonly nn: number;
  readonly rt: number;
  readonly rn: number;
  readonly tn: number;
}

/** A short encounter seen along the relative velocity: in the plane across it everything happens at once. */
export interface EncounterPlane {
  /** Miss vector in the plane, in the covariances' unit. */
  readonly x: number;
  readonly y: number;
  /** Combined covariance in the plane. */
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

type Vector = readonly [number, number, number];

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const unit = (a: Vector): Vector => {
  const size = Math.hypot(...a);
  return [a[0] / size, a[1] / size, a[2] / size];
};
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

/** Covariance between the components of position along `a` and along `b`. */
function covarianceAlong(state: PositionVelocity, c: CovarianceRtn, a: Vector, b: Vector): number {
  const radial = unit(state.position);
  const normal = unit(cross(state.position, state.velocity));
  const along = cross(normal, radial);
  const [ar, at, an] = [dot(a, radial), dot(a, along), dot(a, normal)];
  const [br, bt, bn] = [dot(b, radial), dot(b, along), dot(b, normal)];
  return (
    ar * (c.rr * br + c.rt * bt + c.rn * bn) +
    at * (c.rt * br + c.tt * bt + c.tn * bn) +
    an * (c.rn * br + c.tn * bt + c.nn * bn)
  );
}

/**
 * Projects an encounter onto the plane across the relative velocity at the time of closest approach. Positions of both
 * objects count as independent, so their covariances add. The axes: x lies along what the miss vector shows in the plane, so
 * y of the miss is 0; where it shows nothing, any.
 */
export function encounterPlane(
  primary: PositionVelocity,
  primaryCovariance: CovarianceRtn,
  secondary: PositionVelocity,
  secondaryCovariance: CovarianceRtn,
): EncounterPlane {
  const miss = minus(secondary.position, primary.position);
  const forward = unit(minus(secondary.velocity, primary.velocity));
  const ahead = dot(miss, forward);
  const inPlane = minus(miss, [ahead * forward[0], ahead * forward[1], ahead * forward[2]]);
  const distance = Math.hypot(...inPlane);
  const anyAcross: Vector = Math.abs(forward[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0];
  const first = distance > 0 ? unit(inPlane) : unit(cross(forward, anyAcross));
  const second = cross(forward, first);
  const combined = (a: Vector, b: Vector): number =>
    covarianceAlong(primary, primaryCovariance, a, b) + covarianceAlong(secondary, secondaryCovariance, a, b);
  return {
    x: distance,
    y: 0,
    xx: combined(first, first),
    xy: combined(first, second),
    yy: combined(second, second),
  };
}
