import { EARTH_MU_KM3_S2, secondsBetween, type UtcTime, unixMicros } from '@clearway/astro';
import { createEphemerisMotion, mayMeet, PIECE_DOUBLES, pieceValueInto, secondOfDay } from '@clearway/screening';
import {
  type BurnFamily,
  type BurntAndUnburnt,
  burnFamily,
  type DifferenceInto,
  differenceOf,
  type SecondBurn,
} from '../burnt-motion/burn-difference.ts';
import { createDifferenceCells } from '../burnt-motion/difference-cells.ts';
import { type ApproachRows, addRow, createRows } from './approach-rows.ts';
import type { Corridor } from './corridor.ts';
import { type CorridorFit, corridorFit } from './corridor-fit.ts';
import { greatestGradient } from './nominal-knots.ts';
import { SAME_SECONDS, tidyRows } from './tidy-rows.ts';
import { createTurningPoints } from './turning-points.ts';

/** Answers burns: every close approach of the burnt path with every object from the burn to the end of the corridor. */
export interface CorridorScreen {
  readonly corridor: Corridor;
  /** Burns at one time; what they share is computed once. */
  readonly burnsAt: (time: UtcTime) => CorridorBurns;
}

export interface CorridorBurns {
  readonly family: BurnFamily;
  /** Close approaches without a burn in the same time. The rows are the caller's until the next call. */
  readonly unburnt: () => ApproachRows;
  /**
   * Close approaches after a burn (radial, in-track, cross-track, km/s), sorted by object, then by time; the rows are the caller's until
   * the next call. Null where the path leaves the corridor: then it is to be screened in full.
   */
  readonly burnt: (rtn: ArrayLike<number>) => ApproachRows | null;
  /** The same of a path with a second burn: rows until that first, then those from it on. */
  readonly burntTwice: (rtn: ArrayLike<number>, second: SecondBurn) => ApproachRows | null;
}

/** A burnt path is within this of the line through its middle in a piece, as a share of what gravity's gradient allows. */
const BEND_FACTOR = 3;
/** Room for rounding, and for what the linear path leaves open besides, km. */
const ROOM_KM = 0.002;
/** Below this relative speed the ends of a piece decide whether a minimum lies in it, km/s. */
const ENDS_DECIDE_KM_S = 0.3;
/** So slow without a burn, a pair of the corridor is slow with it: at most the orbit's rate times 200 km is added. */
const NEIGHBOUR_KM_S = 0.08;
/** A companion's distance as polynomials give it is that good, km. */
const CELL_ROOM_KM = 0.001;
const CELL_GAIN_KM = 1e-6;
const TIME_TOLERANCE = 1e-7;
/** The distance of a slow pair changes by less than a micrometre in it. */
const SLOW_TOLERANCE = 1e-5;
const NO_END = { object: -1, time: Number.NaN, slope: Number.NaN };
const NO_CELL = { object: -1, cell: -1, sign: 0 };

