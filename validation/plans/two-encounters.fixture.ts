import {
  addSeconds,
  type Encounter,
  type EncounterObject,
  parseUtc,
  propagateTwoBody,
  type Vector3,
} from '@clearway/astro';
import { burnTransition, primaryOrbit } from '@clearway/avoidance';
import { cdmFromEncounter, formatCdm } from '@clearway/messages';

/** The encounter with numbers and names for its objects. */
export function named(encounter: Encounter, primary: number, secondary: number): Encounter {
  const object = (of: EncounterObject, id: number): EncounterObject => ({ ...of, id, name: `OBJECT ${id}` });
  return {
    ...encounter,
    primary: object(encounter.primary, primary),
    secondary: object(encounter.secondary, secondary),
  };
}

/** An object on the first's secondary's course, moved to where the burnt primary is one revolution after the first encounter. */
export function waitingFor(first: Encounter, velocity: Vector3): Encounter {
  const orbit = primaryOrbit(first);
  const { state } = burnTransition(orbit, 0.5 * orbit.periodSeconds);
  const burnt = Float64Array.from(state, (value, k) => (k < 3 ? value : value + velocity[k - 3]!));
  const [there, nominal] = [new Float64Array(6), new Float64Array(6)];
  propagateTwoBody(burnt, 1.5 * orbit.periodSeconds, there);
  propagateTwoBody(state, 1.5 * orbit.periodSeconds, nominal);
  const vector = (from: ArrayLike<number>, at: number): Vector3 => [from[at]!, from[at + 1]!, from[at + 2]!];
  const relative = first.secondary.velocity.map((v, k) => v - nominal[3 + k]!);
  const squared = relative.reduce((sum, v) => sum + v * v, 0);
  const ahead = relative.reduce((sum, v, k) => sum + v * (there[k]! - nominal[k]!), 0) / squared;
  return {
    ...first,
    tca: addSeconds(first.tca, orbit.periodSeconds),
    primary: { ...first.primary, position: vector(nominal, 0), velocity: vector(nominal, 3) },
    secondary: {
      ...first.secondary,
      position: vector(
        [0, 1, 2].map((k) => there[k]! - ahead * relative[k]!),
        0,
      ),
    },
  };
}

/** A message about an encounter in EME2000, created `laterSeconds` after others. */
export function messageOf(encounter: Encounter, messageId: string, laterSeconds = 0): string {
  const details = {
    internationalDesignator: null,
    objectType: 'PAYLOAD',
    isManeuverable: true,
    ephemerisName: null,
    covarianceSource: 'planted',
    isDefaultCovariance: false,
  } as const;
  const message = cdmFromEncounter({
    encounter,
    frame: 'EME2000',
    creationDate: addSeconds(parseUtc('2026-03-09T00:00:00Z')!, laterSeconds),
    messageId,
    messageFor: null,
    basis: 'conjunction message',
    screeningPeriod: null,
    probability: null,
    comments: [`HBR = ${encounter.hardBodyRadiusKm * 1000} [m]`],
    primary: details,
    secondary: details,
  });
  return formatCdm(message, 'KVN');
}
