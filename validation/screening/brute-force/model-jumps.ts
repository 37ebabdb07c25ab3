import type { ElementSet, UtcTime } from '@clearway/astro';
import type { Approach } from './brute-force.ts';
import { oracleObject } from './oracle.ts';

/** The minimum lies within a tenth of a second of the jump: the search ends there. */
const AROUND_SECONDS = 0.1;
/** Smaller jumps separate no minima, km. */
const LEAST_JUMP_KM = 0.001;

/**
 * Whether a row is where SGP4 itself jumps (Lyddane's modification ends at 0.2 rad of inclination): the distance falls at once, and then
 * rises on. That is a least value and no turn of the motion; the definition leaves open which of them counts.
 */
export function isAtModelJump(row: Approach, elements: readonly ElementSet[], start: UtcTime): boolean {
  const [first, second] = [row.first, row.second].map((id) => oracleObject(elements.find((e) => e.id === id)!, start));
  const [a, b] = [new Float64Array(6), new Float64Array(6)];
  const distanceAt = (time: number): number => {
    first!.stateAt(time, a, 0);
    second!.stateAt(time, b, 0);
    return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
  };
  const [before, after] = [distanceAt(row.tca - AROUND_SECONDS), distanceAt(row.tca + AROUND_SECONDS)];
  return before - after > LEAST_JUMP_KM + 2 * AROUND_SECONDS * row.relativeSpeedKmS;
}
