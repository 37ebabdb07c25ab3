import {
  bundledEarthOrientation,
  type Encounter,
  type EncounterObject,
  earthAttitude,
  frameChange,
  orientationAt,
  rotateCovariance,
  rotated,
  UserError,
  unixMicros,
} from '@clearway/astro';
import {
  type ApplyingMethod,
  type AvoidancePlane,
  applyingMethod,
  avoidancePlane,
  type PrimaryOrbit,
  primaryOrbit,
} from '@clearway/avoidance';
import { type Cdm, type CdmObject, encounterFromCdm, hardBodyRadiusOf, readCdms } from '@clearway/messages';
import type { BurnTarget } from '../../view/view.ts';
import type { EncounterSource, Party } from './burn-question.ts';

/** An encounter that burns are computed for: in TEME, the mover being its primary. */
export interface OpenEncounter {
  readonly encounter: Encounter;
  readonly orbit: PrimaryOrbit;
  readonly tcaMs: number;
  readonly mover: Party;
  readonly other: Party;
  /** @throws UserError where there is none, as without covariances unless the target is a miss */
  readonly planeFor: (target: BurnTarget) => AvoidancePlane;
  /** What burns are held to such a target by; found once, for it takes some milliseconds. */
  readonly applyingFor: (target: BurnTarget) => ApplyingMethod;
}

/**
 * Reads a message for burns of one of its objects. States are turned from the message's frame to TEME, in which the map draws; a
 * probability is the same in both.
 *
 * @throws UserError for a text that is no message of one encounter, one without a hard-body radius, an orbit that is not bound
 */
export function openEncounter({ message, hardBodyRadiusKm, mover }: EncounterSource): OpenEncounter {
  const [cdm] = readCdms(message);
  if (cdm === undefined) {
    throw new UserError('format-malformed', 'the message tells of no encounter', 'choose another message');
  }
  const radiusKm = hardBodyRadiusKm ?? hardBodyRadiusOf(cdm)?.hardBodyRadiusKm ?? null;
  if (radiusKm === null) {
    throw new UserError(
      'option-missing',
      'the size of both objects is not known, so no burn can be planned',
      'choose a message with a hard-body radius',
    );
  }
  const both = inTeme(cdm, encounterFromCdm(cdm, radiusKm));
  const isFirst = mover === 'primary';
  const encounter = isFirst ? both : { ...both, primary: both.secondary, secondary: both.primary };
  const [first, second] = cdm.objects.map((object, k) =>
    partyOf(object, (k === 0 ? both.primary : both.secondary).id),
  ) as [Party, Party];
  const planes = new Map<boolean, AvoidancePlane>();
  const methods = new Map<BurnTarget['kind'], ApplyingMethod>();
  return {
    encounter,
    orbit: primaryOrbit(encounter),
    tcaMs: unixMicros(encounter.tca) / 1000,
    mover: isFirst ? first : second,
    other: isFirst ? second : first,
    planeFor({ kind }) {
      const needsCovariance = kind !== 'miss-distance';
      const known = planes.get(needsCovariance) ?? avoidancePlane(encounter, needsCovariance);
      planes.set(needsCovariance, known);
      return known;
    },
    applyingFor(target) {
      const known = methods.get(target.kind) ?? applyingMethod(encounter, target);
      methods.set(target.kind, known);
      return known;
    },
  };
}

function partyOf({ name, designator, isManeuverable }: CdmObject, objectId: number | null): Party {
  return { objectId, name: name === '' ? designator : name, canMove: isManeuverable };
}

function inTeme(cdm: Cdm, encounter: Encounter): Encounter {
  const attitude = earthAttitude(encounter.tca, orientationAt(bundledEarthOrientation(), encounter.tca));
  const { rotation } = frameChange(cdm.frame, 'TEME', attitude);
  const turned = (object: EncounterObject): EncounterObject => ({
    ...object,
    position: rotated(rotation, object.position),
    // Inertial already, along the message's axes.
    velocity: rotated(rotation, object.velocity),
    covariance: object.covariance && rotateCovariance(object.covariance, rotation),
  });
  return { ...encounter, primary: turned(encounter.primary), secondary: turned(encounter.secondary) };
}
