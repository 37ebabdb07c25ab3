import type { PublishedRun } from '../current-run/current-run.ts';
import type { ListQuery } from './list-query.ts';

/** A part of a list, as rows of the run's approaches, and how long the whole list is. */
export interface ListedRows {
  readonly rows: Int32Array;
  readonly total: number;
}

/** The rows that a query asks for. A pass over 400,000 rows takes a few milliseconds. */
export function listRows(published: PublishedRun, query: ListQuery): ListedRows {
  const ordered = rowsInOrder(published, query);
  const isWanted = wantedRows(published, query);
  const matching = isWanted === null ? ordered : ordered.filter(isWanted);
  return { rows: matching.subarray(query.offset, query.offset + query.limit), total: matching.length };
}

const sortedRows = {
  speed: new WeakMap<PublishedRun, Int32Array>(),
  probability: new WeakMap<PublishedRun, Int32Array>(),
};

function rowsInOrder(published: PublishedRun, query: ListQuery): Int32Array {
  const { run, ranking } = published;
  if (query.list === 'co-located') return Int32Array.from(ranking.coLocated, (pair) => pair.row);
  if (query.sort === 'miss') return ranking.allRows;
  const natural = Int32Array.from({ length: run.approaches.count }, (_, row) => row);
  if (query.sort === 'tca') return natural;
  const known = sortedRows[query.sort].get(published);
  if (known) return known;
  const values = query.sort === 'speed' ? run.approaches.relativeSpeedKmS : published.maxProbability;
  // Where there is no value it comes last.
  const value = (row: number): number => (Number.isNaN(values[row]!) ? -1 : values[row]!);
  const sorted = natural.sort((one, other) => value(other) - value(one) || one - other);
  sortedRows[query.sort].set(published, sorted);
  return sorted;
}

/** Null where every row is wanted. */
function wantedRows(published: PublishedRun, query: ListQuery): ((row: number) => boolean) | null {
  const { run, ranking } = published;
  const { primary, secondary } = run.approaches;
  const objects = query.object === '' ? null : matchingObjects(published, query);
  const ofObject = (row: number): boolean =>
    objects === null || objects[primary[row]!] === 1 || objects[secondary[row]!] === 1;
  if (query.list !== 'ranked') return objects === null ? null : ofObject;
  const classes = ranking.classNames.map((name) => name === 'ranked' || query.include.some((more) => more === name));
  return (row) => classes[ranking.classOfRow[row]!]! && ofObject(row);
}

/** 1 for each object that the query names; a docked stack or formation is shown once, so one of it stands for all. */
function matchingObjects(published: PublishedRun, query: ListQuery): Uint8Array {
  const { run, ranking } = published;
  const part = query.object.toUpperCase();
  const id = /^\d{1,9}$/.test(part) ? Number(part) : Number.NaN;
  const matches = Uint8Array.from(run.objects, (object) =>
    object.id === id || object.name.toUpperCase().includes(part) ? 1 : 0,
  );
  if (query.list !== 'all') {
    for (const members of ranking.groups.members.values()) {
      if (members.some((member) => matches[member] === 1)) for (const member of members) matches[member] = 1;
    }
  }
  return matches;
}
