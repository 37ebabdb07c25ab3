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
import { searchedObjects } from './searched-objects.ts';

/** SGP4's velocities are not the derivatives of its positions: between knots, of eccentric orbits, that made centimetres. */
const DIFFERENCE_SECONDS = 0.5;

/** The burnt path as an ephemeris from the burn on: the nominal states with the difference that the burn makes, and one at the burn. */
export function burntKnots(corridor: Corridor, time: UtcTime, difference: DifferenceInto | null): EphemerisKnots {
  const { nominal } = corridor;
  const motion = createEphemerisMotion(nominal);
  const burn = secondOfDay(unixMicros(time), nominal.day);
  const times = Float64Array.from([burn, ...nominal.times.filter((t) => t > burn + 1)]);
  const states = new Float64Array(6 * times.length);
  const state = new Float64Array(6);
  const [before, delta, after] = [new Float64Array(6), new Float64Array(6), new Float64Array(6)];
  times.forEach((t, k) => {
    motion.stateAt(t, state);
    difference?.(t - burn - DIFFERENCE_SECONDS, before);
    difference?.(t - burn, delta);
    difference?.(t - burn + DIFFERENCE_SECONDS, after);
    for (let c = 0; c < 3; c++) {
      states[6 * k + c] = state[c]! + delta[c]!;
      states[6 * k + 3 + c] = state[3 + c]! + (after[c]! - before[c]!) / (2 * DIFFERENCE_SECONDS);
    }
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
  const { own, pause = async () => {} } = request;
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
  const searched = await searchedObjects(request, shell, thresholdKm, start, durationSeconds, startUs, pause);
  const { near, others } = searched;
  const { kernel, batch, tracks } = near;
  /** The burnt path stands between element sets and ephemerides. */
  const withOwn = (values: ArrayLike<number>, own: number): Float64Array =>
    Float64Array.from([...Array.from(values).slice(0, batch.count), own, ...Array.from(values).slice(batch.count)]);
  const setting: RefinementSetting = {
    startUs,
    stopUs,
    thresholdKm,
    slowSpeed,
    fromUs: withOwn(searched.fromUs, Number.NEGATIVE_INFINITY),
    untilUs: withOwn(searched.untilUs, Number.POSITIVE_INFINITY),
    failsUs: withOwn(searched.failsUs, Number.POSITIVE_INFINITY),
    halfPeriods: withOwn(searched.halfPeriods, Number.POSITIVE_INFINITY),
    isPrimary: () => true,
  };
  const screener = createEphemerisScreener(kernel, batch, tracks, [cut, ...others], setting);
  const found = await screener.screen(
    batch.count,
    (other) => !searched.isLeftOut(other < batch.count ? other : other - 1),
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
  return {
    rows,
    ids: withOwn(searched.ids, own.id),
    indices: Int32Array.from(withOwn(searched.indices, -1)),
    epochsUs: withOwn(searched.epochsUs, 0),
  };
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
