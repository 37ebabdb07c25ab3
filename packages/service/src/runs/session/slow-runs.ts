/**
 * Stretches of time in which slow pairs were seen near: a structure of arrays of length `count`. Times are microseconds
 * since 1970-01-01 UTC. They say where to look, no more: longer or overlapping ones give the same rows.
 */
export interface SlowRuns {
  readonly count: number;
  readonly primaryId: Int32Array;
  readonly secondaryId: Int32Array;
  readonly fromUs: Float64Array;
  readonly toUs: Float64Array;
}

export const NO_SLOW_RUNS: SlowRuns = {
  count: 0,
  primaryId: new Int32Array(0),
  secondaryId: new Int32Array(0),
  fromUs: new Float64Array(0),
  toUs: new Float64Array(0),
};

/** The runs that reach into [fromUs, toUs), whole. */
export function slowRunsWithin(slow: SlowRuns, fromUs: number, toUs: number): SlowRuns {
  return pickRuns(slow, (k) => slow.toUs[k]! > fromUs && slow.fromUs[k]! < toUs);
}

/** The runs of pairs without any of these objects. */
export function slowRunsWithout(slow: SlowRuns, ids: ReadonlySet<number>): SlowRuns {
  return pickRuns(slow, (k) => !ids.has(slow.primaryId[k]!) && !ids.has(slow.secondaryId[k]!));
}

/** All runs in one: sorted by ids, then by time; those of a pair that touch each other as one. */
export function mergeSlowRuns(lists: readonly SlowRuns[]): SlowRuns {
  const rows: [number, number, number, number][] = [];
  for (const s of lists) {
    for (let k = 0; k < s.count; k++) rows.push([s.primaryId[k]!, s.secondaryId[k]!, s.fromUs[k]!, s.toUs[k]!]);
  }
  rows.sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
  const merged: [number, number, number, number][] = [];
  for (const row of rows) {
    const last = merged.at(-1);
    if (last && last[0] === row[0] && last[1] === row[1] && row[2] <= last[3]) last[3] = Math.max(last[3], row[3]);
    else merged.push(row);
  }
  return {
    count: merged.length,
    primaryId: Int32Array.from(merged, (row) => row[0]),
    secondaryId: Int32Array.from(merged, (row) => row[1]),
    fromUs: Float64Array.from(merged, (row) => row[2]),
    toUs: Float64Array.from(merged, (row) => row[3]),
  };
}

function pickRuns(slow: SlowRuns, keeps: (k: number) => boolean): SlowRuns {
  const kept: number[] = [];
  for (let k = 0; k < slow.count; k++) if (keeps(k)) kept.push(k);
  return {
    count: kept.length,
    primaryId: Int32Array.from(kept, (k) => slow.primaryId[k]!),
    secondaryId: Int32Array.from(kept, (k) => slow.secondaryId[k]!),
    fromUs: Float64Array.from(kept, (k) => slow.fromUs[k]!),
    toUs: Float64Array.from(kept, (k) => slow.toUs[k]!),
  };
}
