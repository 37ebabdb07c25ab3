import { ROW_CLASSES, type RowClass } from '@clearway/contract';
import { PRIMARY_BY_EPHEMERIS, SECONDARY_BY_EPHEMERIS } from './approach-table.ts';
import { groupsInTable, type PlacedRows } from './rank-groups-in-table.ts';
import { ascendingKeys, rowsByKey } from './rank-sort-rows.ts';

/**
 * Elements older than this at the start of the window are left out of rankings: a catalogued object is measured
 * daily (95 % of the public catalogue is younger than 3 days), and after a week along-track errors in low orbit are
 * tens of kilometres, so a 100-m miss says nothing.
 */
export const STALE_AFTER_DAYS = 7;

/** What ranking needs to know of a run. */
export interface RankInput extends PlacedRows {
  /** Objects that share their elements, as places. */
  readonly identical: readonly (readonly number[])[];
  /** Of each object a number for its fleet, -1 where it has none. */
  readonly fleets: Int32Array;
  /** Whether the elements of an object in force at a time are too old to be ranked. */
  readonly isStale: (place: number, tcaUs: number) => boolean;
}

/** The order in which people see the rows of a run, and why some are not in it. */
export interface TableRanking {
  /** All rows, closest first; ties in the table's order. */
  readonly byMiss: Int32Array<ArrayBuffer>;
  /** Rows by class, as places in `ROW_CLASSES`. */
  readonly classOfRow: Uint8Array<ArrayBuffer>;
  readonly counts: Readonly<Record<RowClass, number>>;
  /** Of pairs that stay together the row of the closest minimum, closest first. */
  readonly coLocatedRows: Int32Array<ArrayBuffer>;
  /** How many rows of the table belong to each of these pairs. */
  readonly coLocatedCounts: Int32Array<ArrayBuffer>;
  /** Of each object the first of its group. */
  readonly groupOf: Int32Array<ArrayBuffer>;
}

const [RANKED, REPEATED, CO_LOCATED, STALE, FLEET] = [0, 1, 2, 3, 4] as const;

/**
 * Ranks the rows of a table by miss distance. Not ranked are, in this order: pairs that stay together (one row stands for
 * each in `coLocatedRows`), the same encounter seen again under another number of a group, elements that are too old, and
 * pairs of one fleet.
 */
export function rankApproachTable(input: RankInput): TableRanking {
  const { table, primary, secondary } = input;
  const groupOf = groupsInTable(input, input.identical);
  const together = pairsTogether(input, groupOf);
  const isTogether = objectsOf(together.keys(), input.objectCount);
  const classOfRow = new Uint8Array(table.count);
  markRepeated(input, groupOf, classOfRow);
  const tally = [0, 0, 0, 0, 0];
  for (let i = 0; i < table.count; i++) {
    const p = primary[i]!;
    const s = secondary[i]!;
    const mayBe = isTogether[groupOf[p]!] === 1 && isTogether[groupOf[s]!] === 1;
    if (mayBe && together.has(pairKey(input, groupOf, i))) classOfRow[i] = CO_LOCATED;
    else if (classOfRow[i] === REPEATED) classOfRow[i] = REPEATED;
    else if (isRowStale(input, i)) classOfRow[i] = STALE;
    else if (input.fleets[p] !== -1 && input.fleets[p] === input.fleets[s]) classOfRow[i] = FLEET;
    else classOfRow[i] = RANKED;
    tally[classOfRow[i]!]!++;
  }
  const pairs = [...together.values()].sort((one, other) => compareMiss(input, one.row, other.row));
  return {
    byMiss: rowsByKey(ascendingKeys(table.missDistanceMm)),
    classOfRow,
    counts: Object.fromEntries(ROW_CLASSES.map((name, k) => [name, tally[k]!])) as Record<RowClass, number>,
    coLocatedRows: Int32Array.from(pairs, ({ row }) => row),
    coLocatedCounts: Int32Array.from(pairs, ({ rows }) => rows),
    groupOf,
  };
}

