import { type JSX, useEffect } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import type { Panel, Place } from '../view/view.ts';
import { ComingPasses } from './coming-passes.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { SkyNow } from './sky-now.tsx';
import { useChosenPlace } from './use-place.ts';
import './sky.css';

/** What is above a place: now, and in the coming hours. */
export function SkyPanel({ panel }: { readonly panel: Extract<Panel, { kind: 'sky' }> }): JSX.Element {
  const { actions } = useApp();
  const t = useMessages();
  const { place: kept, choose } = useChosenPlace();
  const place = panel.place ?? kept;
  // The link says of which place this is.
  useEffect(() => {
    if (panel.place === null && kept !== null) actions.changePanel({ kind: 'sky', place: kept });
  }, [panel.place, kept, actions]);
  const take = (chosen: Place): void => {
    choose(chosen);
    actions.changePanel({ kind: 'sky', place: chosen });
    actions.flyTo({ latitude: chosen.latitude, longitude: chosen.longitude, rangeKm: 6000, tilt: 0 });
  };
  return (
    <PanelFrame title={t(place === null ? 'sky.title' : 'sky.title-of', { place: place?.name ?? '' })} scrollKey="sky">
      {place === null ? <p>{t('sky.choose')}</p> : null}
      <PlaceChoice place={place} onChoose={take} />
      {place === null ? null : (
        <>
          <SkyNow place={place} />
          <ComingPasses place={place} />
        </>
      )}
    </PanelFrame>
  );
}
