import type { HealthDocument } from '@clearway/contract';
import type { JSX } from 'react';
import { useMessages, useQuantities } from '../language/speech.tsx';

/** Until when the Earth orientation and the leap seconds are good that the service goes by, and that they are not any more. */
export function EarthFacts({ health }: { readonly health: HealthDocument | null }): JSX.Element | null {
  const t = useMessages();
  const quantities = useQuantities();
  // What was kept on this device by an older version has none.
  const earth = health?.earth_data;
  if (health === null || earth === undefined) return null;
  const nowMs = Date.parse(health.clock_utc);
  const until = (utc: string, good: string, bad: string): JSX.Element => {
    const ms = Date.parse(utc);
    const day = quantities.date(ms);
    return <span className={nowMs < ms ? undefined : 'status-expired'}>{t(nowMs < ms ? good : bad, { day })}</span>;
  };
  return (
    <dl className="facts">
      <dt>{t('status.earth-orientation')}</dt>
      <dd>{until(earth.orientation_good_until_utc, 'status.good-until', 'status.orientation-expired')}</dd>
      <dt>{t('status.leap-seconds')}</dt>
      <dd>{until(earth.leap_seconds_known_until_utc, 'status.known-until', 'status.leap-seconds-expired')}</dd>
    </dl>
  );
}
