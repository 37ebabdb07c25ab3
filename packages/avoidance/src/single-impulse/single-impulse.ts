import type { AvoidancePlane } from '../encounter-plane/avoidance-plane.ts';
import type { BurnTransition } from '../transition/burn-transition.ts';
import { type Aim, aimOf, type BurnTarget } from './burn-target.ts';
import { type Certificate, certifiedOptimum, changedBurn } from './certificate.ts';
import { ellipseCrossing, exactOptimum } from './exact-boundary.ts';
import { fallingRoot, LOG_TOLERANCE } from './falling-root.ts';
import { leastOutside, type OutsideOptimum, outsideOptimum } from './one-constraint.ts';

/** Which way a burn may go, by the primary's radial, in-track and cross-track axes at the burn. */
export type BurnDirection = 'free' | 'radial' | 'in-track' | 'cross-track';

/** An impulse at one time. */
export interface Impulse {
  /** Inertial, km/s. */
  readonly velocity: readonly [number, number, number];
  /** Radial, in-track, cross-track at the burn, km/s. */
  readonly rtn: readonly [number, number, number];
  /** km/s. */
  readonly size: number;
  readonly certificate: Certificate;
}

/** Gains below this share are not worth giving up the programme's certificate. */
const WORTHWHILE = 1e-6;

/**
 * M = W B: how far an impulse moves the primary in the plane, in the aim's units, 2 × 3 row by row. `out` is the caller's.
 */
export function responseInto(plane: AvoidancePlane, aim: Aim, b: Float64Array, out: Float64Array): void {
  for (let row = 0; row < 2; row++) {
    const [x, y, z] = plane.axes[row as 0 | 1];
    const scale = 1 / aim.scales[row as 0 | 1];
    for (let k = 0; k < 3; k++) out[3 * row + k] = scale * (x * b[k]! + y * b[3 + k]! + z * b[6 + k]!);
  }
}

/**
 * The programme's optimum for the Mahalanobis distance at which the exact target is met to 1e-8 in the logarithm. What is
 * outside already needs nothing.
 *
 * @returns false where no impulse moves the primary in the plane, or none reaches the target.
 */
export function leastForAim(aim: Aim, m: Float64Array, y0: number, y1: number, out: OutsideOptimum): boolean {
  if (aim.isEllipse) return leastOutside(m, y0, y1, aim.distanceSquared, out);
  const start = y0 * y0 + y1 * y1;
  if (aim.excess(y0, y1) <= 0) return leastOutside(m, y0, y1, start, out);
  const distanceSquared = fallingRoot(
    (d) => (leastOutside(m, y0, y1, d, out) ? aim.excess(out.y[0]!, out.y[1]!) : Number.NaN),
    start,
    Math.max(aim.distanceSquared, start + 1e-3),
    -0.5,
  );
  return leastOutside(m, y0, y1, distanceSquared, out) && aim.excess(out.y[0]!, out.y[1]!) <= LOG_TOLERANCE;
}

/**
 * The least impulse at one burn time that reaches the target with linear motion and a fixed covariance, its certificate with
 * it. Free: the programme's optimum, or where the exact target lets a smaller one do, that one, with its gap to a certified
 * bound. In one direction: the smaller of both senses, the gap being what the restriction costs.
 *
 * @returns null where no burn reaches the target.
 */
export function singleImpulse(
  plane: AvoidancePlane,
  transition: BurnTransition,
  target: BurnTarget,
  direction: BurnDirection = 'free',
): Impulse | null {
  const aim = aimOf(target, plane);
  const m = new Float64Array(6);
  responseInto(plane, aim, transition.positionByVelocity, m);
  const y0 = plane.place[0] / aim.scales[0];
  const y1 = plane.place[1] / aim.scales[1];
  const optimum = outsideOptimum();
  const hasOptimum = leastForAim(aim, m, y0, y1, optimum);
  if (direction !== 'free') return inDirection(direction, transition, aim, m, y0, y1, hasOptimum ? optimum : null);
  if (!hasOptimum) return null;
  const { v, size, lambda, lowerBound } = optimum;
  const better = aim.isEllipse || size === 0 ? null : exactOptimum(aim, m, y0, y1, v);
  if (better && better.size < size * (1 - WORTHWHILE)) {
    const what =
      'polished on the exact probability, which for a hard body so large beside the covariance is no function of the Mahalanobis distance alone';
    return impulse(transition, better.v, changedBurn(lambda, better.size, better.lowerBound, what));
  }
  return impulse(transition, v, certifiedOptimum(target, lambda, size, lowerBound));
}

