import { X } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import type { EventFilter } from '../view/view.ts';
import { nameOf } from './encounter-words.ts';
import { changed } from './event-filter-form.tsx';
import { ANY_WATCHLIST } from './filter-events.ts';
import { spanOf, withSpan } from './filter-spans.ts';

/** What a folded filter asks for, each with a button that takes it away. */
export function FilterChips(props: {
  readonly filter: EventFilter;
  readonly nowMs: number;
  readonly onChange: (filter: EventFilter) => void;
}): JSX.Element | null {
  const t = useMessages();
  const quantities = useQuantities();
  const catalog = useStore(useApp().catalog);
  const { filter, nowMs, onChange } = props;
  const { objectId, watchlist, owner, kind, missBelowKm, probabilityFrom, disposition } = filter;
  const span = spanOf(filter, nowMs);
  const chips: { readonly key: keyof EventFilter; readonly text: string }[] = [];
  const add = (key: keyof EventFilter, text: string): void => void chips.push({ key, text });
  if (objectId !== undefined) add('objectId', nameOf(catalog, objectId));
  if (watchlist !== undefined) add('watchlist', watchlist === ANY_WATCHLIST ? t('events.any-watchlist') : watchlist);
  if (owner !== undefined) add('owner', owner);
  if (kind !== undefined) add('kind', t(`events.kind-${kind}`));
  if (missBelowKm !== undefined) add('missBelowKm', `< ${quantities.distance(missBelowKm)}`);
  if (probabilityFrom !== undefined) add('probabilityFrom', `≥ ${quantities.probability(probabilityFrom)}`);
  if (disposition !== undefined) add('disposition', t(`events.disposition-${disposition}`));
  if (span === 'chosen')
    add('toMs', [filter.fromMs, filter.toMs].map((ms) => (ms === undefined ? '…' : quantities.day(ms))).join(' – '));
  else if (span !== 'week') add('toMs', t(`events.span-${span}`));
  if (chips.length === 0) return null;
  return (
    <ul className="events-chips">
      {chips.map(({ key, text }) => (
        <li key={key}>
          <button
            type="button"
            className="events-chip"
            aria-label={t('events.remove', { filter: text })}
            onClick={() => onChange(key === 'toMs' ? withSpan(filter, 'week', nowMs) : changed(filter, key, undefined))}
          >
            {text}
            <X aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
