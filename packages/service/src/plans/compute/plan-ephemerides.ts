import { orbitExtent, secondsBetween, utcFromUnixMicros } from '@clearway/astro';
import { readPreparedEphemeris, type Store } from '@clearway/store';
import type { RunEphemeris } from '../../runs/plan/run-ephemerides.ts';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';
import { placesOf } from '../decide/elements-at.ts';
import type { PlanEphemeris } from './plan-task.ts';

/** What is taken of the operators' ephemerides of a run. */
export interface ChosenEphemerides {
  readonly chosen: readonly RunEphemeris[];
  /** Of others in the shell that are too many. */
  readonly leftOut: number;
}

const DAY_US = 86_400e6;
/** From the earliest burn that anybody plans until the end of what is screened. */
const [DAYS_BEFORE, DAYS_AFTER] = [4, 7];
/** A week of states a minute apart takes 0.5 MB: so many fit beside a plan. */
const MOST_EPHEMERIDES = 400;
/** Around the satellite's perigee and apogee by its elements, km: the corridor's width, and what elements may be off. */
const SHELL_KM = 60;

/** Whether whoever a plan belongs to sees an ephemeris. */
export function isSeenBy(teamId: number | null): (each: RunEphemeris) => boolean {
  return (each) => each.teamId === null || each.teamId === teamId;
}

/** The ephemerides that a satellite's burn is planned by: its own, and those of objects in its shell, that say something of the time. */
export function ephemeridesAround(
  material: RunMaterial,
  satellite: number | null,
  tcaUs: number,
  teamId: number | null,
): ChosenEphemerides {
  const speaks = material.ephemerides
    .filter(isSeenBy(teamId))
    .filter(({ spans }) =>
      spans.some(
        ({ fromUs, untilUs }) => fromUs < tcaUs + DAYS_AFTER * DAY_US && untilUs > tcaUs - DAYS_BEFORE * DAY_US,
      ),
    );
  const own = speaks.filter(({ id }) => id === satellite);
  const extentOf = (id: number | null): ReturnType<typeof orbitExtent> => {
    const place = id === null ? null : placesOf(material).inForce(id, tcaUs);
    if (place === null) return null;
    const set = material.snapshot.elements[place]!;
    const minutes = secondsBetween(set.epoch, utcFromUnixMicros(tcaUs)) / 60;
    return orbitExtent(set, minutes, minutes + DAYS_AFTER * 1440);
  };
  const shell = extentOf(satellite);
  const others = speaks.filter(({ id }) => {
    if (id === satellite) return false;
    const extent = extentOf(id);
    if (shell === null || extent === null) return true;
    return extent.perigee - SHELL_KM <= shell.apogee && extent.apogee + SHELL_KM >= shell.perigee;
  });
  const chosen = [...own, ...others.slice(0, MOST_EPHEMERIDES)];
  return { chosen, leftOut: own.length + others.length - chosen.length };
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

export function leftOutWords({ leftOut }: ChosenEphemerides): readonly string[] {
  if (leftOut === 0) return [];
  return [
    `Of the operators' ephemerides in the satellite's shell ${leftOut} are more than a plan can hold: those objects are taken to be where their elements say.`,
  ];
}
