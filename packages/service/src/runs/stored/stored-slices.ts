import type { ApproachTable } from '../approach-table.ts';
import type { PairsInside } from '../session/screening-session.ts';
import type { SlowRuns } from '../session/slow-runs.ts';
import { type Column, decodeColumns, encodeColumns } from './column-codec.ts';
import { columnsOfTable, tableOfColumns } from './stored-approaches.ts';

/** A slice of a run as it was swept: the rows of fast pairs, unclipped, and when slow pairs are near. */
export interface SweptSlice {
  readonly rows: ApproachTable;
  readonly slow: SlowRuns;
}

/** The last slice of a run: the rows of slow pairs over the whole window, and who is inside at its edges. */
export interface ResolvedSlice {
  readonly rows: ApproachTable;
  readonly insideAtStart: PairsInside;
  readonly insideAtStop: PairsInside;
}

const TABLE_COLUMNS = 15;

export function encodeSweptSlice({ rows, slow }: SweptSlice): Uint8Array<ArrayBuffer> {
  return encodeColumns([...columnsOfTable(rows), slow.primaryId, slow.secondaryId, slow.fromUs, slow.toUs]);
}

export function decodeSweptSlice(packed: Uint8Array): SweptSlice {
  const columns = decodeColumns(packed);
  const [primaryId, secondaryId, fromUs, toUs] = columns.slice(TABLE_COLUMNS);
  if (columns.length !== TABLE_COLUMNS + 4) throw new Error('this is no swept slice');
  return {
    rows: tableOfColumns(columns.slice(0, TABLE_COLUMNS)),
    slow: {
      count: primaryId!.length,
      primaryId: primaryId as Int32Array,
      secondaryId: secondaryId as Int32Array,
      fromUs: fromUs as Float64Array,
      toUs: toUs as Float64Array,
    },
  };
}

export function encodeResolvedSlice({ rows, insideAtStart, insideAtStop }: ResolvedSlice): Uint8Array<ArrayBuffer> {
  return encodeColumns([...columnsOfTable(rows), ...columnsOfPairs(insideAtStart), ...columnsOfPairs(insideAtStop)]);
}

export function decodeResolvedSlice(packed: Uint8Array): ResolvedSlice {
  const columns = decodeColumns(packed);
  if (columns.length !== TABLE_COLUMNS + 8) throw new Error('this is no resolved slice');
  return {
    rows: tableOfColumns(columns.slice(0, TABLE_COLUMNS)),
    insideAtStart: pairsOfColumns(columns.slice(TABLE_COLUMNS, TABLE_COLUMNS + 4)),
    insideAtStop: pairsOfColumns(columns.slice(TABLE_COLUMNS + 4)),
  };
}

function columnsOfPairs(pairs: PairsInside): Column[] {
  return [pairs.primaryId, pairs.secondaryId, pairs.distanceMm, pairs.rangeRateMmS];
}

function pairsOfColumns(columns: readonly Column[]): PairsInside {
  const [primaryId, secondaryId, distanceMm, rangeRateMmS] = columns as Int32Array[];
  return {
    count: primaryId!.length,
    primaryId: primaryId!,
    secondaryId: secondaryId!,
    distanceMm: distanceMm!,
    rangeRateMmS: rangeRateMmS!,
  };
}
