/** What a search found, whichever way it searched, before it is put into the words of a report. */
export interface FoundPairs {
  /** Packed rows, sorted and each once, in seconds from the window's start; objects are places in `indices`. */
  readonly rows: Float64Array;
  /** Indices into the catalogue's elements of the objects that were searched. */
  readonly indices: readonly number[];
  /** Quadruples: first and second place, distance km, range rate km/s. */
  readonly insideAtStart: readonly Float64Array[];
  readonly insideAtStop: readonly Float64Array[];
  /**
   * Of every element set of the catalogue: from when its propagation fails (microseconds since 1970-01-01 UTC; Infinity for
   * most, the window's start where it never was there), and why.
   */
  readonly failsUs: Float64Array;
  readonly reasons: readonly (string | null)[];
  readonly workers: number;
  readonly seconds: { readonly propagate: number; readonly sweep: number; readonly refine: number };
  readonly completeness: Readonly<Record<string, unknown>>;
}
