import type { ObjectDetail } from '@clearway/contract';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { fleetName } from '../objects/fleet-names.ts';
import { KindDot } from '../objects/kind-dot.tsx';
import { useOwnerName } from '../objects/object-words.ts';
import { useStore, useStorePart } from '../view/store.ts';
import { shownName } from '../watchlists/change-watchlists.ts';
import { listsOf } from '../watchlists/watched.ts';
import { statusKey } from './status-key.ts';

/** Kind, owner, numbers, launch and status: from the catalogue at once, the rest when the service has answered. */
export function Identity(props: { readonly objectId: number; readonly detail: ObjectDetail | null }): JSX.Element {
  const { objectId, detail } = props;
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const ownerName = useOwnerName();
  const catalog = useStore(app.catalog);
  const lists = useStorePart(app.watchlists, (all) =>
    listsOf(all, objectId)
      .map((list) => shownName(list, t))
      .join(', '),
  );
  const slot = catalog?.slotOf(objectId);
  const known = catalog === null || slot === undefined ? null : { catalog, slot };
  const kind = detail?.kind ?? known?.catalog.kind(known.slot) ?? 'unknown';
  const owner = detail?.owner ?? known?.catalog.owner(known.slot) ?? null;
  const fleet = detail?.fleet ?? known?.catalog.fleet(known.slot) ?? null;
  const cospar = detail?.cospar_id ?? known?.catalog.cospar(known.slot) ?? null;
  const status = detail?.status == null ? null : statusKey(detail.status);
  const dates = [
    ...(detail?.launched_utc == null
      ? []
      : [t('object.launched', { date: dayOf(detail.launched_utc, quantities.locale) })]),
    ...(detail?.decayed_utc == null
      ? []
      : [t('object.decayed', { date: dayOf(detail.decayed_utc, quantities.locale) })]),
    ...(status === null ? [] : [t(`object.status-${status}`)]),
  ];
  return (
    <div className="card-identity">
      <p>
        <KindDot kind={kind} mine={lists !== ''} />
        <span>{[t(`objects.kind-${kind}`), ...(owner === null ? [] : [ownerName(owner)])].join(' · ')}</span>
        {fleet === null ? null : (
          <button
            type="button"
            className="card-fleet"
            onClick={() => app.actions.change({ only: { fleet } })}
            title={t('object.only-fleet')}
          >
            {fleetName(fleet)}
          </button>
        )}
      </p>
      <p className="muted small">
        {[t('object.catalogue-number', { number: String(objectId) }), ...(cospar === null ? [] : [cospar])].join(' · ')}
      </p>
      {/* Keeps its line while the service has not answered. */}
      <p className="muted small">{dates.join(' · ')}</p>
      {lists === '' ? null : <p className="muted small">{t('object.watched-on', { lists })}</p>}
    </div>
  );
}

/** Days of launch and decay are days in UTC, whatever zone is set. */
function dayOf(utc: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(utc));
}
