import { APPROACH_COLUMNS } from '@clearway/screening';
import type { FoundPairs } from './found-pairs.ts';
import type { FoundByEphemerides } from './search-ephemerides.ts';

/** Rows and pairs of several searches of one window whose objects are indices of one list. */
export interface JoinedPairs {
  readonly rows: Float64Array;
  readonly insideAtStart: readonly Float64Array[];
  readonly insideAtStop: readonly Float64Array[];
}

const EDGE_COLUMNS = 4;
const TCA = 2;

/** What the searches among element sets and by ephemerides found, in the order of a run: by TCA to the microsecond, then by ids. */
export function joinFound(
  bySets: FoundPairs | null,
  byEphemerides: FoundByEphemerides | null,
  idAt: (index: number) => number,
): JoinedPairs {
  const searches = [
    ...(bySets ? [{ ...bySets, objects: bySets.indices }] : []),
    ...(byEphemerides ? [byEphemerides] : []),
  ];
  const renumbered = (list: Float64Array, columns: number, objects: readonly number[]): Float64Array => {
    const copy = list.slice();
    for (let at = 0; at < copy.length; at += columns) {
      copy[at] = objects[copy[at]!]!;
      copy[at + 1] = objects[copy[at + 1]!]!;
    }
    return copy;
  };
  const edges = (key: 'insideAtStart' | 'insideAtStop'): Float64Array[] =>
    searches.flatMap((found) => found[key].map((list) => renumbered(list, EDGE_COLUMNS, found.objects)));
  const lists = searches.map(({ rows, objects }) => renumbered(rows, APPROACH_COLUMNS, objects));
  const [only] = lists;
  return {
    rows: lists.length === 1 && only ? only : sortedRows(lists, idAt),
    insideAtStart: edges('insideAtStart'),
    insideAtStop: edges('insideAtStop'),
  };
}

function sortedRows(lists: readonly Float64Array[], idAt: (index: number) => number): Float64Array {
  const rows: Float64Array[] = [];
  for (const list of lists) {
    for (let at = 0; at < list.length; at += APPROACH_COLUMNS) rows.push(list.subarray(at, at + APPROACH_COLUMNS));
  }
  const micros = (row: Float64Array): number => Math.round(row[TCA]! * 1e6);
  rows.sort((x, y) => micros(x) - micros(y) || idAt(x[0]!) - idAt(y[0]!) || idAt(x[1]!) - idAt(y[1]!));
  const sorted = new Float64Array(rows.length * APPROACH_COLUMNS);
  rows.forEach((row, k) => {
    sorted.set(row, k * APPROACH_COLUMNS);
  });
  return sorted;
}
