import type {
  AlarmLevel,
  CdmParty,
  CdmSummary,
  ConjunctionDocument,
  ConjunctionPoint,
  RiskSettings,
} from '@clearway/contract';
import type { CdmRow } from '@clearway/store';
import { utcOfMicros } from '../live/runs/run-documents.ts';
import { alarmOfMessage } from './risk-settings.ts';

/** A message as lists show it. */
export function cdmSummaryOf(row: CdmRow, eventId: number | null, settings: RiskSettings): CdmSummary {
  return {
    cdm_id: row.cdm_id,
    conjunction_id: row.conjunction_id,
    event_id: eventId,
    message_id: row.message_id,
    originator: row.originator,
    created_utc: utcOfMicros(row.created_us),
    received_utc: utcOfMicros(row.received_us),
    file: row.file_name,
    ...partiesOf(row),
    tca_utc: utcOfMicros(row.tca_us),
    miss_distance_km: row.miss_distance_km,
    relative_speed_km_s: row.relative_speed_km_s,
    reported_probability: row.reported_probability,
    probability: row.probability,
    method: row.method,
    max_probability: row.max_probability,
    hard_body_radius_m: row.hard_body_radius_m,
    from_elements: row.from_elements,
    alarm: alarmOfMessage(row, settings),
  };
}

/** The messages of one encounter, by creation, as its course. */
export function conjunctionDocumentOf(
  rows: readonly CdmRow[],
  eventId: number | null,
  settings: RiskSettings,
): ConjunctionDocument {
  const first = rows[0]!;
  const latest = rows.at(-1)!;
  const points = rows.map((row) => pointOf(row, first.tca_us, settings));
  const alarm = alarmOfMessage(latest, settings);
  const trend = trendOf(rows);
  return {
    conjunction_id: latest.conjunction_id,
    event_id: eventId,
    ...partiesOf(latest),
    tca_utc: utcOfMicros(latest.tca_us),
    miss_distance_km: latest.miss_distance_km,
    probability: latest.probability,
    method: latest.method,
    alarm,
    trend,
    sentence: sentenceOf(rows, trend, alarm, settings),
    ...settings,
    points,
  };
}

function partiesOf(row: CdmRow): { readonly primary: CdmParty; readonly secondary: CdmParty } {
  return {
    primary: { object_id: row.primary_id, name: row.primary_name },
    secondary: { object_id: row.secondary_id, name: row.secondary_name },
  };
}

function pointOf(row: CdmRow, firstTcaUs: number, settings: RiskSettings): ConjunctionPoint {
  return {
    cdm_id: row.cdm_id,
    message_id: row.message_id,
    originator: row.originator,
    created_utc: utcOfMicros(row.created_us),
    tca_utc: utcOfMicros(row.tca_us),
    tca_shift_seconds: (row.tca_us - firstTcaUs) / 1e6,
    miss_distance_km: row.miss_distance_km,
    probability: row.probability,
    method: row.method,
    max_probability: row.max_probability,
    reported_probability: row.reported_probability,
    sigma_minor_km: row.sigma_minor_km,
    sigma_major_km: row.sigma_major_km,
    mahalanobis_distance: row.mahalanobis_distance,
    alarm: alarmOfMessage(row, settings),
  };
}

/** Over so many of the last messages; older ones say little of where it goes. */
const TREND_MESSAGES = 3;
/** A factor of two, to base 10: less is the noise of new tracking data. */
const STEADY_DECADES = 0.3;
/** Below it nobody asks whether a probability rises. */
const LEAST_PROBABILITY = 1e-30;

function trendOf(rows: readonly CdmRow[]): ConjunctionDocument['trend'] {
  const logs = rows
    .slice(-TREND_MESSAGES)
    .flatMap(({ probability }) => (probability === null ? [] : [Math.log10(Math.max(probability, LEAST_PROBABILITY))]));
  if (logs.length < 2) return null;
  const change = logs.at(-1)! - logs[0]!;
  if (Math.abs(change) <= STEADY_DECADES) return 'steady';
  return change > 0 ? 'rising' : 'falling';
}

function sentenceOf(
  rows: readonly CdmRow[],
  trend: ConjunctionDocument['trend'],
  alarm: AlarmLevel,
  settings: RiskSettings,
): string {
  const latest = rows.at(-1)!.probability;
  if (latest === null) return 'The latest message gives no probability of collision.';
  const threshold = alarm === 'act' ? settings.act_probability : settings.watch_probability;
  const what = alarm === 'none' ? 'below' : 'not below';
  const then = { none: 'nothing to do', watch: 'watch', act: 'act' }[alarm];
  const level = `${what} ${threshold}: ${then}`;
  const before = rows.slice(-TREND_MESSAGES).find(({ probability }) => probability !== null)!.probability!;
  const shown = latest.toExponential(1);
  if (trend === null) return `The probability is ${shown}, ${level}.`;
  const count = Math.min(rows.length, TREND_MESSAGES);
  if (trend === 'steady') return `The probability stays near ${shown} over ${count} messages, ${level}.`;
  const moved = trend === 'rising' ? 'rose' : 'fell';
  return `The probability ${moved} from ${before.toExponential(1)} to ${shown} over ${count} messages, and is ${level}.`;
}
