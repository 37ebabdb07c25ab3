import type { AlarmLevel, Disposition, EventState, EventTableDocument } from '@clearway/contract';

/** The service's events as columns, by TCA: what list, histogram and risk colours are made from. */
export interface EventTable {
  readonly count: number;
  readonly eventIds: Int32Array;
  readonly primaryIds: Int32Array;
  readonly secondaryIds: Int32Array;
  readonly tcaMs: Float64Array;
  readonly missKm: Float64Array;
  readonly relativeSpeedKmS: Float64Array;
  readonly radialKm: Float64Array;
  readonly inTrackKm: Float64Array;
  readonly crossTrackKm: Float64Array;
  /** NaN where there is none. */
  readonly maxProbabilities: Float64Array;
  /** By the latest message where one came, otherwise by public elements; NaN where there is none. */
  readonly probabilities: Float64Array;
  readonly primaryAgeDays: Float64Array;
  readonly secondaryAgeDays: Float64Array;
  state(row: number): EventState;
  disposition(row: number): Disposition;
  coLocated(row: number): boolean;
  private(row: number): boolean;
  /** The level that the service gives it. */
  alarm(row: number): AlarmLevel;
  /** Whether the level and the probability are those of a message. */
  byMessage(row: number): boolean;
}

export function readEventTable(document: EventTableDocument): EventTable {
  const { states, dispositions, alarms } = document;
  return {
    count: document.event_id.length,
    eventIds: Int32Array.from(document.event_id),
    primaryIds: Int32Array.from(document.primary_id),
    secondaryIds: Int32Array.from(document.secondary_id),
    tcaMs: Float64Array.from(document.tca_us, (us) => us / 1000),
    missKm: Float64Array.from(document.miss_distance_km),
    relativeSpeedKmS: Float64Array.from(document.relative_speed_km_s),
    radialKm: Float64Array.from(document.radial_km),
    inTrackKm: Float64Array.from(document.in_track_km),
    crossTrackKm: Float64Array.from(document.cross_track_km),
    maxProbabilities: Float64Array.from(document.max_probability, (value) => value ?? Number.NaN),
    probabilities: Float64Array.from(document.probability, (value) => value ?? Number.NaN),
    primaryAgeDays: Float64Array.from(document.primary_age_days, (value) => value ?? Number.NaN),
    secondaryAgeDays: Float64Array.from(document.secondary_age_days, (value) => value ?? Number.NaN),
    state: (row) => states[document.state[row]!]!,
    disposition: (row) => dispositions[document.disposition[row]!]!,
    coLocated: (row) => document.co_located[row]!,
    private: (row) => document.private[row]!,
    alarm: (row) => alarms[document.alarm[row]!]!,
    byMessage: (row) => document.by_message[row]!,
  };
}
