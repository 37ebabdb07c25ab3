/** Columns of a close approach as plain numbers, in this order, so that a list of them travels as one typed array. */
export const APPROACH_COLUMNS = 13;
/** Where a packed row keeps times and what it was found by. */
export const TCA_COLUMN = 2;
export const ENTRY_COLUMN = 8;
export const EXIT_COLUMN = 9;
export const SLOW_COLUMN = 11;
export const DAY_COLUMN = 12;

export interface CloseApproachRow {
  readonly primary: number;
  readonly secondary: number;
  /** UTC day (since 2000-01-01) in which the TCA lies; `tca`, `entry` and `exit` are seconds from its start. */
  readonly day: number;
  readonly tca: number;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmS: number;
  readonly radialKm: number;
  readonly inTrackKm: number;
  readonly crossTrackKm: number;
  readonly entry: number;
  readonly exit: number;
  readonly coLocated: boolean;
  /** Slow at the TCA: values by the search for slow pairs. */
  readonly slow: boolean;
}

/** A growing list of close approaches, packed. */
export interface CloseApproachList {
  readonly add: (row: CloseApproachRow) => void;
  readonly count: () => number;
  readonly packed: () => Float64Array<ArrayBuffer>;
}

export function createCloseApproachList(): CloseApproachList {
  let data = new Float64Array(APPROACH_COLUMNS * 1024);
  let count = 0;
  return {
    count: () => count,
    add: (row) => {
      if ((count + 1) * APPROACH_COLUMNS > data.length) {
        const larger = new Float64Array(data.length * 2);
        larger.set(data);
        data = larger;
      }
      const at = count * APPROACH_COLUMNS;
      data[at] = row.primary;
      data[at + 1] = row.secondary;
      data[at + 2] = row.tca;
      data[at + 3] = row.missDistanceKm;
      data[at + 4] = row.relativeSpeedKmS;
      data[at + 5] = row.radialKm;
      data[at + 6] = row.inTrackKm;
      data[at + 7] = row.crossTrackKm;
      data[at + 8] = row.entry;
      data[at + 9] = row.exit;
      data[at + 10] = row.coLocated ? 1 : 0;
      data[at + 11] = row.slow ? 1 : 0;
      data[at + 12] = row.day;
      count++;
    },
    packed: () => data.slice(0, count * APPROACH_COLUMNS),
  };
}
