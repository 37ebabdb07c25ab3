import type { EphemerisStretch } from '@clearway/contract';
import { Orbit } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useSteadyTime } from '../place-card/use-steady-time.ts';
import { useKeyedAnswer } from '../risk/use-keyed-answer.ts';
import { useStore } from '../view/store.ts';
import { ephemeridesRevision } from './ephemeris-files.ts';

/** On an object's card: what its operator's ephemerides say, and the way to bring some. */
export function ObjectEphemerides({ objectId }: { readonly objectId: number }): JSX.Element {
  const { actions, client, clock, health } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const revision = useStore(ephemeridesRevision);
  const finished = useStore(health)?.finished_utc ?? '';
  const answer = useKeyedAnswer(String(objectId), `${revision} ${finished}`, (signal) =>
    client.listEphemerides({ object: [objectId] }, { signal }),
  );
  const items = answer.state === 'there' ? answer.value.items : [];
  const timeMs = useSteadyTime(clock);
  const inUse = items.filter(({ state }) => state === 'in-use');
  const drawing = inUse.find(({ spans }) => spans.some((span) => isWithin(span, timeMs)));
  const used = drawing ?? inUse[0] ?? items[0];
  return (
    <section>
      <h3>{t('ephemerides.title')}</h3>
      {used === undefined ? null : (
        <p>
          {t(`ephemerides.state-${used.state}`)} · {t(`ephemerides.does-${used.mode}`)} ·{' '}
          {t('ephemerides.until', { stop: quantities.moment(Date.parse(used.stop_utc), { seconds: false }) })}
        </p>
      )}
      {inUse.length === 0 ? null : (
        <p>{t(drawing === undefined ? 'ephemerides.drawn-by-elements' : 'ephemerides.drawn-by-it')}</p>
      )}
      <button type="button" className="button" onClick={() => actions.openPanel({ kind: 'ephemerides', objectId })}>
        <Orbit aria-hidden />
        {items.length === 0 ? t('ephemerides.bring') : t('ephemerides.show', { count: items.length })}
      </button>
    </section>
  );
}

function isWithin({ start_utc, stop_utc }: EphemerisStretch, timeMs: number): boolean {
  return timeMs >= Date.parse(start_utc) && timeMs < Date.parse(stop_utc);
}
