import { z } from 'zod';
import { ALARM_LEVELS, type AlarmLevel, type AssessmentDocument, assessmentDocument } from './assessments.ts';
import { objectId, utc } from './moments-and-numbers.ts';

/** One object of a message, as the message names it. */
export interface CdmParty {
  readonly object_id: number | null;
  readonly name: string;
}

/** A Conjunction Data Message as lists show it. */
export interface CdmSummary {
  readonly cdm_id: number;
  /** The messages of one encounter together. */
  readonly conjunction_id: number;
  /** The event of the screening that it is about; null where none is. */
  readonly event_id: number | null;
  readonly message_id: string;
  readonly originator: string;
  readonly created_utc: string;
  readonly received_utc: string;
  /** Of the file that it came in. */
  readonly file: string | null;
  readonly primary: CdmParty;
  readonly secondary: CdmParty;
  readonly tca_utc: string;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number | null;
  readonly reported_probability: number | null;
  /** Recommended, computed here; what the message reports where it has no states. */
  readonly probability: number | null;
  /** `reported` where the message's own is taken. */
  readonly method: string | null;
  readonly max_probability: number | null;
  readonly hard_body_radius_m: number | null;
  /** True for what Clearway wrote of its own screening of element sets: never more than `watch`. */
  readonly from_elements: boolean;
  readonly alarm: AlarmLevel;
}

export interface CdmDocument extends CdmSummary {
  /** Null where the message has no states, as Space-Track's public ones. */
  readonly assessment: AssessmentDocument | null;
  /** Whether all of the message is kept: states and covariances, or only what a public one says. */
  readonly has_states: boolean;
}

/** What came of a file: a summary of each message in it, in its order. */
export interface ReceivedCdms {
  readonly cdms: readonly CdmSummary[];
  /** How many of them were there already. */
  readonly known: number;
}

/** One message in the course of an encounter. */
export interface ConjunctionPoint {
  readonly cdm_id: number;
  readonly message_id: string;
  readonly originator: string;
  readonly created_utc: string;
  readonly tca_utc: string;
  /** TCA − that of the first message, s. */
  readonly tca_shift_seconds: number;
  readonly miss_distance_km: number;
  readonly probability: number | null;
  readonly method: string | null;
  readonly max_probability: number | null;
  readonly reported_probability: number | null;
  /** One standard deviation of the combined position in the encounter plane: the shorter and the longer axis. */
  readonly sigma_minor_km: number | null;
  readonly sigma_major_km: number | null;
  readonly mahalanobis_distance: number | null;
  readonly alarm: AlarmLevel;
}

export const TRENDS = ['rising', 'falling', 'steady'] as const;

/** The messages of one encounter over time. */
export interface ConjunctionDocument {
  readonly conjunction_id: number;
  readonly event_id: number | null;
  readonly primary: CdmParty;
  readonly secondary: CdmParty;
  /** By the latest message. */
  readonly tca_utc: string;
  readonly miss_distance_km: number;
  readonly probability: number | null;
  readonly method: string | null;
  readonly alarm: AlarmLevel;
  /** Of the probability over the last messages; null where there are too few. */
  readonly trend: (typeof TRENDS)[number] | null;
  /** In words, for people. */
  readonly sentence: string;
  readonly watch_probability: number;
  readonly act_probability: number;
  /** By creation, the first message first. */
  readonly points: readonly ConjunctionPoint[];
}

/** What a screened event is at risk of: from element sets, and from the messages that came. */
export interface EventRiskDocument {
  readonly event_id: number;
  /** That of the event: the messages decide where there are some. */
  readonly alarm: AlarmLevel;
  /** By public element sets alone, as if no message had come. */
  readonly screening_alarm: AlarmLevel;
  /** `message`: by the latest message; `elements`: by public element sets, never more than `watch`. */
  readonly basis: 'message' | 'elements';
  /** What everything from element sets must be labelled with. */
  readonly label: string;
  /** From the element sets of the current run; null where they are not at hand any more. */
  readonly screening: AssessmentDocument | null;
  readonly conjunction_id: number | null;
  readonly latest_cdm_id: number | null;
}

export interface RiskSettings {
  readonly watch_probability: number;
  readonly act_probability: number;
}

export interface NewRiskSettings {
  readonly watch_probability?: number | undefined;
  readonly act_probability?: number | undefined;
}

/** NASA's and ESA's thresholds: from 1e-7 people look at an encounter, from 1e-4 they act. */
export const DEFAULT_RISK_SETTINGS: RiskSettings = { watch_probability: 1e-7, act_probability: 1e-4 };

