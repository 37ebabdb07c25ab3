import { type Encounter, UserError } from '@clearway/astro';
import type { Mover, SatelliteProfile } from '@clearway/contract';
import type { Cdm } from '@clearway/messages';
import { hardBodyRadius } from '@clearway/risk';
import { encounterOfMessage, type MessageSettings } from '../../assess/assess-message.ts';
import { isFromElements } from '../../assess/own-messages.ts';
import { eventEncounter } from '../../event-risk/event-encounter.ts';
import type { EphemerisObject } from '../../operator-ephemerides/run-object.ts';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';
import { kindFromName } from '../../runs/rank-object-kind.ts';
import { inEme2000, moverFirst } from './turned-encounter.ts';

/** An encounter as its burn is planned: in EME2000, the satellite that moves first. */
export interface PlannedEncounter {
  readonly encounter: Encounter;
  readonly radiusSource: string;
  /** `elements`: public element sets alone, screening only. */
  readonly basis: 'message' | 'elements';
  /** True where only the shape of the covariances is assumed, in the size that makes the probability greatest. */
  readonly isShapeOnly: boolean;
  /** The states of the satellite that moves are those of its operator's ephemeris. */
  readonly isByEphemeris: boolean;
}

/** What is said of the hard body beside what message and tables say. */
export interface RadiusChoice {
  /** Of both together, m. */
  readonly combinedM: number | null;
  /** Of the satellite that moves. */
  readonly profile: SatelliteProfile | null;
}

/** The encounter of a message. */
export function encounterOfCdm(cdm: Cdm, mover: Mover, { combinedM, profile }: RadiusChoice): PlannedEncounter {
  const moving = cdm.objects[mover === 'primary' ? 0 : 1];
  const own = profile?.hard_body_radius_m;
  const id = /^\d{1,9}$/.test(moving.designator) ? Number(moving.designator) : null;
  const settings: MessageSettings = {
    combinedRadiusM: combinedM,
    ...(own !== undefined &&
      id !== null && { userTable: new Map([[id, { radiusM: own, sigmaM: 0, massKg: null, origin: 'profile' }]]) }),
  };
  const { encounter, radiusSource } = encounterOfMessage(cdm, settings);
  return {
    encounter: moverFirst(inEme2000(encounter, cdm.frame), mover),
    radiusSource,
    basis: isFromElements(cdm) ? 'elements' : 'message',
    isShapeOnly: false,
    isByEphemeris: false,
  };
}

/**
 * The encounter of a screened event by the element sets, operators' `ephemerides` and covariances of a run; null where it has none that
 * reach its time.
 */
export function encounterOfEvent(
  material: RunMaterial,
  event: { readonly primary_id: number; readonly secondary_id: number; readonly tca_us: number },
  mover: Mover,
  { combinedM, profile }: RadiusChoice,
  nameOf: (id: number) => string,
  ephemerides?: ReadonlyMap<number, EphemerisObject>,
): PlannedEncounter | null {
  const of = eventEncounter(material, event, nameOf, ephemerides);
  if (of === null) return null;
  const [moving, other] =
    mover === 'primary' ? [event.primary_id, event.secondary_id] : [event.secondary_id, event.primary_id];
  const own = profile?.hard_body_radius_m;
  const radius =
    combinedM !== null
      ? { km: combinedM / 1000, source: 'option' }
      : own === undefined
        ? { km: of.encounter.hardBodyRadiusKm, source: 'table or kind' }
        : { km: withOwnRadius(material, other, nameOf(other), own), source: `profile of ${moving}, table or kind` };
  return {
    encounter: moverFirst(inEme2000({ ...of.encounter, hardBodyRadiusKm: radius.km }, 'TEME'), mover),
    radiusSource: radius.source,
    basis: 'elements',
    isShapeOnly: of.isShapeOnly,
    isByEphemeris: of.isByEphemeris[mover === 'primary' ? 0 : 1],
  };
}

/** √((R1 + R2)² + σ2²), km: the own radius is known. */
function withOwnRadius({ snapshot, uncertainties }: RunMaterial, other: number, name: string, ownM: number): number {
  const place = snapshot.elements.findIndex(({ id }) => id === other);
  if (place >= 0) return Math.hypot(ownM + uncertainties.radiiM[place]!, uncertainties.radiusSigmasM[place]!) / 1000;
  const { radiusM, sigmaM } = hardBodyRadius(other, kindFromName(name));
  return Math.hypot(ownM + radiusM, sigmaM) / 1000;
}

/** @throws UserError where the closest approach has gone by */
export function refusePast(tcaUs: number, nowUs: number, what: string): void {
  if (tcaUs > nowUs) return;
  throw new UserError(
    'conflict',
    `the closest approach of ${what} has passed`,
    'plan for an encounter that is to come',
  );
}
