/** Symmetric 3 × 3 covariance of position in an object's own frame: radial, in-track, cross-track; any one unit squared. */
export interface CovarianceRtn {
  readonly rr: number;
  readonly tt: number;
  readonly nn: number;
  readonly rt: number;
  readonly rn: number;
  readonly tn: number;
}
