import {
  DEEP_SPACE_PERIOD_MINUTES,
  type ElementSet,
  initializeSgp4,
  propagateSgp4,
  type Sgp4Constants,
  secondsBetween,
} from '@clearway/astro';
import { GROWTH_AGES_DAYS } from './error-growth.ts';

/**
 * Differences of predicted positions, a structure of arrays: an older element set propagated to the epoch of a younger one (or to
 * a point of the revolution before it, see {@link prepareHistory}), minus the younger one there, in the frame of the younger.
 * Times are the epochs of both sets, days since the epoch of the first set.
 */
export interface HistoryDifferences {
  readonly count: number;
  readonly fromDays: Float64Array;
  readonly toDays: Float64Array;
  readonly radialKm: Float64Array;
  readonly inTrackKm: Float64Array;
  readonly crossTrackKm: Float64Array;
}

/** The history of one object ready to be differenced: ascending by epoch, one set an epoch. */
export interface PreparedHistory {
  readonly sets: readonly Sgp4Constants[];
  /** Days since the first epoch. */
  readonly epochDays: Float64Array;
  /** For each set at how many points of its last revolution it is compared, and the time between two of them, minutes. */
  readonly phases: number;
  readonly phaseMinutes: Float64Array;
  /** x, y, z, vx, vy, vz of each set at each of its points, from its epoch backwards, km and km/s, TEME. */
  readonly states: Float64Array;
}

/** Epochs nearer than this are of one set published twice, days. */
const SAME_EPOCH_DAYS = 1 / 1440;
/** A pair belongs to an age where it is within this part of it. */
const AGE_TOLERANCE = 0.2;

/**
 * Element sets of one object in any order; those that SGP4 cannot propagate are left out, of equal epochs the first is used.
 *
 * Sets of low orbits have their epochs at the ascending node, and so always see the same phase of an error that comes and goes
 * with the revolution: a wrong eccentricity is all radial there, and twice as large in-track a quarter of a revolution away. With
 * `phases` (default 4) pairs are compared at so many points of the revolution before the younger epoch, by turns; with 1 at the epoch
 * alone. Where a revolution takes 225 minutes and more it is always the epoch.
 */
export function prepareHistory(history: readonly ElementSet[], phases = 4): PreparedHistory {
  const sorted = history.toSorted((one, other) => secondsBetween(other.epoch, one.epoch));
  const sets: Sgp4Constants[] = [];
  const days: number[] = [];
  const steps: number[] = [];
  const states: number[] = [];
  const state = new Float64Array(6);
  for (const each of sorted) {
    const day = secondsBetween(sorted[0]!.epoch, each.epoch) / 86_400;
    if (days.length > 0 && day - days.at(-1)! < SAME_EPOCH_DAYS) continue;
    const constants = initializeSgp4(each);
    const period = 1440 / each.meanMotionRevPerDay;
    const step = period < DEEP_SPACE_PERIOD_MINUTES ? period / phases : 0;
    const own: number[] = [];
    for (let phase = 0; phase < phases; phase++) {
      if (propagateSgp4(constants, -phase * step, state) === 0) own.push(...state);
    }
    if (own.length < 6 * phases) continue;
    sets.push(constants);
    days.push(day);
    steps.push(step);
    for (const value of own) states.push(value);
  }
  return {
    sets,
    epochDays: Float64Array.from(days),
    phases,
    phaseMinutes: Float64Array.from(steps),
    states: Float64Array.from(states),
  };
}

/** For each set and each of these ages (days) the pair with the younger set nearest to it, if one is within a fifth. */
export function historyDifferences(
  history: PreparedHistory,
  agesDays: readonly number[] = GROWTH_AGES_DAYS,
): HistoryDifferences {
  const { epochDays } = history;
  const pairs: [number, number][] = [];
  for (const age of agesDays) {
    let younger = 0;
    for (let older = 0; older < epochDays.length; older++) {
      const wanted = epochDays[older]! + age;
      while (
        younger + 1 < epochDays.length &&
        Math.abs(epochDays[younger + 1]! - wanted) <= Math.abs(epochDays[younger]! - wanted)
      ) {
        younger++;
      }
      if (Math.abs(epochDays[younger]! - wanted) <= AGE_TOLERANCE * age) pairs.push([older, younger]);
    }
  }
  return differencesOf(history, pairs);
}

/** Of each pair (older, younger) of places in the history, with `atEpoch` at the epochs alone; pairs that SGP4 fails for are left out. */
export function differencesOf(
  { sets, epochDays, phases, phaseMinutes, states }: PreparedHistory,
  pairs: readonly (readonly [number, number])[],
  atEpoch = false,
): HistoryDifferences {
  const columns = Array.from({ length: 5 }, () => new Float64Array(pairs.length));
  const [fromDays, toDays, radialKm, inTrackKm, crossTrackKm] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const state = new Float64Array(6);
  const rtn = new Float64Array(3);
  let count = 0;
  for (const [at, [older, younger]] of pairs.entries()) {
    const phase = atEpoch ? 0 : at % phases;
    const minutes = (epochDays[younger]! - epochDays[older]!) * 1440 - phase * phaseMinutes[younger]!;
    if (propagateSgp4(sets[older]!, minutes, state) !== 0) continue;
    inFrameOf(states, 6 * (phases * younger + phase), state, rtn);
    fromDays[count] = epochDays[older]!;
    toDays[count] = epochDays[younger]!;
    radialKm[count] = rtn[0]!;
    inTrackKm[count] = rtn[1]!;
    crossTrackKm[count] = rtn[2]!;
    count++;
  }
  const [from, to, radial, inTrack, crossTrack] = columns.map((column) => column.subarray(0, count));
  return {
    count,
    fromDays: from!,
    toDays: to!,
    radialKm: radial!,
    inTrackKm: inTrack!,
    crossTrackKm: crossTrack!,
  };
}

/**
 * Position of `other` relative to the state at `at`, in its frame. Along the track it is the length of the arc, and radially the difference of
 * the radii: after days the straight line between the two would cut through the orbit's curve.
 */
function inFrameOf(states: Float64Array, at: number, other: Float64Array, rtn: Float64Array): void {
  const [x, y, z] = [states[at]!, states[at + 1]!, states[at + 2]!];
  const [vx, vy, vz] = [states[at + 3]!, states[at + 4]!, states[at + 5]!];
  const radius = Math.hypot(x, y, z);
  const [nx, ny, nz] = [y * vz - z * vy, z * vx - x * vz, x * vy - y * vx];
  const normal = Math.hypot(nx, ny, nz);
  const [ox, oy, oz] = [other[0]!, other[1]!, other[2]!];
  const radial = (ox * x + oy * y + oz * z) / radius;
  const crossTrack = (ox * nx + oy * ny + oz * nz) / normal;
  const along = (ox * (ny * z - nz * y) + oy * (nz * x - nx * z) + oz * (nx * y - ny * x)) / (normal * radius);
  rtn[0] = Math.hypot(radial, along) - radius;
  rtn[1] = Math.atan2(along, radial) * radius;
  rtn[2] = crossTrack;
}
