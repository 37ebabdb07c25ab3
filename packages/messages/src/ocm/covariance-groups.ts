import { UserError, type UtcTime } from '@clearway/astro';
import { secondsFrom } from '../odm/day-second-times.ts';
import type { EphemerisCovariance } from '../odm/operator-ephemeris.ts';
import type { OcmCovariances } from './ocm.ts';

/** A matrix of a block, with its time from the origin. */
interface TimedMatrix {
  readonly time: number;
  readonly block: OcmCovariances;
  readonly index: number;
}

/** The covariances of position and velocity in all blocks, one group for each frame; of two at one time the first block's. */
export function covarianceGroups(blocks: readonly OcmCovariances[], origin: UtcTime): EphemerisCovariance[] {
  const byFrame = new Map<string, TimedMatrix[]>();
  for (const block of blocks) {
    const key = `${Math.min(block.size, 6)} ${block.referenceFrame}`;
    const matrices = byFrame.get(key) ?? [];
    byFrame.set(key, matrices);
    for (const [index, time] of secondsFrom(origin, block.times).entries()) matrices.push({ time, block, index });
  }
  return [...byFrame.values()].filter((matrices) => matrices.length > 0).map(groupOf);
}

function groupOf(given: readonly TimedMatrix[]): EphemerisCovariance {
  const sorted = given.toSorted((a, b) => a.time - b.time);
  const matrices = sorted.filter(({ time }, i) => i === 0 || time > sorted[i - 1]!.time);
  const full = new Float64Array(36 * matrices.length);
  for (const [k, { block, index }] of matrices.entries()) {
    const { size } = block;
    const shared = Math.min(size, 6);
    for (let row = 0; row < shared; row++) {
      const from = index * size * size + row * size;
      full.set(block.matrices.subarray(from, from + shared), 36 * k + 6 * row);
    }
  }
  const { block } = matrices[0]!;
  return {
    referenceFrame: block.referenceFrame,
    times: Float64Array.from(matrices, ({ time }) => time),
    matrices: full,
    isPositionOnly: block.size < 6,
  };
}

/** A part of a group, without copying it; null where nothing of it lies between these times. */
export function groupWithin(group: EphemerisCovariance, start: number, stop: number): EphemerisCovariance | null {
  const from = countBefore(group.times, start, false);
  const to = countBefore(group.times, stop, true);
  if (from >= to) return null;
  if (from === 0 && to === group.times.length) return group;
  return { ...group, times: group.times.subarray(from, to), matrices: group.matrices.subarray(36 * from, 36 * to) };
}

/** How many of the rising times are before `time`, or at it where `isInclusive`. */
function countBefore(times: Float64Array, time: number, isInclusive: boolean): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time || (isInclusive && times[middle] === time)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Every segment gets a part of every group: a message of hostile making has too many of both. */
const MOST_PARTS = 200_000;

export function refuseTooManyParts(segments: number, groups: number): void {
  if (segments * groups <= MOST_PARTS) return;
  const what = `the OCM has ${segments} trajectories and covariances in ${groups} frames`;
  throw new UserError('format-malformed', what, 'cut it into several messages');
}
