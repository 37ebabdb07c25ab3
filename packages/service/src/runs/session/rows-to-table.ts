import { APPROACH_COLUMNS, DAY_COLUMN, microsOf } from '@clearway/screening';
import type { RowRisks } from '../../covariance/row-risks.ts';
import { type ApproachTable, packSources } from '../approach-table.ts';
import { newTable } from './merge-tables.ts';

const MM_PER_KM = 1e6;

/** Packed rows in whole units, sorted; `ids` are the numbers of the objects that the rows count, `whoseEphemeris` of each whose ephemeris its states are, null where they are an element set's. */
export function tableOfRows(
  rows: Float64Array,
  risks: RowRisks,
  ids: Int32Array,
  whoseEphemeris: (place: number) => number | null = () => null,
): ApproachTable {
  const count = rows.length / APPROACH_COLUMNS;
  const at = (row: number, column: number): number => rows[row * APPROACH_COLUMNS + column]!;
  const tcaUs = new Float64Array(count);
  for (let row = 0; row < count; row++) tcaUs[row] = microsOf(at(row, DAY_COLUMN), at(row, 2));
  const order = Uint32Array.from({ length: count }, (_, row) => row);
  order.sort((x, y) => tcaUs[x]! - tcaUs[y]! || ids[at(x, 0)]! - ids[at(y, 0)]! || ids[at(x, 1)]! - ids[at(y, 1)]!);
  const table = newTable(count);
  order.forEach((row, k) => {
    const day = at(row, DAY_COLUMN);
    table.primaryId[k] = ids[at(row, 0)]!;
    table.secondaryId[k] = ids[at(row, 1)]!;
    table.tcaUs[k] = tcaUs[row]!;
    table.missDistanceMm[k] = Math.round(at(row, 3) * MM_PER_KM);
    table.relativeSpeedMmS[k] = Math.round(at(row, 4) * MM_PER_KM);
    table.radialMm[k] = Math.round(at(row, 5) * MM_PER_KM);
    table.inTrackMm[k] = Math.round(at(row, 6) * MM_PER_KM);
    table.crossTrackMm[k] = Math.round(at(row, 7) * MM_PER_KM);
    table.entryUs[k] = microsOf(day, at(row, 8));
    table.exitUs[k] = microsOf(day, at(row, 9));
    table.coLocated[k] = at(row, 10);
    table.maxProbability[k] = risks.maxProbability[row]!;
    table.probability[k] = risks.probability[row]!;
    table.probabilityMethod[k] = risks.method[row]!;
    table.probabilityBasis[k] = risks.basis[row]!;
    table.stateSources[k] = packSources(whoseEphemeris(at(row, 0)), whoseEphemeris(at(row, 1)));
  });
  return table;
}
