import {
  type Covariance6,
  EARTH_ROTATION_RAD_S,
  type Encounter,
  type EncounterObject,
  rotateCovariance,
  rotated,
  rtnRotation,
  transposed,
  type Vector3,
} from '@clearway/astro';
import { wholeNumber } from '../fields/decimal.ts';
import type { Cdm, CdmFrame, CdmObject } from './cdm.ts';

const SQUARE_KM_PER_SQUARE_M = 1e-6;

/**
 * The encounter that a message describes, at its TCA as given (to a millisecond, as a rule: the true closest approach may
 * lie half of one apart).
 *
 * States given in ITRF become inertial ones along the axes that ITRF has at TCA: the Earth's rotation ω × r is added to the
 * velocity, and nothing turned, since a probability is the same in all inertial frames. Each covariance is turned from the
 * object's R, T, N, which are built with the inertial velocity.
 *
 * A covariance whose position has a zero variance is none (508.0-B-1, 5.2.8: such rows are to be discounted); one whose
 * velocity has is of position only.
 *
 * @param hardBodyRadiusKm sum of both radii; see `hardBodyRadiusOf`
 */
export function encounterFromCdm(cdm: Cdm, hardBodyRadiusKm: number): Encounter {
  const [primary, secondary] = cdm.objects;
  return {
    tca: cdm.tca,
    primary: encounterObject(primary, cdm.frame),
    secondary: encounterObject(secondary, cdm.frame),
    hardBodyRadiusKm,
  };
}

/** What an object's position owes to an error of the forecast density. */
export interface EncounterSensitivity {
  /** Change of position for a relative error of 1, km, in the encounter's inertial frame. */
  readonly position: Vector3;
  /** Standard deviation of the relative error, 1 for 100 %. */
  readonly sigma: number;
}

/**
 * Both objects' sensitivity to the density forecast along the axes of `encounterFromCdm`, for the part of their errors that
 * they share; null where the message does not give both.
 */
export function densitySensitivitiesOf(cdm: Cdm): readonly [EncounterSensitivity, EncounterSensitivity] | null {
  const [first, second] = cdm.objects.map((object) => sensitivityAlong(object, cdm.frame));
  return first && second ? [first, second] : null;
}

function sensitivityAlong(object: CdmObject, frame: CdmFrame): EncounterSensitivity | null {
  const given = object.dragSensitivity;
  if (given === null) return null;
  const toInertial = transposed(rtnRotation(object.position, velocityOf(object, frame)));
  const [x, y, z] = rotated(toInertial, given.position);
  return { position: [x / 1000, y / 1000, z / 1000], sigma: given.densityForecastUncertainty };
}

function velocityOf(object: CdmObject, frame: CdmFrame): Vector3 {
  return frame === 'ITRF' ? inertialVelocity(object) : object.velocity;
}

function encounterObject(object: CdmObject, frame: CdmFrame): EncounterObject {
  const id = wholeNumber(object.designator, 9);
  const velocity = velocityOf(object, frame);
  const { covariance, isPositionOnly } = covarianceAlong(object, velocity);
  return {
    id: Number.isNaN(id) ? null : id,
    name: object.name === '' ? null : object.name,
    position: object.position,
    velocity,
    covariance,
    isPositionOnly,
  };
}

function inertialVelocity(object: CdmObject): Vector3 {
  const [x, y] = object.position;
  const [vx, vy, vz] = object.velocity;
  return [vx - EARTH_ROTATION_RAD_S * y, vy + EARTH_ROTATION_RAD_S * x, vz];
}

function covarianceAlong(
  object: CdmObject,
  velocity: Vector3,
): { readonly covariance: Covariance6 | null; readonly isPositionOnly: boolean } {
  const rows = object.covarianceRows;
  const variance = (row: number): number => object.covarianceRtn[row * rows + row]!;
  if ([0, 1, 2].some((row) => variance(row) === 0)) return { covariance: null, isPositionOnly: false };
  const isPositionOnly = [3, 4, 5].some((row) => variance(row) === 0);
  const size = isPositionOnly ? 3 : 6;
  const covarianceRtn = new Float64Array(36);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      covarianceRtn[i * 6 + j] = object.covarianceRtn[i * rows + j]! * SQUARE_KM_PER_SQUARE_M;
    }
  }
  const toInertial = transposed(rtnRotation(object.position, velocity));
  return { covariance: rotateCovariance(covarianceRtn, toInertial), isPositionOnly };
}
