import { formatUtc, utcFromUnixMicros } from '@clearway/astro';
import type { AlarmLevel, EventCdm, EventDocument, EventState } from '@clearway/contract';
import type { EventRow } from '@clearway/store';
import { type KnownObjects, partyOf } from '../objects/party.ts';
import { type EventDetails, readEventDetails } from './event-details.ts';

/** The state of an event at a time, microseconds since 1970-01-01 UTC: when its TCA has gone by it is past, cleared or not. */
export function eventState(row: EventRow, nowUs: number): EventState {
  if (row.tca_us < nowUs) return 'past';
  return row.state === 'cleared' ? 'cleared' : 'open';
}

/** What is known of an event beside its row. */
export interface EventSurroundings {
  readonly details?: EventDetails;
  /** The latest message about it. */
  readonly cdm: EventCdm | null;
  readonly alarm: AlarmLevel;
}

/** An event as it is shown, in this state. */
export function eventDocument(
  row: EventRow,
  state: EventState,
  objects: KnownObjects,
  { details = readEventDetails(row.details), cdm, alarm }: EventSurroundings,
): EventDocument {
  const { primary_age_days, secondary_age_days, primary_together_with, secondary_together_with } = details;
  return {
    event_id: row.event_id,
    state,
    private: row.private,
    primary: partyOf(objects, row.primary_id, primary_age_days, primary_together_with),
    secondary: partyOf(objects, row.secondary_id, secondary_age_days, secondary_together_with),
    tca_utc: utc(row.tca_us),
    miss_distance_km: row.miss_distance_km,
    relative_speed_km_s: row.relative_speed_km_s,
    radial_km: row.radial_km,
    in_track_km: row.in_track_km,
    cross_track_km: row.cross_track_km,
    co_located: details.co_located,
    max_probability: shownProbability(row),
    probability: details.probability,
    probability_method: details.probability_method,
    covariance_source: details.covariance_source,
    probability_note: details.probability_note,
    alarm,
    primary_source: details.primary_source,
    secondary_source: details.secondary_source,
    cdm,
    first_run_id: row.first_run_id,
    last_run_id: row.last_run_id,
    first_seen_utc: utc(row.first_seen_us),
    last_seen_utc: utc(row.last_seen_us),
    disposition: row.disposition,
    disposition_reason: row.disposition_reason,
    assignee: row.assignee,
  };
}

/** With the digits that a single-precision number has. */
export function shownProbability({ max_probability }: EventRow): number | null {
  return max_probability === null ? null : Number(max_probability.toPrecision(6));
}

function utc(micros: number): string {
  return formatUtc(utcFromUnixMicros(micros));
}
