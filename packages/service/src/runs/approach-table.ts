/**
 * Close approaches as they are stored and served: a structure of arrays of length `count`, sorted by TCA, then by ids. Whole
 * units, so that equal results are equal bytes: times are microseconds since 1970-01-01 UTC, lengths millimetres, speeds
 * millimetres a second. The RTN components are those of secondary − primary in the primary's frame at TCA.
 */
export interface ApproachTable {
  readonly count: number;
  readonly primaryId: Int32Array;
  readonly secondaryId: Int32Array;
  readonly tcaUs: Float64Array;
  readonly missDistanceMm: Int32Array;
  readonly relativeSpeedMmS: Int32Array;
  readonly radialMm: Int32Array;
  readonly inTrackMm: Int32Array;
  readonly crossTrackMm: Int32Array;
  /** When the pair comes inside and leaves the threshold. */
  readonly entryUs: Float64Array;
  readonly exitUs: Float64Array;
  /** 1 where the pair stays inside for longer than half a revolution of the primary. */
  readonly coLocated: Uint8Array;
  /** Greatest probability of collision (Alfriend 1999); NaN where it says nothing. */
  readonly maxProbability: Float32Array;
  /** Probability of collision by the covariances of both objects; NaN where there is none. */
  readonly probability: Float32Array;
  /** How it was computed: place in `ROW_METHODS`. */
  readonly probabilityMethod: Uint8Array;
  /** What it rests on: see `riskBasis`. */
  readonly probabilityBasis: Uint8Array;
  /** Whose states are those of an operator's ephemeris, and of which team's: see {@link packSources}; 0 for none. */
  readonly stateSources: Uint8Array;
}

export const PRIMARY_BY_EPHEMERIS = 1;
export const SECONDARY_BY_EPHEMERIS = 2;

/** Of one object ephemerides of everybody (0) and of so many teams can be told apart; further ones are of {@link OTHER_TEAM}. */
export const OTHER_TEAM = 7;

/** Of each side null where its states are an element set's, else whose its ephemeris is: `whose` of a run's ephemerides. */
export function packSources(primary: number | null, secondary: number | null): number {
  return (
    (primary === null ? 0 : PRIMARY_BY_EPHEMERIS | (primary << 2)) |
    (secondary === null ? 0 : SECONDARY_BY_EPHEMERIS | (secondary << 5))
  );
}

/** The same again. */
export function unpackSources(sources: number): readonly [primary: number | null, secondary: number | null] {
  return [
    (sources & PRIMARY_BY_EPHEMERIS) === 0 ? null : (sources >> 2) & 7,
    (sources & SECONDARY_BY_EPHEMERIS) === 0 ? null : (sources >> 5) & 7,
  ];
}
