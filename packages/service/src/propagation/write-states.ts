import { formatUtc } from '@clearway/astro';
import { SCREENING_ONLY } from '../covariance/risk-basis.ts';
import { type ByteSink, writeText } from '../files/byte-sink.ts';
import { CsvBuffer } from '../files/csv-buffer.ts';
import { type PropagationFailure, type PropagationRequest, propagateObjects } from './propagate-objects.ts';

const STATE_COLUMNS = ['id', 'utc', 'x_km', 'y_km', 'z_km', 'vx_km_s', 'vy_km_s', 'vz_km_s'] as const;

/** A micrometre and a micrometre a second: a thousand times finer than what is asked for (1e-6 km). */
const STATE_DECIMALS = 9;
const ROWS_PER_FLUSH = 4096;

/** Writes the states as CSV (frame TEME, km and km/s), and returns what could not be propagated. */
export async function writeStatesCsv(
  request: PropagationRequest,
  sink: ByteSink,
  signal?: AbortSignal,
): Promise<PropagationFailure[]> {
  const out = new CsvBuffer(ROWS_PER_FLUSH);
  for (const column of STATE_COLUMNS) out.text(column);
  out.endRow();
  const { day } = request.start;
  return propagateObjects(
    request,
    (id, microseconds, state) => {
      out.integer(id);
      out.utc(day, microseconds);
      for (let k = 0; k < 6; k++) out.fixed(state[k]!, STATE_DECIMALS);
      out.endRow();
    },
    async () => {
      signal?.throwIfAborted();
      await out.flush(sink);
      await nextTurn();
    },
  );
}

/** Writes one JSON document with the frame, the states (keys as in the CSV) and what could not be propagated. */
export async function writeStatesJson(
  request: PropagationRequest,
  sink: ByteSink,
  signal?: AbortSignal,
): Promise<PropagationFailure[]> {
  let pending = `{"frame":"TEME","note":${JSON.stringify(SCREENING_ONLY)},"states":[`;
  let separator = '';
  const { day } = request.start;
  const failures = await propagateObjects(
    request,
    (id, microseconds, state) => {
      const [x_km, y_km, z_km, vx_km_s, vy_km_s, vz_km_s] = state;
      const utc = formatUtc({
        day: day + Math.floor(microseconds / 86_400e6),
        second: (microseconds % 86_400e6) / 1e6,
      });
      pending += `${separator}${JSON.stringify({ id, utc, x_km, y_km, z_km, vx_km_s, vy_km_s, vz_km_s })}`;
      separator = ',\n';
    },
    async () => {
      signal?.throwIfAborted();
      await writeText(sink, pending);
      pending = '';
      await nextTurn();
    },
  );
  await writeText(sink, `],"left_out":${JSON.stringify(failures.map(failureDocument))}}\n`);
  return failures;
}

/** What could not be propagated, with the fields of the command's JSON. */
export function failureDocument(failure: PropagationFailure): Record<string, unknown> {
  return { id: failure.id, from: formatUtc(failure.from), times: failure.times, reason: failure.reason };
}

/** Lets signals and timers in: writing to a file of the page cache may never wait. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
