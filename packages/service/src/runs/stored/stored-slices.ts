import type { ApproachTable } from '../approach-table.ts';
import type { PairsInside } from '../session/screening-session.ts';
import type { SlowRuns } from '../session/slow-runs.ts';
import { type Column, decodeColumns, encodeColumns } from './column-codec.ts';
import { columnsOfTable, OLD_TABLE_COLUMNS, TABLE_COLUMNS, tableOfColumns } from './stored-approaches.ts';

/** A slice of a run as it was swept: the rows of fast pairs, unclipped, and when slow pairs are near. */
export interface SweptSlice {
  readonly rows: ApproachTable;
  readonly slow: SlowRuns;
}

/** Rows over the whole window, clipped to it, and who is inside at its edges. */
export interface WholePairs {
  readonly rows: ApproachTable;
  readonly insideAtStart: PairsInside;
  readonly insideAtStop: PairsInside;
}

/** The last slice of a run: slow pairs, and, apart from what rests on element sets alone, all pairs of operators' ephemerides. */
export interface ResolvedSlice extends WholePairs {
  readonly byEphemerides?: WholePairs;
}

const SLOW_COLUMNS = 4;
const PAIR_COLUMNS = 4;

export function encodeSweptSlice({ rows, slow }: SweptSlice): Uint8Array<ArrayBuffer> {
  return encodeColumns([...columnsOfTable(rows), slow.primaryId, slow.secondaryId, slow.fromUs, slow.toUs]);
}

export function decodeSweptSlice(packed: Uint8Array): SweptSlice {
  const columns = decodeColumns(packed);
  const ofTable = tableColumns(columns, SLOW_COLUMNS, 'this is no swept slice');
  const [primaryId, secondaryId, fromUs, toUs] = columns.slice(ofTable);
  return {
    rows: tableOfColumns(columns.slice(0, ofTable)),
    slow: {
      count: primaryId!.length,
      primaryId: primaryId as Int32Array,
      secondaryId: secondaryId as Int32Array,
      fromUs: fromUs as Float64Array,
      toUs: toUs as Float64Array,
    },
  };
}

export function encodeResolvedSlice({ byEphemerides, ...whole }: ResolvedSlice): Uint8Array<ArrayBuffer> {
  return encodeColumns([
    ...columnsOfWhole(whole),
    ...(byEphemerides ? [byEphemerides.rows.stateSources, ...columnsOfWhole(byEphemerides)] : []),
  ]);
}

export function decodeResolvedSlice(packed: Uint8Array): ResolvedSlice {
  const columns = decodeColumns(packed);
  const ofSets = TABLE_COLUMNS + 2 * PAIR_COLUMNS;
  if (columns.length !== 2 * ofSets + 1) return wholeOfColumns(columns);
  const whole = wholeOfColumns(columns.slice(ofSets + 1));
  const rows = { ...whole.rows, stateSources: columns[ofSets] as Uint8Array };
  return { ...wholeOfColumns(columns.slice(0, ofSets)), byEphemerides: { ...whole, rows } };
}

function columnsOfWhole({ rows, insideAtStart, insideAtStop }: WholePairs): Column[] {
  return [...columnsOfTable(rows), ...columnsOfPairs(insideAtStart), ...columnsOfPairs(insideAtStop)];
}

function wholeOfColumns(columns: readonly Column[]): WholePairs {
  const ofTable = tableColumns(columns, 2 * PAIR_COLUMNS, 'this is no resolved slice');
  return {
    rows: tableOfColumns(columns.slice(0, ofTable)),
    insideAtStart: pairsOfColumns(columns.slice(ofTable, ofTable + PAIR_COLUMNS)),
    insideAtStop: pairsOfColumns(columns.slice(ofTable + PAIR_COLUMNS)),
  };
}

/** How many of the columns are the table's, where so many others follow it: a run of an older version has fewer. */
function tableColumns(columns: readonly Column[], others: number, fault: string): number {
  const count = columns.length - others;
  if (count !== TABLE_COLUMNS && count !== OLD_TABLE_COLUMNS) throw new Error(fault);
  return count;
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
