import type { ApproachTable } from '../approach-table.ts';
import type { RunSlice } from '../plan/run-slices.ts';
import { mergeTables, newTable, pickRows, withoutObjects } from '../session/merge-tables.ts';
import { pairsInside } from '../session/pairs-inside.ts';
import { replaceSettled } from '../session/replace-settled.ts';
import type {
  KnownPairs,
  PairsInside,
  ScreeningSession,
  SettledPairs,
  SweepOptions,
  SweepResult,
} from '../session/screening-session.ts';
import { mergeSlowRuns, type SlowRuns, slowRunsWithin, slowRunsWithout } from '../session/slow-runs.ts';
import { decodeResolvedSlice, decodeSweptSlice, type ResolvedSlice, type SweptSlice } from '../stored/stored-slices.ts';
import type { BaseRun } from './thread-messages.ts';

/** What an update gave; `resolved` where it leaves nothing to resolve, `byEphemerides` where the window is still the same. */
export interface UpdatedSlices {
  readonly slices: readonly SweptSlice[];
  readonly resolved: ResolvedSlice | null;
  readonly byEphemerides: KnownPairs | null;
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
  if (startUs !== base.startUs || stopUs !== base.stopUs) return { slices: made, resolved: null, byEphemerides: null };
  const settled = found[0]?.settled;
  const { byEphemerides = NO_PAIRS, ...before } = decodeResolvedSlice(base.slices.at(-1)!);
  return {
    slices: made,
    resolved: settled ? replaceSettled(before, changed, settled) : null,
    byEphemerides: { pairs: byEphemerides, changed },
  };
}

const NOBODY: PairsInside = pairsInside(new Float64Array(0), new Int32Array(0));
const NO_PAIRS: SettledPairs = { rows: newTable(0), insideAtStart: NOBODY, insideAtStop: NOBODY };

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
