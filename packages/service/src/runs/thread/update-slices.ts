import type { ApproachTable } from '../approach-table.ts';
import type { RunSlice } from '../plan/run-slices.ts';
import { mergeTables, pickRows, withoutObjects } from '../session/merge-tables.ts';
import { replacePairs } from '../session/pairs-inside.ts';
import type { ScreeningSession, SettledPairs, SweepOptions, SweepResult } from '../session/screening-session.ts';
import { mergeSlowRuns, type SlowRuns, slowRunsWithin, slowRunsWithout } from '../session/slow-runs.ts';
import { decodeResolvedSlice, decodeSweptSlice, type ResolvedSlice, type SweptSlice } from '../stored/stored-slices.ts';
import type { BaseRun } from './thread-messages.ts';

/** What an update gave; `resolved` where it leaves nothing to resolve. */
export interface UpdatedSlices {
  readonly slices: readonly SweptSlice[];
  readonly resolved: ResolvedSlice | null;
}

/**
 * The swept slices of a run, from those of an older one: the old rows of pairs that have not changed, changed objects against
 * all, and all pairs in what the window has gained at its end. Equal to what sweeping the slices would give, but for where slow pairs
 * are looked for (`SlowRuns`), which makes no difference to rows.
 */
export async function updatedSlices(
  session: ScreeningSession,
  base: BaseRun,
  changed: ReadonlySet<number>,
  slices: readonly RunSlice[],
  options: SweepOptions,
): Promise<UpdatedSlices> {
  const { startUs, stopUs } = session.request;
  const known = { from: Math.max(startUs, base.startUs), to: Math.min(stopUs, base.stopUs) };
  const found: SweepResult[] = [];
  if (changed.size > 0) found.push(await session.sweep(known.from, known.to, { ...options, changed }));
  if (startUs < known.from) found.push(await session.sweep(startUs, known.from, options));
  if (known.to < stopUs) found.push(await session.sweep(known.to, stopUs, options));
  const old = base.slices.slice(0, -1).map(decodeSweptSlice);
  const oldSlow = old.map(({ slow }) => slowRunsWithout(slow, changed));
  const made = slices.map(({ fromUs, toUs }) => ({
    rows: mergeTables([
      ...old.map(({ rows }) =>
        withoutObjects(between(rows, Math.max(fromUs, known.from), Math.min(toUs, known.to)), changed),
      ),
      ...found.map(({ rows }) => between(rows, fromUs, toUs)),
    ]),
    slow: mergeSlowRuns([
      ...oldSlow.map((slow) => slowRunsWithin(slow, fromUs, toUs)),
      ...found.map(({ slow }) => slowRunsWithin(slow, fromUs, toUs)),
    ]),
  }));
  const isSameWindow = startUs === base.startUs && stopUs === base.stopUs;
  const settled = found[0]?.settled;
  return { slices: made, resolved: isSameWindow && settled ? replaceResolved(base, changed, settled) : null };
}

/** The end of the older run, with what was found of the changed objects in place of what it said of them. */
function replaceResolved(base: BaseRun, changed: ReadonlySet<number>, settled: SettledPairs): ResolvedSlice {
  const old = decodeResolvedSlice(base.slices.at(-1)!);
  return {
    rows: mergeTables([withoutObjects(old.rows, changed), settled.rows]),
    insideAtStart: replacePairs(old.insideAtStart, changed, settled.insideAtStart),
    insideAtStop: replacePairs(old.insideAtStop, changed, settled.insideAtStop),
  };
}

/** All the slow runs of swept slices as stored. */
export function slowOfSlices(slices: readonly Uint8Array[]): SlowRuns[] {
  return slices.map((packed) => decodeSweptSlice(packed).slow);
}

/** The rows with TCA in [fromUs, toUs), as they are. */
function between(table: ApproachTable, fromUs: number, toUs: number): ApproachTable {
  const first = lowerBound(table.tcaUs, fromUs);
  const last = lowerBound(table.tcaUs, toUs);
  return pickRows(
    table,
    Array.from({ length: Math.max(0, last - first) }, (_, k) => first + k),
  );
}

function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
