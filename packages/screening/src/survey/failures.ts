import { EARTH_RADIUS_KM, type Sgp4Constants } from '@clearway/astro';
import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import { DAY_SECONDS, dayOfUs, dayStartUs, secondOfDay } from '../close-approaches/utc-days.ts';
import { findFirstFailure } from './first-failure.ts';
import { createOsculatingSamples } from './osculating-samples.ts';

/** When objects fail, microseconds since 1970-01-01 UTC (Infinity for most; at or before the window's start: never there). */
export interface ObjectFailures {
  readonly fromUs: Float64Array;
  readonly reasons: (string | null)[];
}

/** Objects whose osculating perigee is seen lower than this on a day are followed through it for the moment they fail, km. */
const RISKY_PERIGEE_KM: number = EARTH_RADIUS_KM + 100;
const SAMPLES_PER_DAY = 16;
const PAUSE_EVERY = 512;

/**
 * Finds the objects of `batch` (constants in `satellites`) whose propagation fails within a window. Objects at which
 * `only` is 0 are known to be well and not looked at. `pause` is awaited every few milliseconds.
 */
export async function findFailures(
  kernel: Kernel,
  batch: SatelliteBatch,
  satellites: readonly Sgp4Constants[],
  startUs: number,
  stopUs: number,
  pause: () => Promise<void>,
  only?: Uint8Array,
): Promise<ObjectFailures> {
  const failures: ObjectFailures = {
    fromUs: new Float64Array(batch.count).fill(Infinity),
    reasons: new Array(batch.count).fill(null),
  };
  const samplesOf = createOsculatingSamples(kernel, batch, SAMPLES_PER_DAY);
  const isRisky = (i: number, day: number): boolean => {
    if (satellites[i]!.error !== 0) return true;
    const { perigee, failed } = samplesOf(i, day, 0, DAY_SECONDS);
    return failed || perigee < RISKY_PERIGEE_KM;
  };
  for (let i = 0; i < batch.count; i++) {
    if (i % PAUSE_EVERY === PAUSE_EVERY - 1) await pause();
    if (only?.[i] === 0) continue;
    for (let day = dayOfUs(startUs); dayStartUs(day) < stopUs; day++) {
      if (!isRisky(i, day)) continue;
      const begin = Math.max(0, secondOfDay(startUs, day));
      const end = Math.min(DAY_SECONDS, secondOfDay(stopUs, day));
      const failure = await findFirstFailure(satellites[i]!, day, begin, end, pause);
      if (!failure) continue;
      failures.fromUs[i] = failure.fromUs;
      failures.reasons[i] = failure.reason;
      break;
    }
  }
  return failures;
}
