import { z } from 'zod';
import { ALARM_LEVELS, type AlarmLevel } from './assessments.ts';
import { type EncounterFilter, type Party, party, type StateSources, stateSourceFields } from './close-approaches.ts';
import { utc } from './moments-and-numbers.ts';
import { type RiskDocument, riskFields } from './risk.ts';

export const DISPOSITIONS = ['open', 'watched', 'dismissed', 'acted-on'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** `cleared`: no longer seen within what makes an event; `past`: its time has gone by. */
export const EVENT_STATES = ['open', 'cleared', 'past'] as const;
export type EventState = (typeof EVENT_STATES)[number];

/** What messages of operators say of an event: the latest of them. */
export interface EventCdm {
  readonly conjunction_id: number;
  /** How many came. */
  readonly cdms: number;
  readonly latest_cdm_id: number;
  readonly probability: number | null;
  readonly method: string | null;
  readonly alarm: AlarmLevel;
}

const eventCdm: z.ZodType<EventCdm> = z
  .object({
    conjunction_id: z.int(),
    cdms: z.int(),
    latest_cdm_id: z.int(),
    probability: z.number().nullable(),
    method: z.string().nullable(),
    alarm: z.enum(ALARM_LEVELS),
  })
  .meta({ id: 'EventCdm' });

/** One encounter, followed from run to run. */
export interface EventDocument extends RiskDocument, StateSources {
  readonly event_id: number;
  readonly state: EventState;
  readonly private: boolean;
  readonly primary: Party;
  readonly secondary: Party;
  readonly tca_utc: string;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number;
  readonly radial_km: number;
  readonly in_track_km: number;
  readonly cross_track_km: number;
  readonly co_located: boolean;
  /**
   * By the latest message where one came, otherwise by `probability`, which rests on public elements: then never more than `watch`.
   * The thresholds are those of the risk settings.
   */
  readonly alarm: AlarmLevel;
  /** Null where none came. */
  readonly cdm: EventCdm | null;
  readonly first_run_id: number;
  readonly last_run_id: number;
  readonly first_seen_utc: string;
  readonly last_seen_utc: string;
  readonly disposition: Disposition;
  readonly disposition_reason: string | null;
  readonly assignee: string | null;
}

export const eventDocument: z.ZodType<EventDocument> = z
  .object({
    event_id: z.int(),
    state: z.enum(EVENT_STATES),
    private: z.boolean(),
    primary: party,
    secondary: party,
    tca_utc: utc,
    miss_distance_km: z.number(),
    relative_speed_km_s: z.number(),
    radial_km: z.number(),
    in_track_km: z.number(),
    cross_track_km: z.number(),
    co_located: z.boolean(),
    ...riskFields,
    alarm: z.enum(ALARM_LEVELS),
    ...stateSourceFields,
    cdm: eventCdm.nullable(),
    first_run_id: z.int(),
    last_run_id: z.int(),
    first_seen_utc: utc,
    last_seen_utc: utc,
    disposition: z.enum(DISPOSITIONS),
    disposition_reason: z.string().nullable(),
    assignee: z.string().nullable(),
  })
  .meta({ id: 'Event' });

/** What one run saw of an event. */
export interface EventObservation extends RiskDocument {
  readonly run_id: number;
  readonly seen_utc: string;
  readonly state: 'open' | 'cleared';
  readonly tca_utc: string;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number;
  readonly radial_km: number;
  readonly in_track_km: number;
  readonly cross_track_km: number;
}

export const eventObservation: z.ZodType<EventObservation> = z
  .object({
    run_id: z.int(),
    seen_utc: utc,
    state: z.enum(['open', 'cleared']),
    tca_utc: utc,
    miss_distance_km: z.number(),
    relative_speed_km_s: z.number(),
    radial_km: z.number(),
    in_track_km: z.number(),
    cross_track_km: z.number(),
    ...riskFields,
  })
  .meta({ id: 'EventObservation' });

export interface EventNote {
  readonly note_id: number;
  readonly author: string;
  readonly written_utc: string;
  readonly text: string;
}

export const eventNote: z.ZodType<EventNote> = z
  .object({ note_id: z.int(), author: z.string(), written_utc: utc, text: z.string() })
  .meta({ id: 'EventNote' });

export interface NewEventNote {
  readonly author: string;
  readonly text: string;
}

export const newEventNote: z.ZodType<NewEventNote> = z
  .strictObject({ author: z.string().trim().min(1).max(100), text: z.string().trim().min(1).max(10_000) })
  .meta({ id: 'NewEventNote' });

/** What a person decides on an event; what is not given stays. A dismissal needs a reason. */
export interface EventDecision {
  readonly disposition?: Disposition | undefined;
  readonly reason?: string | null | undefined;
  readonly assignee?: string | null | undefined;
}

export const eventDecision: z.ZodType<EventDecision> = z
  .strictObject({
    disposition: z.enum(DISPOSITIONS).optional(),
    reason: z.string().trim().min(1).max(1000).nullable().optional(),
    assignee: z.string().trim().min(1).max(100).nullable().optional(),
  })
  .meta({ id: 'EventDecision' });

export interface EventQuery extends EncounterFilter {
  /** Default: open. `all` for every state. */
  readonly state?: EventState | 'all' | undefined;
  readonly disposition?: readonly Disposition[] | undefined;
  readonly sort?: 'tca' | 'miss' | 'probability' | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}
