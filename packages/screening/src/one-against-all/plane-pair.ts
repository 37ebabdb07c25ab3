import type { OrbitTracks } from './orbit-tracks.ts';
import { TRACK_DOUBLES, trackValue } from './track-polynomial.ts';

/** Grid of the geometry of two planes, s: within it the nodes move almost evenly (what they do not is measured). */
const GRID_SECONDS = 8 * 3600;
/** Second differences, which say how evenly, need as many. */
const LEAST_POINTS = 4;
/** The grid reaches this far beyond the window, so that encounters at its edges have a whole passage of their own, s. */
export const MARGIN_SECONDS = 1200;
/** Passages wider than this half-angle are left to the search in time, rad. */
const WIDEST_PASSAGE = 0.35;
/** As above for orbits so eccentric that speed and radius change within the passage. */
const WIDEST_ECCENTRIC_PASSAGE = 0.12;
const ECCENTRIC_SQUARED = 0.02 ** 2;
/** Planes closer than this have no node to speak of (sine of the angle between them). */
const LEAST_SINE = 1e-4;

/** One of two objects at the points of the grid: its mean orbit, and the direction of the first node in its plane. */
export interface Side {
  object: number;
  /** Mean argument of latitude, rad; semi-major axis, km; eccentricity vector. */
  readonly argument: Float64Array;
  readonly axis: Float64Array;
  readonly ex: Float64Array;
  readonly ey: Float64Array;
  readonly cosNode: Float64Array;
  readonly sinNode: Float64Array;
  /** Mean argument of latitude at both nodes (two a point), where `known`. */
  readonly phase: Float64Array;
  readonly known: Uint8Array;
}

/** How the planes of a primary and another object lie to each other over the window. */
export interface PlanePair {
  readonly points: number;
  readonly spacing: number;
  readonly own: Side;
  readonly other: Side;
  /** 1 at points where the planes have no nodes, or the passages are too wide to speak of them. */
  readonly open: Uint8Array;
  /** Two nodes a point: primary's radius − other's, and how much of that the objects could make up, km. */
  readonly gap: Float64Array;
  readonly room: Float64Array;
  readonly choose: (primary: number) => void;
  /** Computes all of the above for the primary and `secondary`, at the points from `first` to `last`. */
  readonly meet: (secondary: number, first: number, last: number) => void;
  /** Mean argument of latitude of one side at node 0 or 1 of point `k`, rad. */
  readonly phaseAt: (side: Side, k: number, node: number) => number;
  /** Half-width of a passage between points k and k + 1, in mean argument of latitude, rad. */
  readonly widthBetween: (side: Side, k: number, node: number) => number;
}

