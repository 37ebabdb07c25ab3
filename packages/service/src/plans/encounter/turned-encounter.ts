import {
  type Encounter,
  type EncounterObject,
  earthAttitude,
  earthOrientationInUse,
  type Frame,
  frameChange,
  orientationAt,
  rotateCovariance,
  rotated,
} from '@clearway/astro';
import type { Mover } from '@clearway/contract';

/** Turns states and covariances, which are inertial along the axes that the frame has at TCA. */
export function inEme2000(encounter: Encounter, frame: Frame): Encounter {
  if (frame === 'EME2000') return encounter;
  const attitude = earthAttitude(encounter.tca, orientationAt(earthOrientationInUse(), encounter.tca));
  const { rotation } = frameChange(frame, 'EME2000', attitude);
  const turned = (object: EncounterObject): EncounterObject => ({
    ...object,
    position: rotated(rotation, object.position),
    velocity: rotated(rotation, object.velocity),
    covariance: object.covariance && rotateCovariance(object.covariance, rotation),
  });
  return { ...encounter, primary: turned(encounter.primary), secondary: turned(encounter.secondary) };
}

/** The encounter with the satellite that moves as its primary. */
export function moverFirst(encounter: Encounter, mover: Mover): Encounter {
  if (mover === 'primary') return encounter;
  return { ...encounter, primary: encounter.secondary, secondary: encounter.primary };
}
