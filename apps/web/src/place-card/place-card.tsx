import { LocateFixed, LocateOff } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { ObjectEphemerides } from '../ephemerides/object-ephemerides.tsx';
import { useMessages } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { ShareButton } from '../sharing/share-button.tsx';
import { useStore, useStorePart } from '../view/store.ts';
import type { Panel } from '../view/view.ts';
import { StarButton } from '../watchlists/star-button.tsx';
import { ElementFacts } from './element-facts.tsx';
import { ExpertDrawer } from './expert-drawer.tsx';
import { ExportMenu } from './export-menu.tsx';
import { HistorySection } from './history-section.tsx';
import { Identity } from './identity.tsx';
import { LiveFacts } from './live-facts.tsx';
import { NeighboursSection } from './neighbours-section.tsx';
import { ObjectEvents } from './object-events.tsx';
import { PassesSection } from './passes-section.tsx';
import { useObjectDetail } from './use-object-detail.ts';
import './place-card.css';

/** One object: who it is, how it flies, where it is now, when it passes, what comes near it. */
export function PlaceCard({ panel }: { readonly panel: Extract<Panel, { kind: 'object' }> }): JSX.Element {
  const { objectId } = panel;
  const app = useApp();
  const t = useMessages();
  const catalog = useStore(app.catalog);
  const isFollowed = useStorePart(app.view, ({ following, selected }) => following && selected === objectId);
  const known = useObjectDetail(objectId);
  const detail = known.state === 'known' ? known.detail : null;
  const slot = catalog?.slotOf(objectId);
  const name =
    catalog !== null && slot !== undefined
      ? catalog.name(slot)
      : (detail?.name ?? t('object.number', { number: String(objectId) }));
  const isDrawn = slot !== undefined;
  const follow = (): void => {
    if (!isFollowed) app.actions.select(objectId);
    app.actions.follow(!isFollowed);
  };
  return (
    <PanelFrame
      title={name}
      scrollKey={`object-${objectId}`}
      tools={
        <>
          {known.state === 'unknown' && !isDrawn ? null : <StarButton objectId={objectId} name={name} />}
          <ShareButton plain />
        </>
      }
    >
      {known.state === 'unknown' && !isDrawn ? (
        <p>{t('object.unknown', { number: String(objectId) })}</p>
      ) : (
        <>
          <Identity objectId={objectId} detail={detail} />
          {known.state === 'failed' ? (
            <p className="notice-line">
              {known.reason === null ? t('object.no-connection') : t('object.refused', { reason: known.reason })}
            </p>
          ) : null}
          {catalog !== null && !isDrawn && detail !== null ? (
            <NotDrawn decayedUtc={detail.decayed_utc} inOrbit={detail.in_orbit} />
          ) : null}
          {isDrawn ? (
            <>
              <LiveFacts objectId={objectId} slot={slot} />
              <div className="card-actions">
                <button type="button" className="button" aria-pressed={isFollowed} onClick={follow}>
                  {isFollowed ? <LocateOff aria-hidden /> : <LocateFixed aria-hidden />}
                  {t(isFollowed ? 'object.unfollow' : 'object.follow')}
                </button>
                <ExportMenu objectId={objectId} />
              </div>
              <ObjectEvents objectId={objectId} />
              <ObjectEphemerides objectId={objectId} />
              <PassesSection objectId={objectId} />
              <NeighboursSection objectId={objectId} />
              <ElementFacts slot={slot} detail={detail} />
            </>
          ) : null}
          {detail === null ? null : (
            <>
              <HistorySection objectId={objectId} />
              <ExpertDrawer detail={detail} />
            </>
          )}
        </>
      )}
    </PanelFrame>
  );
}

/** Why the map does not show it. */
function NotDrawn(props: { readonly decayedUtc: string | null; readonly inOrbit: boolean | null }): JSX.Element {
  const t = useMessages();
  if (props.decayedUtc !== null || props.inOrbit === false)
    return <p className="notice-line">{t('object.not-in-orbit')}</p>;
  return <p className="notice-line">{t('object.no-elements')}</p>;
}
