import { APPROACH_COLUMNS } from '@clearway/screening';
import type { CloseApproaches } from './screening-run.ts';

/** Columns from packed rows, whose objects are indices of the run's. */
export function toApproaches(packed: Float64Array): CloseApproaches {
  const rows: number[] = [];
  for (let at = 0; at < packed.length; at += APPROACH_COLUMNS) rows.push(at);
  const column = (c: number): Float64Array => Float64Array.from(rows, (at) => packed[at + c]!);
  return {
    count: rows.length,
    primary: Int32Array.from(rows, (at) => packed[at]!),
    secondary: Int32Array.from(rows, (at) => packed[at + 1]!),
    tca: column(2),
    missDistanceKm: column(3),
    relativeSpeedKmS: column(4),
    radialKm: column(5),
    inTrackKm: column(6),
    crossTrackKm: column(7),
    entry: column(8),
    exit: column(9),
    coLocated: Uint8Array.from(rows, (at) => packed[at + 10]!),
  };
}
