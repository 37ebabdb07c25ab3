import { secondsBetween, type UtcTime } from '@clearway/astro';
import { writeRisk } from '../covariance/write-risk.ts';
import type { ByteSink } from '../files/byte-sink.ts';
import { CsvBuffer } from '../files/csv-buffer.ts';
import { stateSource } from '../operator-ephemerides/run-object.ts';
import type { ScreeningRun } from './screening-run.ts';

/** The columns of the CSV, in order: a stable contract; new ones are added at the end. */
export const CLOSE_APPROACH_COLUMNS = [
  'primary_id',
  'secondary_id',
  'tca_utc',
  'miss_distance_km',
  'relative_speed_km_s',
  'radial_km',
  'in_track_km',
  'cross_track_km',
  'primary_age_days',
  'secondary_age_days',
  'entry_utc',
  'exit_utc',
  'co_located',
  'max_probability',
  'probability',
  'probability_method',
  'covariance_source',
  'probability_note',
  'primary_source',
  'secondary_source',
] as const;

/** 0.1 mm and 0.1 mm/s: a digit beyond what matters (1 mm), and well above the noise of SGP4 positions (8 µm). */
export const LENGTH_DECIMALS = 7;
/** 0.1 s, in days. */
export const AGE_DECIMALS = 6;

/** Whole microseconds since the day of the window's start, the resolution of every time that is written. */
export function microsecondsFromDayOf(start: UtcTime, secondsFromStart: number): number {
  return Math.round(start.second * 1e6) + Math.round(secondsFromStart * 1e6);
}

/** Writes every close approach as one row of CSV, in the order of the run. Stops between chunks on `signal`. */
export async function writeCloseApproachesCsv(run: ScreeningRun, sink: ByteSink, signal?: AbortSignal): Promise<void> {
  const { approaches: a, objects, risks } = run;
  const { start } = run.report.window;
  const ids = Int32Array.from(objects, (object) => object.id);
  const sources = objects.map(stateSource);
  const secondsFromEpochToStart = Float64Array.from(objects, (object) => secondsBetween(object.epoch, start));
  const out = new CsvBuffer();
  for (const column of CLOSE_APPROACH_COLUMNS) out.text(column);
  out.endRow();
  for (let i = 0; i < a.count; i++) {
    const primary = a.primary[i]!;
    const secondary = a.secondary[i]!;
    const tca = a.tca[i]!;
    out.integer(ids[primary]!);
    out.integer(ids[secondary]!);
    out.utc(start.day, microsecondsFromDayOf(start, tca));
    out.fixed(a.missDistanceKm[i]!, LENGTH_DECIMALS);
    out.fixed(a.relativeSpeedKmS[i]!, LENGTH_DECIMALS);
    out.fixed(a.radialKm[i]!, LENGTH_DECIMALS);
    out.fixed(a.inTrackKm[i]!, LENGTH_DECIMALS);
    out.fixed(a.crossTrackKm[i]!, LENGTH_DECIMALS);
    out.fixed((secondsFromEpochToStart[primary]! + tca) / 86_400, AGE_DECIMALS);
    out.fixed((secondsFromEpochToStart[secondary]! + tca) / 86_400, AGE_DECIMALS);
    out.utc(start.day, microsecondsFromDayOf(start, a.entry[i]!));
    out.utc(start.day, microsecondsFromDayOf(start, a.exit[i]!));
    out.text(a.coLocated[i] === 1 ? 'true' : 'false');
    writeRisk(out, risks.maxProbability[i]!, risks.probability[i]!, risks.method[i]!, risks.basis[i]!);
    out.text(sources[primary]!);
    out.text(sources[secondary]!);
    out.endRow();
    if (out.isFull) {
      signal?.throwIfAborted();
      await out.flush(sink);
    }
  }
  signal?.throwIfAborted();
  await out.flush(sink);
}
