import { noRisks } from '../../covariance/row-risks.ts';
import type { ApproachTable } from '../approach-table.ts';
import { type Column, decodeColumns, encodeColumns } from './column-codec.ts';

/** Columns that a table of close approaches becomes: times as differences, of which the high halves are almost all zero. */
export const TABLE_COLUMNS = 18;
/** Those of runs of engine version 1: their rows have the maximum probability alone. */
export const OLD_TABLE_COLUMNS = 15;
const HALF = 2 ** 32;

/** Packs a table of rows of element sets; equal tables give equal bytes. About 33 bytes a row. */
export function encodeApproaches(table: ApproachTable): Uint8Array<ArrayBuffer> {
  return encodeColumns(columnsOfTable(table));
}

/** The table that {@link encodeApproaches} packed. */
export function decodeApproaches(packed: Uint8Array): ApproachTable {
  return tableOfColumns(decodeColumns(packed));
}

export function columnsOfTable(table: ApproachTable): Column[] {
  const { count, tcaUs, entryUs, exitUs } = table;
  const since = halves(count, (k) => tcaUs[k]! - (k === 0 ? 0 : tcaUs[k - 1]!));
  const before = halves(count, (k) => tcaUs[k]! - entryUs[k]!);
  const after = halves(count, (k) => exitUs[k]! - tcaUs[k]!);
  return [
    table.primaryId,
    table.secondaryId,
    ...since,
    table.missDistanceMm,
    table.relativeSpeedMmS,
    table.radialMm,
    table.inTrackMm,
    table.crossTrackMm,
    ...before,
    ...after,
    table.coLocated,
    table.maxProbability,
    table.probability,
    table.probabilityMethod,
    table.probabilityBasis,
  ];
}

export function tableOfColumns(columns: readonly Column[]): ApproachTable {
  if (columns.length !== TABLE_COLUMNS && columns.length !== OLD_TABLE_COLUMNS) {
    throw new Error(`${columns.length} columns are no table of close approaches`);
  }
  const [primaryId, secondaryId, low, high, miss, speed, radial, inTrack, crossTrack] = columns as Int32Array[];
  const [, , , , , , , , , lowBefore, highBefore, lowAfter, highAfter] = columns as Uint32Array[];
  const count = primaryId!.length;
  const tcaUs = new Float64Array(count);
  const entryUs = new Float64Array(count);
  const exitUs = new Float64Array(count);
  for (let k = 0, last = 0; k < count; k++) {
    last += joined(low!, high!, k);
    tcaUs[k] = last;
    entryUs[k] = last - joined(lowBefore!, highBefore!, k);
    exitUs[k] = last + joined(lowAfter!, highAfter!, k);
  }
  return {
    count,
    primaryId: primaryId!,
    secondaryId: secondaryId!,
    tcaUs,
    missDistanceMm: miss!,
    relativeSpeedMmS: speed!,
    radialMm: radial!,
    inTrackMm: inTrack!,
    crossTrackMm: crossTrack!,
    entryUs,
    exitUs,
    coLocated: columns[13] as Uint8Array,
    stateSources: new Uint8Array(count),
    maxProbability: columns[14] as Float32Array,
    ...riskColumns(columns, count),
  };
}

function riskColumns(
  columns: readonly Column[],
  count: number,
): Pick<ApproachTable, 'probability' | 'probabilityMethod' | 'probabilityBasis'> {
  if (columns.length === OLD_TABLE_COLUMNS) {
    const { probability, method, basis } = noRisks(count);
    return { probability, probabilityMethod: method, probabilityBasis: basis };
  }
  return {
    probability: columns[15] as Float32Array,
    probabilityMethod: columns[16] as Uint8Array,
    probabilityBasis: columns[17] as Uint8Array,
  };
}

/** Low and high halves of whole numbers; the high one has the sign. */
function halves(count: number, value: (k: number) => number): [Uint32Array, Int32Array] {
  const low = new Uint32Array(count);
  const high = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    const whole = value(k);
    const upper = Math.floor(whole / HALF);
    low[k] = whole - upper * HALF;
    high[k] = upper;
  }
  return [low, high];
}

function joined(low: ArrayLike<number>, high: ArrayLike<number>, k: number): number {
  return (low[k]! >>> 0) + high[k]! * HALF;
}
