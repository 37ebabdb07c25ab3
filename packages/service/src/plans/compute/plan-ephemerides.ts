import { orbitExtent, secondsBetween, utcFromUnixMicros } from '@clearway/astro';
import type { PlanEphemerisInput } from '@clearway/contract';
import { readPreparedEphemeris, type Store } from '@clearway/store';
import { utcOfMicros } from '../../live/runs/run-documents.ts';
import type { RunEphemeris } from '../../runs/plan/run-ephemerides.ts';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';
import { placesOf } from '../decide/elements-at.ts';
import { orbitGapKm } from './orbit-gap.ts';
import type { PlanEphemeris } from './plan-task.ts';

/** Both objects of the encounter that a plan is for, by number. */
export interface PlanParties {
  readonly moving: number | null;
  readonly avoided: number | null;
}

/** What is taken of the operators' ephemerides of a run. */
export interface ChosenEphemerides {
  readonly chosen: readonly RunEphemeris[];
  /** Of others in the shell that are too many, the nearest orbits first. */
  readonly leftOut: readonly RunEphemeris[];
}

const DAY_US = 86_400e6;
/** From the earliest burn that anybody plans until the end of what is screened. */
const [DAYS_BEFORE, DAYS_AFTER] = [4, 7];
/** A week of states a minute apart takes 0.5 MB: so many fit beside a plan. */
export const MOST_EPHEMERIDES = 400;
/** Around the satellite's perigee and apogee by its elements, km: the corridor's width, and what elements may be off. */
const SHELL_KM = 60;

/** Whether whoever a plan belongs to sees an ephemeris. */
export function isSeenBy(teamId: number | null): (each: RunEphemeris) => boolean {
  return (each) => each.teamId === null || each.teamId === teamId;
}

/** Whether an ephemeris says something of the days that a plan is about. */
export function speaksAround(tcaUs: number): (each: RunEphemeris) => boolean {
  return ({ spans }) =>
    spans.some(({ fromUs, untilUs }) => fromUs < tcaUs + DAYS_AFTER * DAY_US && untilUs > tcaUs - DAYS_BEFORE * DAY_US);
}

/**
 * The ephemerides that a satellite's burn is planned by, as far as they say something of the time: those of both objects of the encounter, and
 * those of the others in the satellite's shell, of more than `most` those whose orbits come nearest to its own.
 */
export function ephemeridesAround(
  material: RunMaterial,
  { moving, avoided }: PlanParties,
  tcaUs: number,
  teamId: number | null,
  most: number = MOST_EPHEMERIDES,
): ChosenEphemerides {
  const speaks = material.ephemerides.filter(isSeenBy(teamId)).filter(speaksAround(tcaUs));
  const isParty = ({ id }: RunEphemeris): boolean => id === moving || id === avoided;
  const parties = speaks.filter(isParty);
  const tca = utcFromUnixMicros(tcaUs);
  const setOf = (id: number | null) => {
    const place = id === null ? null : placesOf(material).inForce(id, tcaUs);
    return place === null ? null : material.snapshot.elements[place]!;
  };
  const extentOf = (id: number | null): ReturnType<typeof orbitExtent> => {
    const set = setOf(id);
    if (set === null) return null;
    const minutes = secondsBetween(set.epoch, tca) / 60;
    return orbitExtent(set, minutes, minutes + DAYS_AFTER * 1440);
  };
  const shell = extentOf(moving);
  const inShell = speaks.filter((each) => {
    if (isParty(each)) return false;
    const extent = extentOf(each.id);
    if (shell === null || extent === null) return true;
    return extent.perigee - SHELL_KM <= shell.apogee && extent.apogee + SHELL_KM >= shell.perigee;
  });
  if (inShell.length <= most) return { chosen: [...parties, ...inShell], leftOut: [] };
  const own = setOf(moving);
  // Who has no elements may be anywhere: nobody is nearer.
  const gapOf = (id: number): number => {
    const set = setOf(id);
    return (own && set && orbitGapKm(own, set, tca)) || 0;
  };
  const nearestFirst = inShell.map((each) => ({ each, km: gapOf(each.id) })).sort((a, b) => a.km - b.km);
  return {
    chosen: [...parties, ...nearestFirst.slice(0, most).map(({ each }) => each)],
    leftOut: nearestFirst.slice(most).map(({ each }) => each),
  };
}

/** What a plan rests on: the ephemerides that were chosen, and where nothing is screened those of both objects. */
export function restedOn(
  material: RunMaterial,
  { moving, avoided }: PlanParties,
  tcaUs: number,
  teamId: number | null,
  chosen: readonly RunEphemeris[],
): readonly PlanEphemerisInput[] {
  const parties = material.ephemerides
    .filter(isSeenBy(teamId))
    .filter(speaksAround(tcaUs))
    .filter(({ id }) => id === moving || id === avoided);
  return [...new Set([...parties, ...chosen])].map(({ ephemerisId, id, name, spans }) => ({
    ephemeris_id: ephemerisId,
    object_id: id,
    name,
    until_utc: utcOfMicros(Math.floor(spans.at(-1)!.untilUs)),
  }));
}

/** Reads them. Throws an Error where one is gone. */
export async function readPlanEphemerides(
  { db }: Store,
  chosen: readonly RunEphemeris[],
): Promise<readonly PlanEphemeris[]> {
  const read: PlanEphemeris[] = [];
  for (const { ephemerisId, id, name, mode, epochUs, spans } of chosen) {
    const packed = await readPreparedEphemeris(db, ephemerisId);
    if (!packed) throw new Error(`ephemeris ${ephemerisId} is gone`);
    read.push({ ephemerisId, id, name, mode, epochUs, spans, packed: new Uint8Array(packed) });
  }
  return read;
}

/** As many are named; the number of all of them, and each in `ephemerides_left_out`, is said all the same. */
const MOST_NAMED = 20;

/** Which objects are taken to be where their elements say although an operator says otherwise; nothing where there are none. */
export function leftOutWords(leftOut: readonly { readonly id: number; readonly name: string }[]): readonly string[] {
  if (leftOut.length === 0) return [];
  const named = leftOut.slice(0, MOST_NAMED).map(({ id, name }) => (name === '' ? String(id) : `${name} (${id})`));
  const more = leftOut.length > MOST_NAMED ? ` and ${leftOut.length - MOST_NAMED} more` : '';
  return [
    `Operators' ephemerides of ${leftOut.length} other objects in the satellite's shell were left out, for a plan holds ${MOST_EPHEMERIDES}, those of the orbits nearest to its own; these objects are taken to be where their elements say: ${named.join(', ')}${more}.`,
  ];
}
