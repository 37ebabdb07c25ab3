import type { CovarianceRtn } from './covariance-rtn.ts';
import { createPlaneColumns } from './plane-columns.ts';
import { projectStates } from './project-states.ts';

/** Position (km) and velocity (km/s) in one inertial frame, x, y, z each. */
export interface PositionVelocity {
  readonly position: readonly [number, number, number];
  readonly velocity: readonly [number, number, number];
}

/** A symmetric 2 × 2 covariance in the encounter plane. */
export interface PlaneCovariance {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/**
 * A short encounter seen along the relative velocity, in the plane across which everything happens at once: the miss vector in
 * the covariances' unit, and the combined covariance.
 */
export interface EncounterPlane extends PlaneCovariance {
  readonly x: number;
  readonly y: number;
}

/** Projects one encounter with covariances in the objects' own frames, as `projectStates` does many. */
export function encounterPlane(
  primary: PositionVelocity,
  primaryCovariance: CovarianceRtn,
  secondary: PositionVelocity,
  secondaryCovariance: CovarianceRtn,
): EncounterPlane {
  const states = [...primary.position, ...primary.velocity, ...secondary.position, ...secondary.velocity];
  const planes = createPlaneColumns(1);
  projectStates(states, primaryCovariance, secondaryCovariance, planes, 0);
  return { x: planes.x[0]!, y: planes.y[0]!, xx: planes.xx[0]!, xy: planes.xy[0]!, yy: planes.yy[0]! };
}
