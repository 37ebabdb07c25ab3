import type { ElementSet, UtcTime } from '@clearway/astro';
import { unixMicros } from '@clearway/astro';
import type { CutEphemeris } from '@clearway/screening';
import { type ObjectsNearPath, objectsNearPath, type Shell } from './objects-near-path.ts';
import { ephemeridesNearPath, type NearEphemeris, type OtherEphemeris } from './other-ephemerides.ts';

/** A catalogue as a corridor or a screening in full looks at it. */
export interface SearchedCatalog {
  readonly wasm: Uint8Array<ArrayBuffer>;
  readonly elements: readonly ElementSet[];
  /** When each element set is in force, microseconds since 1970-01-01 UTC; absent: always. An ephemeris that speaks instead ends it. */
  readonly inForce?: { readonly fromUs: Float64Array; readonly toUs: Float64Array };
  /** Objects that are known by their operators' ephemerides. */
  readonly ephemerides?: readonly OtherEphemeris[];
  /** Numbers that share one set of elements (docked modules): those of the satellite's group are left out. */
  readonly identicalGroups?: readonly (readonly number[])[];
  readonly own: ElementSet;
}

/** Whoever shares the shell of a path: element sets, and behind them stretches of ephemerides. Columns are by object. */
export interface SearchedObjects {
  readonly near: ObjectsNearPath;
  readonly others: readonly CutEphemeris[];
  readonly ids: Float64Array;
  /** Index of its element set; of an ephemeris, behind all of them. */
  readonly indices: Int32Array;
  readonly epochsUs: Float64Array;
  readonly halfPeriods: Float64Array;
  readonly fromUs: Float64Array;
  readonly untilUs: Float64Array;
  readonly failsUs: Float64Array;
  /** The satellite itself, and whoever shares the elements of another that stands for it. */
  readonly isLeftOut: (object: number) => boolean;
  /** Numbers that share the elements of another that stands for them: [its number, theirs…]; not the satellite's. */
  readonly together: readonly (readonly number[])[];
}

/** Prepares whatever of a catalogue shares the shell of a path in a window. */
export async function searchedObjects(
  { wasm, elements, inForce, ephemerides = [], identicalGroups = [], own }: SearchedCatalog,
  shell: Shell,
  roomKm: number,
  start: UtcTime,
  durationSeconds: number,
  startUs: number,
  pause: () => Promise<void>,
): Promise<SearchedObjects> {
  const stopUs = startUs + durationSeconds * 1e6;
  const lives = (i: number): boolean => !inForce || (inForce.fromUs[i]! < stopUs && inForce.toUs[i]! > startUs);
  const near = await objectsNearPath(wasm, elements, lives, shell, roomKm, start, durationSeconds, startUs, pause);
  const spans = await ephemeridesNearPath(ephemerides, own.id, shell, roomKm, startUs, stopUs, pause);
  const column = (of: (i: number, place: number) => number, ofSpan: (span: NearEphemeris) => number): Float64Array =>
    Float64Array.from([...Array.from(near.indices, of), ...spans.map(ofSpan)]);
  const ids = column(
    (i) => elements[i]!.id,
    ({ ephemeris }) => ephemerides[ephemeris]!.id,
  );
  // Who has an ephemeris stands for nobody, and nobody for it.
  const known = new Set(ephemerides.map(({ id }) => id));
  const together = identicalGroups
    .map((group) => (group.includes(own.id) ? group : group.filter((id) => !known.has(id))))
    .filter((group) => group.length > 1);
  const leftOut = new Set([own.id]);
  for (const group of together) for (const id of group.includes(own.id) ? group : group.slice(1)) leftOut.add(id);
  return {
    near,
    others: spans.map(({ cut }) => cut),
    ids,
    indices: Int32Array.from([...near.indices, ...spans.map(({ ephemeris }) => elements.length + ephemeris)]),
    epochsUs: column(
      (i) => unixMicros(elements[i]!.epoch),
      ({ ephemeris }) => ephemerides[ephemeris]!.epochUs,
    ),
    halfPeriods: column(
      (_, place) => near.halfPeriods[place]!,
      ({ halfPeriod }) => halfPeriod,
    ),
    fromUs: column(
      (i) => inForce?.fromUs[i] ?? Number.NEGATIVE_INFINITY,
      ({ fromUs }) => fromUs,
    ),
    untilUs: column(
      (i, place) => Math.min(inForce?.toUs[i] ?? Number.POSITIVE_INFINITY, near.failsUs[place]!),
      ({ untilUs }) => untilUs,
    ),
    failsUs: column(
      (_, place) => near.failsUs[place]!,
      () => Number.POSITIVE_INFINITY,
    ),
    isLeftOut: (object) => leftOut.has(ids[object]!),
    together: together.filter((group) => !group.includes(own.id)),
  };
}
