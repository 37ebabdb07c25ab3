import { addSeconds, formatUtc, secondsBetween } from '@clearway/astro';
import { riskDocument } from '../covariance/write-risk.ts';
import { type ByteSink, writeText } from '../files/byte-sink.ts';
import { stateSource } from '../operator-ephemerides/run-object.ts';
import type { ScreeningRun } from './screening-run.ts';
import { AGE_DECIMALS, LENGTH_DECIMALS, microsecondsFromDayOf } from './write-close-approaches.ts';
import { reportDocument } from './write-report.ts';

/** One close approach with the fields of the CSV, names added: what the API and `--json` show. */
export function closeApproachDocument(
  run: ScreeningRun,
  row: number,
): Record<string, string | number | boolean | null> {
  const { approaches: a, objects, risks } = run;
  const primary = objects[a.primary[row]!]!;
  const secondary = objects[a.secondary[row]!]!;
  const { start } = run.report.window;
  const tca = a.tca[row]!;
  const utc = (seconds: number): string =>
    formatUtc(addSeconds({ day: start.day, second: 0 }, microsecondsFromDayOf(start, seconds) / 1e6));
  const length = (value: number): number => rounded(value, LENGTH_DECIMALS);
  return {
    primary_id: primary.id,
    primary_name: primary.name,
    secondary_id: secondary.id,
    secondary_name: secondary.name,
    tca_utc: utc(tca),
    miss_distance_km: length(a.missDistanceKm[row]!),
    relative_speed_km_s: length(a.relativeSpeedKmS[row]!),
    radial_km: length(a.radialKm[row]!),
    in_track_km: length(a.inTrackKm[row]!),
    cross_track_km: length(a.crossTrackKm[row]!),
    primary_age_days: rounded((secondsBetween(primary.epoch, start) + tca) / 86_400, AGE_DECIMALS),
    secondary_age_days: rounded((secondsBetween(secondary.epoch, start) + tca) / 86_400, AGE_DECIMALS),
    entry_utc: utc(a.entry[row]!),
    exit_utc: utc(a.exit[row]!),
    co_located: a.coLocated[row] === 1,
    ...riskDocument(risks.maxProbability[row]!, risks.probability[row]!, risks.method[row]!, risks.basis[row]!),
    primary_source: stateSource(primary),
    secondary_source: stateSource(secondary),
  };
}

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  // Adding 0 turns a negative zero into zero.
  return Math.round(value * scale) / scale + 0;
}

/** Rows per chunk: about 400 kB. */
const ROWS_PER_CHUNK = 1000;

/**
 * Writes one JSON document: the fields of the report, and with `rows` the close approaches as `rows`. Streams, so that
 * 400,000 rows never stand in memory as text.
 */
export async function writeRunJson(
  run: ScreeningRun,
  sink: ByteSink,
  options: { readonly rows: boolean; readonly signal?: AbortSignal },
): Promise<void> {
  const head = JSON.stringify(reportDocument(run.report));
  if (!options.rows) {
    await writeText(sink, `${head}\n`);
    return;
  }
  let pending = `${head.slice(0, -1)},"rows":[`;
  for (let row = 0; row < run.approaches.count; row++) {
    pending += `${row === 0 ? '' : ',\n'}${JSON.stringify(closeApproachDocument(run, row))}`;
    if (row % ROWS_PER_CHUNK === ROWS_PER_CHUNK - 1) {
      options.signal?.throwIfAborted();
      await writeText(sink, pending);
      pending = '';
    }
  }
  await writeText(sink, `${pending}]}\n`);
}
