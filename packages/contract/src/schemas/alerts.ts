import { z } from 'zod';
import { ALARM_LEVELS, type AlarmLevel } from './assessments.ts';
import type { Party } from './close-approaches.ts';
import { utc } from './moments-and-numbers.ts';

/**
 * How loud an alert is, the quietest first. Only what rests on an operator's message gets to `act`: public elements are uncertain by
 * kilometres. `act` is never held back by quiet hours.
 */
export const ALERT_LEVELS = ['notice', 'watch', 'act'] as const;
export type AlertLevel = (typeof ALERT_LEVELS)[number];

/** `acknowledged`: somebody has seen it, nobody else is told; `closed`: its encounter is cleared, past or gone. */
export const ALERT_STATES = ['open', 'acknowledged', 'closed'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** Why something was told: for the first time, worse by as much as the rule says, louder, not acknowledged in time, or over. */
export const ALERT_CHANGES = ['raised', 'worsened', 'level-raised', 'not-acknowledged', 'cleared'] as const;
export type AlertChange = (typeof ALERT_CHANGES)[number];

/** What an alert rests on: the latest message of an operator, or public element sets alone. */
export const ALERT_BASES = ['message', 'elements'] as const;
export type AlertBasis = (typeof ALERT_BASES)[number];

/** What was known of an encounter when something was told of it. */
export interface AlertFacts {
  readonly event_id: number;
  readonly primary: Pick<Party, 'object_id' | 'name'>;
  readonly secondary: Pick<Party, 'object_id' | 'name'>;
  readonly tca_utc: string;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number;
  /** Alfriend's maximum, for ranking. */
  readonly max_probability: number | null;
  /** By the latest message where there is one, else by the covariances of the element sets. */
  readonly probability: number | null;
  readonly probability_method: string | null;
  readonly basis: AlertBasis;
  readonly alarm: AlarmLevel;
  readonly private: boolean;
}

const named: z.ZodType<Pick<Party, 'object_id' | 'name'>> = z.object({
  object_id: z.int(),
  name: z.string(),
});

export const alertFacts: z.ZodType<AlertFacts> = z
  .object({
    event_id: z.int(),
    primary: named,
    secondary: named,
    tca_utc: utc,
    miss_distance_km: z.number(),
    relative_speed_km_s: z.number(),
    max_probability: z.number().nullable(),
    probability: z.number().nullable(),
    probability_method: z.string().nullable(),
    basis: z.enum(ALERT_BASES),
    alarm: z.enum(ALARM_LEVELS),
    private: z.boolean(),
  })
  .meta({ id: 'AlertFacts' });

/** One rule and one encounter that it speaks of. */
export interface AlertDocument {
  readonly alert_id: number;
  readonly rule: string;
  readonly state: AlertState;
  readonly level: AlertLevel;
  /** The number and the kind of what was told last of it. */
  readonly change_number: number;
  readonly change: AlertChange;
  readonly raised_utc: string;
  readonly told_utc: string;
  /** As of what was told last. */
  readonly facts: AlertFacts;
  readonly acknowledged_utc: string | null;
  readonly acknowledged_by: string | null;
  readonly acknowledgement_note: string | null;
  /** When the next step of the escalation is due; null where none is. */
  readonly next_escalation_utc: string | null;
}

export const alertDocument: z.ZodType<AlertDocument> = z
  .object({
    alert_id: z.int(),
    rule: z.string(),
    state: z.enum(ALERT_STATES),
    level: z.enum(ALERT_LEVELS),
    change_number: z.int(),
    change: z.enum(ALERT_CHANGES),
    raised_utc: utc,
    told_utc: utc,
    facts: alertFacts,
    acknowledged_utc: utc.nullable(),
    acknowledged_by: z.string().nullable(),
    acknowledgement_note: z.string().nullable(),
    next_escalation_utc: utc.nullable(),
  })
  .meta({ id: 'Alert' });

export interface Acknowledgement {
  /** Who has seen it. */
  readonly by: string;
  readonly note?: string | undefined;
}

export const acknowledgement: z.ZodType<Acknowledgement> = z
  .strictObject({ by: z.string().trim().min(1).max(100), note: z.string().trim().min(1).max(1000).optional() })
  .meta({ id: 'Acknowledgement' });

export interface AlertQuery {
  /** Default: all. `standing`: open or acknowledged. */
  readonly state?: AlertState | 'standing' | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}
