import { MU_KM3_S2 } from '@clearway/astro';
import type { EphemerisMotion } from '../ephemeris-against-all/ephemeris-motion.ts';
import type { CorridorPassages, CorridorSetting } from './corridor.ts';
import { pieceValueInto } from './relative-pieces.ts';

/** Cells of the time that pieces of companions fill, rad of the primary's motion where it is fastest. */
const CELL = 0.44;
/** Objects this slow beside the primary, as a share of its least speed, are companions. */
const COMPANION_SPEED = 0.013;
/** Longest pieces of others, rad of the primary's motion: of neighbours, of objects that go along, and of those that cross. */
const NEIGHBOUR_PIECE = 0.12;
const ALONGSIDE_PIECE = 0.066;
const CROSSING_PIECE = 0.022;
const NEIGHBOUR_SPEED = 0.5;
const ALONGSIDE_RATE = 0.3;

/** Numbers of a piece besides its object and its polynomials. */
export const FIELDS = ['middle', 'half', 'gap', 'leastAt', 'across', 'shift', 'shiftRate', 'speed', 'margin'] as const;
export type Field = (typeof FIELDS)[number];

/** The fastest turn, rad/s, and the least speed, km/s. */
function paceOf({ states }: EphemerisMotion): { readonly fastestTurn: number; readonly leastSpeed: number } {
  let fastestTurn = 0;
  let leastSpeed = Number.POSITIVE_INFINITY;
  for (let at = 0; at < states.length; at += 6) {
    const radius = Math.hypot(states[at]!, states[at + 1]!, states[at + 2]!);
    const speed = Math.hypot(states[at + 3]!, states[at + 4]!, states[at + 5]!);
    fastestTurn = Math.max(fastestTurn, speed / radius);
    leastSpeed = Math.min(leastSpeed, speed);
  }
  return { fastestTurn, leastSpeed };
}

const MOST_STEPS = 8;
/** Gravity's gradient, as in the search in time. */
const GRADIENT = 2.05;

export interface PassageGeometry {
  /** Equal parts of the window, s: no piece reaches into two of them. */
  readonly cellSeconds: number;
  /** Whether the object hardly moves beside the primary in the middle of a piece: then it may be a whole cell. */
  readonly isCompanion: (coefficients: Float64Array, at: number, half: number) => boolean;
  /** Where a piece lies beside the nominal path; null where no path of the corridor meets the object in it. Cells are never too long. */
  readonly place: (
    coefficients: Float64Array,
    at: number,
    middle: number,
    half: number,
    isCell: boolean,
  ) => Readonly<Record<Field, number>> | 'too long' | null;
}

