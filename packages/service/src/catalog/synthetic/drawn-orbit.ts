/** What an object is; becomes part of its name. */
export type ObjectKind = 'payload' | 'rocket-body' | 'debris';

/** Mean elements of one drawn object before they are rounded and named. Angles in degrees, any revolution. */
export interface DrawnOrbit {
  readonly semiMajorAxisKm: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  readonly raanDeg: number;
  readonly argumentOfPericenterDeg: number;
  readonly meanAnomalyDeg: number;
  /** SGP4 drag term, 1/Earth radii. */
  readonly bstar: number;
}
