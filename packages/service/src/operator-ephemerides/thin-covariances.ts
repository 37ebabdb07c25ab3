import { type CovarianceSeries, covarianceAt } from '@clearway/astro';
import type { EphemerisMotion } from '@clearway/screening';

/** Every so many-th is tried, the fewest first. */
const STRIDES = [32, 16, 8, 4, 2];
/** Of the product of both standard deviations: what a probability does not feel. */
const SAME_SHARE = 0.01;

/**
 * The fewest covariances of an ephemeris by which those of position stay within a hundredth of themselves where some are left out; those of even
 * strides are tried. Looked at in the middle of what is left out, where blended ones differ most.
 */
export function thinCovariances(series: CovarianceSeries, motion: EphemerisMotion): CovarianceSeries {
  const { times, matrices } = series;
  for (const stride of STRIDES) {
    if (times.length <= stride) continue;
    const kept: number[] = [];
    for (let k = 0; k < times.length - 1; k += stride) kept.push(k);
    kept.push(times.length - 1);
    const thin: CovarianceSeries = {
      ...series,
      times: Float64Array.from(kept, (k) => times[k]!),
      matrices: Float64Array.from(kept.flatMap((k) => [...matrices.subarray(36 * k, 36 * k + 36)])),
    };
    if (isSame(thin, series, kept, motion)) return thin;
  }
  return series;
}

function isSame(
  thin: CovarianceSeries,
  series: CovarianceSeries,
  kept: readonly number[],
  motion: EphemerisMotion,
): boolean {
  const stateAt = (time: number, out: Float64Array): boolean => {
    motion.stateAt(time, out);
    return time >= motion.times[0]! && time <= motion.times.at(-1)!;
  };
  for (let k = 0; k + 1 < kept.length; k++) {
    const middle = (kept[k]! + kept[k + 1]!) >> 1;
    if (middle === kept[k]) continue;
    const time = series.times[middle]!;
    const [one, other] = [covarianceAt(thin, time, stateAt), covarianceAt(series, time, stateAt)];
    if (one === null || other === null) {
      if (one !== other) return false;
      continue;
    }
    for (let row = 0; row < 3; row++) {
      for (let c = 0; c <= row; c++) {
        const size = Math.sqrt(other.covariance[7 * row]! * other.covariance[7 * c]!);
        const at = 6 * row + c;
        if (!(Math.abs(one.covariance[at]! - other.covariance[at]!) <= SAME_SHARE * size)) return false;
      }
    }
  }
  return true;
}
