import { MapPin, X } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useStorePart } from '../view/store.ts';

const RADIANS = Math.PI / 180;

/** The place that passes are told for. It is chosen where one looks at the sky. */
export function PlaceSetting(): JSX.Element {
  const { actions, preferences, notices } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const place = useStorePart(preferences, (kept) => kept.place);
  const forget = (): void => {
    preferences.update((kept) => ({ ...kept, place: null }));
    notices.say(t('settings.place-forgotten'), {
      action: { label: t('settings.undo'), run: () => preferences.update((kept) => ({ ...kept, place })) },
    });
  };
  return (
    <>
      <p>
        {place === null
          ? t('settings.no-place')
          : `${place.name === '' ? '' : `${place.name}, `}${quantities.place(place.latitude * RADIANS, place.longitude * RADIANS)}`}
      </p>
      <div className="settings-actions">
        <button type="button" className="button" onClick={() => actions.openPanel({ kind: 'sky', place })}>
          <MapPin aria-hidden />
          {t(place === null ? 'settings.choose-place' : 'settings.change-place')}
        </button>
        {place === null ? null : (
          <button type="button" className="button" onClick={forget}>
            <X aria-hidden />
            {t('settings.forget-place')}
          </button>
        )}
      </div>
    </>
  );
}
