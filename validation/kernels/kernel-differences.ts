import { type ElementSet, initializeSgp4, propagateChecked } from '@clearway/astro';
import { createKernel, createSatelliteBatch } from '@clearway/kernels';
import { ensureKernel } from '@clearway/kernels/build';

/** Where the kernel and the reference in plain TypeScript differ. */
export interface KernelDifference {
  readonly id: number;
  readonly minutes: number;
  readonly positionKm: number;
  readonly velocityKmS: number;
  readonly radiusKm: number;
  /** `near`, `deep`, or with resonance `synchronous` or `half-day`. */
  readonly branch: 'near' | 'deep' | 'synchronous' | 'half-day';
}

export interface KernelComparison {
  /** The largest difference of each object, in position. */
  readonly worst: readonly KernelDifference[];
  /** States compared: those that the reference gives without a failure. */
  readonly states: number;
  /** Objects of which one of kernel and reference failed at a time at which the other did not. */
  readonly failuresApart: readonly { readonly id: number; readonly minutes: number; readonly code: number }[];
  readonly failures: number;
}

const BRANCHES = ['deep', 'synchronous', 'half-day'] as const;
const PAIR = 2;

/**
 * Propagates each object by the kernel and by the reference to `timesPerObject` times (even), given by `minutesOf` in
 * [−1440, 43200] minutes since its epoch. The window's zero lies at `offsetOf` minutes after the epoch, as in a screening.
 */
export async function compareKernel(
  elements: readonly ElementSet[],
  timesPerObject: number,
  minutesOf: (index: number, time: number) => number,
  offsetOf: (index: number) => number,
): Promise<KernelComparison> {
  const wasm = await ensureKernel();
  const worst: KernelDifference[] = [];
  const failuresApart: { id: number; minutes: number; code: number }[] = [];
  let states = 0;
  let failures = 0;
  const reference = new Float64Array(6);
  const chunk = 4000;
  for (let first = 0; first < elements.length; first += chunk) {
    const kernel = await createKernel(wasm);
    const satellites = elements.slice(first, first + chunk).map((element) => initializeSgp4(element));
    const offsets = Float64Array.from(satellites, (_, k) => offsetOf(first + k));
    const batch = createSatelliteBatch(kernel, satellites, offsets, -60 * 100_000, 60 * 100_000);
    const times = kernel.allocate(timesPerObject * 8);
    const out = kernel.allocate(PAIR * 6 * 8);
    const timeView = kernel.floats64(times, timesPerObject);
    const view = kernel.floats64(out, PAIR * 6);
    satellites.forEach((c, k) => {
      for (let j = 0; j < timesPerObject; j++) timeView[j] = (minutesOf(first + k, j) - offsets[k]!) * 60;
      let largest: KernelDifference | null = null;
      // Two at a time, which is how many the kernel does at once: so a failure is known to a pair of times.
      for (let j = 0; j < timesPerObject; j += PAIR) {
        const failed = batch.propagate(k, times + j * 8, PAIR, out, PAIR * 8) !== 0;
        let code = 0;
        for (let lane = 0; lane < PAIR; lane++) {
          const minutes = offsets[k]! + timeView[j + lane]! / 60;
          const laneCode = propagateChecked(c, minutes, reference);
          code ||= laneCode;
          if (laneCode !== 0) continue;
          states++;
          const at = (column: number): number => view[column * PAIR + lane]! - reference[column]!;
          const positionKm = Math.hypot(at(0), at(1), at(2));
          if (!largest || !(positionKm <= largest.positionKm)) {
            largest = {
              id: c.id,
              minutes,
              positionKm,
              velocityKmS: Math.hypot(at(3), at(4), at(5)),
              radiusKm: Math.hypot(reference[0]!, reference[1]!, reference[2]!),
              branch: c.deepSpace ? BRANCHES[c.deep.irez]! : 'near',
            };
          }
        }
        if (code !== 0) failures++;
        if (failed !== (code !== 0)) failuresApart.push({ id: c.id, minutes: offsets[k]! + timeView[j]! / 60, code });
      }
      if (largest) worst.push(largest);
    });
  }
  worst.sort((one, other) => other.positionKm - one.positionKm);
  return { worst, states, failuresApart, failures };
}
