import { type ElementSet, initializeSgp4, type Sgp4Constants, secondsBetween, type UtcTime } from '@clearway/astro';
import { createKernel, createSatelliteBatch, type Kernel, type SatelliteBatch } from '@clearway/kernels';
import { ensureKernel } from '@clearway/kernels/build';
import { dayStartUs } from '@clearway/screening';

/** Objects in a kernel, and the window as the engine takes it. */
export interface PreparedMotion {
  readonly kernel: Kernel;
  readonly batch: SatelliteBatch;
  readonly satellites: readonly Sgp4Constants[];
  /** Minutes from each epoch to the start. */
  readonly epochOffsets: Float64Array;
  readonly start: UtcTime;
  readonly startUs: number;
  readonly stopUs: number;
}

const MARGIN_SECONDS = 95_000;

export async function preparedMotion(
  elements: readonly ElementSet[],
  start: UtcTime,
  durationSeconds: number,
): Promise<PreparedMotion> {
  const kernel = await createKernel(await ensureKernel());
  const satellites = elements.map((e) => initializeSgp4(e));
  const epochOffsets = Float64Array.from(elements, (e) => secondsBetween(e.epoch, start) / 60);
  const to = durationSeconds + MARGIN_SECONDS;
  const startUs = dayStartUs(start.day) + start.second * 1e6;
  return {
    kernel,
    batch: createSatelliteBatch(kernel, satellites, epochOffsets, -MARGIN_SECONDS, to),
    satellites,
    epochOffsets,
    start,
    startUs,
    stopUs: startUs + durationSeconds * 1e6,
  };
}
