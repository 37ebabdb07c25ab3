import type { EncounterPlane } from './encounter-plane.ts';

/** The encounter plane turned onto the axes of the combined covariance's ellipse. All in one unit of length. */
export interface PrincipalPlane {
  /** Miss along the axes; only squares and products of the same coordinate count, so the signs say nothing. */
  readonly xm: number;
  readonly ym: number;
  /** Standard deviations along the axes; `principalPlane` makes x the shorter, methods take either order. */
  readonly sigmaX: number;
  readonly sigmaY: number;
  /** Sum of both objects' radii. */
  readonly hardBodyRadius: number;
}

/**
 * Turns the plane onto its principal axes, x the shorter. Where the covariance is not positive definite `sigmaX` is 0: the
 * methods then give a reason instead of a value.
 */
export function principalPlane(plane: EncounterPlane, hardBodyRadius: number): PrincipalPlane {
  const { x, y, xx, xy, yy } = plane;
  const half = (xx - yy) / 2;
  const spread = Math.hypot(half, xy);
  const greatest = (xx + yy) / 2 + spread;
  // The product of both: their difference would lose the digits of the smaller.
  const least = greatest <= 0 ? 0 : (xx * yy - xy * xy) / greatest;
  // The long axis makes the angle atan2(xy, half)/2 with x; half-angle formulas that lose no digits.
  let [c, s] = [1, 0];
  if (spread > 0) {
    const cosine = Math.sqrt(0.5 * (1 + Math.abs(half) / spread));
    const sine = xy / (2 * spread * cosine);
    [c, s] = half >= 0 ? [cosine, sine] : [Math.abs(sine), xy >= 0 ? cosine : -cosine];
  }
  return {
    xm: -s * x + c * y,
    ym: c * x + s * y,
    sigmaX: least > 0 ? Math.sqrt(least) : least <= 0 ? 0 : Number.NaN,
    sigmaY: greatest > 0 ? Math.sqrt(greatest) : greatest <= 0 ? 0 : Number.NaN,
    hardBodyRadius,
  };
}
