import { addSeconds, type ElementSet, parseUtc, type UtcTime } from '@clearway/astro';
import { noRisks } from '../covariance/row-risks.ts';
import type { CloseApproaches, ScreeningReport, ScreeningRun } from './screening-run.ts';

/** One row of a run made up for tests; seconds are from the start of the window. */
export interface MadeUpApproach {
  readonly primary: number;
  readonly secondary: number;
  readonly tca: number;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmS?: number;
  readonly entry?: number;
  readonly exit?: number;
  readonly coLocated?: boolean;
}

export const MADE_UP_START: UtcTime = parseUtc('2026-03-10T00:00:00Z')!;

export function madeUpObject(id: number, name: string, over: Partial<ElementSet> = {}): ElementSet {
  return {
    id,
    name,
    internationalDesignator: '2020-001A',
    classification: 'U',
    epoch: parseUtc('2026-03-09T12:00:00Z')!,
    meanMotionRevPerDay: 15,
    eccentricity: 0.001,
    inclinationDeg: 53,
    raanDeg: id % 360,
    argumentOfPericenterDeg: 0,
    meanAnomalyDeg: 0,
    bstar: 0,
    meanMotionDot: 0,
    meanMotionDdot: 0,
    ephemerisType: 0,
    elementSetNumber: 999,
    revolutionAtEpoch: 1,
    ...over,
  };
}

/** A run over 7 days with the given rows; ids are those of `objects`. */
export function madeUpRun(objects: readonly ElementSet[], rows: readonly MadeUpApproach[]): ScreeningRun {
  const indexOf = new Map(objects.map((object, index) => [object.id, index]));
  const floats = (read: (row: MadeUpApproach) => number): Float64Array => Float64Array.from(rows, read);
  const approaches: CloseApproaches = {
    count: rows.length,
    primary: Int32Array.from(rows, (row) => indexOf.get(row.primary)!),
    secondary: Int32Array.from(rows, (row) => indexOf.get(row.secondary)!),
    tca: floats((row) => row.tca),
    missDistanceKm: floats((row) => row.missDistanceKm),
    relativeSpeedKmS: floats((row) => row.relativeSpeedKmS ?? 10),
    radialKm: floats((row) => -row.missDistanceKm * 0.6),
    inTrackKm: floats((row) => row.missDistanceKm * 0.8),
    crossTrackKm: floats(() => 0),
    entry: floats((row) => row.entry ?? row.tca - 0.4),
    exit: floats((row) => row.exit ?? row.tca + 0.4),
    coLocated: Uint8Array.from(rows, (row) => (row.coLocated ? 1 : 0)),
  };
  return { objects, approaches, risks: noRisks(rows.length), report: madeUpReport(objects.length, rows.length) };
}

function madeUpReport(objects: number, closeApproaches: number): ScreeningReport {
  return {
    objects: {
      read: objects + 1,
      screened: objects,
      rejected: [{ id: null, reason: 'checksum is 3, the line says 4', file: 'catalog.tle', line: 7 }],
      duplicates: [],
      stale: [{ id: 5, ageDays: 12.5 }],
      epochAfterStart: [],
    },
    window: { start: MADE_UP_START, stop: addSeconds(MADE_UP_START, 7 * 86_400) },
    thresholdKm: 5,
    closeApproaches,
    workers: 2,
    seconds: { total: 1.23456, propagate: 0.2, sweep: 0.7, refine: 0.3, risk: 0.05 },
    peakMemoryMib: 321.04,
    completeness: { step_s: 30 },
    insideAtStart: [{ primaryId: 1, secondaryId: 2, distanceKm: 1.5, rangeRateKmS: -0.001 }],
    insideAtStop: [],
  };
}
