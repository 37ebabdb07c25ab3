import { LocateFixed, MapPin, MousePointerClick } from 'lucide-react';
import { type JSX, useEffect, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useLanguage, useMessages, useQuantities } from '../language/speech.tsx';
import { nameOfGround } from '../search/name-of-ground.ts';
import { suggestPlaces } from '../search/suggest-places.ts';
import type { Place } from '../view/view.ts';
import { watchGround } from './watch-ground.ts';
import './sky.css';

const MOST = 5;

interface Offered {
  readonly place: Place;
  readonly detail: string;
}

/** Chooses a place on the ground: by name or coordinates, by a click on the globe, or by where the device says it is. */
export function PlaceChoice(props: {
  readonly place: Place | null;
  readonly onChoose: (place: Place) => void;
}): JSX.Element {
  const { place, onChoose } = props;
  const t = useMessages();
  const [open, setOpen] = useState(false);
  const choose = (chosen: Place): void => {
    setOpen(false);
    onChoose(chosen);
  };
  if (place !== null && !open) {
    return (
      <p className="place-choice-line">
        <MapPin aria-hidden />
        <span>{place.name}</span>
        <button
          type="button"
          className="button is-plain"
          aria-label={t('sky.change-place', { place: place.name })}
          onClick={() => setOpen(true)}
        >
          {t('sky.change')}
        </button>
      </p>
    );
  }
  return <PlaceForm onChoose={choose} onCancel={place === null ? null : () => setOpen(false)} />;
}

function PlaceForm(props: {
  readonly onChoose: (place: Place) => void;
  readonly onCancel: (() => void) | null;
}): JSX.Element {
  const { onChoose, onCancel } = props;
  const { scene } = useApp();
  const t = useMessages();
  const language = useLanguage();
  const quantities = useQuantities();
  const fieldId = useId();
  const [text, setText] = useState('');
  const [offered, setOffered] = useState<readonly Offered[]>([]);
  const [clicking, setClicking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const wanted = text.trim();

  useEffect(() => {
    if (wanted === '') {
      setOffered([]);
      return;
    }
    let left = false;
    suggestPlaces(wanted, language, quantities).then(
      (ranked) => {
        if (!left) setOffered(ranked.flatMap(({ suggestion }) => offeredOf(suggestion)).slice(0, MOST));
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [wanted, language, quantities]);

  useEffect(() => {
    const shown = scene.get();
    if (!clicking || shown === null) return;
    return watchGround(shown, (ground) => {
      setClicking(false);
      void named(ground).then(onChoose);
    });
  });

  /** A click and a device give no name: that of the nearest town, else the coordinates. */
  const named = async (ground: Omit<Place, 'name'>): Promise<Place> => {
    const name = await nameOfGround(ground, language, t).catch(() => null);
    const coordinates = quantities.place((ground.latitude * Math.PI) / 180, (ground.longitude * Math.PI) / 180);
    return { ...ground, name: name ?? coordinates };
  };
  const locate = (): void => {
    setTrouble(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => void named({ latitude, longitude }).then(onChoose),
      (error) => setTrouble(t(error.code === error.PERMISSION_DENIED ? 'sky.location-denied' : 'sky.location-failed')),
      { timeout: 15_000, maximumAge: 600_000 },
    );
  };
  return (
    <form
      className="place-choice"
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = offered;
        if (first !== undefined) onChoose(first.place);
      }}
    >
      <label htmlFor={fieldId}>{t('sky.place')}</label>
      <input
        id={fieldId}
        type="text"
        autoComplete="off"
        spellCheck={false}
        value={text}
        placeholder={t('sky.place-example')}
        onChange={(event) => setText(event.target.value)}
      />
      {offered.length === 0 ? null : (
        <ul className="entries place-choice-list">
          {offered.map(({ place, detail }) => (
            <li key={`${place.latitude},${place.longitude}`}>
              <button type="button" className="entry" onClick={() => onChoose(place)}>
                <span>{place.name}</span>
                <span className="muted small">{detail}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="place-choice-ways">
        <button
          type="button"
          className="button"
          aria-pressed={clicking}
          disabled={scene.get() === null}
          onClick={() => setClicking(!clicking)}
        >
          <MousePointerClick aria-hidden />
          {t('sky.on-map')}
        </button>
        {isSecureContext ? (
          <button type="button" className="button" onClick={locate}>
            <LocateFixed aria-hidden />
            {t('sky.my-location')}
          </button>
        ) : null}
        {onCancel === null ? null : (
          <button type="button" className="button is-plain" onClick={onCancel}>
            {t('sky.cancel')}
          </button>
        )}
      </div>
      <output className="muted small">{clicking ? t('sky.click-now') : (trouble ?? '')}</output>
      {isSecureContext ? null : <p className="muted small">{t('sky.needs-https')}</p>}
    </form>
  );
}

function offeredOf(suggestion: Awaited<ReturnType<typeof suggestPlaces>>[number]['suggestion']): Offered[] {
  if (suggestion.kind === 'place') return [{ place: suggestion.place, detail: suggestion.country ?? '' }];
  return suggestion.kind === 'coordinates' ? [{ place: suggestion.place, detail: '' }] : [];
}
