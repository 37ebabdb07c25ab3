import { type CloseApproachQuery, ROW_CLASSES } from '@clearway/contract';
import {
  encounterBounds,
  type SideCondition,
  sideConditions,
  type WatchlistMembers,
} from '../objects/encounter-filter.ts';
import type { KnownObjects } from '../objects/party.ts';
import type { RowOrder } from './row-orders.ts';
import type { BuiltRunModel } from './run-model-input.ts';

/** Fewer rows than this are sorted by themselves; more are picked from the order of all. */
const FEW_ROWS = 4000;

/** A condition on the objects of a row: 1 for each place that fulfils it. */
interface Side {
  readonly flags: Uint8Array;
  /** How many rows the objects have that fulfil it. */
  readonly rows: number;
}

/** The rows that a query asks for, all of them, in order: two to ten milliseconds where a run has 600,000. */
export function matchingRows(
  built: BuiltRunModel,
  objects: KnownObjects,
  query: CloseApproachQuery,
  order: RowOrder,
  members: WatchlistMembers,
): Int32Array {
  const list = query.list ?? 'ranked';
  // A docked stack or formation is shown once, so that its members stand for each other; in the whole list they need not.
  const sides = sideConditions(query, members).map((condition) => sideOf(built, objects, condition, list !== 'all'));
  const isWanted = rowTest(built, query, sides);
  const rarest = sides.length === 0 ? null : sides.reduce((one, other) => (other.rows < one.rows ? other : one));
  let rows: Iterable<number> | null = null;
  if (list === 'co-located') rows = built.coLocatedRows;
  else if (rarest !== null && rarest.rows < built.table.count / 8) rows = rowsOfSide(built, rarest);
  if (rows !== null) {
    const wanted = Int32Array.from([...rows].filter(isWanted));
    if (wanted.length < FEW_ROWS) {
      return wanted.sort((one, other) => order.value(one) - order.value(other) || one - other);
    }
    const flags = new Uint8Array(built.table.count);
    for (const row of wanted) flags[row] = 1;
    return pick(order, flags, wanted.length);
  }
  // In the table's own order columns are read one after the other; the order then reads one byte of each row.
  const flags = new Uint8Array(built.table.count);
  let count = 0;
  for (let row = 0; row < flags.length; row++) {
    if (!isWanted(row)) continue;
    flags[row] = 1;
    count++;
  }
  return pick(order, flags, count);
}

function pick(order: RowOrder, flags: Uint8Array, count: number): Int32Array {
  const picked = new Int32Array(count);
  const { rows } = order;
  for (let k = 0, at = 0; at < count; k++) {
    const row = rows === null ? k : rows[k]!;
    if (flags[row] === 1) picked[at++] = row;
  }
  return picked;
}

function sideOf(built: BuiltRunModel, objects: KnownObjects, condition: SideCondition, grouped: boolean): Side {
  const { objectIds, rowStarts, groups } = built;
  const flags = new Uint8Array(objectIds.length);
  if (condition.ids === null) {
    for (let place = 0; place < flags.length; place++) {
      const id = objectIds[place]!;
      if (condition.holds(id, objects.summary(id))) flags[place] = 1;
    }
  } else {
    for (const id of condition.ids) {
      const place = placeOfObject(built, id);
      if (place !== -1) flags[place] = 1;
    }
  }
  if (grouped && condition.withCompany) {
    for (const places of groups) if (places.some((p) => flags[p] === 1)) for (const p of places) flags[p] = 1;
  }
  let rows = 0;
  for (let place = 0; place < flags.length; place++) {
    if (flags[place] === 1) rows += rowStarts[place + 1]! - rowStarts[place]!;
  }
  return { flags, rows };
}

/** The rows of objects that fulfil a condition, each once. */
function* rowsOfSide({ rowStarts, rowsOfObjects, primary }: BuiltRunModel, { flags }: Side): Generator<number> {
  for (let place = 0; place < flags.length; place++) {
    if (flags[place] === 0) continue;
    for (let k = rowStarts[place]!; k < rowStarts[place + 1]!; k++) {
      const row = rowsOfObjects[k]!;
      // Where both are wanted the primary's turn brings it.
      if (primary[row] === place || flags[primary[row]!] === 0) yield row;
    }
  }
}

function rowTest(
  { table, classOfRow, primary, secondary }: BuiltRunModel,
  query: CloseApproachQuery,
  sides: readonly Side[],
): (row: number) => boolean {
  const classes = Uint8Array.from(ROW_CLASSES, (name) => (isListed(name, query) ? 1 : 0));
  const { tcaFromUs, tcaToUs, missBelowKm, probabilityFrom } = encounterBounds(query);
  const missBelowMm = missBelowKm * 1e6;
  const anyTime = tcaFromUs === Number.NEGATIVE_INFINITY && tcaToUs === Infinity;
  return (row) => {
    if (classes[classOfRow[row]!] === 0) return false;
    if (!anyTime && !(table.tcaUs[row]! >= tcaFromUs && table.tcaUs[row]! < tcaToUs)) return false;
    if (!(table.missDistanceMm[row]! < missBelowMm)) return false;
    if (probabilityFrom > 0 && !(table.maxProbability[row]! >= probabilityFrom)) return false;
    for (let k = 0; k < sides.length; k++) {
      const { flags } = sides[k]!;
      if (flags[primary[row]!] === 0 && flags[secondary[row]!] === 0) return false;
    }
    return true;
  };
}

function isListed(name: (typeof ROW_CLASSES)[number], { list = 'ranked', include = [] }: CloseApproachQuery): boolean {
  if (list !== 'ranked') return true;
  return name === 'ranked' || include.some((more) => more === name);
}

/** The place of an object in a run, -1 where the run has it not. */
export function placeOfObject({ objectIds }: BuiltRunModel, id: number): number {
  let low = 0;
  let high = objectIds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (objectIds[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return objectIds[low] === id ? low : -1;
}
