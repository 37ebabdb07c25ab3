import {
  ALARM_LEVELS,
  type AlarmLevel,
  DISPOSITIONS,
  EVENT_STATES,
  type EventCdm,
  type EventState,
} from '@clearway/contract';
import type { EventRow } from '@clearway/store';
import { SCREENING_ONLY } from '../../covariance/risk-basis.ts';
import { type ByteSink, writeText } from '../../files/byte-sink.ts';
import { type JsonColumn, writeJsonColumns } from '../columns/json-columns.ts';
import type { EventDetails } from './event-details.ts';
import { shownProbability } from './event-document.ts';

/** An event as it is in one moment. */
export interface EventInTable {
  readonly row: EventRow;
  readonly details: EventDetails;
  readonly state: EventState;
  /** The latest message about it. */
  readonly cdm: EventCdm | null;
  readonly alarm: AlarmLevel;
}

/** What a table of events is written from. */
export interface EventsToWrite {
  readonly runId: number | null;
  readonly clockUtc: string;
  /** By TCA, then by number. */
  readonly events: readonly EventInTable[];
}

/** Writes an EventTableDocument of the contract. */
export async function writeEventTable(
  { runId, clockUtc, events }: EventsToWrite,
  sink: ByteSink,
  signal?: AbortSignal,
): Promise<void> {
  const of = (name: string, value: (event: EventInTable) => number | boolean | null): JsonColumn => {
    return { name, count: events.length, cell: (k) => String(value(events[k]!)) };
  };
  const head = {
    run_id: runId,
    clock_utc: clockUtc,
    note: SCREENING_ONLY,
    states: EVENT_STATES,
    dispositions: DISPOSITIONS,
    alarms: ALARM_LEVELS,
  };
  await writeText(sink, `${JSON.stringify(head).slice(0, -1)},\n`);
  const columns = [
    of('event_id', ({ row }) => row.event_id),
    of('state', ({ state }) => EVENT_STATES.indexOf(state)),
    of('primary_id', ({ row }) => row.primary_id),
    of('secondary_id', ({ row }) => row.secondary_id),
    of('tca_us', ({ row }) => row.tca_us),
    of('miss_distance_km', ({ row }) => row.miss_distance_km),
    of('relative_speed_km_s', ({ row }) => row.relative_speed_km_s),
    of('radial_km', ({ row }) => row.radial_km),
    of('in_track_km', ({ row }) => row.in_track_km),
    of('cross_track_km', ({ row }) => row.cross_track_km),
    of('max_probability', ({ row }) => shownProbability(row)),
    of('probability', ({ details, cdm }) => (cdm === null ? details.probability : cdm.probability)),
    of('by_message', ({ cdm }) => cdm !== null),
    of('alarm', ({ alarm }) => ALARM_LEVELS.indexOf(alarm)),
    of('co_located', ({ details }) => details.co_located),
    of('disposition', ({ row }) => DISPOSITIONS.indexOf(row.disposition)),
    of('private', ({ row }) => row.private),
    of('primary_age_days', ({ details }) => details.primary_age_days),
    of('secondary_age_days', ({ details }) => details.secondary_age_days),
  ];
  await writeJsonColumns(sink, columns, signal);
  await writeText(sink, '}\n');
}
