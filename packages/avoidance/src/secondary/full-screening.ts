import { addSeconds, type UtcTime, unixMicros } from '@clearway/astro';
import {
  APPROACH_COLUMNS,
  createEphemerisMotion,
  createEphemerisScreener,
  createPairMotion,
  createSlowResolver,
  cutEphemeris,
  DAY_COLUMN,
  type EphemerisKnots,
  joinStretches,
  type RefinementSetting,
  secondOfDay,
} from '@clearway/screening';
import {
  type BurnFamily,
  type DifferenceInto,
  differenceOf,
  type SecondBurn,
} from '../burnt-motion/burn-difference.ts';
import { type ApproachRows, addRow, createRows } from './approach-rows.ts';
import type { Corridor, CorridorRequest } from './corridor.ts';
import { objectsNearPath } from './objects-near-path.ts';

/** The burnt path as an ephemeris from the burn on: the nominal states with the difference that the burn makes, and one at the burn. */
export function burntKnots(corridor: Corridor, time: UtcTime, difference: DifferenceInto | null): EphemerisKnots {
  const { nominal } = corridor;
  const motion = createEphemerisMotion(nominal);
  const burn = secondOfDay(unixMicros(time), nominal.day);
  const times = Float64Array.from([burn, ...nominal.times.filter((t) => t > burn + 1)]);
  const states = new Float64Array(6 * times.length);
  const state = new Float64Array(6);
  const delta = new Float64Array(6);
  times.forEach((t, k) => {
    motion.stateAt(t, state);
    difference?.(t - burn, delta);
    for (let c = 0; c < 6; c++) states[6 * k + c] = state[c]! + delta[c]!;
  });
  return { day: nominal.day, times, states };
}

/** Close approaches found without a corridor, in its form. */
export interface ScreenedRows {
  /** Sorted by object, then by time; times as those of the corridor's rows. */
  readonly rows: ApproachRows;
  readonly ids: Float64Array;
  readonly indices: Int32Array;
  readonly epochsUs: Float64Array;
}

/**
 * Screens a burnt path against the whole catalogue by the engine's own search, from the burn until a time or the corridor's end: for paths that
 * leave the corridor, and to hold the corridor's answers against.
 */
