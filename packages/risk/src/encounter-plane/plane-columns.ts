/** Many encounter planes, a column each: what a full screening's events are given risk by, without an object for each. */
export interface PlaneColumns {
  readonly count: number;
  /** Miss in the plane and combined covariance as in `EncounterPlane`; one unit of length for all. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xx: Float64Array;
  readonly xy: Float64Array;
  readonly yy: Float64Array;
  readonly hardBodyRadius: Float64Array;
}

/** Room for so many planes, all 0. */
export function createPlaneColumns(count: number): PlaneColumns {
  const column = (): Float64Array => new Float64Array(count);
  return { count, x: column(), y: column(), xx: column(), xy: column(), yy: column(), hardBodyRadius: column() };
}
