import { type ElementSet, type OrbitExtent, orbitExtent, secondsBetween, type UtcTime } from '@clearway/astro';
import { dayStartUs, findFailures, type ObjectLives } from '@clearway/screening';
import type { PreparedObjects } from './prepare-objects.ts';

/** A window as the engine takes it: microseconds since 1970-01-01 UTC. */
export interface WindowMicros {
  readonly startUs: number;
  readonly stopUs: number;
}

export function windowMicros(start: UtcTime, durationSeconds: number): WindowMicros {
  const startUs = dayStartUs(start.day) + start.second * 1e6;
  return { startUs, stopUs: startUs + durationSeconds * 1e6 };
}

/** When element sets are there, and why some fail. */
export interface KnownLives extends ObjectLives {
  readonly reasons: readonly (string | null)[];
}

/** When element sets are in force, microseconds since 1970-01-01 UTC. */
export interface InForce {
  readonly fromUs: Float64Array;
  readonly toUs: Float64Array;
}

/** The radii between which each object stays over a window, by its elements alone; null where they don't tell. */
export function orbitExtents(
  elements: readonly ElementSet[],
  start: UtcTime,
  durationSeconds: number,
): (OrbitExtent | null)[] {
  return elements.map((e) => {
    const from = secondsBetween(e.epoch, start) / 60;
    return orbitExtent(e, from, from + durationSeconds / 60);
  });
}

/** Finds when prepared objects fail within a window; those with an extent do not. */
export async function findLives(
  { kernel, batch, satellites }: PreparedObjects,
  extents: readonly (OrbitExtent | null)[],
  { startUs, stopUs }: WindowMicros,
  inForce: InForce | null,
  pause: () => Promise<void>,
): Promise<KnownLives> {
  const unclear = Uint8Array.from(extents, (extent) => (extent === null ? 1 : 0));
  const { fromUs: failsUs, reasons } = await findFailures(kernel, batch, satellites, startUs, stopUs, pause, unclear);
  return {
    fromUs: inForce ? inForce.fromUs : new Float64Array(failsUs.length).fill(Number.NEGATIVE_INFINITY),
    untilUs: inForce ? failsUs.map((us, i) => Math.min(us, inForce.toUs[i]!)) : failsUs,
    failsUs,
    reasons,
  };
}

/** The lives of some of the objects, in the order of `indices`. */
export function pickLives(lives: KnownLives, indices: readonly number[]): KnownLives {
  const pick = (values: Float64Array): Float64Array<ArrayBuffer> => Float64Array.from(indices, (i) => values[i]!);
  return {
    fromUs: pick(lives.fromUs),
    untilUs: pick(lives.untilUs),
    failsUs: pick(lives.failsUs),
    reasons: indices.map((i) => lives.reasons[i]!),
  };
}

/** The times in force of some of the objects, in the order of `indices`. */
export function pickInForce({ fromUs, toUs }: InForce, indices: readonly number[]): InForce {
  return {
    fromUs: Float64Array.from(indices, (i) => fromUs[i]!),
    toUs: Float64Array.from(indices, (i) => toUs[i]!),
  };
}

/** True where an object is there at some time of a window. */
export function livesIn(lives: ObjectLives, i: number, { startUs, stopUs }: WindowMicros): boolean {
  return lives.untilUs[i]! > startUs && lives.fromUs[i]! < stopUs && lives.fromUs[i]! < lives.untilUs[i]!;
}
