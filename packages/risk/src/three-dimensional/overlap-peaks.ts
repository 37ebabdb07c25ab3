import type { EncounterSpan } from './coppola-2012.ts';
import type { RelativeMotion } from './relative-state.ts';

/** A time at which both distributions overlap more than just before and after. */
export interface OverlapPeak {
  /** s after TCA. */
  readonly seconds: number;
  /** Q = d² + ln det A there, where d is the Mahalanobis distance of contact: −2 ln of the density, less a constant. */
  readonly exponent: number;
  /** The same of the nearest point of the hard body: where it is larger than the covariance, what counts. Never above `exponent`. */
  readonly nearestExponent: number;
  /** Standard deviation in time of exp(−Q/2) about the peak, s; infinite where Q doesn't curve upwards (an end of the span). */
  readonly width: number;
}

/** The part of time that counts, and the peaks in it. */
export interface OverlapSearch {
  readonly span: EncounterSpan;
  /** By time. At least one: where Q falls all the way to an end of the span, that end. */
  readonly peaks: readonly OverlapPeak[];
}

/** Beyond this much more in Q nothing is missed: exp(−½ · 75) = 5e-17. */
export const NEGLIGIBLE_EXPONENT = 75;

/** From this part of a period on an encounter isn't short: objects so slow can meet again, and all of the limits is searched. */
const EXTENDED = 0.02;

/**
 * Finds where Q is least. The search begins with Coppola's span, which holds for straight lines, and widens up to `limits`
 * as long as the end isn't negligible: curved and slow encounters can last longer than straight ones, or be at another time.
 */
export function overlapPeaks(motion: RelativeMotion, coppola: EncounterSpan, limits: EncounterSpan): OverlapSearch {
  const exponentAt = (seconds: number): number => {
    const state = motion.at(seconds);
    return state.mahalanobisSquared + state.logDeterminant;
  };
  const nearestAt = (seconds: number): number => {
    const state = motion.at(seconds);
    return state.nearestSquared + state.logDeterminant;
  };
  let begin = Math.min(limits.end, Math.max(limits.begin, coppola.begin));
  let end = Math.max(limits.begin, Math.min(limits.end, coppola.end));
  if (!(end > begin) || coppola.end - coppola.begin > EXTENDED * motion.pair.period) ({ begin, end } = limits);
  // Between two approaches of one revolution Q has one wave; a quarter of a radian apart it can't be missed.
  const step = Math.min((end - begin) / 16, motion.pair.period / 50);
  const times: number[] = [];
  const values: number[] = [];
  const count = Math.max(16, Math.ceil((end - begin) / step));
  for (let i = 0; i <= count; i++) {
    times.push(begin + ((end - begin) * i) / count);
    values.push(exponentAt(times[i]!));
  }
  const least = (): number => Math.min(...values);
  for (let stride = step; times[0]! > limits.begin && nearestAt(times[0]!) - least() < NEGLIGIBLE_EXPONENT; ) {
    const next = Math.max(limits.begin, times[0]! - stride);
    times.unshift(next);
    values.unshift(exponentAt(next));
    stride = Math.min(1.3 * stride, motion.pair.period / 50);
  }
  for (let stride = step; times.at(-1)! < limits.end && nearestAt(times.at(-1)!) - least() < NEGLIGIBLE_EXPONENT; ) {
    const next = Math.min(limits.end, times.at(-1)! + stride);
    times.push(next);
    values.push(exponentAt(next));
    stride = Math.min(1.3 * stride, motion.pair.period / 50);
  }
  const peakAt = (peak: Omit<OverlapPeak, 'nearestExponent'>): OverlapPeak => ({
    ...peak,
    nearestExponent: nearestAt(peak.seconds),
  });
  const peaks: OverlapPeak[] = [];
  for (let i = 0; i < times.length; i++) {
    const before = i > 0 ? values[i - 1]! : Number.POSITIVE_INFINITY;
    const after = i + 1 < times.length ? values[i + 1]! : Number.POSITIVE_INFINITY;
    if (!(values[i]! <= before && values[i]! < after)) continue;
    if (i === 0 || i + 1 === times.length) {
      peaks.push(peakAt({ seconds: times[i]!, exponent: values[i]!, width: Number.POSITIVE_INFINITY }));
    } else {
      peaks.push(peakAt(refine(exponentAt, times[i - 1]!, times[i]!, times[i + 1]!, values[i]!)));
    }
  }
  const lowest = Math.min(...peaks.map((peak) => peak.exponent));
  return {
    span: { begin: times[0]!, end: times.at(-1)! },
    peaks: peaks.filter((peak) => peak.nearestExponent - lowest < NEGLIGIBLE_EXPONENT),
  };
}

/** The least Q between `low` and `high`, by parabolas through three points that shrink with the peak's width. */
function refine(
  exponentAt: (seconds: number) => number,
  low: number,
  start: number,
  high: number,
  startValue: number,
): Omit<OverlapPeak, 'nearestExponent'> {
  let best = start;
  let value = startValue;
  let width = Number.POSITIVE_INFINITY;
  let reach = Math.min(start - low, high - start);
  for (let i = 0; i < 12; i++) {
    const left = exponentAt(best - reach);
    const right = exponentAt(best + reach);
    const curvature = (left - 2 * value + right) / (reach * reach);
    const slope = (right - left) / (2 * reach);
    if (!(curvature > 0)) {
      // Flat or uneven at this scale: take the better side and look closer.
      if (left < value || right < value) {
        best += left < right ? -reach : reach;
        value = Math.min(left, right);
      }
      reach /= 2;
      continue;
    }
    width = Math.sqrt(2 / curvature);
    const move = Math.max(-2 * reach, Math.min(2 * reach, -slope / curvature));
    const next = Math.min(high, Math.max(low, best + move));
    const nextValue = exponentAt(next);
    const moved = Math.abs(next - best);
    if (nextValue <= value) {
      best = next;
      value = nextValue;
    }
    if (moved < 0.02 * width && reach < 0.6 * width) break;
    reach = Math.min(0.5 * width, reach / 2);
  }
  return { seconds: best, exponent: value, width };
}