export function createPassageGeometry(
  { startUs, stopUs, thresholdKm, offTrackKm, shiftSeconds }: CorridorSetting,
  motion: EphemerisMotion,
  zero: number,
): PassageGeometry {
  const piece = new Float64Array(9);
  const state = new Float64Array(6);
  const place: PassageGeometry['place'] = (coefficients, at, middle, half, isCell) => {
    pieceValueInto(coefficients, at, 0, piece);
    motion.stateAt(zero + middle, state);
    const q = [0, 1, 2].map((c) => piece[c]! + state[c]!);
    const w = [0, 1, 2].map((c) => piece[3 + c]! / half + state[3 + c]!);
    // The nearest point of the nominal path.
    let shift = 0;
    let [qx, qy, qz, speed] = [0, 0, 0, 0];
    for (let step = 0; step < MOST_STEPS; step++) {
      const [vx, vy, vz] = [state[3]!, state[4]!, state[5]!];
      speed = Math.hypot(vx, vy, vz);
      [qx, qy, qz] = [q[0]! - state[0]!, q[1]! - state[1]!, q[2]! - state[2]!];
      const change = (qx * vx + qy * vy + qz * vz) / (speed * speed);
      shift += change;
      motion.stateAt(zero + middle + shift, state);
      if (Math.abs(change) < 1e-6) break;
    }
    const along = (w[0]! * state[3]! + w[1]! * state[4]! + w[2]! * state[5]!) / speed;
    const [ax, ay, az] = [0, 1, 2].map((c) => w[c]! - (along * state[3 + c]!) / speed) as [number, number, number];
    const across = Math.hypot(ax, ay, az);
    const shiftRate = along / speed - 1;
    const radius = Math.hypot(state[0]!, state[1]!, state[2]!);
    const relative = Math.hypot(piece[3]!, piece[4]!, piece[5]!) / half;
    const longest =
      relative < NEIGHBOUR_SPEED
        ? NEIGHBOUR_PIECE
        : Math.abs(shiftRate) < ALONGSIDE_RATE
          ? ALONGSIDE_PIECE
          : CROSSING_PIECE;
    if (!isCell && 2 * half * speed > longest * radius) return 'too long';
    const leastAt = across > 1e-3 ? -(qx * ax + qy * ay + qz * az) / (across * across) : 0;
    const gap = Math.hypot(qx + ax * leastAt, qy + ay * leastAt, qz + az * leastAt);
    // What bends: both fall alike at one place, so only what the shift changes counts, and gravity's gradient.
    const gravity = (1.02 * MU_KM3_S2) / (radius * radius);
    const wide = thresholdKm + offTrackKm;
    const drift = Math.abs(shiftRate) * half + (wide + 2) / speed;
    const away = Math.hypot(qx, qy, qz) + speed * drift;
    const margin =
      0.5 * gravity * drift * (2 * half + drift) +
      0.5 * GRADIENT * (gravity / radius) * away * half * half +
      0.5 * (gravity / radius) * speed * drift * (half + drift) ** 2 +
      0.02;
    const found = { middle, half, gap, leastAt, across, shift, shiftRate, speed, margin };
    const range = shiftRange(found, wide + margin);
    return range !== null && range[0] <= shiftSeconds && range[1] >= -shiftSeconds ? found : null;
  };
  const { fastestTurn, leastSpeed } = paceOf(motion);
  const seconds = (stopUs - startUs) / 1e6;
  return {
    // By the fastest turn, at perigee: an ellipse is cut as finely everywhere.
    cellSeconds: seconds / Math.ceil((seconds * fastestTurn) / CELL),
    isCompanion: (coefficients, at, half) => {
      pieceValueInto(coefficients, at, 0, piece);
      return Math.hypot(piece[3]!, piece[4]!, piece[5]!) < COMPANION_SPEED * leastSpeed * half;
    },
    place,
  };
}

/**
 * The shifts τ of paths that can be within `reachKm` of the object in a piece; null where none can.
 */
function shiftRange(
  { gap, leastAt, across, half, shift, shiftRate, speed }: Readonly<Record<Field, number>>,
  reachKm: number,
): readonly [number, number] | null {
  if (gap > reachKm) return null;
  const reachSeconds = across > 1e-3 ? Math.sqrt(reachKm * reachKm - gap * gap) / across : half;
  const from = Math.max(-half, across > 1e-3 ? leastAt - reachSeconds : -half);
  const to = Math.min(half, across > 1e-3 ? leastAt + reachSeconds : half);
  if (from > to) return null;
  const room = reachKm / speed;
  const [a, b] = [shift + shiftRate * from, shift + shiftRate * to];
  return [Math.min(a, b) - room, Math.max(a, b) + room];
}

/** Whether a path that is `tau` s ahead can be within `reachKm` (plus the piece's margin) of the object in piece `k`. */
export function mayMeet(passages: CorridorPassages, k: number, tau: number, reachKm: number): boolean {
  const gap = passages.gap[k]!;
  const reach = reachKm + passages.margin[k]!;
  if (gap > reach) return false;
  const speed = passages.speed[k]!;
  const rate = passages.shiftRate[k]!;
  const across = passages.across[k]!;
  const half = passages.half[k]!;
  let middle = 0;
  let width = half;
  if (across > 1e-3) {
    const seconds = Math.sqrt(reach * reach - gap * gap) / across;
    const from = Math.max(-half, passages.leastAt[k]! - seconds);
    const to = Math.min(half, passages.leastAt[k]! + seconds);
    if (from > to) return false;
    middle = (from + to) / 2;
    width = (to - from) / 2;
  }
  return Math.abs(tau - passages.shift[k]! - rate * middle) <= Math.abs(rate) * width + reach / speed;
}
