import type { AlertChange, AlertFacts, ToldAlert } from '@clearway/contract';

const CHANGES: Readonly<Record<AlertChange, string>> = {
  raised: 'new',
  worsened: 'worse',
  'level-raised': 'at a higher level',
  'not-acknowledged': 'not acknowledged',
  cleared: 'cleared',
};

/** One line: level, objects, distance, time. */
export function alertTitle({ level, change, facts }: Pick<ToldAlert, 'level' | 'change' | 'facts'>): string {
  const { primary, secondary, miss_distance_km, tca_utc } = facts;
  const pair = `${primary.name} and ${secondary.name}`;
  const when = `${tca_utc.slice(0, 10)} ${tca_utc.slice(11, 16)} UTC`;
  return `${level} (${CHANGES[change]}): ${pair}, ${distance(miss_distance_km)}, ${when}`;
}

/** The title, and what is to be known, line by line. */
export function alertWords(alert: ToldAlert): string[] {
  const { facts, rule } = alert;
  return [
    alertTitle(alert),
    `${facts.primary.name} (${facts.primary.object_id}) and ${facts.secondary.name} (${facts.secondary.object_id})`,
    `Closest approach ${facts.tca_utc}, ${distance(facts.miss_distance_km)}, ${facts.relative_speed_km_s.toFixed(3)} km/s`,
    probabilityWords(facts),
    facts.basis === 'message'
      ? `By the latest message of an operator: alarm ${facts.alarm}.`
      : 'Screening only: from public element sets, uncertain by kilometres.',
    ...(facts.private ? ['Rests on private data.'] : []),
    `Rule "${rule}", event ${facts.event_id}, alert ${alert.alert_id}.`,
  ];
}

function probabilityWords({ probability, probability_method, max_probability }: AlertFacts): string {
  const known =
    probability === null
      ? 'Probability not known'
      : `Probability ${probability.toExponential(1)}${probability_method === null ? '' : ` (${probability_method})`}`;
  return max_probability === null ? known : `${known}; greatest possible ${max_probability.toExponential(1)}`;
}

function distance(km: number): string {
  return km < 1 ? `${Math.round(km * 1000)} m` : `${km.toFixed(2)} km`;
}
