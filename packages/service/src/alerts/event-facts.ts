import { formatUtc, utcFromUnixMicros } from '@clearway/astro';
import type { AlertFacts, RiskSettings } from '@clearway/contract';
import type { EventRow, FirstSighting, LatestMessage } from '@clearway/store';
import { alarmOfElements, alarmOfMessage } from '../inbox/risk-settings.ts';
import { readEventDetails, readEventRisk } from '../live/events/event-details.ts';
import { shownProbability } from '../live/events/event-document.ts';
import type { Comparable, RuledEvent } from './rule-conditions.ts';

/** What is known beside the events themselves. */
export interface FactSources {
  /** Latest messages of operators by event. */
  readonly messages: ReadonlyMap<number, LatestMessage>;
  readonly risk: RiskSettings;
  readonly nameOf: (objectId: number) => string;
}

/** An event as rules see it and alerts tell it. What Clearway itself wrote of element sets is no operator's message. */
export function ruledEvent(row: EventRow, { messages, risk, nameOf }: FactSources): RuledEvent {
  const details = readEventDetails(row.details);
  const latest = messages.get(row.event_id);
  const message = latest === undefined || latest.from_elements ? null : latest;
  const facts: AlertFacts = {
    event_id: row.event_id,
    primary: { object_id: row.primary_id, name: nameOf(row.primary_id) },
    secondary: { object_id: row.secondary_id, name: nameOf(row.secondary_id) },
    tca_utc: formatUtc(utcFromUnixMicros(row.tca_us)),
    miss_distance_km: row.miss_distance_km,
    relative_speed_km_s: row.relative_speed_km_s,
    max_probability: shownProbability(row),
    probability: message === null ? details.probability : message.probability,
    probability_method: message === null ? details.probability_method : message.method,
    basis: message === null ? 'elements' : 'message',
    alarm: message === null ? alarmOfElements(shownProbability(row), risk) : alarmOfMessage(message, risk),
    private: row.private || message !== null,
  };
  const objectIds = [
    row.primary_id,
    row.secondary_id,
    ...details.primary_together_with,
    ...details.secondary_together_with,
  ];
  return { facts, tcaUs: row.tca_us, objectIds };
}

/** As an event was seen first. */
export function comparableOf({ miss_distance_km, max_probability, details }: FirstSighting): Comparable {
  return { miss_distance_km, max_probability, probability: readEventRisk(details).probability, basis: 'elements' };
}
