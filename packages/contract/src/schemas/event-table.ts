import { z } from 'zod';
import { ALARM_LEVELS, type AlarmLevel } from './assessments.ts';
import { DISPOSITIONS, type Disposition, EVENT_STATES, type EventState } from './events.ts';
import { objectId, utc } from './moments-and-numbers.ts';

/**
 * All events of a state as columns, ascending by TCA, then by number. Columns are equally long; place k of each speaks of the same
 * event. Times are microseconds since 1970-01-01 UTC.
 */
export interface EventTableDocument {
  /** The current run; null where none is published. */
  readonly run_id: number | null;
  /** The time by which events are past or to come, when this was written. */
  readonly clock_utc: string;
  /** What is to be said of every event that is not `by_message`, in English. */
  readonly note: string;
  /** What `state`, `disposition` and `alarm` are places in. */
  readonly states: readonly EventState[];
  readonly dispositions: readonly Disposition[];
  readonly alarms: readonly AlarmLevel[];
  readonly event_id: readonly number[];
  readonly state: readonly number[];
  readonly primary_id: readonly number[];
  readonly secondary_id: readonly number[];
  readonly tca_us: readonly number[];
  readonly miss_distance_km: readonly number[];
  readonly relative_speed_km_s: readonly number[];
  /** Secondary − primary in the primary's frame. */
  readonly radial_km: readonly number[];
  readonly in_track_km: readonly number[];
  readonly cross_track_km: readonly number[];
  /** As of an event: what its probability could be at most. */
  readonly max_probability: readonly (number | null)[];
  /** Of the latest message where one came (`by_message`), otherwise by public elements. */
  readonly probability: readonly (number | null)[];
  readonly by_message: readonly boolean[];
  /** As of an event. */
  readonly alarm: readonly number[];
  readonly co_located: readonly boolean[];
  readonly disposition: readonly number[];
  readonly private: readonly boolean[];
  /** TCA − epoch of the elements, days; null where it is not known. */
  readonly primary_age_days: readonly (number | null)[];
  readonly secondary_age_days: readonly (number | null)[];
}

const numbers = z.array(z.number()).readonly();
const numbersOrNull = z.array(z.number().nullable()).readonly();
const places = z.array(z.int().min(0)).readonly();

export const eventTableDocument: z.ZodType<EventTableDocument> = z
  .object({
    run_id: z.int().nullable(),
    clock_utc: utc,
    note: z.string(),
    states: z.array(z.enum(EVENT_STATES)).readonly(),
    dispositions: z.array(z.enum(DISPOSITIONS)).readonly(),
    alarms: z.array(z.enum(ALARM_LEVELS)).readonly(),
    event_id: z.array(z.int()).readonly(),
    state: places,
    primary_id: z.array(objectId).readonly(),
    secondary_id: z.array(objectId).readonly(),
    tca_us: z.array(z.int()).readonly(),
    miss_distance_km: numbers,
    relative_speed_km_s: numbers,
    radial_km: numbers,
    in_track_km: numbers,
    cross_track_km: numbers,
    max_probability: numbersOrNull,
    probability: numbersOrNull,
    by_message: z.array(z.boolean()).readonly(),
    alarm: places,
    co_located: z.array(z.boolean()).readonly(),
    disposition: places,
    private: z.array(z.boolean()).readonly(),
    primary_age_days: numbersOrNull,
    secondary_age_days: numbersOrNull,
  })
  .meta({ id: 'EventTable' });

/** Which events a table has: those that are open (default), or all, past and cleared ones among them. */
export interface EventTableQuery {
  readonly state?: 'open' | 'all' | undefined;
}
