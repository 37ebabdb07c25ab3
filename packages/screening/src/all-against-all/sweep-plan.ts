import { EARTH_RADIUS_KM, MU_KM3_S2 } from '@clearway/astro';
import { DAY_SECONDS } from '../close-approaches/utc-days.ts';

/** How long and how far to screen. */
export interface ScreeningWindow {
  readonly durationSeconds: number;
  readonly thresholdKm: number;
}

/**
 * What a sweep may be told instead of choosing it. None of it changes the rows, which tests show by varying it.
 */
export interface SweepTuning {
  readonly stepSeconds?: number;
  /** A whole number of steps and of the widest spacing of knots, 960 s; divides a day, and is at most 8,640 s. */
  readonly sliceSeconds?: number;
  /** Interpolation bound that the spacing of knots must keep: a smaller one means denser knots. */
  readonly targetBoundKm?: number;
}

/** Objects that share a spacing of knots, contiguous in the plan's order. */
export interface KnotClass {
  readonly spacing: number;
  readonly first: number;
  /** Objects. */
  readonly count: number;
  /** Objects and empty places up to a multiple of four. */
  readonly padded: number;
}

/** How a window is swept: order of objects, knots, step, bounds. */
export interface SweepPlan {
  readonly window: ScreeningWindow;
  readonly stepSeconds: number;
  readonly sliceSeconds: number;
  readonly classes: readonly KnotClass[];
  /** Places in the sweep, empty ones included. */
  readonly places: number;
  /** Object at each place, -1 where empty. */
  readonly objectAt: Int32Array;
  /** Interpolation bound of each place, km (velocity's part over half a step included). */
  readonly bounds: Float64Array;
  /** Bound on the radial acceleration at each place, km/s². */
  readonly radialAcceleration: Float64Array;
  readonly standardBoundKm: number;
  readonly maxRate: number;
  readonly searchAngle: number;
  readonly reachKm: number;
  readonly curvature: number;
  readonly slowSpeed: number;
}

const SPACINGS = [960, 480, 240, 120, 60] as const;
/** Bound that a spacing must keep, km: the widest that costs less in candidates than its knots would. */
const TARGET_BOUND_KM = 0.16;
/** Angular rate that the cells allow for, rad/s: a circular orbit at 320 km. Faster objects are searched apart. */
const MAX_RATE = 1.152e-3;
/** Perturbations beyond two bodies: what they add to the fourth derivative, as a factor with margin. */
const PERTURBATION_FACTOR = 1.15;
const SLICE_SECONDS = 4800;
const SHORT_SLICE_SECONDS = 960;
/** Windows shorter than this have short slices, so that all workers have something to do, s. */
const SHORT_WINDOW_SECONDS = 8 * SLICE_SECONDS;
/** More objects than this have short slices: the knots of a slice stand in memory, 800 bytes of an object in 4,800 s. */
const MOST_IN_LONG_SLICES = 250_000;
/** Slices reach beyond the window; constants of resonant objects must be tabulated for so long before and after it. */
export const LONGEST_SLICE_SECONDS = 8640;

/**
 * Bound on the error of cubic Hermite interpolation over `spacing` seconds, km: spacing⁴/384 · max|p''''| with the
 * two-body fourth derivative bounded at perigee, |p''''| ≤ μ²/r⁵ (1 + 3e + 6√2 e(1+e) + 12 e²), the perturbations'
 * share as a factor, and a floor; what velocities add that are no derivatives is apart (`velocityDefectBound`).
 */
export function interpolationBound(spacing: number, perigeeKm: number, eccentricity: number): number {
  const e = eccentricity;
  const shape = 1 + 3 * e + 6 * Math.SQRT2 * e * (1 + e) + 12 * e * e;
  const fourth = ((MU_KM3_S2 * MU_KM3_S2) / perigeeKm ** 5) * shape * PERTURBATION_FACTOR;
  return (spacing ** 4 / 384) * fourth + (spacing / 4) * 1e-6 + 1e-4;
}

/** Step for so many objects, s: pairs grow with it, steps shrink; each chosen where the two balance. */
export function stepFor(objects: number): number {
  if (objects <= 60_000) return 60;
  if (objects <= 250_000) return 40;
  return 20;
}

function sliceFor(objects: number, durationSeconds: number): number {
  return objects > MOST_IN_LONG_SLICES || durationSeconds < SHORT_WINDOW_SECONDS ? SHORT_SLICE_SECONDS : SLICE_SECONDS;
}

