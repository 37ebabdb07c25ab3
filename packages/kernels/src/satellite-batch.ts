import type { Sgp4Constants } from '@clearway/astro';
import type { Kernel } from './kernel.ts';
import { DEEP_DOUBLES, DEEP_TABLE, packDeep, RESONANCE_ROW_DOUBLES, resonanceSteps } from './pack-deep.ts';
import { NEAR_DOUBLES, packNear } from './pack-near.ts';

/** Satellites whose constants stand in a kernel's memory, propagated by index. */
export interface SatelliteBatch {
  readonly count: number;
  /** Address of a list of `count` 32-bit addresses of constants. */
  readonly records: number;
  /** Address of `count` bytes: 1 where deep-space. */
  readonly deep: number;
  /**
   * States of satellite `index` at `count` times (even; seconds from the window's zero) that stand at `times`, to six
   * columns of doubles at `out`, `columnBytes` apart: TEME km, km/s. Returns 0, or 1 when any time failed.
   */
  readonly propagate: (index: number, times: number, count: number, out: number, columnBytes: number) => number;
}

/**
 * Lays the constants into the kernel's memory. `epochOffsets` are minutes from each element epoch to the window's time
 * zero; times in [fromSeconds, toSeconds] may be asked for.
 */
export function createSatelliteBatch(
  kernel: Kernel,
  satellites: readonly Sgp4Constants[],
  epochOffsets: Float64Array,
  fromSeconds: number,
  toSeconds: number,
): SatelliteBatch {
  const count = satellites.length;
  const records = kernel.allocate(count * 4);
  const deep = kernel.allocate(count);
  const addresses = new Int32Array(count);
  let bytes = 0;
  const steps = satellites.map((c, i) => {
    const offset = epochOffsets[i] ?? 0;
    addresses[i] = bytes;
    bytes += (c.deepSpace ? DEEP_DOUBLES : NEAR_DOUBLES) * 8;
    if (!c.irez) return null;
    const range = resonanceSteps(offset + fromSeconds / 60, offset + toSeconds / 60);
    bytes += range.count * RESONANCE_ROW_DOUBLES * 8;
    return range;
  });
  const base = kernel.allocate(bytes);
  const view = kernel.floats64(base, bytes / 8);
  const flags = kernel.bytes(deep, count);
  for (let i = 0; i < count; i++) {
    const c = satellites[i]!;
    const at = addresses[i]! / 8;
    flags[i] = c.deepSpace;
    addresses[i]! += base;
    if (!c.deepSpace) {
      packNear(c, epochOffsets[i]!, view, at);
      continue;
    }
    packDeep(c, epochOffsets[i]!, view, at);
    const range = steps[i];
    if (!range) continue;
    view.set([addresses[i]! + DEEP_DOUBLES * 8, range.first, range.count], at + DEEP_TABLE);
    kernel.exports.tabulateResonance(addresses[i]!);
  }
  kernel.ints32(records, count).set(addresses);
  const { propagateNear, propagateDeep } = kernel.exports;
  return {
    count,
    records,
    deep,
    propagate: (index, times, n, out, columnBytes) =>
      satellites[index]!.deepSpace
        ? propagateDeep(addresses[index]!, times, n, out, columnBytes)
        : propagateNear(addresses[index]!, times, n, out, columnBytes),
  };
}
