import { utcFromUnixMicros } from '@clearway/astro';
import { writeRisk } from '../../covariance/write-risk.ts';
import type { ByteSink } from '../../files/byte-sink.ts';
import { CsvBuffer } from '../../files/csv-buffer.ts';
import { PRIMARY_BY_EPHEMERIS, SECONDARY_BY_EPHEMERIS } from '../../runs/approach-table.ts';
import { AGE_DECIMALS, CLOSE_APPROACH_COLUMNS } from '../../runs/write-close-approaches.ts';
import { stateEpochUs } from './build-run-model.ts';
import type { BuiltRunModel } from './run-model-input.ts';

const DAY_US = 86_400e6;
/** Stored lengths and speeds are whole millimetres. */
const STORED_DECIMALS = 6;

/** Writes all rows of a run as `clearway screen` does. Stops between chunks on `signal`. */
export async function writeRunCsv(built: BuiltRunModel, sink: ByteSink, signal?: AbortSignal): Promise<void> {
  const { table } = built;
  const out = new CsvBuffer();
  for (const column of CLOSE_APPROACH_COLUMNS) out.text(column);
  out.endRow();
  const { day } = utcFromUnixMicros(built.startUs);
  const dayUs = Math.floor(built.startUs / DAY_US) * DAY_US;
  const length = (value: number): void => out.fixed(value / 1e6, STORED_DECIMALS);
  for (let row = 0; row < table.count; row++) {
    const tcaUs = table.tcaUs[row]!;
    out.integer(table.primaryId[row]!);
    out.integer(table.secondaryId[row]!);
    out.utc(day, tcaUs - dayUs);
    length(table.missDistanceMm[row]!);
    length(table.relativeSpeedMmS[row]!);
    length(table.radialMm[row]!);
    length(table.inTrackMm[row]!);
    length(table.crossTrackMm[row]!);
    const isPrimaryOwn = (table.stateSources[row]! & PRIMARY_BY_EPHEMERIS) !== 0;
    const isSecondaryOwn = (table.stateSources[row]! & SECONDARY_BY_EPHEMERIS) !== 0;
    out.fixed((tcaUs - stateEpochUs(built, built.primary[row]!, tcaUs, isPrimaryOwn)) / DAY_US, AGE_DECIMALS);
    out.fixed((tcaUs - stateEpochUs(built, built.secondary[row]!, tcaUs, isSecondaryOwn)) / DAY_US, AGE_DECIMALS);
    out.utc(day, table.entryUs[row]! - dayUs);
    out.utc(day, table.exitUs[row]! - dayUs);
    out.text(table.coLocated[row] === 1 ? 'true' : 'false');
    writeRisk(
      out,
      table.maxProbability[row]!,
      table.probability[row]!,
      table.probabilityMethod[row]!,
      table.probabilityBasis[row]!,
    );
    out.text(isPrimaryOwn ? 'ephemeris' : 'element_set');
    out.text(isSecondaryOwn ? 'ephemeris' : 'element_set');
    out.endRow();
    if (out.isFull) {
      signal?.throwIfAborted();
      await out.flush(sink);
    }
  }
  signal?.throwIfAborted();
  await out.flush(sink);
}
