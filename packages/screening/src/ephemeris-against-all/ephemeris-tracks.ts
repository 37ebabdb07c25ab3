import { MEAN_ORBIT_VALUES, MU_KM3_S2 } from '@clearway/astro';
import type { OrbitTracks } from '../one-against-all/orbit-tracks.ts';
import { TERMS, TRACK_DOUBLES } from '../one-against-all/track-polynomial.ts';
import type { EphemerisMotion } from './ephemeris-motion.ts';
import { substituteLinear } from './least-squares.ts';
import { type FittedOrbit, fitOrbit, samplePiece } from './piece-samples.ts';

/** A part of an ephemeris that one track follows, or that none does. Times are s from the start of the motion's day. */
export interface EphemerisPiece {
  readonly from: number;
  readonly until: number;
  readonly orbit: FittedOrbit;
  readonly isUsable: boolean;
  readonly perigeeKm: number;
  readonly apogeeKm: number;
  /** What may push the object beyond gravity within the piece, km/s². */
  readonly extraAcceleration: number;
}

/** Strays are measured twice in each interval: between, they are at most this many times as great, and these besides. */
const STRAY_FACTOR = 1.25;
const RADIAL_MARGIN_KM = 0.1;
const ANGLE_MARGIN = 2e-5;
/** Pieces that stray further are halved (mean argument, angle from the plane; rad), down to this many revolutions. */
const USABLE_STRAY = 0.005;
const SHORTEST_REVOLUTIONS = 3;
const MOST_ECCENTRIC = 0.95;
/** Degree of the polynomials by revolutions: what is fitted must average over the short periods, not follow them. */
const DEGREES = [
  [16, 4],
  [8, 3],
  [4, 2],
] as const;
/** A push in one interval that may be what a track can't follow, km/s. */
const BURN_SPEED = 5e-5;
/** As many times the mean of its piece makes it one, rather than thrust that goes on. */
const STANDS_OUT = 5;
/** Intervals beside it with at least this share of its push belong to it. */
const SHARE_OF_BURN = 0.2;
/** J2's share in the second derivative of the radius, km/s². */
const FLAT_ACCELERATION = 4e-5;

/**
 * Cuts the stretch [from, until] of an ephemeris into pieces that a track follows: where none does, around the greatest burn in
 * it, and else in halves.
 */
export function ephemerisPieces(motion: EphemerisMotion, from: number, until: number): EphemerisPiece[] {
  const pieces: EphemerisPiece[] = [];
  addPieces(motion, from, until, pieces);
  return pieces;
}

function addPieces(motion: EphemerisMotion, from: number, until: number, pieces: EphemerisPiece[]): void {
  if (!(from < until)) return;
  const samples = samplePiece(motion, from, until);
  const [x, y, z, vx, vy, vz] = samples.states as unknown as readonly number[];
  const energy = (vx! ** 2 + vy! ** 2 + vz! ** 2) / 2 - MU_KM3_S2 / Math.hypot(x!, y!, z!);
  const revolutions = energy < 0 ? ((until - from) * (-2 * energy) ** 1.5) / (2 * Math.PI * MU_KM3_S2) : 0;
  const degree = DEGREES.find(([least]) => revolutions >= least)?.[1] ?? 1;
  const orbit = fitOrbit(samples, degree);
  const isUsable =
    orbit.mean <= USABLE_STRAY && orbit.crossTrack <= USABLE_STRAY && orbit.eccentricity <= MOST_ECCENTRIC;
  if (!isUsable && revolutions >= 2 * SHORTEST_REVOLUTIONS) {
    const middle = (from + until) / 2;
    const [begin, end] = greatestBurn(motion, from, until) ?? [middle, middle];
    addPieces(motion, from, begin, pieces);
    addPieces(motion, begin, end, pieces);
    addPieces(motion, end, until, pieces);
    return;
  }
  const extraAcceleration = greatestExtra(motion, from, until);
  // Between two samples the radius turns by no more than its second derivative over half their distance allows.
  const bend = (1.05 * orbit.eccentricity * MU_KM3_S2) / orbit.least ** 2 + FLAT_ACCELERATION + extraAcceleration;
  const hidden = Number.isFinite(bend) ? 0.5 * bend * (samples.widestGap / 2) ** 2 : Number.POSITIVE_INFINITY;
  const perigeeKm = orbit.least - hidden;
  const apogeeKm = orbit.greatest + hidden;
  pieces.push({ from, until, orbit, isUsable, perigeeKm, apogeeKm, extraAcceleration });
}

