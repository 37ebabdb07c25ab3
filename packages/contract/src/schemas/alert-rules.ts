import { z } from 'zod';
import { ALERT_LEVELS, type AlertLevel } from './alerts.ts';
import type { AlarmLevel } from './assessments.ts';
import { objectId, utc } from './moments-and-numbers.ts';

/** By how much an encounter is worse than when it was told of last; either is enough. */
export interface Worsening {
  /** The probability, or the maximum probability, has grown by this factor. */
  readonly probability_factor?: number | undefined;
  /** The miss distance has shrunk by so many per cent. */
  readonly miss_percent?: number | undefined;
}

/** Without a word of the rule: as the events of the map do. */
export const DEFAULT_WORSENING: Readonly<Required<Worsening>> = { probability_factor: 2, miss_percent: 30 };

/** Whom to tell when nobody has acknowledged for so long. */
export interface EscalationStep {
  /** After the change was told. */
  readonly after_minutes: number;
  readonly channels: readonly string[];
}

/** Which encounters are told of, and to whom. Every condition that is given must hold. */
export interface AlertRuleDefinition {
  readonly enabled: boolean;
  /** Either object is one of these, on one of these watchlists or of one of these fleets. None of the three: everything. */
  readonly objects: readonly number[];
  readonly watchlists: readonly string[];
  readonly fleets: readonly string[];
  readonly miss_below_km: number | null;
  readonly probability_from: number | null;
  readonly max_probability_from: number | null;
  /** The alarm of the encounter is this or more (docs/assess.md). */
  readonly alarm_from: Exclude<AlarmLevel, 'none'> | null;
  /** TCA within so many hours from now. */
  readonly lead_below_hours: number | null;
  readonly worsened: Worsening;
  /** Says nothing of an encounter before it has worsened since it was seen first. */
  readonly only_when_worsened: boolean;
  /** The greatest level of its alerts; `act` is reached by operators' messages only. */
  readonly level: AlertLevel;
  readonly channels: readonly string[];
  readonly escalation: readonly EscalationStep[];
  /** Tells also when the encounter is cleared. */
  readonly tell_cleared: boolean;
}

export interface AlertRule extends AlertRuleDefinition {
  readonly name: string;
  readonly created_utc: string;
  readonly changed_utc: string;
  /** Open and acknowledged alerts. */
  readonly standing: number;
}

/** What is not given is: enabled, everything, no condition, level `watch`, no channel, told when cleared. */
export type NewAlertRule = { readonly name: string } & {
  readonly [Field in keyof AlertRuleDefinition]?: AlertRuleDefinition[Field] | undefined;
};

const probability = z.number().gt(0).max(1);
/** Of rules, channels and secrets: one line that is safe in addresses. */
export const alertName: z.ZodType<string> = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, 'letters, digits, blanks and . _ - only');

const worsening = z
  .strictObject({
    probability_factor: z.number().gt(1).max(1e6).optional(),
    miss_percent: z.number().gt(0).lt(100).optional(),
  })
  .meta({ id: 'Worsening' });

const escalationStep = z
  .strictObject({
    after_minutes: z.number().min(1).max(10_080),
    channels: z.array(alertName).min(1).max(20).readonly(),
  })
  .meta({ id: 'EscalationStep' });

const definition = {
  enabled: z.boolean(),
  objects: z.array(objectId).max(10_000).readonly(),
  watchlists: z.array(z.string().trim().min(1).max(100)).max(100).readonly(),
  fleets: z.array(z.string().trim().min(1).max(100)).max(100).readonly(),
  miss_below_km: z.number().gt(0).max(1000).nullable(),
  probability_from: probability.nullable(),
  max_probability_from: probability.nullable(),
  alarm_from: z.enum(['watch', 'act']).nullable(),
  lead_below_hours: z.number().gt(0).max(720).nullable(),
  worsened: worsening,
  only_when_worsened: z.boolean(),
  level: z.enum(ALERT_LEVELS),
  channels: z.array(alertName).max(20).readonly(),
  escalation: z.array(escalationStep).max(10).readonly(),
  tell_cleared: z.boolean(),
};

export const alertRule: z.ZodType<AlertRule> = z
  .object({ name: z.string(), ...definition, created_utc: utc, changed_utc: utc, standing: z.int() })
  .meta({ id: 'AlertRule' });

export const newAlertRule: z.ZodType<NewAlertRule> = z
  .strictObject({ name: alertName, ...z.object(definition).partial().shape })
  .meta({ id: 'NewAlertRule' });

/** What of a rule is to be another. */
export type AlertRuleChange = Omit<NewAlertRule, 'name'>;

export const alertRuleChange: z.ZodType<AlertRuleChange> = z
  .strictObject(z.object(definition).partial().shape)
  .meta({ id: 'AlertRuleChange' });

/** The whole rule as it was given, with all that was not. */
export function completeAlertRule({ name: _, ...given }: NewAlertRule): AlertRuleDefinition {
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    enabled: true,
    objects: [],
    watchlists: [],
    fleets: [],
    miss_below_km: null,
    probability_from: null,
    max_probability_from: null,
    alarm_from: null,
    lead_below_hours: null,
    worsened: DEFAULT_WORSENING,
    only_when_worsened: false,
    level: 'watch',
    channels: [],
    escalation: [],
    tell_cleared: true,
    ...known,
  };
}
