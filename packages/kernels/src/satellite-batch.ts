import type { Sgp4Constants } from '@clearway/astro';
import type { Kernel } from './kernel.ts';
import { DEEP_DOUBLES, DEEP_EPOCH, DEEP_TABLE } from './pack-deep.ts';
import { NEAR_EPOCH } from './pack-near.ts';
import { isResonant, type PackedSatellites, packSatellites } from './packed-satellites.ts';

const MINUTES_PER_DAY = 1440;

/** Satellites whose constants stand in a kernel's memory, propagated by index. */
export interface SatelliteBatch {
  readonly count: number;
  /** Address of a list of `count` 32-bit addresses of constants. */
  readonly records: number;
  /** Address of `count` bytes: 1 where deep-space. */
  readonly deep: number;
  /**
   * Moves time zero of every satellite to the start of a UTC day (counted since 2000-01-01). States are then a function of
   * the element set, the day and the second of it alone, to the last bit, whatever zero was before.
   */
  readonly anchor: (day: number) => void;
  /** The same for one satellite. */
  readonly anchorOne: (index: number, day: number) => void;
  /**
   * States of satellite `index` at `count` times (even; seconds from time zero) that stand at `times`, to six
   * columns of doubles at `out`, `columnBytes` apart: TEME km, km/s. Returns 0, or 1 when any time failed.
   */
  readonly propagate: (index: number, times: number, count: number, out: number, columnBytes: number) => number;
}

/**
 * Lays the constants into the kernel's memory. `epochOffsets` are minutes from each element epoch to time
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

/**
 * Lays packed constants into the kernel's memory, those of several portions one after the other, and fills the tables of resonant
 * satellites.
 */
export function placeSatellites(
  kernel: Kernel,
  packed: PackedSatellites | readonly PackedSatellites[],
): SatelliteBatch {
  const portions = 'count' in packed ? [packed] : packed;
  const count = portions.reduce((sum, portion) => sum + portion.count, 0);
  const length = portions.reduce((sum, portion) => sum + portion.values.length, 0);
  const records = kernel.allocate(count * 4);
  const deep = kernel.allocate(count);
  const base = kernel.allocate(length * 8);
  const values = kernel.floats64(base, length);
  const addresses = new Uint32Array(count);
  // Not the packed constants themselves: of a million objects they are half a gigabyte that somebody may want back.
  const starts = new Uint32Array(count);
  const isDeep = new Uint8Array(count);
  let object = 0;
  let value = 0;
  for (const portion of portions) {
    values.set(portion.values, value);
    isDeep.set(portion.deep, object);
    for (let k = 0; k < portion.count; k++, object++) {
      const at = value + portion.starts[k]!;
      starts[object] = at;
      addresses[object] = base + at * 8;
      if (!isResonant(portion, k)) continue;
      values[at + DEEP_TABLE] = addresses[object]! + DEEP_DOUBLES * 8;
      kernel.exports.tabulateResonance(addresses[object]!);
    }
    value += portion.values.length;
  }
  kernel.bytes(deep, count).set(isDeep);
  kernel.ints32(records, count).set(addresses);
  const { propagateNear, propagateDeep } = kernel.exports;
  let live = kernel.floats64(base, length);
  const anchored = new Float64Array(count).fill(Number.NaN);
  const anchorOne = (index: number, day: number): void => {
    if (anchored[index] === day) return;
    if (live.length === 0) live = kernel.floats64(base, length);
    anchored[index] = day;
    const at = starts[index]!;
    const epoch = at + (isDeep[index] === 1 ? DEEP_EPOCH : NEAR_EPOCH);
    live[at] = (day - live[epoch]!) * MINUTES_PER_DAY - live[epoch + 1]! / 60;
  };
  return {
    count,
    records,
    deep,
    anchor: (day) => {
      for (let index = 0; index < count; index++) anchorOne(index, day);
    },
    anchorOne,
    propagate: (index, times, n, out, columnBytes) =>
      isDeep[index] === 1
        ? propagateDeep(addresses[index]!, times, n, out, columnBytes)
        : propagateNear(addresses[index]!, times, n, out, columnBytes),
  };
}