/** A burn between two times that stands out within a piece; null where none does. */
function greatestBurn(motion: EphemerisMotion, from: number, until: number): readonly [number, number] | null {
  const { times, push } = motion;
  const inside = (k: number): boolean => times[k]! < until && times[k + 1]! > from;
  let greatest = -1;
  let sum = 0;
  let count = 0;
  for (let k = 0; k < push.length; k++) {
    if (!inside(k)) continue;
    sum += push[k]!;
    count++;
    if (greatest < 0 || push[k]! > push[greatest]!) greatest = k;
  }
  if (greatest < 0 || push[greatest]! < BURN_SPEED || push[greatest]! * count < STANDS_OUT * sum) return null;
  const least = Math.max(BURN_SPEED, SHARE_OF_BURN * push[greatest]!);
  let first = greatest;
  let last = greatest;
  while (first > 0 && inside(first - 1) && push[first - 1]! >= least) first--;
  while (last < push.length - 1 && inside(last + 1) && push[last + 1]! >= least) last++;
  const begin = Math.max(from, times[first]!);
  const end = Math.min(until, times[last + 1]!);
  // The whole of the piece would leave nothing to cut off.
  return begin > from || end < until ? [begin, end] : null;
}

function greatestExtra(motion: EphemerisMotion, from: number, until: number): number {
  let greatest = 0;
  for (let k = 0; k < motion.extraAcceleration.length; k++) {
    if (motion.times[k + 1]! > from && motion.times[k]! < until) {
      greatest = Math.max(greatest, motion.extraAcceleration[k]!);
    }
  }
  return greatest;
}

/** A piece, and by how much its motion's time is ahead of the window's, s. */
export interface PlacedPiece {
  readonly piece: EphemerisPiece;
  readonly offset: number;
}

/** `tracks` with one more for each of the pieces, in their order behind the others. */
export function tracksWithPieces(tracks: OrbitTracks, pieces: readonly PlacedPiece[]): OrbitTracks {
  const before = tracks.usable.length;
  const count = before + pieces.length;
  const longer = <T extends Float64Array | Uint8Array>(values: T, size: number): T => {
    const copy = new (values.constructor as new (length: number) => T)(size);
    copy.set(values);
    return copy;
  };
  const all: OrbitTracks = {
    durationSeconds: tracks.durationSeconds,
    coefficients: longer(tracks.coefficients, count * TRACK_DOUBLES),
    radialRelative: longer(tracks.radialRelative, count),
    radialKm: longer(tracks.radialKm, count),
    alongTrack: longer(tracks.alongTrack, count),
    mean: longer(tracks.mean, count),
    crossTrack: longer(tracks.crossTrack, count),
    perigees: longer(tracks.perigees, count),
    apogees: longer(tracks.apogees, count),
    usable: longer(tracks.usable, count),
  };
  pieces.forEach(({ piece, offset }, k) => {
    const at = before + k;
    const { orbit } = piece;
    all.radialKm[at] = STRAY_FACTOR * orbit.radialKm + RADIAL_MARGIN_KM;
    all.mean[at] = STRAY_FACTOR * orbit.mean + ANGLE_MARGIN;
    all.crossTrack[at] = STRAY_FACTOR * orbit.crossTrack + ANGLE_MARGIN;
    all.perigees[at] = piece.perigeeKm;
    all.apogees[at] = piece.apogeeKm;
    all.usable[at] = piece.isUsable ? 1 : 0;
    // Places in the piece from those in the window: both run from −1 to 1.
    const length = piece.until - piece.from;
    const scale = tracks.durationSeconds / length;
    const shift = (tracks.durationSeconds - 2 * (piece.from - offset)) / length - 1;
    for (let q = 0; q < MEAN_ORBIT_VALUES; q++) {
      substituteLinear(orbit.polynomials[q]!, scale, shift, all.coefficients, at * TRACK_DOUBLES + q * TERMS);
    }
  });
  return all;
}
