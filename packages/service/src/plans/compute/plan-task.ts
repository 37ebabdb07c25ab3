import type { Encounter } from '@clearway/astro';
import type { NewPlan, PlanEphemerisInput, PlanResult, RouteName, SatelliteProfile } from '@clearway/contract';
import type { SessionEphemeris } from '../../runs/session/session-ephemeris.ts';
import type { EncounterJson } from '../encounter/encounter-json.ts';
import type { PlanNeighbour } from './corridor-neighbours.ts';

/** The burn that the other operator announced, and the path that follows. */
export interface OtherPath {
  readonly messageId: string;
  readonly originator: string;
  /** OEM in KVN. */
  readonly oem: string;
}

/** Another encounter of the satellite that moves, which its burn is for as well. */
export interface CoveredEncounter {
  readonly eventId: number | null;
  readonly cdmId: number | null;
  readonly objectId: number | null;
  readonly name: string | null;
  /** EME2000, the satellite that moves first. */
  readonly encounter: Encounter;
}

/** An operator's ephemeris that a plan goes by, packed. */
export interface PlanEphemeris extends Omit<SessionEphemeris, 'radiusM' | 'sigmaM' | 'whose'> {
  readonly ephemerisId: number;
}

/** All that a plan is computed from: plain data that a thread can be handed. */
export interface PlanTask {
  /** EME2000, the satellite that moves first. */
  readonly encounter: Encounter;
  readonly radiusSource: string;
  readonly isShapeOnly: boolean;
  readonly profile: SatelliteProfile | null;
  readonly settings: Omit<NewPlan, 'by'>;
  readonly nowUs: number;
  readonly other: OtherPath | null;
  readonly covers: readonly CoveredEncounter[];
  /** The encounter's states are those of the satellite's own operator ephemeris. */
  readonly isByEphemeris: boolean;
  /** Operators' ephemerides of the satellite and of others in its shell, packed. */
  readonly ephemerides: readonly PlanEphemeris[];
  /** Objects of whose ephemerides there is no room, the nearest orbits first. */
  readonly leftOut: readonly { readonly id: number; readonly name: string }[];
  /** What is kept of the ephemerides, to tell when others came and which are gone. */
  readonly rested: readonly PlanEphemerisInput[];
  /** The run whose catalogue burnt paths are screened against; null for none. */
  readonly runId: number | null;
}

/** What is kept of it beside what people see, for files: the states that the routes end in. */
export interface PlanComputed {
  readonly result: PlanResult;
  readonly encounter: EncounterJson;
  /** After each route. */
  readonly after: Readonly<Partial<Record<RouteName, EncounterJson>>>;
  /** Errors of the burn that were counted; null for none. */
  readonly execution: { readonly magnitude: number; readonly direction_rad: number } | null;
  readonly mass_kg: number | null;
  /** Whoever may come near a burnt path, with the element sets that they were screened by; none where nothing was. */
  readonly neighbours: readonly PlanNeighbour[];
  /** The greatest number of the catalogue that was screened: what has a greater one came later. */
  readonly newest_object_id?: number;
}
