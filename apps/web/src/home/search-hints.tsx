import { Compass, List, Orbit, Satellite, Star, Waves } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import { ALL_OBJECTS } from '../view/view.ts';

const EXAMPLES: readonly { readonly objectId: number; readonly name: string }[] = [
  { objectId: 25_544, name: 'ISS' },
  { objectId: 41_335, name: 'Sentinel-3A' },
];
const EXAMPLE_FLEET = 'STARLINK';

/** What can be looked for, as examples that work, and where else one can go. */
export function SearchHints(): JSX.Element {
  const { actions, catalog } = useApp();
  const t = useMessages();
  const loaded = useStore(catalog);
  const examples = EXAMPLES.filter(({ objectId }) => loaded === null || loaded.slotOf(objectId) !== undefined);
  const hasFleet = loaded?.fleets().some(({ name }) => name === EXAMPLE_FLEET) ?? true;
  return (
    <>
      <h3>{t('home.look-for')}</h3>
      <div className="home-hints">
        {examples.map(({ objectId, name }) => (
          <button key={objectId} type="button" className="button" onClick={() => actions.showObject(objectId)}>
            <Satellite aria-hidden />
            {name}
          </button>
        ))}
        {hasFleet ? (
          <button type="button" className="button" onClick={() => actions.change({ only: { fleet: EXAMPLE_FLEET } })}>
            <Orbit aria-hidden />
            Starlink
          </button>
        ) : null}
        <button type="button" className="button" onClick={() => actions.openPanel({ kind: 'sky', place: null })}>
          <Compass aria-hidden />
          {t('home.above-me')}
        </button>
      </div>
      <h3>{t('home.look-around')}</h3>
      <div className="home-hints">
        <button type="button" className="button" onClick={() => actions.openPanel({ kind: 'traffic' })}>
          <Waves aria-hidden />
          {t('home.traffic')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => actions.openPanel({ kind: 'objects', choice: ALL_OBJECTS })}
        >
          <List aria-hidden />
          {t('home.objects')}
        </button>
        <button type="button" className="button" onClick={() => actions.openPanel({ kind: 'watchlists' })}>
          <Star aria-hidden />
          {t('home.watchlists')}
        </button>
      </div>
    </>
  );
}
