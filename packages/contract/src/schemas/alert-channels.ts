import { z } from 'zod';
import { alertName } from './alert-rules.ts';
import { utc } from './moments-and-numbers.ts';

/** `HH:MM`, local. */
const clockTime: z.ZodType<string> = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'give a time such as 22:00')
  .meta({ example: '22:00' });

/** A time zone that this program knows, such as Europe/Luxembourg. */
export const timeZone: z.ZodType<string> = z
  .string()
  .max(60)
  .refine(isTimeZone, 'give a time zone of the IANA database, such as Europe/Luxembourg or UTC')
  .meta({ example: 'Europe/Luxembourg' });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** From one local time to another, also over midnight; `act` comes through. What is held comes at the end, or in the digest. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly release: 'end' | 'digest';
}

const quietHours: z.ZodType<QuietHours> = z
  .strictObject({ from: clockTime, to: clockTime, zone: timeZone, release: z.enum(['end', 'digest']) })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'quiet hours begin and end at the same time' })
  .meta({ id: 'QuietHours' });

/** A receiver of signed JSON (docs/alerts.md). */
export interface WebhookTarget {
  readonly kind: 'webhook';
  readonly url: string;
  /** Name of the secret it is signed with: CLEARWAY_WEBHOOK_SECRET_name in the environment; never the secret itself. */
  readonly secret: string;
}

export interface EmailTarget {
  readonly kind: 'email';
  readonly to: readonly string[];
}

/** Where alerts go. */
export interface NewAlertChannel {
  readonly name: string;
  readonly target: WebhookTarget | EmailTarget;
  readonly quiet_hours?: QuietHours | null | undefined;
}

export interface AlertChannel {
  readonly name: string;
  readonly target: WebhookTarget | EmailTarget;
  readonly quiet_hours: QuietHours | null;
  readonly created_utc: string;
  /** Why nothing can be sent there as this server is set up: no secret, no mail server; null where it can. */
  readonly problem: string | null;
}

/**
 * One plain mailbox, as RFC 5321 writes it without quotes or comments. Narrower than the standard: nothing that could be read as a second
 * address or a header.
 */
export const emailAddress: z.ZodType<string> = z
  .string()
  .max(254)
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/,
    'give an address such as ops@example.org',
  )
  .meta({ example: 'ops@example.org' });

const webhookUrl: z.ZodType<string> = z
  .string()
  .max(2000)
  .refine(isWebhookUrl, 'give an https address without user and password')
  .meta({ example: 'https://example.org/hooks/clearway' });

function isWebhookUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hash === '';
}

const secretName: z.ZodType<string> = z
  .string()
  .regex(/^[A-Z0-9_]{1,40}$/, 'give the name of a secret: capitals, digits and _')
  .meta({ example: 'OPS' });

const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('webhook'), url: webhookUrl, secret: secretName }),
  z.strictObject({ kind: z.literal('email'), to: z.array(emailAddress).min(1).max(50).readonly() }),
]);

export const alertChannel: z.ZodType<AlertChannel> = z
  .object({
    name: z.string(),
    target,
    quiet_hours: quietHours.nullable(),
    created_utc: utc,
    problem: z.string().nullable(),
  })
  .meta({ id: 'AlertChannel' });

export const newAlertChannel: z.ZodType<NewAlertChannel> = z
  .strictObject({ name: alertName, target, quiet_hours: quietHours.nullish() })
  .meta({ id: 'NewAlertChannel' });

/** What of a channel is to be another. */
export interface AlertChannelChange {
  readonly target?: WebhookTarget | EmailTarget | undefined;
  readonly quiet_hours?: QuietHours | null | undefined;
}

export const alertChannelChange: z.ZodType<AlertChannelChange> = z
  .strictObject({ target: target.optional(), quiet_hours: quietHours.nullish() })
  .meta({ id: 'AlertChannelChange' });

/** The same once a day: what was told, what waits for somebody, what could not be delivered. */
export interface AlertDigestSettings {
  readonly enabled: boolean;
  /** Local. */
  readonly at: string;
  readonly zone: string;
  readonly channels: readonly string[];
}

export const alertDigestSettings: z.ZodType<AlertDigestSettings> = z
  .strictObject({
    enabled: z.boolean(),
    at: clockTime,
    zone: timeZone,
    channels: z.array(alertName).max(20).readonly(),
  })
  .refine(({ enabled, channels }) => !enabled || channels.length > 0, {
    path: ['channels'],
    message: 'a digest needs a channel to go to',
  })
  .meta({ id: 'AlertDigestSettings' });

export const NO_DIGEST: AlertDigestSettings = { enabled: false, at: '08:00', zone: 'UTC', channels: [] };
