import { Star } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { useStore } from '../view/store.ts';
import type { Panel } from '../view/view.ts';
import { NewListForm } from './new-list-form.tsx';
import { WatchlistSection } from './watchlist-section.tsx';
import './watchlists.css';

/** The lists of watched objects: one's own satellites first, everywhere on the map. */
export function WatchlistsPanel(_: { readonly panel: Extract<Panel, { kind: 'watchlists' }> }): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const watchlists = useStore(app.watchlists);
  const connection = useStore(app.connection);
  const [open, setOpen] = useState<string | null>(watchlists.length === 1 ? watchlists[0]!.name : null);
  return (
    <PanelFrame title={t('watchlists.title')}>
      {connection === 'lost' ? <p className="notice-line">{t('watchlists.lost')}</p> : null}
      {watchlists.length === 0 ? (
        <div className="watchlists-empty">
          <Star aria-hidden />
          <p>{t('watchlists.empty')}</p>
          <p className="muted">{t('watchlists.empty-import')}</p>
        </div>
      ) : (
        watchlists.map((list) => (
          <WatchlistSection
            key={list.name}
            list={list}
            open={open === list.name}
            onToggle={() => setOpen(open === list.name ? null : list.name)}
          />
        ))
      )}
      <NewListForm onCreated={setOpen} />
    </PanelFrame>
  );
}
