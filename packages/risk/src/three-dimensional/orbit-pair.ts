import {
  type Covariance6,
  type Encounter,
  type EncounterObject,
  type Matrix3,
  rotateCovariance,
  rotated,
  type Vector3,
} from '@clearway/astro';
import { cross, unit } from '../encounter-plane/vectors.ts';
import { type UncertainOrbit, uncertainOrbit } from './uncertain-orbit.ts';

/** Both orbits of an encounter with their uncertainty, at time 0 = TCA, in axes of the pair's own. */
export interface OrbitPair {
  readonly primary: UncertainOrbit;
  readonly secondary: UncertainOrbit;
  /** km. */
  readonly hardBodyRadius: number;
  /** The shorter of both periods, s. */
  readonly period: number;
  /** The rows are the pair's axes in the encounter's frame. */
  readonly axes: Matrix3;
  /** One covariance or both were not positive semi-definite and were repaired. */
  readonly isRepaired: boolean;
}

/** Why an encounter has no pair of orbits with full covariances. */
export type NoOrbitPair = 'no-covariance' | 'position-only' | 'not-elliptic';

/**
 * The third axis lies midway between the normals of both orbits, so that neither is inclined by more than 90° to it and the
 * elements are far from their singularity at 180°, for retrograde orbits too; and nothing depends on the encounter's frame.
 */
export function orbitPair(encounter: Encounter): OrbitPair | NoOrbitPair {
  const { primary, secondary } = encounter;
  if (primary.covariance === null || secondary.covariance === null) return 'no-covariance';
  if (standsForUnknown(primary.covariance) || standsForUnknown(secondary.covariance)) return 'no-covariance';
  if (primary.isPositionOnly || secondary.isPositionOnly) return 'position-only';
  const axes = pairAxes(primary, secondary);
  const one = orbitOf(primary, primary.covariance, axes);
  const other = orbitOf(secondary, secondary.covariance, axes);
  if (one === null || other === null) return 'not-elliptic';
  return {
    primary: one,
    secondary: other,
    hardBodyRadius: encounter.hardBodyRadiusKm,
    period: (2 * Math.PI) / Math.max(one.elements[0]!, other.elements[0]!),
    axes,
    isRepaired: one.isRepaired || other.isRepaired,
  };
}

/** Ten Earth radii squared, km²: a position's variance from which NASA's messages say "unknown". */
const UNKNOWN_VARIANCE_KM2 = 4e9;

function standsForUnknown(covariance: Covariance6): boolean {
  return [0, 7, 14].some((k) => covariance[k]! >= UNKNOWN_VARIANCE_KM2);
}

function orbitOf(object: EncounterObject, covariance: Covariance6, axes: Matrix3): UncertainOrbit | null {
  const state = Float64Array.of(...rotated(axes, object.position), ...rotated(axes, object.velocity));
  return uncertainOrbit(state, rotateCovariance(covariance, axes));
}

function pairAxes(primary: EncounterObject, secondary: EncounterObject): Matrix3 {
  const one = unit(cross(primary.position, primary.velocity));
  const other = unit(cross(secondary.position, secondary.velocity));
  const sum: Vector3 = [one[0] + other[0], one[1] + other[1], one[2] + other[2]];
  // Exactly opposite normals have no middle: then any direction across both, such as that to the primary.
  const third = Math.hypot(...sum) > 1e-6 ? unit(sum) : unit(primary.position);
  const away: Vector3 = Math.abs(third[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0];
  const first = unit(cross(away, third));
  return Float64Array.of(...first, ...cross(third, first), ...third);
}
