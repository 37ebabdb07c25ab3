import { clipToWindow } from '../../packages/service/src/runs/session/merge-tables.ts';
import { decodeResolvedSlice, decodeSweptSlice } from '../../packages/service/src/runs/stored/stored-slices.ts';
import type { Approach } from '../../validation/screening/brute-force/brute-force.ts';
import type { Fleet } from './fleet.ts';

/** The rows of a run as they are stored, of pairs with one of these objects, with TCA in one of the windows (s from its start). */
export async function storedRows(
  { database }: Fleet,
  runId: number,
  ids: ReadonlySet<number>,
  windows: readonly { readonly from: number; readonly to: number }[],
): Promise<Approach[]> {
  const run = await database.query<{ startUs: string; stopUs: string; count: number }>(
    'select window_start_us as "startUs", window_stop_us as "stopUs", slice_count as count from runs where run_id = $1',
    [runId],
  );
  const { count } = run.rows[0]!;
  const [startUs, stopUs] = [Number(run.rows[0]!.startUs), Number(run.rows[0]!.stopUs)];
  const found: Approach[] = [];
  for (let slice = 0; slice < count; slice++) {
    const { rows } = await database.query<{ approaches: Buffer }>(
      'select approaches from run_slices where run_id = $1 and slice = $2',
      [runId, slice],
    );
    const { approaches } = rows[0]!;
    const table =
      slice === count - 1
        ? decodeResolvedSlice(approaches).rows
        : clipToWindow(decodeSweptSlice(approaches).rows, startUs, stopUs);
    for (let k = 0; k < table.count; k++) {
      const [first, second] = [table.primaryId[k]!, table.secondaryId[k]!];
      const tca = (table.tcaUs[k]! - startUs) / 1e6;
      if (!ids.has(first) && !ids.has(second)) continue;
      if (!windows.some(({ from, to }) => tca >= from && tca < to)) continue;
      found.push({
        first,
        second,
        tca,
        missDistanceKm: table.missDistanceMm[k]! / 1e6,
        relativeSpeedKmS: table.relativeSpeedMmS[k]! / 1e6,
        radialKm: table.radialMm[k]! / 1e6,
        inTrackKm: table.inTrackMm[k]! / 1e6,
        crossTrackKm: table.crossTrackMm[k]! / 1e6,
        entry: (table.entryUs[k]! - startUs) / 1e6,
        exit: (table.exitUs[k]! - startUs) / 1e6,
        coLocated: table.coLocated[k] === 1,
      });
    }
  }
  return found;
}
