import type { Covariance6, Encounter, EncounterObject, Vector3 } from '@clearway/astro';
import type { NoProbability } from '../plane-methods/plane-probability.ts';
import { type CovarianceRepair, repairCovariance3, repairPlane } from './covariance-repair.ts';
import { crossCorrelation, type DensitySensitivity } from './cross-correlation.ts';
import type { EncounterPlane, PlaneCovariance } from './encounter-plane.ts';
import { planeAxes } from './plane-axes.ts';
import { type PrincipalPlane, principalPlane } from './principal-plane.ts';
import { dot, minus } from './vectors.ts';

/** An encounter seen in its plane, km. */
export interface ProjectedEncounter {
  readonly reason: null;
  /** x along the miss; the covariance as repaired. */
  readonly plane: EncounterPlane;
  readonly principal: PrincipalPlane;
  /** Unit vectors of the plane's x and y in the encounter's frame. */
  readonly axes: readonly [Vector3, Vector3];
  /** Each object's own covariance in the plane, not repaired; null where it has none. */
  readonly primaryCovariance: PlaneCovariance | null;
  readonly secondaryCovariance: PlaneCovariance | null;
  /** Whether the covariance in the plane had to be repaired. */
  readonly repair: CovarianceRepair;
  /** False where the sum of both covariances in space has an eigenvalue that is not positive, even if it does not show in the plane. */
  readonly isPositiveDefiniteInSpace: boolean;
}

export type EncounterPlaneOutcome = ProjectedEncounter | { readonly reason: NoProbability };

export interface EncounterPlaneOptions {
  /** Both objects' sensitivity to the density forecast, where the messages carry it: takes their common error out. */
  readonly sensitivities?: readonly [primary: DensitySensitivity, secondary: DensitySensitivity];
}

/** Below this the direction of the relative velocity is the rounding of messages, which carry 1e-9 km/s. */
const LEAST_SPEED_KM_S = 1e-9;

/**
 * A position's variance from which a covariance says "unknown": ten Earth radii squared, km². NASA's orbit determination
 * writes 4e15 m² and more where it has none.
 */
const DEFAULT_VARIANCE_KM2 = 4e9;

/**
 * Projects an encounter onto the plane across its relative velocity, from the inertial states and covariances. The miss is
 * what the relative position shows in the plane, not its length: the rounding of the time of closest approach to a
 * millisecond then changes nothing. An object without a covariance, or with one that says "unknown", counts as exactly
 * known, which the null among the covariances tells; a covariance that is not positive definite is repaired in the plane.
 *
 * Where there is no plane: the reason. Never throws.
 */
export function encounterPlaneOf(encounter: Encounter, options: EncounterPlaneOptions = {}): EncounterPlaneOutcome {
  const { primary, secondary, hardBodyRadiusKm } = encounter;
  const miss = minus(secondary.position, primary.position);
  const velocity = minus(secondary.velocity, primary.velocity);
  const speed = Math.hypot(...velocity);
  if (!Number.isFinite(Math.hypot(...miss) + speed + hardBodyRadiusKm)) return { reason: 'not-a-number' };
  if (hardBodyRadiusKm < 0) return { reason: 'radius-negative' };
  if (speed < LEAST_SPEED_KM_S) return { reason: 'no-relative-velocity' };
  const primaryPosition = knownPosition(primary);
  const secondaryPosition = knownPosition(secondary);
  if (primaryPosition === null && secondaryPosition === null) return { reason: 'no-covariance' };
  const combined = new Float64Array(9);
  addTo(combined, primaryPosition);
  addTo(combined, secondaryPosition);
  if (options.sensitivities && primaryPosition && secondaryPosition) {
    addTo(combined, crossCorrelation(...options.sensitivities));
  }
  if (!combined.every(Number.isFinite)) return { reason: 'not-a-number' };
  const { first, second, missInPlane } = planeAxes(miss, velocity);
  const { plane, repair } = repairPlane(
    { x: missInPlane, y: 0, ...inPlane(combined, first, second) },
    hardBodyRadiusKm,
  );
  if (repair === 'not-remediable') return { reason: 'covariance-not-positive-definite' };
  return {
    reason: null,
    plane,
    principal: principalPlane(plane, hardBodyRadiusKm),
    axes: [first, second],
    primaryCovariance: primaryPosition && inPlane(primaryPosition, first, second),
    secondaryCovariance: secondaryPosition && inPlane(secondaryPosition, first, second),
    repair,
    isPositiveDefiniteInSpace: repairCovariance3(combined, hardBodyRadiusKm).repair === 'none-needed',
  };
}

/** The 3 × 3 of position of an object's covariance, unless it has none or one that stands for "unknown". */
function knownPosition({ covariance }: EncounterObject): Float64Array | null {
  if (covariance === null || isDefault(covariance)) return null;
  const position = new Float64Array(9);
  for (let i = 0; i < 3; i++) {
    // Both halves: a transformation rounds them apart.
    for (let j = 0; j < 3; j++) position[3 * i + j] = (covariance[6 * i + j]! + covariance[6 * j + i]!) / 2;
  }
  return position;
}

const isDefault = (covariance: Covariance6): boolean => [0, 7, 14].some((k) => covariance[k]! >= DEFAULT_VARIANCE_KM2);

function addTo(sum: Float64Array, term: Float64Array | null): void {
  if (term) for (let k = 0; k < sum.length; k++) sum[k]! += term[k]!;
}

function inPlane(c: Float64Array, first: Vector3, second: Vector3): PlaneCovariance {
  const turned: Vector3 = timesVector(c, first);
  return { xx: dot(first, turned), xy: dot(second, turned), yy: dot(second, timesVector(c, second)) };
}

function timesVector(m: Float64Array, v: Vector3): Vector3 {
  return [
    m[0]! * v[0] + m[1]! * v[1] + m[2]! * v[2],
    m[3]! * v[0] + m[4]! * v[1] + m[5]! * v[2],
    m[6]! * v[0] + m[7]! * v[1] + m[8]! * v[2],
  ];
}
