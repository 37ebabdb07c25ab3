import { Star } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStorePart } from '../view/store.ts';
import { toggleStar } from './change-watchlists.ts';
import { listsOf } from './watched.ts';
import './watchlists.css';

/** Watches an object, or no longer. */
export function StarButton(props: { readonly objectId: number; readonly name: string }): JSX.Element {
  const { objectId, name } = props;
  const app = useApp();
  const t = useMessages();
  const isWatched = useStorePart(app.watchlists, (lists) => listsOf(lists, objectId).length > 0);
  const [busy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    setBusy(true);
    await toggleStar(app, objectId, name, t);
    setBusy(false);
  };
  return (
    <button
      type="button"
      className="button is-plain star-button"
      data-watched={isWatched}
      aria-pressed={isWatched}
      aria-label={t('watchlists.star', { name })}
      title={t(isWatched ? 'watchlists.unstar-hint' : 'watchlists.star-hint')}
      aria-disabled={busy}
      onClick={() => {
        if (!busy) void press();
      }}
    >
      <Star aria-hidden />
    </button>
  );
}