/**
 * What the defect of velocities (km/s; the same at both knots) adds: spacing · s(1−s)(1−2s) ≤ 0.0963 spacing to the
 * position, and as much as itself to the velocity with which a straight line of `half` a step starts. A defect that turns
 * round between two knots would add up to 0.25 spacing; the check at mid-interval sees that one.
 */
export function velocityDefectBound(spacing: number, half: number, velocityDefect: number): number {
  return (0.0963 * spacing + half) * velocityDefect;
}

/**
 * Relative speed (km/s) from which a pair within `thresholdKm` counts as fast: six times the one below which |d|² can
 * fail to be convex inside the threshold, √(2μ/r³) · D.
 */
export function slowSpeedFor(thresholdKm: number): number {
  return Math.max(0.05, 0.01 * thresholdKm);
}

/**
 * Plans the sweep of as many satellites; `perigees` are least perigee radii over the window, km, `eccentricities` largest,
 * `velocityDefects` how far velocities are from being derivatives at most, km/s.
 */
export function planSweep(
  satellites: { readonly length: number },
  perigees: Float64Array,
  eccentricities: Float64Array,
  velocityDefects: Float64Array,
  window: ScreeningWindow,
  tuning: SweepTuning = {},
): SweepPlan {
  const step = tuning.stepSeconds ?? stepFor(satellites.length);
  const sliceSeconds = tuning.sliceSeconds ?? sliceFor(satellites.length, window.durationSeconds);
  const targetBoundKm = tuning.targetBoundKm ?? TARGET_BOUND_KM;
  const fits = sliceSeconds % step === 0 && sliceSeconds % SPACINGS[0] === 0 && DAY_SECONDS % sliceSeconds === 0;
  if (!fits || sliceSeconds > LONGEST_SLICE_SECONDS) {
    throw new RangeError(`slices of ${sliceSeconds} s do not fit steps of ${step} s, knots and days`);
  }
  const half = step / 2;
  const members: number[][] = SPACINGS.map(() => []);
  const boundOf = new Float64Array(satellites.length);
  for (let i = 0; i < satellites.length; i++) {
    const e = Math.min(0.99, eccentricities[i]!);
    const r = Math.max(6200, perigees[i]!);
    const apogee = (r * (1 + e)) / (1 - e);
    let k = 0;
    let bound = Infinity;
    for (; k < SPACINGS.length; k++) {
      const spacing = SPACINGS[k]!;
      // The straight line starts with the interpolant's velocity, off by at most √3/216 s³ max|p''''| = 3.08 bound/s.
      bound =
        interpolationBound(spacing, r, e) * (1 + (3.08 * half) / spacing) +
        velocityDefectBound(spacing, half, velocityDefects[i]!);
      if (bound <= targetBoundKm) break;
    }
    if (k === SPACINGS.length) k--;
    boundOf[i] = bound + apogee * 5e-7;
    members[k]!.push(i);
  }
  const classes: KnotClass[] = [];
  const order: number[] = [];
  for (let k = 0; k < SPACINGS.length; k++) {
    const list = members[k]!;
    if (list.length === 0) continue;
    const first = order.length;
    // Not by spreading: a million arguments overflow the stack.
    for (const i of list) order.push(i);
    while (order.length % 4 !== 0) order.push(-1);
    classes.push({ spacing: SPACINGS[k]!, first, count: list.length, padded: order.length - first });
  }
  const places = order.length;
  const bounds = new Float64Array(places);
  const radialAcceleration = new Float64Array(places);
  for (let place = 0; place < places; place++) {
    const i = order[place]!;
    if (i < 0) continue;
    bounds[place] = boundOf[i]!;
    const r = Math.max(6200, perigees[i]!);
    radialAcceleration[place] = (eccentricities[i]! * 1.05 * MU_KM3_S2) / (r * r) + 4e-5 * (EARTH_RADIUS_KM / r) ** 2;
  }
  const standardBoundKm = targetBoundKm + 0.03;
  const gradient = (2.05 * MU_KM3_S2) / 6378.135 ** 3;
  const d = window.thresholdKm;
  const reachKm = d + 2 * standardBoundKm + gradient * d * half * half * 0.5 + 0.01;
  return {
    window,
    stepSeconds: step,
    sliceSeconds,
    classes,
    places,
    objectAt: Int32Array.from(order),
    bounds,
    radialAcceleration,
    standardBoundKm,
    maxRate: MAX_RATE,
    searchAngle: 2 * MAX_RATE * half + Math.asin(Math.min(1, (reachKm + 0.5) / 6378.135)) + 4e-5,
    reachKm,
    curvature: gradient / 3,
    slowSpeed: slowSpeedFor(d),
  };
}
