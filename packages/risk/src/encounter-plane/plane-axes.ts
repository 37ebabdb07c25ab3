import type { Vector3 } from '@clearway/astro';
import { cross, dot, minus, unit } from './vectors.ts';

/** Unit vectors that span the plane across the relative velocity, and how far apart the objects are in it. */
export interface PlaneAxes {
  /** Along what the miss vector shows in the plane; where it shows nothing, any direction across. */
  readonly first: Vector3;
  readonly second: Vector3;
  /** Length of the miss vector's projection, in the miss vector's unit: free of an error of the time of closest approach. */
  readonly missInPlane: number;
}

/** The axes across `relativeVelocity`, which must not be zero. */
export function planeAxes(miss: Vector3, relativeVelocity: Vector3): PlaneAxes {
  const forward = unit(relativeVelocity);
  const ahead = dot(miss, forward);
  const inPlane = minus(miss, [ahead * forward[0], ahead * forward[1], ahead * forward[2]]);
  const missInPlane = Math.hypot(...inPlane);
  const anyAcross: Vector3 = Math.abs(forward[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0];
  const first = missInPlane > 0 ? unit(inPlane) : unit(cross(forward, anyAcross));
  return { first, second: cross(forward, first), missInPlane };
}
