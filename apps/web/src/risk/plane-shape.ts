import type { EncounterPlaneDocument, PlaneCovarianceDocument, RtnLengths } from '@clearway/contract';

/** The half axes of an ellipse of one standard deviation, km, and how far the longer one is turned from x to y, rad. */
export interface EllipseAxes {
  readonly major: number;
  readonly minor: number;
  readonly angle: number;
}

/** The principal axes of a symmetric 2 × 2 matrix: the roots of its eigenvalues; what rounding makes negative is nought. */
export function ellipseAxes({ xx, xy, yy }: PlaneCovarianceDocument): EllipseAxes {
  const mean = (xx + yy) / 2;
  const half = Math.hypot((xx - yy) / 2, xy);
  return {
    major: Math.sqrt(Math.max(0, mean + half)),
    minor: Math.sqrt(Math.max(0, mean - half)),
    angle: half === 0 ? 0 : Math.atan2(2 * xy, xx - yy) / 2,
  };
}

export type PlanePoint = readonly [number, number];

/** What a separation in the primary's frame is in the plane: km along x and y. */
export function intoPlane(plane: EncounterPlaneDocument, separation: RtnLengths): PlanePoint {
  const along = (axis: 'x' | 'y'): number =>
    separation.radial * plane.radial[axis] +
    separation.in_track * plane.in_track[axis] +
    separation.cross_track * plane.cross_track[axis];
  return [along('x'), along('y')];
}

/** Where a plane is drawn: the same scale along both axes. */
export interface PlaneFrame {
  readonly height: number;
  readonly pixelsPerKm: number;
  at(xKm: number, yKm: number): PlanePoint;
}

/**
 * A frame as wide as given that holds the primary with its hard body, the miss, and the ellipse of three standard deviations around it;
 * lower where all of that lies flat. `also`: the same of other encounters along the same axes.
 */
export function planeFrame(
  plane: EncounterPlaneDocument,
  size: { readonly width: number; readonly leastHeight: number; readonly mostHeight: number; readonly rim: number },
  also: readonly EncounterPlaneDocument[] = [],
): PlaneFrame {
  const { width, leastHeight, mostHeight, rim } = size;
  let [left, right, low, high] = [0, 0, 0, 0];
  for (const { miss_km: miss, covariance_km2: covariance, hard_body_radius_km: radius } of [plane, ...also]) {
    const spread: PlanePoint = [3 * Math.sqrt(Math.max(0, covariance.xx)), 3 * Math.sqrt(Math.max(0, covariance.yy))];
    [left, right] = [Math.min(left, -radius, miss.x - spread[0]), Math.max(right, radius, miss.x + spread[0])];
    [low, high] = [Math.min(low, -radius, miss.y - spread[1]), Math.max(high, radius, miss.y + spread[1])];
  }
  const wide = Math.max(right - left, 1e-6);
  const tall = Math.max(high - low, 1e-6);
  const pixelsPerKm = Math.min((width - 2 * rim) / wide, (mostHeight - 2 * rim) / tall);
  const height = Math.min(mostHeight, Math.max(leastHeight, tall * pixelsPerKm + 2 * rim));
  const [middleX, middleY] = [(left + right) / 2, (low + high) / 2];
  return {
    height,
    pixelsPerKm,
    at: (xKm, yKm) => [width / 2 + (xKm - middleX) * pixelsPerKm, height / 2 - (yKm - middleY) * pixelsPerKm],
  };
}
