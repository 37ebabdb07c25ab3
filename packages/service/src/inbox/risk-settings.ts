import { UserError } from '@clearway/astro';
import {
  type AlarmLevel,
  DEFAULT_RISK_SETTINGS,
  type EventCdm,
  type NewRiskSettings,
  type RiskSettings,
} from '@clearway/contract';
import { type Database, readSetting, writeSetting } from '@clearway/store';

const NAME = 'risk';

/** The thresholds that people set, or NASA's and ESA's. */
export async function readRiskSettings(db: Database): Promise<RiskSettings> {
  const kept = ((await readSetting(db, NAME)) ?? {}) as { readonly [name: string]: unknown };
  const probability = (value: unknown, otherwise: number): number =>
    typeof value === 'number' && value > 0 && value <= 1 ? value : otherwise;
  return {
    watch_probability: probability(kept.watch_probability, DEFAULT_RISK_SETTINGS.watch_probability),
    act_probability: probability(kept.act_probability, DEFAULT_RISK_SETTINGS.act_probability),
  };
}

/** What is not given stays. */
export async function changeRiskSettings(db: Database, change: NewRiskSettings): Promise<RiskSettings> {
  const now = await readRiskSettings(db);
  const next = {
    watch_probability: change.watch_probability ?? now.watch_probability,
    act_probability: change.act_probability ?? now.act_probability,
  };
  if (next.watch_probability > next.act_probability) {
    const what = `watch_probability ${next.watch_probability} is above act_probability ${next.act_probability}`;
    throw new UserError('option-invalid', what, 'watch from a probability that is not above the one to act from');
  }
  await writeSetting(db, NAME, next);
  return next;
}

/** The level of a probability by which people may act: of a message, never of public elements. */
export function alarmOf(probability: number | null, settings: RiskSettings): AlarmLevel {
  if (probability === null || !(probability >= settings.watch_probability)) return 'none';
  return probability >= settings.act_probability ? 'act' : 'watch';
}

/** The level of a message: what Clearway itself wrote of element sets says no more than they do. */
export function alarmOfMessage(
  { probability, from_elements }: { readonly probability: number | null; readonly from_elements: boolean },
  settings: RiskSettings,
): AlarmLevel {
  const level = alarmOf(probability, settings);
  return from_elements && level === 'act' ? 'watch' : level;
}

/**
 * The level of what public elements say, which are uncertain by kilometres: `watch` where their greatest probability is one to act
 * upon, and never more. By their probability itself, which kilometres make small, four fifths of a week's encounters would be watched.
 */
export function alarmOfElements(maxProbability: number | null, settings: RiskSettings): AlarmLevel {
  return maxProbability !== null && maxProbability >= settings.act_probability ? 'watch' : 'none';
}

/**
 * The level of an event, for every list, file and view: by its latest message where one came, otherwise by its greatest
 * probability from public elements.
 */
export function alarmOfEvent(
  elementsMaximum: number | null,
  message: Pick<EventCdm, 'alarm'> | null,
  settings: RiskSettings,
): AlarmLevel {
  return message?.alarm ?? alarmOfElements(elementsMaximum, settings);
}