/** An ephemeris is not too old within its span: its operator gave that. */
function isRowStale({ table, primary, secondary, isStale }: RankInput, i: number): boolean {
  const [tcaUs, sources] = [table.tcaUs[i]!, table.stateSources[i]!];
  return (
    ((sources & PRIMARY_BY_EPHEMERIS) === 0 && isStale(primary[i]!, tcaUs)) ||
    ((sources & SECONDARY_BY_EPHEMERIS) === 0 && isStale(secondary[i]!, tcaUs))
  );
}

function compareMiss({ table }: RankInput, one: number, other: number): number {
  return table.missDistanceMm[one]! - table.missDistanceMm[other]! || one - other;
}

/** One number for the unordered pair of groups of a row; exact up to 94 million objects. */
function pairKey(input: RankInput, groupOf: Int32Array, row: number): number {
  const a = groupOf[input.primary[row]!]!;
  const b = groupOf[input.secondary[row]!]!;
  return a < b ? a * input.objectCount + b : b * input.objectCount + a;
}

function objectsOf(keys: Iterable<number>, objectCount: number): Uint8Array {
  const flags = new Uint8Array(objectCount);
  for (const key of keys) {
    flags[Math.floor(key / objectCount)] = 1;
    flags[key % objectCount] = 1;
  }
  return flags;
}

interface PairTogether {
  row: number;
  rows: number;
}

function pairsTogether(input: RankInput, groupOf: Int32Array): Map<number, PairTogether> {
  const { table } = input;
  const together = new Map<number, PairTogether>();
  for (let i = 0; i < table.count; i++) {
    if (table.coLocated[i] === 1) together.set(pairKey(input, groupOf, i), { row: i, rows: 0 });
  }
  const flags = objectsOf(together.keys(), input.objectCount);
  for (let i = 0; i < table.count; i++) {
    if (flags[groupOf[input.primary[i]!]!] === 0 || flags[groupOf[input.secondary[i]!]!] === 0) continue;
    const pair = together.get(pairKey(input, groupOf, i));
    if (!pair) continue;
    pair.rows++;
    if (compareMiss(input, i, pair.row) < 0) pair.row = i;
  }
  return together;
}

/**
 * Members of a group meet a third object within a few seconds of each other: that is one encounter. So is that which the elements and the
 * operator's ephemeris of one object see.
 */
const SAME_ENCOUNTER_US = 60e6;

/** Marks the rows that show, under another number of a group, an encounter of which a closer row exists. */
function markRepeated(input: RankInput, groupOf: Int32Array, classOfRow: Uint8Array): void {
  const { table, primary, secondary } = input;
  const isGrouped = new Uint8Array(input.objectCount);
  groupOf.forEach((group, place) => {
    if (group !== place) isGrouped[group] = 1;
  });
  for (let i = 0; i < table.count; i++) {
    if ((table.stateSources[i]! & PRIMARY_BY_EPHEMERIS) !== 0) isGrouped[groupOf[primary[i]!]!] = 1;
    if ((table.stateSources[i]! & SECONDARY_BY_EPHEMERIS) !== 0) isGrouped[groupOf[secondary[i]!]!] = 1;
  }
  const closest = new Map<number, number>();
  for (let i = 0; i < table.count; i++) {
    if (isGrouped[groupOf[primary[i]!]!] === 0 && isGrouped[groupOf[secondary[i]!]!] === 0) continue;
    const key = pairKey(input, groupOf, i);
    const earlier = closest.get(key);
    if (earlier === undefined || table.tcaUs[i]! - table.tcaUs[earlier]! > SAME_ENCOUNTER_US) {
      closest.set(key, i);
    } else if (compareMiss(input, i, earlier) < 0) {
      classOfRow[earlier] = REPEATED;
      closest.set(key, i);
    } else {
      classOfRow[i] = REPEATED;
    }
  }
}
