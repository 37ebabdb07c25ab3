import { orbitExtent } from '@clearway/astro';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';
import type { PlanNeighbour } from '../compute/corridor-neighbours.ts';
import { isSeenBy } from '../compute/plan-ephemerides.ts';
import type { PlanComputed } from '../compute/plan-task.ts';
import { placesOf } from './elements-at.ts';

/** Objects by name and number whose part in a plan a newer catalogue may have changed. */
export interface ChangedNeighbours {
  /** A new ephemeris of the satellite itself. */
  readonly own: boolean;
  /** Other elements or ephemerides, of objects that come close to a burnt path. */
  readonly close: readonly string[];
  /** The same of objects that pass within the corridor, the nearest first. */
  readonly inCorridor: readonly string[];
  /** In the satellite's shell, outside of the corridor by what was known, and with an ephemeris that came since. */
  readonly spoken: readonly string[];
  /** Catalogued since, and in the satellite's shell. */
  readonly fresh: readonly string[];
}

export const NO_NEIGHBOURS: ChangedNeighbours = { own: false, close: [], inCorridor: [], spoken: [], fresh: [] };

/** Around the satellite's own perigee and apogee, km. */
const SHELL_KM = 50;
const DAYS_AHEAD = 8;

/** Compares what a plan was screened by with the catalogue of a newer run, as it is at the closest approach. */
export function changedNeighbours(
  { neighbours, newest_object_id: newest, ephemeris_ids: screenedBy }: PlanComputed,
  material: RunMaterial,
  ownId: number | null,
  tcaUs: number,
  teamId: number | null,
): ChangedNeighbours {
  const places = placesOf(material);
  const { rows, elements } = material.snapshot;
  const nameOf = (id: number, place: number | null): string => {
    const name = place === null ? '' : (elements[place]!.name ?? '');
    return name === '' ? String(id) : `${name} (${id})`;
  };
  const said = saidSince(material, screenedBy, teamId);
  const known = new Set(neighbours.map(({ object_id: id }) => id));
  const changed = (of: readonly PlanNeighbour[]): string[] =>
    of.flatMap(({ object_id: id, element_set_id: before }) => {
      const place = places.inForce(id, tcaUs);
      const isSame = place !== null && rows[place]!.element_set_id === before && !said.has(id);
      return isSame ? [] : [nameOf(id, place)];
    });
  // Plans that were kept before distances were know of those close by alone.
  const isClose = ({ km }: PlanNeighbour): boolean => (km ?? 0) === 0;
  return {
    own: ownId !== null && said.has(ownId),
    close: changed(neighbours.filter(isClose)),
    inCorridor: changed(neighbours.filter((each) => !isClose(each))),
    spoken: inShell(
      material,
      [...said].filter((id) => id !== ownId && !known.has(id)),
      ownId,
      tcaUs,
      nameOf,
    ),
    fresh: newest === undefined ? [] : inShell(material, places.idsAbove(newest), ownId, tcaUs, nameOf),
  };
}

/**
 * Objects of which an ephemeris came since. One that is gone, and not replaced, has most often ended; plans that were kept before ephemerides
 * were looked at know of none.
 */
function saidSince(
  { ephemerides }: RunMaterial,
  screenedBy: readonly number[] | undefined,
  teamId: number | null,
): ReadonlySet<number> {
  if (screenedBy === undefined) return new Set();
  const known = new Set(screenedBy);
  const fresh = ephemerides.filter(isSeenBy(teamId)).filter((each) => !known.has(each.ephemerisId));
  return new Set(fresh.filter(({ spans }) => spans.length > 0).map(({ id }) => id));
}

function inShell(
  material: RunMaterial,
  ids: readonly number[],
  ownId: number | null,
  tcaUs: number,
  nameOf: (id: number, place: number | null) => string,
): string[] {
  const places = placesOf(material);
  const { elements } = material.snapshot;
  const extentOf = (id: number | null): { readonly perigee: number; readonly apogee: number } | null => {
    const place = id === null ? null : places.inForce(id, tcaUs);
    return place === null ? null : orbitExtent(elements[place]!, 0, DAYS_AHEAD * 1440);
  };
  const own = extentOf(ownId);
  if (own === null) return [];
  return ids.flatMap((id) => {
    const extent = extentOf(id);
    const place = places.inForce(id, tcaUs);
    const isApart = extent && (extent.perigee > own.apogee + SHELL_KM || extent.apogee < own.perigee - SHELL_KM);
    return isApart ? [] : [nameOf(id, place)];
  });
}

/** In a sentence; null where nothing has changed. */
export function neighbourWords(
  runId: number | null,
  { own, close, inCorridor, spoken, fresh }: ChangedNeighbours,
): string | null {
  const parts: string[] = [];
  if (own) parts.push("a new ephemeris of the satellite's operator");
  if (close.length > 0) parts.push(`other elements or ephemerides of ${some(close)}, which come close to a burnt path`);
  if (inCorridor.length > 0) {
    parts.push(`other elements or ephemerides of ${some(inCorridor)}, which pass within 200 km of the satellite`);
  }
  if (spoken.length > 0) parts.push(`operators' ephemerides of ${some(spoken)}, which it did not have`);
  if (fresh.length > 0) parts.push(`${some(fresh)}, which it did not have`);
  return parts.length === 0 ? null : `The catalogue of run ${runId} has ${parts.join('; ')}.`;
}

const MOST_NAMED = 5;

function some(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${named} and ${names.length - MOST_NAMED} more` : named;
}
