import type { Vector3 } from '../../globe/view/earth-shape.ts';
import { angleBetween, cross, dot, length, minus, unit } from './vectors.ts';

/** Radial, in-track and cross-track unit vectors of a state: in-track is in the orbit's plane, across the radius. */
export type RtnAxes = readonly [radial: Vector3, inTrack: Vector3, crossTrack: Vector3];

export function rtnAxes(position: Vector3, velocity: Vector3): RtnAxes {
  const radial = unit(position);
  const crossTrack = unit(cross(position, velocity));
  return [radial, cross(crossTrack, radial), crossTrack];
}

export function componentsIn(axes: RtnAxes, vector: Vector3): Vector3 {
  return [dot(axes[0], vector), dot(axes[1], vector), dot(axes[2], vector)];
}

/**
 * The plane across the relative velocity at the time of closest approach, in which a fast encounter happens at once. `x` is
 * perpendicular to both velocities: along it lies the distance of the two paths, whatever the timing; along `y` what
 * the timing adds. `along` is the relative velocity's direction (secondary against primary), y = along × x.
 */
export interface EncounterPlane {
  readonly x: Vector3;
  readonly y: Vector3;
  readonly along: Vector3;
  /** Components of the miss vector, km; the last is 0 but for rounding and SGP4's velocities. */
  readonly miss: Vector3;
}

/** Velocities less apart than this are taken as parallel, rad. */
const PARALLEL = 1e-6;

/**
 * Of states in one frame, km and km/s; the vectors are in that frame. Parallel velocities have no common perpendicular: x is
 * then the part of the primary's radius across `along`. Null where the relative velocity is zero.
 */
export function encounterPlane(
  primary: Vector3,
  primaryVelocity: Vector3,
  secondary: Vector3,
  secondaryVelocity: Vector3,
): EncounterPlane | null {
  const relative = minus(secondaryVelocity, primaryVelocity);
  if (length(relative) === 0) return null;
  const along = unit(relative);
  const between = angleBetween(primaryVelocity, secondaryVelocity);
  const areParallel = Math.min(between, Math.PI - between) < PARALLEL;
  const x = areParallel ? unit(cross(cross(along, primary), along)) : unit(cross(primaryVelocity, secondaryVelocity));
  const y = cross(along, x);
  return { x, y, along, miss: componentsIn([x, y, along], minus(secondary, primary)) };
}
