import { STRETCH_COLUMNS } from '@clearway/screening';
import type { KnownLives } from '../object-lives.ts';
import { mergeSlowRuns, type SlowRuns } from './slow-runs.ts';

/** Stretches of objects as runs of their numbers. */
export function runsOfStretches(stretches: Float64Array, ids: Int32Array): SlowRuns {
  const count = stretches.length / STRETCH_COLUMNS;
  const at = (k: number, column: number): number => stretches[k * STRETCH_COLUMNS + column]!;
  return mergeSlowRuns([
    {
      count,
      primaryId: Int32Array.from({ length: count }, (_, k) => ids[at(k, 0)]!),
      secondaryId: Int32Array.from({ length: count }, (_, k) => ids[at(k, 1)]!),
      fromUs: Float64Array.from({ length: count }, (_, k) => at(k, 2)),
      toUs: Float64Array.from({ length: count }, (_, k) => at(k, 3)),
    },
  ]);
}

/** Merged runs as stretches of objects, sorted by pair and time: of every element set in force while they last. */
export function stretchesOfRuns(
  runs: SlowRuns,
  ids: Int32Array,
  lives: KnownLives,
  thereafterUs: number,
): Float64Array<ArrayBuffer> {
  const objectsOf = new Map<number, number[]>();
  ids.forEach((id, object) => {
    const objects = objectsOf.get(id);
    if (objects) objects.push(object);
    else objectsOf.set(id, [object]);
  });
  const rows: [number, number, number, number][] = [];
  for (let k = 0; k < runs.count; k++) {
    const from = runs.fromUs[k]!;
    const to = runs.toUs[k]!;
    const isThere = (object: number): boolean => lives.fromUs[object]! <= to && lives.untilUs[object]! >= from;
    for (const first of objectsOf.get(runs.primaryId[k]!) ?? []) {
      for (const second of objectsOf.get(runs.secondaryId[k]!) ?? []) {
        if (isThere(first) && isThere(second) && to >= thereafterUs) rows.push([first, second, from, to]);
      }
    }
  }
  rows.sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
  return Float64Array.from(rows.flat());
}
