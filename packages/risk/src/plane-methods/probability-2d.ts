import type { EncounterPlane } from '../encounter-plane/encounter-plane.ts';
import type { PlaneColumns } from '../encounter-plane/plane-columns.ts';
import { principalPlane } from '../encounter-plane/principal-plane.ts';
import { alfanoIntegral } from './alfano-2005.ts';
import { type PlaneMethod, planeFault, planeMethod } from './plane-probability.ts';
import { serraProbability } from './serra-2015.ts';
import { serraSeries } from './serra-series.ts';

/**
 * Terms of the series before the quadrature takes over, some 20 µs of them where the quadrature needs 90. Reached where the hard
 * body is about 60 times the shorter axis; one as large as the axis needs 20 terms, a much smaller one 4.
 */
const MOST_TERMS = 4000;

/**
 * The two-dimensional probability of collision that operators quote, as Clearway recommends to compute it: the exact integral of
 * the density over the disc. By Serra's series with its proved bounds where that is short, which is nearly always; by
 * Alfano's one-dimensional integral where the hard body is much larger than the covariance.
 */
export const probability2d: PlaneMethod = planeMethod(
  '2D',
  'the integral of Foster and Estes (1992), by the series of Serra et al. (2016) or the quadrature of Alfano (2005)',
  (plane) => serraProbability(plane, MOST_TERMS) ?? alfanoIntegral(plane),
);

/** The same for many planes without an object for each: NaN where the covariance is not positive definite. */
export function probabilities2d(planes: PlaneColumns, probabilities: Float64Array): void {
  const out = new Float64Array(2);
  for (let k = 0; k < planes.count; k++) probabilities[k] = probabilityOfRow(planes, k, out);
}

function probabilityOfRow(planes: PlaneColumns, k: number, out: Float64Array): number {
  const xx = planes.xx[k]!;
  const xy = planes.xy[k]!;
  const yy = planes.yy[k]!;
  const radius = planes.hardBodyRadius[k]!;
  const half = 0.5 * (xx - yy);
  const spread = Math.sqrt(half * half + xy * xy);
  const greatest = 0.5 * (xx + yy) + spread;
  const least = (xx * yy - xy * xy) / greatest;
  if (!(greatest > 0 && least > 0 && radius >= 0)) return Number.NaN;
  // As in principalPlane: half-angle formulas that lose no digits.
  let c = 1;
  let s = 0;
  if (spread > 0) {
    const cosine = Math.sqrt(0.5 * (1 + Math.abs(half) / spread));
    const sine = xy / (2 * spread * cosine);
    c = half >= 0 ? cosine : Math.abs(sine);
    s = half >= 0 ? sine : xy >= 0 ? cosine : -cosine;
  }
  const x = planes.x[k]!;
  const y = planes.y[k]!;
  const isShort = serraSeries(
    c * y - s * x,
    c * x + s * y,
    Math.sqrt(least),
    Math.sqrt(greatest),
    radius,
    MOST_TERMS,
    out,
  );
  return isShort ? Math.min(1, out[0]!) : alfanoOfRow({ x, y, xx, xy, yy }, radius);
}

/** Rare, so it may make objects. */
function alfanoOfRow(plane: EncounterPlane, radius: number): number {
  const principal = principalPlane(plane, radius);
  return planeFault(principal) ? Number.NaN : Math.min(1, alfanoIntegral(principal));
}