export function createCorridorScreen(corridor: Corridor): CorridorScreen {
  const { passages, thresholdKm } = corridor;
  const { day } = passages;
  const motion = createEphemerisMotion(corridor.nominal);
  const zero = (day - motion.day) * 86_400;
  const end = secondOfDay(corridor.stopUs, day);
  const rows = createRows();
  const piece = new Float64Array(9);
  const delta = new Float64Array(6);
  const relative = new Float64Array(6);
  const own = new Float64Array(6);
  let distances: number[] = [];
  /** The end of the slow pair's piece that was looked at last: the next begins there. */
  let lastEnd = NO_END;
  const start = secondOfDay(corridor.startUs, day);
  const cells = createDifferenceCells(start, passages.cellSeconds, Math.round((end - start) / passages.cellSeconds));
  const turns = createTurningPoints();
  /** The companion and the cell that were looked at last, and whether its distance then fell or grew. */
  let lastCell = NO_CELL;
  const gradient = greatestGradient(corridor.nominal.states);

  /** Relative state at x of piece k, with the difference as it is there; returns d · v. */
  const exactAt = (k: number, x: number, burn: number, difference: DifferenceInto | null): number => {
    const half = passages.half[k]!;
    pieceValueInto(passages.coefficients, k * PIECE_DOUBLES, x, piece);
    if (difference === null) delta.fill(0);
    else difference(passages.middle[k]! + x * half - burn, delta);
    for (let c = 0; c < 3; c++) {
      relative[c] = piece[c]! - delta[c]!;
      relative[3 + c] = piece[3 + c]! / half - delta[3 + c]!;
    }
    return relative[0]! * relative[3]! + relative[1]! * relative[4]! + relative[2]! * relative[5]!;
  };

  /** v² + d · a at the place of the last `exactAt`. */
  const curveThere = (k: number): number => {
    const inverse = 1 / (passages.half[k]! * passages.half[k]!);
    let curve = 0;
    for (let c = 0; c < 3; c++) {
      curve += relative[3 + c]! * relative[3 + c]! + relative[c]! * piece[6 + c]! * inverse;
    }
    return curve;
  };

  const take = (k: number, seconds: number): void => {
    if (!(Math.hypot(relative[0]!, relative[1]!, relative[2]!) <= thresholdKm)) return;
    const tca = passages.middle[k]! + seconds;
    motion.stateAt(zero + tca, own);
    for (let c = 0; c < 6; c++) own[c]! += delta[c]!;
    addRow(rows, passages.object[k]!, tca, own, relative);
  };

  /** A pair that may turn within the piece: a minimum lies in it where it comes nearer at the one end and goes away at the other. */
  const lookBetweenEnds = (k: number, from: number, burn: number, difference: DifferenceInto | null): void => {
    const half = passages.half[k]!;
    let low = from;
    let high = 1;
    const object = passages.object[k]!;
    const isNext = lastEnd.object === object && Math.abs(lastEnd.time - passages.middle[k]! - low * half) < 1e-6;
    const atLow = isNext ? lastEnd.slope : exactAt(k, low, burn, difference);
    if (!isNext) {
      distances.push(object, passages.middle[k]! + low * half, Math.hypot(relative[0]!, relative[1]!, relative[2]!));
    }
    const atHigh = exactAt(k, high, burn, difference);
    const time = passages.middle[k]! + high * half;
    distances.push(object, time, Math.hypot(relative[0]!, relative[1]!, relative[2]!));
    lastEnd = { object, time, slope: atHigh };
    if (!(atLow < 0 && atHigh >= 0)) return;
    let x = (low * atHigh - high * atLow) / (atHigh - atLow);
    for (let step = 0; step < 60 && (high - low) * half > SLOW_TOLERANCE; step++) {
      const slope = exactAt(k, x, burn, difference);
      if (slope < 0) low = x;
      else high = x;
      const next = x - slope / (curveThere(k) * half);
      const inside = next > low && next < high;
      if (inside && Math.abs(next - x) * half < SLOW_TOLERANCE) break;
      x = inside ? next : (low + high) / 2;
    }
    take(k, x * half);
  };

  /** A companion in a cell: where the distance turns by polynomials, its least values exactly. */
  const lookInCell = (k: number, burn: number, difference: DifferenceInto | null): void => {
    const cell = passages.cell[k]!;
    const object = passages.object[k]!;
    const half = passages.half[k]!;
    const from = cells.placeOf(cell);
    for (let c = 0; c < PIECE_DOUBLES; c++) {
      turns.relative[c] = passages.coefficients[k * PIECE_DOUBLES + c]! - cells.coefficients[from + c]!;
    }
    const isNext = lastCell.object === object && lastCell.cell === cell - 1;
    if (!turns.find(thresholdKm + CELL_ROOM_KM, isNext ? lastCell.sign : 0)) {
      lookBetweenEnds(k, -1, burn, difference);
      return;
    }
    lastCell = { object, cell, sign: turns.after() };
    for (let i = 0; i < turns.count(); i++) {
      const seconds = turns.x[i]! * half;
      distances.push(object, passages.middle[k]! + seconds, turns.distance[i]!);
      if (turns.isLeast[i] === 0) continue;
      // Newton's step by exact values counts where it is worth more than a millimetre.
      const slope = exactAt(k, turns.x[i]!, burn, difference);
      const change = slope / curveThere(k);
      const isWorth = slope * change > 2 * CELL_GAIN_KM * Math.hypot(relative[0]!, relative[1]!, relative[2]!);
      if (isWorth) exactAt(k, turns.x[i]! - change / half, burn, difference);
      take(k, isWorth ? seconds - change : seconds);
    }
  };

  /** One piece that the path may meet. */
  const look = (k: number, from: number, burn: number, difference: DifferenceInto | null): void => {
    const half = passages.half[k]!;
    pieceValueInto(passages.coefficients, k * PIECE_DOUBLES, Math.max(0, from), piece);
    if (Math.hypot(piece[3]!, piece[4]!, piece[5]!) < NEIGHBOUR_KM_S * half) {
      lookBetweenEnds(k, from, burn, difference);
      return;
    }
    exactAt(k, Math.max(0, from), burn, difference);
    const speed = Math.hypot(relative[3]!, relative[4]!, relative[5]!);
    if (speed < ENDS_DECIDE_KM_S) {
      const distance = Math.hypot(relative[0]!, relative[1]!, relative[2]!);
      // Neighbours are pulled apart by gravity's gradient alone; the bound is that of the middle, doubled.
      const length = (1 - Math.min(0, from)) * half;
      if (distance - speed * length - 3 * gradient * (distance + speed * length) * length * length <= thresholdKm) {
        lookBetweenEnds(k, from, burn, difference);
      }
      return;
    }
    // The difference as a line: one evaluation settles most.
    const [dx, dy, dz, ux, uy, uz] = delta as unknown as [number, number, number, number, number, number];
    const centre = Math.max(0, from) * half;
    let s = centre;
    for (let step = 0; step < 8; step++) {
      pieceValueInto(passages.coefficients, k * PIECE_DOUBLES, s / half, piece);
      const t = s - centre;
      relative[0] = piece[0]! - dx - ux * t;
      relative[1] = piece[1]! - dy - uy * t;
      relative[2] = piece[2]! - dz - uz * t;
      relative[3] = piece[3]! / half - ux;
      relative[4] = piece[4]! / half - uy;
      relative[5] = piece[5]! / half - uz;
      const slope = relative[0] * relative[3] + relative[1] * relative[4] + relative[2] * relative[5];
      const curve = curveThere(k);
      if (!(curve > 0)) {
        lookBetweenEnds(k, from, burn, difference);
        return;
      }
      const change = slope / curve;
      s -= change;
      if (Math.abs(s) > 4 * half + 5) break;
      if (Math.abs(change) < 1e-5) break;
    }
    const length = Math.abs(s - centre);
    const bend = ROOM_KM + 0.5 * BEND_FACTOR * gradient * Math.hypot(dx, dy, dz) * length * length;
    const slack = 0.05 + bend / speed;
    if (s > half + slack || s < from * half - slack) return;
    if (Math.hypot(relative[0]!, relative[1]!, relative[2]!) > thresholdKm + bend) return;
    for (let step = 0; step < 8; step++) {
      const slope = exactAt(k, s / half, burn, difference);
      const change = slope / curveThere(k);
      if (!(Math.abs(change) > TIME_TOLERANCE)) break;
      s -= change;
    }
    if (s <= half + SAME_SECONDS && s >= from * half - SAME_SECONDS) {
      exactAt(k, s / half, burn, difference);
      take(k, s);
    }
  };

  /** Adds the rows of a path from a burn until a time. */
  const screen = (
    burn: number,
    until: number,
    fit: CorridorFit | null,
    paths: BurntAndUnburnt | null,
    isByOwnElements: boolean,
  ): void => {
    const difference = differenceOf(paths);
    cells.choose(burn, paths, isByOwnElements);
    const first = rows.count;
    distances = [];
    lastEnd = NO_END;
    lastCell = NO_CELL;
    const reach = thresholdKm + (fit?.offTrackKm ?? 0);
    for (let k = 0; k < passages.count; k++) {
      const middle = passages.middle[k]!;
      const half = passages.half[k]!;
      if (middle + half <= burn || middle - half >= until) continue;
      const t = middle - burn;
      const tau = fit === null ? 0 : fit.shift + t * (fit.rate + t * fit.bend);
      if (!mayMeet(passages, k, tau, reach)) continue;
      if (passages.cell[k]! >= 0) lookInCell(k, burn, difference);
      else look(k, Math.max(-1, (burn - middle) / half), burn, difference);
    }
    tidyRows(rows, first, distances, corridor.slowSpeedKmS, burn, until);
  };

  return {
    corridor,
    burnsAt: (time) => {
      const burn = secondOfDay(unixMicros(time), day);
      const state = new Float64Array(6);
      motion.stateAt(zero + burn, state);
      const family = burnFamily(corridor.own, secondsBetween(corridor.own.epoch, time) / 60, state);
      const periodSeconds = periodOf(state);
      /** False where the path leaves the corridor. */
      const follow = (from: number, until: number, paths: BurntAndUnburnt | null): boolean => {
        const difference = differenceOf(paths);
        if (difference === null) return false;
        const fit = corridorFit(motion, difference, zero + from, zero + until, periodSeconds);
        const { shiftSeconds, offTrackKm } = corridor;
        if (!(fit.offTrackKm <= offTrackKm && fit.mostShift <= shiftSeconds)) return false;
        screen(from, until, fit, paths, family.isByOwnElements);
        return true;
      };
      return {
        family,
        unburnt: () => {
          rows.count = 0;
          screen(burn, end, null, null, family.isByOwnElements);
          return rows;
        },
        burnt: (rtn) => {
          rows.count = 0;
          return follow(burn, end, family.paths(rtn)) ? rows : null;
        },
        burntTwice: (rtn, second) => {
          rows.count = 0;
          const between = burn + second.seconds;
          if (between >= end) return follow(burn, end, family.paths(rtn)) ? rows : null;
          if (!follow(burn, between, family.paths(rtn))) return null;
          return follow(between, end, family.pathsAfter(rtn, second)) ? rows : null;
        },
      };
    },
  };
}

function periodOf(state: Float64Array): number {
  const radius = Math.hypot(state[0]!, state[1]!, state[2]!);
  const speed2 = state[3]! ** 2 + state[4]! ** 2 + state[5]! ** 2;
  const axis = 1 / (2 / radius - speed2 / EARTH_MU_KM3_S2);
  return axis > 0 ? 2 * Math.PI * Math.sqrt(axis / EARTH_MU_KM3_S2) * axis : Number.POSITIVE_INFINITY;
}
