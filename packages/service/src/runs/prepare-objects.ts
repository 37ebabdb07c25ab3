import { type ElementSet, initializeSgp4, type Sgp4Constants, secondsBetween, type UtcTime } from '@clearway/astro';
import {
  createKernel,
  type Kernel,
  type PackedSatellites,
  packSatellites,
  placeSatellites,
  type SatelliteBatch,
} from '@clearway/kernels';
import { LONGEST_SLICE_SECONDS } from '@clearway/screening';

/** Objects ready to be propagated in a kernel of this thread. */
export interface PreparedObjects {
  readonly kernel: Kernel;
  readonly batch: SatelliteBatch;
  readonly satellites: readonly Sgp4Constants[];
  /** Their constants as workers take them. */
  readonly packed: PackedSatellites;
  /** Minutes from each element epoch to the window's start. */
  readonly epochOffsets: Float64Array;
}

/** A sweep looks at whole slices, and the survey at whole days, beyond the window on both sides, s. */
const MARGIN_SECONDS: number = 86_400 + LONGEST_SLICE_SECONDS;

/** Initialises SGP4 for all objects and lays their constants into a kernel instance. */
export async function prepareObjects(
  wasm: Uint8Array<ArrayBuffer>,
  elements: readonly ElementSet[],
  start: UtcTime,
  durationSeconds: number,
  pause: () => Promise<void> = async () => {},
): Promise<PreparedObjects> {
  const kernel = await createKernel(wasm);
  const satellites: Sgp4Constants[] = [];
  for (const e of elements) {
    satellites.push(initializeSgp4(e));
    if (satellites.length % 4096 === 0) await pause();
  }
  const epochOffsets = new Float64Array(elements.length);
  elements.forEach((e, i) => {
    epochOffsets[i] = secondsBetween(e.epoch, start) / 60;
  });
  const packed = packSatellites(satellites, epochOffsets, -MARGIN_SECONDS, durationSeconds + MARGIN_SECONDS);
  return { kernel, batch: placeSatellites(kernel, packed), satellites, packed, epochOffsets };
}
