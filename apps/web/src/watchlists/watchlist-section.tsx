import type { WatchlistDocument } from '@clearway/contract';
import { ChevronRight, Eye, EyeOff, ListFilter, Trash2, X } from 'lucide-react';
import { type JSX, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { KindDot } from '../objects/kind-dot.tsx';
import { useStore, useStorePart } from '../view/store.ts';
import { addMembers, deleteList, removeMember, shownName } from './change-watchlists.ts';
import { NumbersForm } from './numbers-form.tsx';

const FIRST = 50;

/** One list: folded its name and size, open its members and what can be done with it. */
export function WatchlistSection(props: {
  readonly list: WatchlistDocument;
  readonly open: boolean;
  readonly onToggle: () => void;
}): JSX.Element {
  const { list, open, onToggle } = props;
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const bodyId = useId();
  const isOnly = useStorePart(app.view, ({ only }) => only?.watchlist === list.name);
  const [importing, setImporting] = useState(false);
  const name = shownName(list.name, t);
  const count = list.object_ids.length;
  return (
    <section className="watchlist">
      <h3>
        <button type="button" className="watchlist-name" aria-expanded={open} aria-controls={bodyId} onClick={onToggle}>
          <ChevronRight aria-hidden />
          <span>{name}</span>
          <span className="muted">{t('watchlists.count', { count, shown: quantities.count(count) })}</span>
        </button>
      </h3>
      <div id={bodyId} hidden={!open}>
        {open ? (
          <>
            <div className="watchlist-actions">
              <button
                type="button"
                className="button"
                aria-pressed={isOnly}
                disabled={count === 0}
                onClick={() => app.actions.change({ only: isOnly ? null : { watchlist: list.name } })}
              >
                {isOnly ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
                {t(isOnly ? 'watchlists.show-all' : 'watchlists.show-only')}
              </button>
              <button
                type="button"
                className="button"
                onClick={() => app.actions.openPanel({ kind: 'events', filter: { watchlist: list.name } })}
              >
                <ListFilter aria-hidden />
                {t('watchlists.events')}
              </button>
              <button
                type="button"
                className="button"
                aria-expanded={importing}
                onClick={() => setImporting(!importing)}
              >
                {t('watchlists.import')}
              </button>
              <button
                type="button"
                className="button"
                aria-label={t('watchlists.delete', { list: name })}
                onClick={() => void deleteList(app, list, t)}
              >
                <Trash2 aria-hidden />
              </button>
            </div>
            {importing ? (
              <NumbersForm
                label={t('watchlists.numbers')}
                action={t('watchlists.add')}
                onNumbers={async (numbers) => {
                  if (await addMembers(app, list, numbers, t)) setImporting(false);
                }}
              />
            ) : null}
            {count === 0 ? <p className="muted">{t('watchlists.list-empty')}</p> : <Members list={list} />}
          </>
        ) : null}
      </div>
    </section>
  );
}

function Members({ list }: { readonly list: WatchlistDocument }): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const catalog = useStore(app.catalog);
  const [shown, setShown] = useState(FIRST);
  const members = list.object_ids.slice(0, shown);
  return (
    <>
      <ul className="entries">
        {members.map((objectId) => {
          const slot = catalog?.slotOf(objectId);
          const name = slot === undefined ? t('watchlists.number', { number: String(objectId) }) : catalog!.name(slot);
          const hover = (on: boolean): void => app.highlighted.set(on && slot !== undefined ? [slot] : []);
          return (
            <li key={objectId} className="watchlist-member">
              <button
                type="button"
                className="entry"
                onClick={() => app.actions.showObject(objectId)}
                onPointerEnter={() => hover(true)}
                onPointerLeave={() => hover(false)}
                onFocus={() => hover(true)}
                onBlur={() => hover(false)}
              >
                <span className="watchlist-member-name">
                  {slot === undefined ? null : <KindDot kind={catalog!.kind(slot)} />}
                  {name}
                </span>
                <span className="muted small">
                  {slot === undefined && catalog !== null ? t('watchlists.not-drawn') : objectId}
                </span>
              </button>
              <button
                type="button"
                className="button is-plain"
                aria-label={t('watchlists.remove', { name })}
                onClick={() => {
                  hover(false);
                  void removeMember(app, list, objectId, name, t);
                }}
              >
                <X aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
      {list.object_ids.length > shown ? (
        <button type="button" className="button" onClick={() => setShown(shown + FIRST)}>
          {t('watchlists.more')}
        </button>
      ) : null}
    </>
  );
}
