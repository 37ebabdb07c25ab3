import type { Sgp4Constants } from '@clearway/astro';
import {
  DEEP_DOUBLES,
  DEEP_RESONANCE,
  DEEP_TABLE,
  packDeep,
  RESONANCE_ROW_DOUBLES,
  resonanceSteps,
} from './pack-deep.ts';
import { NEAR_DOUBLES, packNear } from './pack-near.ts';

/**
 * The constants of satellites as the kernel reads them, in plain arrays: a tenth of the memory of the objects they come
 * from, and fit to be handed to another thread.
 */
export interface PackedSatellites {
  readonly count: number;
  /** Records of {@link NEAR_DOUBLES} or {@link DEEP_DOUBLES}, those of resonant objects with room for their tables. */
  readonly values: Float64Array;
  /** Where each record begins in `values`, and its length at the end. */
  readonly starts: Uint32Array;
  /** 1 where deep-space. */
  readonly deep: Uint8Array;
}

/**
 * Packs satellites. `epochOffsets` are minutes from each element epoch to time zero; times in
 * [fromSeconds, toSeconds] may be asked for later.
 */
export function packSatellites(
  satellites: readonly Sgp4Constants[],
  epochOffsets: Float64Array,
  fromSeconds: number,
  toSeconds: number,
): PackedSatellites {
  const count = satellites.length;
  const starts = new Uint32Array(count + 1);
  const deep = new Uint8Array(count);
  const stepsOf = (index: number): { readonly first: number; readonly count: number } =>
    resonanceSteps(epochOffsets[index]! + fromSeconds / 60, epochOffsets[index]! + toSeconds / 60);
  for (let i = 0; i < count; i++) {
    const c = satellites[i]!;
    deep[i] = c.deepSpace;
    const table = c.deep.irez ? stepsOf(i).count * RESONANCE_ROW_DOUBLES : 0;
    starts[i + 1] = starts[i]! + (c.deepSpace ? DEEP_DOUBLES : NEAR_DOUBLES) + table;
  }
  const values = new Float64Array(starts[count]!);
  for (let i = 0; i < count; i++) {
    const c = satellites[i]!;
    const at = starts[i]!;
    if (!c.deepSpace) {
      packNear(c, epochOffsets[i]!, values, at);
      continue;
    }
    packDeep(c, epochOffsets[i]!, values, at);
    if (!c.deep.irez) continue;
    const steps = stepsOf(i);
    values[at + DEEP_TABLE + 1] = steps.first;
    values[at + DEEP_TABLE + 2] = steps.count;
  }
  return { count, values, starts, deep };
}

/** Some of the satellites, in the order of `indices`; `buffer` gives the memory for each list, by its bytes. */
export function selectSatellites(
  packed: PackedSatellites,
  indices: readonly number[],
  buffer: (bytes: number) => ArrayBufferLike,
): PackedSatellites {
  const count = indices.length;
  const starts = new Uint32Array(buffer((count + 1) * 4));
  const deep = new Uint8Array(buffer(count));
  for (let k = 0; k < count; k++) {
    const i = indices[k]!;
    starts[k + 1] = starts[k]! + packed.starts[i + 1]! - packed.starts[i]!;
    deep[k] = packed.deep[i]!;
  }
  const values = new Float64Array(buffer(starts[count]! * 8));
  for (let k = 0; k < count; k++) {
    const i = indices[k]!;
    values.set(packed.values.subarray(packed.starts[i]!, packed.starts[i + 1]!), starts[k]!);
  }
  return { count, values, starts, deep };
}

/** True where a record has a table of its resonance with the Earth's rotation. */
export function isResonant(packed: PackedSatellites, index: number): boolean {
  return packed.deep[index] === 1 && packed.values[packed.starts[index]! + DEEP_RESONANCE] !== 0;
}
