import type { EphemerisMode, EphemerisRow } from '@clearway/store';
import { newestSpans, type Stretch } from '../../operator-ephemerides/newest-spans.ts';

/** An operator's ephemeris as a run uses it; times are microseconds since 1970-01-01 UTC. */
export interface RunEphemeris {
  readonly ephemerisId: number;
  readonly id: number;
  readonly name: string;
  readonly mode: EphemerisMode;
  /** What its age counts from. */
  readonly epochUs: number;
  /** Where it holds; nowhere, where newer ones of its object do everywhere. */
  readonly spans: readonly Stretch[];
}

/** Of several ephemerides of one object and mode that which was made last holds, of those made at one time that which came last. */
export function runEphemerides(rows: readonly EphemerisRow[]): RunEphemeris[] {
  const lastFirst = [...rows].sort((a, b) => b.ephemeris_id - a.ephemeris_id);
  return [...Map.groupBy(lastFirst, (row) => `${row.object_id} ${row.mode}`).values()]
    .flatMap((own) => {
      const holding = newestSpans(
        own.map((row) => ({
          madeUs: row.created_us ?? Number.NEGATIVE_INFINITY,
          spans: row.spans.map(([fromUs, untilUs]) => ({ fromUs, untilUs })),
        })),
      );
      return own.map(
        (row, k): RunEphemeris => ({
          ephemerisId: row.ephemeris_id,
          id: row.object_id,
          name: row.object_name,
          mode: row.mode,
          epochUs: row.epoch_us,
          spans: holding[k]!.sort((a, b) => a.fromUs - b.fromUs),
        }),
      );
    })
    .sort((a, b) => a.id - b.id || a.ephemerisId - b.ephemerisId);
}
