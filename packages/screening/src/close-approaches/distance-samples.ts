import type { PairMotion } from './pair-motion.ts';
import { DAY_SECONDS } from './utc-days.ts';

/**
 * Samples lie on one grid of UTC, so that the rows are the same whatever stretch or window led here. Between two of them
 * the distance can hide a rise of at most w·|a|·h³/12d, some centimetres.
 */
export const SAMPLE_SECONDS = 30;
export const SAMPLE_US = 30e6;
const SAMPLES_PER_DAY: number = DAY_SECONDS / SAMPLE_SECONDS;
const UNIX_DAY_OF_DAY_ZERO = 10_957;
/** Evaluated at once; even, and a divisor of the samples in a day. */
const BLOCK = 16;

/** Distances of one pair at the points of the grid, which count from 1970-01-01 UTC; each is computed once. */
export interface DistanceSamples {
  /** km; infinite where propagation gives no number. */
  readonly at: (point: number) => number;
}

/** UTC day in which a point of the grid lies. */
export function dayOfPoint(point: number): number {
  return Math.floor(point / SAMPLES_PER_DAY) - UNIX_DAY_OF_DAY_ZERO;
}

/** Seconds from the start of `day` to a point of the grid. */
export function secondOfPoint(point: number, day: number): number {
  return (point - (day + UNIX_DAY_OF_DAY_ZERO) * SAMPLES_PER_DAY) * SAMPLE_SECONDS;
}

export function createDistanceSamples(motion: PairMotion, primary: number, secondary: number): DistanceSamples {
  const blocks = new Map<number, Float64Array>();
  return {
    at: (point) => {
      const number = Math.floor(point / BLOCK);
      let block = blocks.get(number);
      if (!block) {
        block = new Float64Array(BLOCK);
        const day = dayOfPoint(number * BLOCK);
        motion.choose(primary, secondary, day);
        motion.distances(secondOfPoint(number * BLOCK, day), SAMPLE_SECONDS, BLOCK, block);
        for (let k = 0; k < BLOCK; k++) if (Number.isNaN(block[k])) block[k] = Number.POSITIVE_INFINITY;
        blocks.set(number, block);
      }
      return block[point - number * BLOCK]!;
    },
  };
}
