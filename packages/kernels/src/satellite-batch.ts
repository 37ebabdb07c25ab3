import type { Sgp4Constants } from '@clearway/astro';
import type { Kernel } from './kernel.ts';
import { DEEP_DOUBLES, DEEP_TABLE } from './pack-deep.ts';
import { isResonant, type PackedSatellites, packSatellites } from './packed-satellites.ts';

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
  return placeSatellites(kernel, packSatellites(satellites, epochOffsets, fromSeconds, toSeconds));
}

/** Lays packed constants into the kernel's memory and fills the tables of resonant satellites. */
export function placeSatellites(kernel: Kernel, packed: PackedSatellites): SatelliteBatch {
  const { count } = packed;
  const records = kernel.allocate(count * 4);
  const deep = kernel.allocate(count);
  const base = kernel.allocate(packed.values.byteLength);
  const values = kernel.floats64(base, packed.values.length);
  values.set(packed.values);
  kernel.bytes(deep, count).set(packed.deep);
  const addresses = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const at = packed.starts[i]!;
    addresses[i] = base + at * 8;
    if (!isResonant(packed, i)) continue;
    values[at + DEEP_TABLE] = addresses[i]! + DEEP_DOUBLES * 8;
    kernel.exports.tabulateResonance(addresses[i]!);
  }
  kernel.ints32(records, count).set(addresses);
  const isDeep = Uint8Array.from(packed.deep);
  const { propagateNear, propagateDeep } = kernel.exports;
  return {
    count,
    records,
    deep,
    propagate: (index, times, n, out, columnBytes) =>
      isDeep[index] === 1
        ? propagateDeep(addresses[index]!, times, n, out, columnBytes)
        : propagateNear(addresses[index]!, times, n, out, columnBytes),
  };
}