/** Makes the workspace for objects with `tracks` that must come within `reachKm`. */
export function createPlanePair(tracks: OrbitTracks, reachKm: number): PlanePair {
  const { coefficients, durationSeconds: duration } = tracks;
  const points = Math.max(LEAST_POINTS, Math.ceil((duration + 2 * MARGIN_SECONDS) / GRID_SECONDS) + 1);
  const spacing = (duration + 2 * MARGIN_SECONDS) / (points - 1);
  const own = newSide(points);
  const other = newSide(points);
  const ownNode = new Float64Array(points);
  const ownSin = new Float64Array(points);
  const ownCos = new Float64Array(points);
  const half = new Float64Array(points);
  const room = new Float64Array(2 * points);
  const gap = new Float64Array(2 * points);
  const open = new Uint8Array(points);
  const xAt = (k: number): number => (2 * (k * spacing - MARGIN_SECONDS)) / duration - 1;

  const writeOrbit = (side: Side, k: number, x: number): void => {
    const base = side.object * TRACK_DOUBLES;
    side.axis[k] = trackValue(coefficients, base, 0, x);
    side.ex[k] = trackValue(coefficients, base, 1, x);
    side.ey[k] = trackValue(coefficients, base, 2, x);
    side.argument[k] = trackValue(coefficients, base, 5, x);
  };

  /** What one object can make up in radius at a node of radius `r`: its strays, and the slope over the passage. */
  const slackOf = (object: number, r: number, e2: number, slope: number, passage: number): number => {
    const width = passage + tracks.alongTrack[object]! + tracks.mean[object]!;
    const strays = r * tracks.radialRelative[object]! + tracks.radialKm[object]!;
    return strays + 1.5 * r * slope * width + r * Math.sqrt(e2) * width * width;
  };

  /** Geometry of the two planes at point k, and the radii at their nodes. */
  const writePoint = (k: number, sinS: number, cosS: number, turn: number): void => {
    const crossing = 1.1 * (tracks.crossTrack[own.object]! + tracks.crossTrack[other.object]!);
    const sinP = ownSin[k]!;
    const cosP = ownCos[k]!;
    const sinTurn = Math.sin(turn);
    const cosTurn = Math.cos(turn);
    // The line in which the planes meet, in each plane's own axes (towards its ascending node, and 90° further).
    const pX = cosP * sinS * cosTurn - sinP * cosS;
    const pY = sinS * sinTurn;
    const sX = cosP * sinS - sinP * cosS * cosTurn;
    const sY = sinP * sinTurn;
    const sine = Math.sqrt(pX * pX + pY * pY);
    open[k] = 1;
    if (sine < LEAST_SINE) return;
    const inverse = 1 / sine;
    const pc = pX * inverse;
    const ps = pY * inverse;
    const sc = sX * inverse;
    const ss = sY * inverse;
    own.cosNode[k] = pc;
    own.sinNode[k] = ps;
    other.cosNode[k] = sc;
    other.sinNode[k] = ss;
    const pex = own.ex[k]!;
    const pey = own.ey[k]!;
    const sex = other.ex[k]!;
    const sey = other.ey[k]!;
    const pe2 = pex * pex + pey * pey;
    const se2 = sex * sex + sey * sey;
    const pC = pex * pc + pey * ps;
    const sC = sex * sc + sey * ss;
    const pSlope = Math.abs(pex * ps - pey * pc);
    const sSlope = Math.abs(sex * ss - sey * sc);
    const pSize = own.axis[k]! * (1 - pe2);
    const sSize = other.axis[k]! * (1 - se2);
    const least = Math.min(pSize / (1 + Math.abs(pC)), sSize / (1 + Math.abs(sC)));
    const passage = (reachKm / least + crossing) * inverse;
    half[k] = passage;
    const eccentric = Math.max(pe2, se2) > ECCENTRIC_SQUARED;
    if (passage > (eccentric ? WIDEST_ECCENTRIC_PASSAGE : WIDEST_PASSAGE)) return;
    open[k] = 0;
    for (let node = 0; node < 2; node++) {
      const sign = node === 0 ? 1 : -1;
      const pT = 1 + sign * pC;
      const sT = 1 + sign * sC;
      const rP = pSize / pT;
      const rS = sSize / sT;
      gap[2 * k + node] = rP - rS;
      room[2 * k + node] =
        reachKm +
        slackOf(own.object, rP, pe2, pSlope / pT, passage) +
        slackOf(other.object, rS, se2, sSlope / sT, passage);
    }
  };

  const widthAt = (side: Side, k: number, sign: number): number => {
    const ex = side.ex[k]!;
    const ey = side.ey[k]!;
    const e2 = ex * ex + ey * ey;
    const eta2 = 1 - e2;
    const towards = 1 + sign * (ex * side.cosNode[k]! + ey * side.sinNode[k]!);
    const slope = (eta2 * Math.sqrt(eta2)) / (towards * towards);
    // The arcsine of the half-angle's sine is at most this for passages as narrow as they are here.
    const width = half[k]! * (1 + 0.2 * half[k]! * half[k]!) + tracks.alongTrack[side.object]!;
    return slope * width * (1 + 3 * Math.sqrt(e2) * width) + tracks.mean[side.object]!;
  };

  return {
    points,
    spacing,
    own,
    other,
    open,
    gap,
    room,
    choose: (primary) => {
      own.object = primary;
      for (let k = 0; k < points; k++) {
        const x = xAt(k);
        writeOrbit(own, k, x);
        const inclination = trackValue(coefficients, primary * TRACK_DOUBLES, 3, x);
        ownSin[k] = Math.sin(inclination);
        ownCos[k] = Math.cos(inclination);
        ownNode[k] = trackValue(coefficients, primary * TRACK_DOUBLES, 4, x);
      }
    },
    meet: (secondary, first, last) => {
      other.object = secondary;
      own.known.fill(0);
      other.known.fill(0);
      const base = secondary * TRACK_DOUBLES;
      for (let k = first; k <= last; k++) {
        const x = xAt(k);
        writeOrbit(other, k, x);
        const inclination = trackValue(coefficients, base, 3, x);
        writePoint(k, Math.sin(inclination), Math.cos(inclination), trackValue(coefficients, base, 4, x) - ownNode[k]!);
      }
    },
    phaseAt: (side, k, node) => {
      const at = 2 * k + node;
      if (side.known[at] === 0) {
        const sign = node === 0 ? 1 : -1;
        const c = sign * side.cosNode[k]!;
        const s = sign * side.sinNode[k]!;
        const ex = side.ex[k]!;
        const ey = side.ey[k]!;
        const eC = ex * c + ey * s;
        const eS = ex * s - ey * c;
        const eta = Math.sqrt(1 - ex * ex - ey * ey);
        // True to mean: ν − E = 2 atan(e sin ν / (1 + η + e cos ν)), E − M = e sin E = η e sin ν / (1 + e cos ν).
        side.phase[at] = Math.atan2(s, c) - 2 * Math.atan(eS / (1 + eta + eC)) - (eta * eS) / (1 + eC);
        side.known[at] = 1;
      }
      return side.phase[at]!;
    },
    widthBetween: (side, k, node) => {
      const sign = node === 0 ? 1 : -1;
      return Math.max(widthAt(side, k, sign), widthAt(side, k + 1, sign));
    },
  };
}

function newSide(points: number): Side {
  return {
    object: 0,
    argument: new Float64Array(points),
    axis: new Float64Array(points),
    ex: new Float64Array(points),
    ey: new Float64Array(points),
    cosNode: new Float64Array(points),
    sinNode: new Float64Array(points),
    phase: new Float64Array(2 * points),
    known: new Uint8Array(2 * points),
  };
}
