import { type Encounter, rtnRotation, type Vector3 } from '@clearway/astro';
import type { DilutionCurve, EncounterPlaneDocument, PlaneVector, ScaleGridDocument } from '@clearway/contract';
import { dilutionCurve, type ProjectedEncounter, scaleCovariances, type TwoCovariances } from '@clearway/risk';

/** From a hundredth of the standard deviations to a hundredfold, eight to a decade. */
const CURVE_FACTORS: readonly number[] = Array.from({ length: 33 }, (_, k) => 10 ** (k / 8 - 2));

/** What is needed to draw the encounter plane. */
export function planeDocument(projected: ProjectedEncounter, encounter: Encounter): EncounterPlaneDocument {
  const { plane, principal, axes, primaryCovariance, secondaryCovariance } = projected;
  const { position, velocity } = encounter.primary;
  const rotation = rtnRotation(position, velocity);
  const shown = (row: number): PlaneVector => {
    const direction: Vector3 = [rotation[3 * row]!, rotation[3 * row + 1]!, rotation[3 * row + 2]!];
    return { x: dot(direction, axes[0]), y: dot(direction, axes[1]) };
  };
  return {
    miss_km: { x: plane.x, y: plane.y },
    covariance_km2: { xx: plane.xx, xy: plane.xy, yy: plane.yy },
    primary_covariance_km2: primaryCovariance,
    secondary_covariance_km2: secondaryCovariance,
    hard_body_radius_km: principal.hardBodyRadius,
    radial: shown(0),
    in_track: shown(1),
    cross_track: shown(2),
  };
}

/** How the probability goes with the size of both covariances; null where one is missing. */
export function curveDocument(projected: ProjectedEncounter): DilutionCurve | null {
  const two = twoCovariances(projected);
  if (two === null) return null;
  const probability = Array.from(dilutionCurve(two, CURVE_FACTORS), numberOrNull);
  return { factor: CURVE_FACTORS.map((factor) => Number(factor.toPrecision(6))), probability };
}

/** The probability over a grid of sizes of both covariances; null where one is missing. */
export function gridDocument(projected: ProjectedEncounter): ScaleGridDocument | null {
  const two = twoCovariances(projected);
  if (two === null) return null;
  const { primaryFactors, secondaryFactors, probabilities, maximum } = scaleCovariances(two);
  const columns = secondaryFactors.length;
  return {
    primary_factor: [...primaryFactors],
    secondary_factor: [...secondaryFactors],
    probability: Array.from(primaryFactors, (_, row) =>
      Array.from(probabilities.subarray(row * columns, (row + 1) * columns), numberOrNull),
    ),
    max_probability: numberOrNull(maximum.probability),
  };
}

function twoCovariances({
  plane,
  principal,
  primaryCovariance,
  secondaryCovariance,
}: ProjectedEncounter): TwoCovariances | null {
  if (primaryCovariance === null || secondaryCovariance === null) return null;
  return {
    x: plane.x,
    y: plane.y,
    primary: primaryCovariance,
    secondary: secondaryCovariance,
    hardBodyRadius: principal.hardBodyRadius,
  };
}

function dot(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** JSON knows neither NaN nor infinity. */
export function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