export async function screenInFull(
  request: CorridorRequest,
  corridor: Corridor,
  time: UtcTime,
  difference: DifferenceInto | null,
  untilUs: number = corridor.stopUs,
): Promise<ScreenedRows> {
  const { elements, own, wasm, pause = async () => {} } = request;
  const { startUs: corridorUs, thresholdKm, slowSpeedKmS: slowSpeed, passages } = corridor;
  const stopUs = Math.min(corridor.stopUs, untilUs);
  const startUs = Math.max(corridorUs, unixMicros(time));
  const durationSeconds = (stopUs - startUs) / 1e6;
  const cut = cutEphemeris(createEphemerisMotion(burntKnots(corridor, time, difference)), startUs, stopUs);
  const shell = {
    perigeeKm: Math.min(...cut.pieces.map((piece) => piece.perigeeKm)),
    apogeeKm: Math.max(...cut.pieces.map((piece) => piece.apogeeKm)),
  };
  const start = addSeconds(time, (startUs - unixMicros(time)) / 1e6);
  const near = await objectsNearPath(wasm, elements, shell, thresholdKm, start, durationSeconds, startUs, pause);
  const { kernel, batch, tracks, indices } = near;
  const always = (value: number): Float64Array => new Float64Array(batch.count + 1).fill(value);
  const failsUs = always(Number.POSITIVE_INFINITY);
  failsUs.set(near.failsUs);
  const halfPeriods = always(Number.POSITIVE_INFINITY);
  halfPeriods.set(near.halfPeriods);
  const setting: RefinementSetting = {
    startUs,
    stopUs,
    thresholdKm,
    slowSpeed,
    fromUs: always(Number.NEGATIVE_INFINITY),
    untilUs: failsUs,
    failsUs,
    halfPeriods,
    isPrimary: () => true,
  };
  const screener = createEphemerisScreener(kernel, batch, tracks, [cut], setting);
  const ids = Float64Array.from(indices, (i) => elements[i]!.id);
  const leftOut = new Set([own.id]);
  for (const group of request.identicalGroups ?? []) {
    for (const id of group.includes(own.id) ? group : group.slice(1)) leftOut.add(id);
  }
  const found = await screener.screen(
    batch.count,
    (other) => !leftOut.has(ids[other]!),
    () => true,
    pause,
  );
  const slow = createSlowResolver(kernel, screener.batch, setting)(joinStretches([found.stretches]));
  const rows = createRows();
  const pairs = createPairMotion(kernel, screener.batch);
  const states = new Float64Array(12);
  const relative = new Float64Array(6);
  const packed = [found.approaches, slow].flatMap((list) =>
    Array.from({ length: list.length / APPROACH_COLUMNS }, (_, k) =>
      list.subarray(k * APPROACH_COLUMNS, (k + 1) * APPROACH_COLUMNS),
    ),
  );
  const timeOf = (row: Float64Array): number => row[2]! + (row[DAY_COLUMN]! - passages.day) * 86_400;
  packed.sort((a, b) => a[1]! - b[1]! || timeOf(a) - timeOf(b));
  for (const [k, row] of packed.entries()) {
    const before = packed[k - 1];
    // Both searches have minima that are neither slow nor fast.
    if (before && before[1] === row[1] && Math.abs(timeOf(before) - timeOf(row)) < 0.02) continue;
    pairs.choose(row[0]!, row[1]!, row[DAY_COLUMN]!);
    pairs.distance(row[2]!);
    pairs.states(states);
    for (let c = 0; c < 6; c++) relative[c] = states[6 + c]! - states[c]!;
    addRow(rows, row[1]!, timeOf(row), states, relative);
  }
  const epochsUs = Float64Array.from(indices, (i) => unixMicros(elements[i]!.epoch));
  return { rows, ids, indices, epochsUs };
}

/** Screens a path with a second burn in the same way: until that, and from it on. Null where an orbit is none. */
export async function screenTwiceInFull(
  request: CorridorRequest,
  corridor: Corridor,
  time: UtcTime,
  family: BurnFamily,
  rtn: ArrayLike<number>,
  second: SecondBurn,
): Promise<ScreenedRows | null> {
  const again = addSeconds(time, second.seconds);
  const difference = family.difference(rtn);
  if (difference === null) return null;
  if (unixMicros(again) >= corridor.stopUs) return screenInFull(request, corridor, time, difference);
  const after = differenceOf(family.pathsAfter(rtn, second));
  if (after === null) return null;
  const one = await screenInFull(request, corridor, time, difference, unixMicros(again));
  return joinedRows(one, await screenInFull(request, corridor, again, after));
}

/** Rows of two searches, the objects of the second standing behind those of the first. */
function joinedRows(one: ScreenedRows, other: ScreenedRows): ScreenedRows {
  const { rows } = one;
  const relative = new Float64Array(6);
  for (let k = 0; k < other.rows.count; k++) {
    const states = other.rows.states.subarray(12 * k, 12 * k + 12);
    for (let c = 0; c < 6; c++) relative[c] = states[6 + c]! - states[c]!;
    addRow(rows, one.ids.length + other.rows.object[k]!, other.rows.tca[k]!, states, relative);
  }
  return {
    rows,
    ids: Float64Array.of(...one.ids, ...other.ids),
    indices: Int32Array.of(...one.indices, ...other.indices),
    epochsUs: Float64Array.of(...one.epochsUs, ...other.epochsUs),
  };
}

/** The day from whose start a corridor's rows count, and seconds of it, as UTC. */
export function timeOfRow(day: number, seconds: number): UtcTime {
  return addSeconds({ day, second: 0 }, seconds);
}
