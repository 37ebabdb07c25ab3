import { addSeconds, type ElementSet, parseUtc, type ScreeningRun, type UtcTime } from '@clearway/service';
import type { Provenance } from './current-run.ts';

/** Rows as `[primary, secondary, tca s, miss km, speed km/s, co-located]`, indices into the objects. */
export type MadeUpRow = readonly [number, number, number, number, number, boolean?];

export const MADE_UP_START: UtcTime = parseUtc('2026-03-10T00:00:00Z')!;
export const MADE_UP_PROVENANCE: Provenance = {
  source: 'catalog.csv',
  synthetic: false,
  completeness: 'About 64 % of the public catalogue.',
  warnings: [],
};

export function madeUpObject(id: number, name: string, ageDays = 0.5): ElementSet {
  return {
    id,
    name,
    internationalDesignator: '2020-001A',
    classification: 'U',
    epoch: addSeconds(MADE_UP_START, -ageDays * 86_400),
    meanMotionRevPerDay: 15,
    eccentricity: 0.001,
    inclinationDeg: 53,
    raanDeg: id % 360,
    argumentOfPericenterDeg: 0,
    meanAnomalyDeg: (id * 7) % 360,
    bstar: 0,
    meanMotionDot: 0,
    meanMotionDdot: 0,
    ephemerisType: 0,
    elementSetNumber: 999,
    revolutionAtEpoch: 1,
  };
}

/** A finished run over 7 days with the given rows, in order of TCA. */
export function madeUpRun(objects: readonly ElementSet[], rows: readonly MadeUpRow[]): ScreeningRun {
  const column = (index: 2 | 3 | 4): Float64Array => Float64Array.from(rows, (row) => row[index]);
  const stop = addSeconds(MADE_UP_START, 7 * 86_400);
  return {
    objects,
    approaches: {
      count: rows.length,
      primary: Int32Array.from(rows, (row) => row[0]),
      secondary: Int32Array.from(rows, (row) => row[1]),
      tca: column(2),
      missDistanceKm: column(3),
      relativeSpeedKmS: column(4),
      radialKm: column(3),
      inTrackKm: new Float64Array(rows.length),
      crossTrackKm: new Float64Array(rows.length),
      entry: Float64Array.from(rows, (row) => Math.max(0, row[2] - 1)),
      exit: Float64Array.from(rows, (row) => row[2] + 1),
      coLocated: Uint8Array.from(rows, (row) => (row[5] ? 1 : 0)),
    },
    report: {
      objects: {
        read: objects.length,
        screened: objects.length,
        rejected: [],
        duplicates: [],
        stale: [],
        epochAfterStart: [],
      },
      window: { start: MADE_UP_START, stop },
      thresholdKm: 5,
      closeApproaches: rows.length,
      workers: 2,
      seconds: { total: 58.2, propagate: 5, sweep: 40, refine: 10 },
      peakMemoryMib: 900,
      completeness: {},
      insideAtStart: [],
      insideAtStop: [],
    },
  };
}
