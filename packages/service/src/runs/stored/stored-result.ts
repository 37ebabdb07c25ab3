import type { ApproachTable } from '../approach-table.ts';
import { clipToWindow, mergeTables } from '../session/merge-tables.ts';
import type { PairsInside } from '../session/screening-session.ts';
import { decodeResolvedSlice, decodeSweptSlice } from './stored-slices.ts';

/** All that a run found, put together from its slices. */
export interface StoredResult {
  readonly rows: ApproachTable;
  readonly insideAtStart: PairsInside;
  readonly insideAtStop: PairsInside;
}

/** Puts a run's slices together: the swept ones in order, then the resolved one; clipped to its window. Heavy: in a thread. */
export function resultOfSlices(slices: readonly Uint8Array[], startUs: number, stopUs: number): StoredResult {
  const resolved = decodeResolvedSlice(slices.at(-1)!);
  const swept = slices.slice(0, -1).map((packed) => clipToWindow(decodeSweptSlice(packed).rows, startUs, stopUs));
  return { ...resolved, rows: mergeTables([...swept, resolved.rows]) };
}
