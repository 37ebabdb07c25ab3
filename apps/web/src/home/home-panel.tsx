import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { useStorePart } from '../view/store.ts';
import type { Panel } from '../view/view.ts';
import { ComingEncounters } from './coming-encounters.tsx';
import { SearchHints } from './search-hints.tsx';
import { WatchedObjects } from './watched-objects.tsx';
import './home.css';

/** What one sees first: what is one's own, what comes close this week, what can be looked for. */
export function HomePanel(_: { readonly panel: Extract<Panel, { kind: 'home' }> }): JSX.Element {
  const { watchlists } = useApp();
  const t = useMessages();
  const hasOwn = useStorePart(watchlists, (lists) => lists.some(({ object_ids }) => object_ids.length > 0));
  return (
    <PanelFrame title={t(hasOwn ? 'home.overview' : 'home.title')} scrollKey="home">
      {hasOwn ? <WatchedObjects /> : null}
      {hasOwn ? <h3>{t('home.title')}</h3> : null}
      <ComingEncounters />
      {hasOwn ? null : <WatchedObjects />}
      <SearchHints />
    </PanelFrame>
  );
}
