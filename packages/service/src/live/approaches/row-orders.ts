import type { CloseApproachQuery } from '@clearway/contract';
import type { BuiltRunModel } from './run-model-input.ts';

export type RowSort = NonNullable<CloseApproachQuery['sort']>;

/** An order of rows: a number by which they ascend; rows of equal numbers stand in the table's order. */
export interface RowOrder {
  /** All rows in this order; null where it is the table's own. */
  readonly rows: Int32Array | null;
  readonly value: (row: number) => number;
}

/** By TCA, by miss distance the smallest first; by speed and by probability the greatest, rows without one last. */
export function rowOrders(built: BuiltRunModel): Readonly<Record<RowSort, RowOrder>> {
  const { tcaUs, missDistanceMm, relativeSpeedMmS, maxProbability } = built.table;
  return {
    tca: { rows: null, value: (row) => tcaUs[row]! },
    miss: { rows: built.byMiss, value: (row) => missDistanceMm[row]! },
    speed: { rows: built.bySpeed, value: (row) => -relativeSpeedMmS[row]! },
    probability: {
      rows: built.byProbability,
      // None counts as less than nothing.
      value: (row) => -(Number.isNaN(maxProbability[row]!) ? -1 : maxProbability[row]!),
    },
  };
}

/** Where a page ended, so that it is found in another run, too: the order's number, TCA and ids of its last row. */
export type RowPlace = readonly [value: number, tcaUs: number, primaryId: number, secondaryId: number];

export function placeOfRow({ table }: BuiltRunModel, order: RowOrder, row: number): RowPlace {
  return [order.value(row), table.tcaUs[row]!, table.primaryId[row]!, table.secondaryId[row]!];
}

/** How many of these rows, which are in this order (null: of all rows in the table's own), do not come after the place. */
export function countUpTo(built: BuiltRunModel, order: RowOrder, rows: Int32Array | null, place: RowPlace): number {
  let low = 0;
  let high = rows?.length ?? built.table.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(placeOfRow(built, order, rows === null ? middle : rows[middle]!), place)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isAfter(one: RowPlace, other: RowPlace): boolean {
  for (let k = 0; k < one.length; k++) if (one[k] !== other[k]) return one[k]! > other[k]!;
  return false;
}
