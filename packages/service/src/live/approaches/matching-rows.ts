import { type CloseApproachQuery, type ObjectSummary, ROW_CLASSES } from '@clearway/contract';
import {
  encounterBounds,
  type SideCondition,
  sideConditions,
  type WatchlistMembers,
} from '../objects/encounter-filter.ts';
import { countUpTo, type RowOrder, type RowPlace } from './row-orders.ts';
import type { BuiltRunModel } from './run-model-input.ts';

/** Up to so many rows are sorted by themselves; more are found by walking along the order of all. */
const FEW_ROWS = 4000;
/** Objects with fewer rows than this part of all are looked up in the index of rows. */
const RARE = 1 / 8;

/** What a list is made from; summaries by place, undefined where an object is not known. */
export interface ListedRun {
  readonly built: BuiltRunModel;
  readonly summaries: readonly (ObjectSummary | undefined)[];
  readonly members: WatchlistMembers;
}

/** A condition on the objects of a row: 1 for each place that fulfils it. */
interface Side {
  readonly flags: Uint8Array;
  /** How many rows the objects have that fulfil it. */
  readonly rows: number;
}

/**
 * The rows that a query asks for: where they are few those rows in order, else a mark on each of them. The marks of a run of
 * 600,000 rows take some 3 ms; a page then reads the order only as far as it goes.
 */
export type MatchingRows =
  | { readonly rows: Int32Array; readonly count: number }
  | { readonly marks: Uint8Array; readonly count: number };

export function matchingRows(listed: ListedRun, query: CloseApproachQuery, order: RowOrder): MatchingRows {
  const { built } = listed;
  const list = query.list ?? 'ranked';
  // A docked stack or formation is shown once, so that its members stand for each other; in the whole list they need not.
  const sides = sideConditions(query, listed.members).map((condition) => sideOf(listed, condition, list !== 'all'));
  const rarest = sides.length === 0 ? null : sides.reduce((one, other) => (other.rows < one.rows ? other : one));
  const marks = new Uint8Array(built.table.count);
  let few: Int32Array | null = null;
  if (list === 'co-located') few = built.coLocatedRows;
  else if (rarest !== null && rarest.rows < built.table.count * RARE) few = rowsOfSide(built, rarest);
  if (few === null) marks.fill(1);
  else for (const row of few) marks[row] = 1;
  const count = sift(built, query, sides, marks, few);
  if (few === null || count > FEW_ROWS) return { marks, count };
  const rows = few
    .filter((row) => marks[row] === 1)
    .sort((one, other) => order.value(one) - order.value(other) || one - other);
  return { rows, count };
}

/** The first rows that match after a place in the order. */
export function rowsAfter(
  built: BuiltRunModel,
  matching: MatchingRows,
  order: RowOrder,
  after: RowPlace | null,
  limit: number,
): number[] {
  const all = 'rows' in matching ? matching.rows : order.rows;
  const marks = 'rows' in matching ? null : matching.marks;
  const length = all?.length ?? built.table.count;
  const found: number[] = [];
  for (let k = after === null ? 0 : countUpTo(built, order, all, after); k < length && found.length < limit; k++) {
    const row = all === null ? k : all[k]!;
    if (marks === null || marks[row] === 1) found.push(row);
  }
  return found;
}

function sideOf(listed: ListedRun, condition: SideCondition, grouped: boolean): Side {
  const { objectIds, rowStarts, groups } = listed.built;
  const flags = new Uint8Array(objectIds.length);
  if (condition.ids === null) {
    for (let place = 0; place < flags.length; place++) {
      if (condition.holds(objectIds[place]!, listed.summaries[place])) flags[place] = 1;
    }
  } else {
    for (const id of condition.ids) {
      const place = placeOfObject(listed.built, id);
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
function rowsOfSide({ rowStarts, rowsOfObjects, primary }: BuiltRunModel, { flags, rows }: Side): Int32Array {
  const found = new Int32Array(rows);
  let count = 0;
  for (let place = 0; place < flags.length; place++) {
    if (flags[place] === 0) continue;
    for (let k = rowStarts[place]!; k < rowStarts[place + 1]!; k++) {
      const row = rowsOfObjects[k]!;
      // Where both are wanted the primary's turn brings it.
      if (primary[row] === place || flags[primary[row]!] === 0) found[count++] = row;
    }
  }
  return found.subarray(0, count);
}

/**
 * Takes the mark from rows that the query does not ask for; gives how many stay marked. Condition by condition over `few`, or
 * over all rows: loops over columns without a branch take a millisecond or less.
 */
function sift(
  { table, classOfRow, primary, secondary }: BuiltRunModel,
  query: CloseApproachQuery,
  sides: readonly Side[],
  marks: Uint8Array,
  few: Int32Array | null,
): number {
  const count = few?.length ?? table.count;
  const { tcaFromUs, tcaToUs, missBelowKm, probabilityFrom } = encounterBounds(query);
  const { list = 'ranked', include = [] } = query;
  if (list === 'ranked') {
    const classes = Uint8Array.from(ROW_CLASSES, (name) =>
      name === 'ranked' || include.some((more) => more === name) ? 1 : 0,
    );
    for (let k = 0; k < count; k++) {
      const row = few ? few[k]! : k;
      marks[row]! &= classes[classOfRow[row]!]!;
    }
  }
  if (tcaFromUs !== Number.NEGATIVE_INFINITY || tcaToUs !== Infinity) {
    for (let k = 0; k < count; k++) {
      const row = few ? few[k]! : k;
      if (table.tcaUs[row]! < tcaFromUs || table.tcaUs[row]! >= tcaToUs) marks[row] = 0;
    }
  }
  if (missBelowKm !== Infinity) {
    for (let k = 0; k < count; k++) {
      const row = few ? few[k]! : k;
      if (table.missDistanceMm[row]! >= missBelowKm * 1e6) marks[row] = 0;
    }
  }
  if (probabilityFrom > 0) {
    // Rows have theirs as floats: 0.005 of a row is a little less than 0.005.
    const from = Math.fround(probabilityFrom);
    for (let k = 0; k < count; k++) {
      const row = few ? few[k]! : k;
      if (!(table.maxProbability[row]! >= from)) marks[row] = 0;
    }
  }
  for (const { flags } of sides) {
    for (let k = 0; k < count; k++) {
      const row = few ? few[k]! : k;
      marks[row]! &= flags[primary[row]!]! | flags[secondary[row]!]!;
    }
  }
  let marked = 0;
  for (let k = 0; k < count; k++) marked += marks[few ? few[k]! : k]!;
  return marked;
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
