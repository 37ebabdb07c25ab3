import {
  ALARM_LEVELS,
  ALERT_LEVELS,
  type AlertBasis,
  type AlertFacts,
  type AlertLevel,
  type AlertRuleDefinition,
  DEFAULT_WORSENING,
  type Worsening,
} from '@clearway/contract';

/** What a rule asks of an encounter. */
export interface RuledEvent {
  readonly facts: AlertFacts;
  readonly tcaUs: number;
  /** Both objects, and those that share their elements or stay beside them. */
  readonly objectIds: readonly number[];
}

/** A rule and the numbers of the objects that it is about; null: everything. */
export interface ScopedRule {
  readonly definition: AlertRuleDefinition;
  readonly objectIds: ReadonlySet<number> | null;
}

const HOUR_US = 3600e6;

/** Whether every condition of a rule holds. A probability that is not known fulfils none. */
export function isMatch({ definition, objectIds }: ScopedRule, event: RuledEvent, clockUs: number): boolean {
  const { facts, tcaUs } = event;
  const { miss_below_km, probability_from, max_probability_from, alarm_from, lead_below_hours } = definition;
  return (
    (objectIds === null || event.objectIds.some((id) => objectIds.has(id))) &&
    (miss_below_km === null || facts.miss_distance_km < miss_below_km) &&
    (probability_from === null || (facts.probability ?? -1) >= probability_from) &&
    (max_probability_from === null || (facts.max_probability ?? -1) >= max_probability_from) &&
    (alarm_from === null || ALARM_LEVELS.indexOf(facts.alarm) >= ALARM_LEVELS.indexOf(alarm_from)) &&
    (lead_below_hours === null || tcaUs - clockUs < lead_below_hours * HOUR_US)
  );
}

/** The level of an alert: that of the rule, and without an operator's message never the highest. */
export function levelOf(wanted: AlertLevel, basis: AlertBasis): AlertLevel {
  return wanted === 'act' && basis !== 'message' ? 'watch' : wanted;
}

export function isLouder(one: AlertLevel, other: AlertLevel): boolean {
  return ALERT_LEVELS.indexOf(one) > ALERT_LEVELS.indexOf(other);
}

/** What two sightings are compared by. */
export type Comparable = Pick<AlertFacts, 'miss_distance_km' | 'max_probability' | 'probability' | 'basis'>;

/** Below it a probability is as good as none, and its growth is no news. */
const LEAST_PROBABILITY = 1e-10;

/** Whether an encounter is worse by as much as a rule says. Probabilities of different bases are not compared. */
export function hasWorsened(before: Comparable, now: Comparable, worsening: Worsening): boolean {
  const given = worsening.probability_factor === undefined && worsening.miss_percent === undefined;
  const { probability_factor, miss_percent } = given ? DEFAULT_WORSENING : worsening;
  const isNearer =
    miss_percent !== undefined && now.miss_distance_km <= before.miss_distance_km * (1 - miss_percent / 100);
  const grew = (one: number | null, other: number | null): boolean =>
    probability_factor !== undefined &&
    one !== null &&
    other !== null &&
    other >= probability_factor * Math.max(one, LEAST_PROBABILITY);
  return (
    isNearer ||
    grew(before.max_probability, now.max_probability) ||
    (before.basis === now.basis && grew(before.probability, now.probability))
  );
}
