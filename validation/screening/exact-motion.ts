import { type ElementSet, initializeSgp4, type Sgp4Constants, secondsBetween, type UtcTime } from '@clearway/astro';
import { createKernel, createSatelliteBatch, type Kernel, type SatelliteBatch } from '@clearway/kernels';
import { ensureKernel } from '@clearway/kernels/build';
import {
  dayOfUs,
  dayStartUs,
  findFailures,
  planSweep,
  type Survey,
  type SweepPlan,
  secondOfDay,
  surveyObjects,
} from '@clearway/screening';

/** Exact states of many objects, and the plan that a screening of them would follow. */
export interface ExactMotion {
  readonly survey: Survey;
  /** From when each object fails, microseconds since 1970-01-01 UTC; Infinity for most. */
  readonly failsUs: Float64Array;
  readonly plan: SweepPlan;
  /** Positions (km) and velocities (km/s) of an object at these times (s): six numbers for each. */
  readonly statesAt: (object: number, times: readonly number[]) => Float64Array;
}

const MARGIN_SECONDS = 95_000;
const CAPACITY = 64;

export async function exactMotion(
  elements: readonly ElementSet[],
  start: UtcTime,
  durationSeconds: number,
  thresholdKm = 5,
): Promise<ExactMotion> {
  const kernel: Kernel = await createKernel(await ensureKernel());
  const satellites: Sgp4Constants[] = elements.map((e) => initializeSgp4(e));
  const offsets = Float64Array.from(elements, (e) => secondsBetween(e.epoch, start) / 60);
  const batch: SatelliteBatch = createSatelliteBatch(
    kernel,
    satellites,
    offsets,
    -MARGIN_SECONDS,
    durationSeconds + MARGIN_SECONDS,
  );
  const startUs = dayStartUs(start.day) + start.second * 1e6;
  const pause = async (): Promise<void> => {};
  const survey = await surveyObjects(kernel, batch, satellites, startUs, durationSeconds, pause);
  const stopUs = startUs + durationSeconds * 1e6;
  const { fromUs: failsUs } = await findFailures(kernel, batch, satellites, startUs, stopUs, pause);
  const day = dayOfUs(startUs);
  const zero = secondOfDay(startUs, day);
  const plan = planSweep(satellites, survey.perigees, survey.eccentricities, survey.velocityDefects, {
    durationSeconds,
    thresholdKm,
  });
  const timesAt = kernel.allocate(CAPACITY * 8);
  const out = kernel.allocate(CAPACITY * 48);
  return {
    survey,
    failsUs,
    plan,
    statesAt: (object, times) => {
      const even = times.length + (times.length % 2);
      if (even > CAPACITY) throw new RangeError(`${times.length} times at once`);
      const view = kernel.floats64(timesAt, even);
      times.forEach((time, k) => {
        view[k] = zero + time;
      });
      if (even > times.length) view[even - 1] = zero + times[0]!;
      batch.anchorOne(object, day);
      batch.propagate(object, timesAt, even, out, CAPACITY * 8);
      const columns = kernel.floats64(out, CAPACITY * 6);
      return Float64Array.from(
        { length: times.length * 6 },
        (_, k) => columns[(k % 6) * CAPACITY + Math.floor(k / 6)]!,
      );
    },
  };
}
