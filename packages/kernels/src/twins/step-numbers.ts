/**
 * Places of the numbers of one time step in its record of 16 floats; twin of `assembly/step-record.ts`, where their
 * units stand.
 */
export const STEP = {
  position1: 0,
  positionV0: 1,
  positionV1: 2,
  velocity1: 3,
  velocityV0: 4,
  velocityV1: 5,
  halfStep: 6,
  maxRateSquared: 7,
  bandScale: 8,
  reachKm: 9,
  curvature: 10,
  slowSpeedSquared: 11,
  standardBoundKm: 12,
  maxRate: 13,
  anglePad: 14,
} as const;

/** Floats of a step's record. */
export const STEP_FLOATS = 16;
/** Floats of a state: x, y, z (km), interpolation bound (km), vx, vy, vz (km/s), 0. */
export const STATE_FLOATS = 8;

/** The nearest single-precision number: every operation of the twins is rounded by it, as the kernel's are. */
export const single: (value: number) => number = Math.fround;

/** Sum of the products of three components, added from left to right in single precision. */
export function dotSingle(ax: number, ay: number, az: number, bx: number, by: number, bz: number): number {
  return single(single(single(ax * bx) + single(ay * by)) + single(az * bz));
}

/** To a 32-bit integer as WebAssembly truncates: towards zero, saturating, NaN to 0. */
export function truncateToInt32(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, Math.trunc(value)));
}

/** The larger, or `a` where either is no number (WebAssembly's pseudo-maximum). */
export function pseudoMax(a: number, b: number): number {
  return a < b ? b : a;
}

/** The smaller, or `a` where either is no number (WebAssembly's pseudo-minimum). */
export function pseudoMin(a: number, b: number): number {
  return b < a ? b : a;
}
