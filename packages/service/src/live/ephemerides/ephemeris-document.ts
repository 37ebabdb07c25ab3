import type { EphemerisDocument, EphemerisState, EphemerisWarning } from '@clearway/contract';
import type { EphemerisRow } from '@clearway/store';
import type { RunEphemeris } from '../../runs/plan/run-ephemerides.ts';
import { utcOfMicros, utcOrNull } from '../runs/run-documents.ts';

/** What the run that is shown was made with; times are microseconds since 1970-01-01 UTC. */
export interface ShownEphemerides {
  readonly stopUs: number;
  readonly ephemerides: readonly RunEphemeris[];
}

/** An ephemeris as lists show it. */
export function ephemerisDocumentOf(
  row: EphemerisRow,
  shown: ShownEphemerides | null,
  clockUs: number,
): EphemerisDocument {
  return {
    ephemeris_id: row.ephemeris_id,
    object_id: row.object_id,
    object_name: row.object_name,
    state: stateOf(row, shown, clockUs),
    mode: row.mode,
    format: row.format,
    originator: row.originator,
    file: row.file_name,
    created_utc: utcOrNull(row.created_us),
    received_utc: utcOfMicros(row.received_us),
    start_utc: utcOfMicros(row.start_us),
    stop_utc: utcOfMicros(row.stop_us),
    spans: row.spans.map(([fromUs, untilUs]) => ({ start_utc: utcOfMicros(fromUs), stop_utc: utcOfMicros(untilUs) })),
    states: row.states,
    frame: row.frame,
    covariance: row.covariance_frame === null ? null : { frame: row.covariance_frame, matrices: row.covariances },
    interpolation: row.interpolation,
    warnings: row.warnings as readonly EphemerisWarning[],
  };
}

function stateOf(row: EphemerisRow, shown: ShownEphemerides | null, clockUs: number): EphemerisState {
  if (row.stop_us <= clockUs) return 'expired';
  const used = shown?.ephemerides.find(({ ephemerisId }) => ephemerisId === row.ephemeris_id);
  if (used) return used.spans.some(({ untilUs }) => untilUs > clockUs) ? 'in-use' : 'superseded';
  return shown !== null && row.start_us >= shown.stopUs ? 'upcoming' : 'waiting';
}
