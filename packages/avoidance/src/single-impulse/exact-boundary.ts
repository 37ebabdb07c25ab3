import { longAxis } from '../encounter-plane/avoidance-plane.ts';
import type { Aim } from './burn-target.ts';
import { fallingRoot } from './falling-root.ts';

/** The least impulse for the exact target, and below what there certainly is none. */
export interface ExactOptimum {
  /** The impulse, in M's units. */
  readonly v: readonly [number, number, number];
  readonly size: number;
  /** No shorter impulse reaches the target. */
  readonly lowerBound: number;
}

/** How close the bound is brought to the optimum. */
const RELATIVE_GAP = 1e-6;
const FIRST_DIRECTIONS = 16;
const MOST_DIRECTIONS = 400;
/** Boundary points farther than this times the best known impulse are cut off there. */
const CUT = 1.5;

/**
 * The least |v| with excess(y₀ + M v) ≤ 0 where the places that are not safe are a convex set. They are: the probability is
 * the integral of a log-concave density over a disc, which makes it log-concave in the miss (Prékopa 1973), so that "more
 * than the target" is convex; so is an ellipse. Points found on that set's edge span a polygon inside it, and no impulse that stays within the
 * polygon is enough: the distance to its nearest side is a lower bound, that to the nearest point an impulse that does.
 * Directions are added at the nearest side until both agree to 1e-6.
 *
 * @param start an impulse of which to look for a better: its direction is tried first.
 */
export function exactOptimum(
  aim: Aim,
  m: Float64Array,
  y0: number,
  y1: number,
  start: ArrayLike<number>,
): ExactOptimum | null {
  const basis = planeBasis(m);
  if (basis === null) return null;
  const { first, second, w00, w01, w10, w11 } = basis;
  const startAlong = dot(start, first);
  const startAcross = dot(start, second);
  const startSize = Math.hypot(startAlong, startAcross);
  if (!(startSize > 0)) return null;
  const limit = CUT * startSize;
  let best = Number.POSITIVE_INFINITY;
  let bestAngle = 0;
  const startAngle = Math.atan2(startAcross, startAlong);
  const edge = (angle: number): Point => {
    const c = Math.cos(angle);
    const s = Math.sin(angle);
    const dy0 = w00 * c + w01 * s;
    const dy1 = w10 * c + w11 * s;
    const guess = Math.min(limit, ellipseCrossing(y0, y1, dy0, dy1, aim.distanceSquared));
    const slope = -((y0 + guess * dy0) * dy0 + (y1 + guess * dy1) * dy1);
    const root = fallingRoot((r) => aim.excess(y0 + r * dy0, y1 + r * dy1), 0, guess, slope, limit);
    if (root < best) [best, bestAngle] = [root, angle];
    const size = Number.isNaN(root) ? limit : root;
    return { angle, x: size * c, y: size * s };
  };
  const sides: Side[] = [];
  const firstPoint = edge(startAngle);
  let last = firstPoint;
  for (let k = 1; k <= FIRST_DIRECTIONS; k++) {
    const angle = startAngle + (2 * Math.PI * k) / FIRST_DIRECTIONS;
    const point = k === FIRST_DIRECTIONS ? { ...firstPoint, angle } : edge(angle);
    sides.push(sideOf(last, point));
    last = point;
  }
  let nearest = nearestOf(sides);
  for (let count = FIRST_DIRECTIONS; count < MOST_DIRECTIONS; count++) {
    const side = sides[nearest]!;
    if (side.distance >= best * (1 - RELATIVE_GAP)) break;
    const middle = edge((side.from.angle + side.to.angle) / 2);
    sides[nearest] = sideOf(side.from, middle);
    sides.push(sideOf(middle, side.to));
    nearest = nearestOf(sides);
  }
  if (!Number.isFinite(best)) return null;
  const [c, s] = [best * Math.cos(bestAngle), best * Math.sin(bestAngle)];
  return {
    v: [c * first[0]! + s * second[0]!, c * first[1]! + s * second[1]!, c * first[2]! + s * second[2]!],
    size: best,
    lowerBound: Math.min(best, sides[nearest]!.distance),
  };
}

interface Point {
  readonly angle: number;
  readonly x: number;
  readonly y: number;
}

interface Side {
  readonly from: Point;
  readonly to: Point;
  /** Of the segment from the origin. */
  readonly distance: number;
}

function sideOf(from: Point, to: Point): Side {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const squared = dx * dx + dy * dy;
  const along = squared > 0 ? Math.min(1, Math.max(0, -(from.x * dx + from.y * dy) / squared)) : 0;
  return { from, to, distance: Math.hypot(from.x + along * dx, from.y + along * dy) };
}

function nearestOf(sides: readonly Side[]): number {
  let nearest = 0;
  for (let k = 1; k < sides.length; k++) if (sides[k]!.distance < sides[nearest]!.distance) nearest = k;
  return nearest;
}

/** Where y₀ + r d leaves the circle of D² first; 0 where it is outside already. */
export function ellipseCrossing(y0: number, y1: number, d0: number, d1: number, distanceSquared: number): number {
  const a = d0 * d0 + d1 * d1;
  const b = y0 * d0 + y1 * d1;
  const c = distanceSquared - y0 * y0 - y1 * y1;
  if (!(a > 0)) return Number.POSITIVE_INFINITY;
  if (!(c > 0)) return 0;
  const root = Math.sqrt(b * b + a * c);
  return b > 0 ? c / (root + b) : (root - b) / a;
}

interface PlaneBasis {
  /** Orthonormal vectors that span the impulses that move anything in the plane. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** M by these. */
  readonly w00: number;
  readonly w01: number;
  readonly w10: number;
  readonly w11: number;
}

function planeBasis(m: Float64Array): PlaneBasis | null {
  const row = (k: number): Float64Array => m.subarray(3 * k, 3 * k + 3);
  const [one, two] = [row(0), row(1)];
  const [cosine, sine] = longAxis(dot(one, one), dot(one, two), dot(two, two));
  const along = one.map((value, k) => cosine * value + sine * two[k]!);
  const across = one.map((value, k) => cosine * two[k]! - sine * value);
  const size = Math.hypot(...along);
  if (!(size > 0)) return null;
  const first = along.map((value) => value / size);
  const overlap = dot(across, first);
  const second = across.map((value, k) => value - overlap * first[k]!);
  const rest = Math.hypot(...second);
  // Impulses of no use make up the second direction where there is but one that helps.
  const unit = rest > 0 ? second.map((value) => value / rest) : anyAcross(first);
  return {
    first,
    second: unit,
    w00: dot(one, first),
    w01: dot(one, unit),
    w10: dot(two, first),
    w11: dot(two, unit),
  };
}

function anyAcross(v: Float64Array): Float64Array {
  const [x, y, z] = [v[0]!, v[1]!, v[2]!];
  const across = Math.abs(x) < 0.7 ? [0, z, -y] : [-z, 0, x];
  const size = Math.hypot(...across);
  return Float64Array.from(across, (value) => value / size);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
}