export interface CdmQuery {
  /** Catalogue numbers; either object is one of them. */
  readonly object?: readonly number[] | undefined;
  readonly conjunction?: number | undefined;
  readonly tca_from?: string | undefined;
  readonly tca_to?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface ConjunctionQuery {
  readonly object?: readonly number[] | undefined;
  readonly tca_from?: string | undefined;
  readonly tca_to?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface NewCdmQuery {
  /** Name of the file, for people. */
  readonly file?: string | undefined;
}

export const CDM_FORMATS = ['original', 'kvn', 'xml', 'json'] as const;
export type CdmFormat = (typeof CDM_FORMATS)[number];

export interface CdmMessageQuery {
  /** Default: as it came. */
  readonly format?: CdmFormat | undefined;
}

export const EVENT_CDM_FORMATS = ['kvn', 'xml', 'json'] as const;
export type EventCdmFormat = (typeof EVENT_CDM_FORMATS)[number];

export interface EventCdmQuery {
  /** Default: kvn. */
  readonly format?: EventCdmFormat | undefined;
}

const cdmParty: z.ZodType<CdmParty> = z
  .object({ object_id: objectId.nullable(), name: z.string() })
  .meta({ id: 'CdmParty' });

const alarm = z.enum(ALARM_LEVELS);
const numberOrNull = z.number().nullable();

const summary = {
  cdm_id: z.int(),
  conjunction_id: z.int(),
  event_id: z.int().nullable(),
  message_id: z.string(),
  originator: z.string(),
  created_utc: utc,
  received_utc: utc,
  file: z.string().nullable(),
  primary: cdmParty,
  secondary: cdmParty,
  tca_utc: utc,
  miss_distance_km: z.number(),
  relative_speed_km_s: numberOrNull,
  reported_probability: numberOrNull,
  probability: numberOrNull,
  method: z.string().nullable(),
  max_probability: numberOrNull,
  hard_body_radius_m: numberOrNull,
  from_elements: z.boolean(),
  alarm,
};

export const cdmSummary: z.ZodType<CdmSummary> = z.object(summary).meta({ id: 'CdmSummary' });

export const cdmDocument: z.ZodType<CdmDocument> = z
  .object({ ...summary, assessment: assessmentDocument.nullable(), has_states: z.boolean() })
  .meta({ id: 'Cdm' });

export const receivedCdms: z.ZodType<ReceivedCdms> = z
  .object({ cdms: z.array(cdmSummary).readonly(), known: z.int() })
  .meta({ id: 'ReceivedCdms' });

const conjunctionPoint: z.ZodType<ConjunctionPoint> = z
  .object({
    cdm_id: z.int(),
    message_id: z.string(),
    originator: z.string(),
    created_utc: utc,
    tca_utc: utc,
    tca_shift_seconds: z.number(),
    miss_distance_km: z.number(),
    probability: numberOrNull,
    method: z.string().nullable(),
    max_probability: numberOrNull,
    reported_probability: numberOrNull,
    sigma_minor_km: numberOrNull,
    sigma_major_km: numberOrNull,
    mahalanobis_distance: numberOrNull,
    alarm,
  })
  .meta({ id: 'ConjunctionPoint' });

export const conjunctionDocument: z.ZodType<ConjunctionDocument> = z
  .object({
    conjunction_id: z.int(),
    event_id: z.int().nullable(),
    primary: cdmParty,
    secondary: cdmParty,
    tca_utc: utc,
    miss_distance_km: z.number(),
    probability: numberOrNull,
    method: z.string().nullable(),
    alarm,
    trend: z.enum(TRENDS).nullable(),
    sentence: z.string(),
    watch_probability: z.number(),
    act_probability: z.number(),
    points: z.array(conjunctionPoint).readonly(),
  })
  .meta({ id: 'Conjunction' });

export const eventRiskDocument: z.ZodType<EventRiskDocument> = z
  .object({
    event_id: z.int(),
    alarm,
    screening_alarm: alarm,
    basis: z.enum(['message', 'elements']),
    label: z.string(),
    screening: assessmentDocument.nullable(),
    conjunction_id: z.int().nullable(),
    latest_cdm_id: z.int().nullable(),
  })
  .meta({ id: 'EventRisk' });

const threshold = z.number().gt(0).max(1);

export const riskSettings: z.ZodType<RiskSettings> = z
  .object({ watch_probability: z.number(), act_probability: z.number() })
  .meta({ id: 'RiskSettings' });

export const newRiskSettings: z.ZodType<NewRiskSettings> = z
  .strictObject({ watch_probability: threshold.optional(), act_probability: threshold.optional() })
  .meta({ id: 'NewRiskSettings' });
