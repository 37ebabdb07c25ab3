import type { Vector3 } from '../../globe/view/earth-shape.ts';

/** Samples of an encounter: what `answerEncounter` gives. */
export interface SeparationSamples {
  readonly seconds: Float64Array;
  readonly positionsRtn: Float64Array;
  readonly ratesRtn: Float64Array;
}

/**
 * Separation (radial, in-track, cross-track of the primary, km) at any time between the first and the last sample, beyond
 * them that of the nearest; null without samples. Cubic Hermite: within a metre of SGP4 for an hour about TCA.
 */
export function separationAt(samples: SeparationSamples, seconds: number): Vector3 | null {
  const times = samples.seconds;
  const last = times.length - 1;
  if (last < 0) return null;
  if (!(seconds > times[0]!)) return vectorOf(samples.positionsRtn, 0);
  if (seconds >= times[last]!) return vectorOf(samples.positionsRtn, last);
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= seconds) low = middle;
    else high = middle;
  }
  const step = times[high]! - times[low]!;
  const s = (seconds - times[low]!) / step;
  const toHigh = s * s * (3 - 2 * s);
  const rateLow = s * (1 - s) * (1 - s) * step;
  const rateHigh = -s * s * (1 - s) * step;
  const component = (c: number): number => {
    const from = samples.positionsRtn[low * 3 + c]!;
    return (
      from +
      toHigh * (samples.positionsRtn[high * 3 + c]! - from) +
      rateLow * samples.ratesRtn[low * 3 + c]! +
      rateHigh * samples.ratesRtn[high * 3 + c]!
    );
  };
  return [component(0), component(1), component(2)];
}

function vectorOf(values: Float64Array, index: number): Vector3 {
  return [values[index * 3]!, values[index * 3 + 1]!, values[index * 3 + 2]!];
}
