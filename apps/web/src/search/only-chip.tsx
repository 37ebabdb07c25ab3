import { X } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { fleetName } from '../objects/fleet-names.ts';
import { useOwnerName } from '../objects/object-words.ts';
import { useStorePart } from '../view/store.ts';
import './search.css';

/** Says that only some objects are drawn, and takes that away. */
export function OnlyChip(): JSX.Element | null {
  const { view, actions } = useApp();
  const t = useMessages();
  const ownerName = useOwnerName();
  const only = useStorePart(view, (seen) => seen.only);
  if (only === null) return null;
  const parts = [
    ...(only.fleet === undefined ? [] : [fleetName(only.fleet)]),
    ...(only.owner === undefined ? [] : [ownerName(only.owner)]),
    ...(only.watchlist === undefined ? [] : [only.watchlist]),
  ];
  const name = parts.join(' · ');
  return (
    <p className="search-only">
      <span>{t('search.only', { name })}</span>
      <button type="button" aria-label={t('search.only-end', { name })} onClick={() => actions.change({ only: null })}>
        <X aria-hidden />
      </button>
    </p>
  );
}
