import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import type { EphemerisMotion } from './ephemeris-motion.ts';

const DAY_SECONDS = 86_400;

/**
 * A batch whose objects from `batch.count` on move by ephemerides, so that everything that asks for states at times of a day
 * (the search in time, both refinements) treats them like element sets. The kernel's own lists (`records`, `deep`) know
 * nothing of them: a sweep cannot take such a batch.
 */
export function batchWithEphemerides(
  kernel: Kernel,
  batch: SatelliteBatch,
  motions: readonly EphemerisMotion[],
): SatelliteBatch {
  const days = new Float64Array(motions.length);
  const state = new Float64Array(6);
  const anchorOne = (index: number, day: number): void => {
    if (index < batch.count) batch.anchorOne(index, day);
    else days[index - batch.count] = day;
  };
  const count = batch.count + motions.length;
  return {
    ...batch,
    count,
    anchor: (day) => {
      for (let index = 0; index < count; index++) anchorOne(index, day);
    },
    anchorOne,
    propagate: (index, times, n, out, columnBytes) => {
      if (index < batch.count) return batch.propagate(index, times, n, out, columnBytes);
      const own = index - batch.count;
      const motion = motions[own]!;
      const zero = (days[own]! - motion.day) * DAY_SECONDS;
      const seconds = kernel.floats64(times, n);
      const stride = columnBytes / 8;
      const columns = kernel.floats64(out, 5 * stride + n);
      for (let k = 0; k < n; k++) {
        motion.stateAt(zero + seconds[k]!, state);
        for (let c = 0; c < 6; c++) columns[c * stride + k] = state[c]!;
      }
      return 0;
    },
  };
}
