import type { ApproachTable } from '../approach-table.ts';
import { clipToWindow, mergeTables } from '../session/merge-tables.ts';
import { replacePairs } from '../session/pairs-inside.ts';
import type { PairsInside } from '../session/screening-session.ts';
import { decodeResolvedSlice, decodeSweptSlice, type ResolvedSlice } from './stored-slices.ts';

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
  const { byEphemerides } = resolved;
  return {
    ...insideOfSlice(resolved),
    rows: mergeTables([...swept, resolved.rows, ...(byEphemerides ? [byEphemerides.rows] : [])]),
  };
}

/** Who is inside at the edges of the window, by whatever. */
export function insideOfSlice(slice: ResolvedSlice): Pick<StoredResult, 'insideAtStart' | 'insideAtStop'> {
  const { insideAtStart, insideAtStop, byEphemerides } = slice;
  if (!byEphemerides) return { insideAtStart, insideAtStop };
  const nobody = new Set<number>();
  return {
    insideAtStart: replacePairs(insideAtStart, nobody, byEphemerides.insideAtStart),
    insideAtStop: replacePairs(insideAtStop, nobody, byEphemerides.insideAtStop),
  };
}
