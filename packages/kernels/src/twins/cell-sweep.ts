import type { SortedObjects } from './cell-sort.ts';
import { type Candidate, testLine } from './pair-lines.ts';

/**
 * Twin of `sweepCells`, pair by pair: every two objects of one cell, and of a cell and those that its ranges (pairs of
 * cells [first, last]) name, whose radial intervals meet and whose straight paths come within reach.
 */
export function sweepCells(
  step: Float32Array,
  states: Float32Array,
  sorted: SortedObjects,
  cellCount: number,
  rangeStarts: Int32Array,
  ranges: Int32Array,
): Candidate[] {
  const { cellStarts } = sorted;
  const found: Candidate[] = [];
  for (let cell = 0; cell < cellCount; cell++) {
    for (let place = cellStarts[cell]!; place < cellStarts[cell + 1]!; place++) {
      found.push(...againstSorted(step, states, sorted, place, place + 1, cellStarts[cell + 1]!));
      for (let k = rangeStarts[cell]!; k < rangeStarts[cell + 1]!; k++) {
        const from = cellStarts[ranges[2 * k]!]!;
        const to = cellStarts[ranges[2 * k + 1]! + 1]!;
        found.push(...againstSorted(step, states, sorted, place, from, to));
      }
    }
  }
  return found;
}

function againstSorted(
  step: Float32Array,
  states: Float32Array,
  sorted: SortedObjects,
  place: number,
  from: number,
  to: number,
): Candidate[] {
  const found: Candidate[] = [];
  for (let k = from; k < to; k++) {
    if (sorted.low[k]! > sorted.high[place]! || sorted.low[place]! > sorted.high[k]!) continue;
    const candidate = testLine(step, states, sorted.index[place]!, sorted.index[k]!, 0);
    if (candidate) found.push(candidate);
  }
  return found;
}