const AXIS = { radial: 0, 'in-track': 1, 'cross-track': 2 } as const;

function inDirection(
  direction: Exclude<BurnDirection, 'free'>,
  transition: BurnTransition,
  aim: Aim,
  m: Float64Array,
  y0: number,
  y1: number,
  optimum: OutsideOptimum | null,
): Impulse | null {
  const axis = transition.rtn.subarray(3 * AXIS[direction], 3 * AXIS[direction] + 3);
  const size = alongAxis(aim, m, axis, y0, y1);
  if (Number.isNaN(size)) return null;
  const bound = optimum?.lowerBound ?? 0;
  const what = `only ${direction} burns were allowed`;
  const v = axis.map((component) => component * size);
  return impulse(transition, v, changedBurn(optimum?.lambda ?? 0, Math.abs(size), bound, what));
}

/** Signed size of the least impulse along a unit vector that reaches the aim; NaN where none does. */
export function alongAxis(aim: Aim, m: Float64Array, axis: ArrayLike<number>, y0: number, y1: number): number {
  if (aim.excess(y0, y1) <= 0) return 0;
  let best = Number.NaN;
  for (const sense of [1, -1]) {
    const root = sizeAlong(aim, m, axis, sense, y0, y1);
    if (Number.isNaN(root)) return Number.NaN;
    if (!(root >= Math.abs(best))) best = sense * root;
  }
  return best;
}

/** Size of the least impulse along a unit vector in one sense (1, −1) that reaches the aim; NaN where none does. */
function sizeAlong(aim: Aim, m: Float64Array, axis: ArrayLike<number>, sense: number, y0: number, y1: number): number {
  const d0 = sense * (m[0]! * axis[0]! + m[1]! * axis[1]! + m[2]! * axis[2]!);
  const d1 = sense * (m[3]! * axis[0]! + m[4]! * axis[1]! + m[5]! * axis[2]!);
  const guess = ellipseCrossing(y0, y1, d0, d1, aim.distanceSquared);
  if (!Number.isFinite(guess)) return Number.NaN;
  const slope = -((y0 + guess * d0) * d0 + (y1 + guess * d1) * d1);
  return fallingRoot((r) => aim.excess(y0 + r * d0, y1 + r * d1), 0, guess, slope);
}

/**
 * The burn that goes the other way than a least one: past the secondary on its other side. It is dearer, but takes the satellite
 * elsewhere afterwards. The bound is that of the least burn.
 *
 * @returns null where it does not reach the target.
 */
export function oppositeImpulse(
  plane: AvoidancePlane,
  transition: BurnTransition,
  target: BurnTarget,
  least: Impulse,
): Impulse | null {
  const aim = aimOf(target, plane);
  const m = new Float64Array(6);
  responseInto(plane, aim, transition.positionByVelocity, m);
  const axis = least.velocity.map((component) => component / least.size);
  const size = sizeAlong(aim, m, axis, -1, plane.place[0] / aim.scales[0], plane.place[1] / aim.scales[1]);
  if (!(size > 0)) return null;
  const { lambda, lowerBoundKmS } = least.certificate;
  const what = 'the least burn runs into other objects, so this one goes the other way';
  return impulse(
    transition,
    axis.map((component) => -size * component),
    changedBurn(lambda, size, lowerBoundKmS, what),
  );
}

/** Of what is smaller, as a share of the whole, only rounding is left: an in-track burn is in-track. */
const ROUNDING = 1e-12;

/** An inertial impulse with its components along the orbit's axes. */
export function impulse(transition: BurnTransition, v: ArrayLike<number>, certificate: Certificate): Impulse {
  const velocity = [v[0]!, v[1]!, v[2]!] as const;
  const size = Math.hypot(...velocity);
  const along = (k: number): number => {
    const component =
      transition.rtn[k]! * velocity[0] + transition.rtn[k + 1]! * velocity[1] + transition.rtn[k + 2]! * velocity[2];
    return Math.abs(component) < ROUNDING * size ? 0 : component;
  };
  return { velocity, rtn: [along(0), along(3), along(6)], size, certificate };
}
