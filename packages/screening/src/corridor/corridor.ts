/** How wide a corridor is, and for which objects. Times in microseconds since 1970-01-01 UTC. */
export interface CorridorSetting {
  readonly startUs: number;
  readonly stopUs: number;
  /** How close is close, km. */
  readonly thresholdKm: number;
  /** A burnt path may be this early or late on the nominal one, s, and this far from it besides, km. */
  readonly shiftSeconds: number;
  readonly offTrackKm: number;
  /** Each object of the batch, and each known by an ephemeris behind them, is there in [fromUs, untilUs), and fails from `failsUs` on. */
  readonly fromUs: Float64Array;
  readonly untilUs: Float64Array;
  readonly failsUs: Float64Array;
  /** Objects to leave out: the satellite's own element sets. */
  readonly isLeftOut: (object: number) => boolean;
}

/**
 * Every stretch of time in which an object of the catalogue comes near the nominal path, as polynomials of other − primary; by object,
 * then by time, apart from each other. Plain arrays, fit to be handed to another thread.
 *
 * `gap`…`margin` say which paths can meet the object there. Let τ be by how much a path is ahead on the nominal one, s, and ε how far it
 * is from it. In the piece the object passes the nominal path (its nearest point, linearised) at τ = shift + κ s, `across` · s beside
 * the point of least gap, s from the middle.
 */
export interface CorridorPassages {
  readonly count: number;
  /** UTC day (since 2000-01-01) from whose start `middle` counts, s. */
  readonly day: number;
  /** Place in the batch, or behind it. */
  readonly object: Int32Array;
  /** Length of the cells into which the window is cut, s; the first begins with it. */
  readonly cellSeconds: number;
  /** The cell that a piece of a companion, an object that hardly moves beside the primary, fills; −1 for all other pieces. */
  readonly cell: Int32Array;
  readonly middle: Float64Array;
  /** Half the length, s. */
  readonly half: Float64Array;
  /** See `PIECE_DOUBLES`. */
  readonly coefficients: Float64Array;
  /** Least distance from the nominal path as a line, km; where in the piece it is, s; the speed across the path, km/s. */
  readonly gap: Float64Array;
  readonly leastAt: Float64Array;
  readonly across: Float64Array;
  /** τ at the middle, and how it goes on. */
  readonly shift: Float64Array;
  readonly shiftRate: Float64Array;
  /** Speed of the primary, km/s. */
  readonly speed: Float64Array;
  /** What the lines leave open, km. */
  readonly margin: Float64Array;
}
