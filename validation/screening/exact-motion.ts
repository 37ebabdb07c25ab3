import { type ElementSet, initializeSgp4, type Sgp4Constants, secondsBetween, type UtcTime } from '@clearway/astro';
import { createKernel, createSatelliteBatch, type Kernel, type SatelliteBatch } from '@clearway/kernels';
import { ensureKernel } from '@clearway/kernels/build';
import { planSweep, type Survey, type SweepPlan, surveyObjects } from '@clearway/screening';

/** Exact states of many objects, and the plan that a screening of them would follow. */
export interface ExactMotion {
  readonly survey: Survey;
  readonly plan: SweepPlan;
  /** Positions (km) and velocities (km/s) of an object at these times (s): six numbers for each. */
  readonly statesAt: (object: number, times: readonly number[]) => Float64Array;
}

const MARGIN_SECONDS = 8000;
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
  const survey = await surveyObjects(kernel, batch, satellites, offsets, durationSeconds, async () => {});
  const plan = planSweep(satellites, survey.perigees, survey.eccentricities, survey.velocityDefects, {
    durationSeconds,
    thresholdKm,
  });
  const timesAt = kernel.allocate(CAPACITY * 8);
  const out = kernel.allocate(CAPACITY * 48);
  return {
    survey,
    plan,
    statesAt: (object, times) => {
      const even = times.length + (times.length % 2);
      if (even > CAPACITY) throw new RangeError(`${times.length} times at once`);
      const view = kernel.floats64(timesAt, even);
      view.set(times);
      if (even > times.length) view[even - 1] = times[0]!;
      batch.propagate(object, timesAt, even, out, CAPACITY * 8);
      const columns = kernel.floats64(out, CAPACITY * 6);
      return Float64Array.from(
        { length: times.length * 6 },
        (_, k) => columns[(k % 6) * CAPACITY + Math.floor(k / 6)]!,
      );
    },
  };
}
