import { orbitExtent } from '@clearway/astro';
import type { StaleChange, StaleObjects } from '@clearway/contract';
import type { RunMaterial } from '../../runs/plan/run-snapshot.ts';
import type { PlanNeighbour } from '../compute/corridor-neighbours.ts';
import type { PlanComputed } from '../compute/plan-task.ts';
import { placesOf } from './elements-at.ts';
import { namedWords, nameWithNumber, staleObjects } from './some-names.ts';

/** Objects by name and number whose part in a plan a newer catalogue may have changed. */
export interface ChangedNeighbours {
  /** Other elements, of objects that come close to a burnt path. */
  readonly close: readonly string[];
  /** The same of objects that pass within the corridor, the nearest first. */
  readonly inCorridor: readonly string[];
  /** Catalogued since, and in the satellite's shell. */
  readonly fresh: readonly string[];
}

export const NO_NEIGHBOURS: ChangedNeighbours = { close: [], inCorridor: [], fresh: [] };

/** Around the satellite's own perigee and apogee, km. */
const SHELL_KM = 50;
const DAYS_AHEAD = 8;

/** Compares what a plan was screened by with the catalogue of a newer run, as it is at the closest approach. */
export function changedNeighbours(
  { neighbours, newest_object_id: newest }: PlanComputed,
  material: RunMaterial,
  ownId: number | null,
  tcaUs: number,
): ChangedNeighbours {
  const places = placesOf(material);
  const { rows, elements } = material.snapshot;
  const nameOf = (id: number): string => {
    const place = places.inForce(id, tcaUs);
    return nameWithNumber(id, place === null ? '' : (elements[place]!.name ?? ''));
  };
  const changed = (of: readonly PlanNeighbour[]): string[] =>
    of.flatMap(({ object_id: id, element_set_id: before }) => {
      const place = places.inForce(id, tcaUs);
      return place !== null && rows[place]!.element_set_id === before ? [] : [nameOf(id)];
    });
  // Plans that were kept before distances were know of those close by alone.
  const isClose = ({ km }: PlanNeighbour): boolean => (km ?? 0) === 0;
  const isInShell = shellOf(material, ownId, tcaUs);
  return {
    close: changed(neighbours.filter(isClose)),
    inCorridor: changed(neighbours.filter((each) => !isClose(each))),
    fresh: newest === undefined ? [] : places.idsAbove(newest).filter(isInShell).map(nameOf),
  };
}

/** Whether objects share the shell of a satellite by their elements; those without elements may be anywhere. */
export function shellOf(material: RunMaterial, ownId: number | null, tcaUs: number): (objectId: number) => boolean {
  const places = placesOf(material);
  const { elements } = material.snapshot;
  const extentOf = (id: number | null): { readonly perigee: number; readonly apogee: number } | null => {
    const place = id === null ? null : places.inForce(id, tcaUs);
    return place === null ? null : orbitExtent(elements[place]!, 0, DAYS_AHEAD * 1440);
  };
  const own = extentOf(ownId);
  return (id) => {
    if (own === null) return false;
    const extent = extentOf(id);
    return !extent || (extent.perigee <= own.apogee + SHELL_KM && extent.apogee >= own.perigee - SHELL_KM);
  };
}

/** In a sentence; null where nothing has changed. */
export function neighbourChange(
  runId: number | null,
  { close, inCorridor, fresh }: ChangedNeighbours,
): StaleChange | null {
  const groups: StaleObjects[] = [
    staleObjects('close', close),
    staleObjects('in-corridor', inCorridor),
    staleObjects('catalogued-since', fresh),
  ].filter(({ count }) => count > 0);
  if (groups.length === 0) return null;
  const parts = groups.map((group) => WORDS[group.part as keyof typeof WORDS](namedWords(group)));
  return {
    code: 'new-catalogue',
    text: `The catalogue of run ${runId} has ${parts.join('; ')}.`,
    about: { objects: groups },
  };
}

const WORDS = {
  close: (names: string): string => `other elements of ${names}, which come close to a burnt path`,
  'in-corridor': (names: string): string => `other elements of ${names}, which pass within 200 km of the satellite`,
  'catalogued-since': (names: string): string => `${names}, which it did not have`,
} as const;
