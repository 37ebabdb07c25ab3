import { z } from 'zod';
import {
  ALERT_CHANGES,
  ALERT_LEVELS,
  type AlertChange,
  type AlertFacts,
  type AlertLevel,
  alertFacts,
} from './alerts.ts';
import { utc } from './moments-and-numbers.ts';

/**
 * `waiting`: not sent yet, or to be tried again; `held`: by quiet hours; `for-digest`, `in-digest`: told only there; `dead`: given up;
 * `superseded`: later news went before it was sent.
 */
export const DELIVERY_STATES = [
  'waiting',
  'held',
  'for-digest',
  'in-digest',
  'delivered',
  'dead',
  'superseded',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const ALERT_MESSAGE_TYPES = ['alert', 'alert-summary', 'digest', 'test', 'watchdog'] as const;
export type AlertMessageType = (typeof ALERT_MESSAGE_TYPES)[number];

export interface DeliveryAttempt {
  readonly attempted_utc: string;
  /** HTTP status or SMTP reply code, where one came. */
  readonly status: number | null;
  readonly outcome: string;
}

/** One message to one channel. */
export interface AlertDelivery {
  readonly delivery_id: number;
  /** Goes with every attempt: whoever has seen it drops it. */
  readonly message_id: string;
  readonly channel: string;
  readonly type: AlertMessageType;
  readonly level: AlertLevel;
  readonly state: DeliveryState;
  readonly title: string;
  readonly created_utc: string;
  readonly next_attempt_utc: string | null;
  readonly finished_utc: string | null;
  readonly attempts: readonly DeliveryAttempt[];
}

export const alertDelivery: z.ZodType<AlertDelivery> = z
  .object({
    delivery_id: z.int(),
    message_id: z.string(),
    channel: z.string(),
    type: z.enum(ALERT_MESSAGE_TYPES),
    level: z.enum(ALERT_LEVELS),
    state: z.enum(DELIVERY_STATES),
    title: z.string(),
    created_utc: utc,
    next_attempt_utc: utc.nullable(),
    finished_utc: utc.nullable(),
    attempts: z.array(z.object({ attempted_utc: utc, status: z.int().nullable(), outcome: z.string() })).readonly(),
  })
  .meta({ id: 'AlertDelivery' });

export interface DeliveryQuery {
  readonly state?: DeliveryState | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** One alert in a message. */
export interface ToldAlert {
  readonly alert_id: number;
  readonly rule: string;
  readonly level: AlertLevel;
  readonly change: AlertChange;
  readonly change_number: number;
  readonly facts: AlertFacts;
  /** Its event on the map, where the address of the map is known. */
  readonly link: string | null;
}

/** The body of a webhook: version 1 of the schema. Fields may be added; what is there keeps its meaning. */
export interface AlertMessage {
  readonly schema: 'clearway-alert-1';
  readonly type: AlertMessageType;
  /** When this was put down. */
  readonly created_utc: string;
  readonly level: AlertLevel;
  /** One line for people. */
  readonly title: string;
  /** What it says, line by line, for people. */
  readonly lines: readonly string[];
  /** The alerts it speaks of, the most urgent first; of a summary or digest at most 50. */
  readonly alerts: readonly ToldAlert[];
  /** How many there are in all. */
  readonly count: number;
}

const toldAlert = z
  .object({
    alert_id: z.int(),
    rule: z.string(),
    level: z.enum(ALERT_LEVELS),
    change: z.enum(ALERT_CHANGES),
    change_number: z.int(),
    facts: alertFacts,
    link: z.string().nullable(),
  })
  .meta({ id: 'ToldAlert' });

export const alertMessage: z.ZodType<AlertMessage> = z
  .object({
    schema: z.literal('clearway-alert-1'),
    type: z.enum(ALERT_MESSAGE_TYPES),
    created_utc: utc,
    level: z.enum(ALERT_LEVELS),
    title: z.string(),
    lines: z.array(z.string()).readonly(),
    alerts: z.array(toldAlert).readonly(),
    count: z.int(),
  })
  .meta({ id: 'AlertMessage' });
