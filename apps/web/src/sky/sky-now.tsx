import { type JSX, useMemo, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useClockMs } from '../clock/use-clock.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { KindDot } from '../objects/kind-dot.tsx';
import { useStore } from '../view/store.ts';
import type { Place } from '../view/view.ts';
import { watchedIds } from '../watchlists/watched.ts';
import { windOf } from './compass.ts';
import { geodeticOf } from './geodetic-place.ts';
import { chooseSky, DARK_SUN_ELEVATION, SKY_CHOICES, type SkyChoice } from './sky-choice.ts';
import { type DomePoint, SkyDome } from './sky-dome.tsx';
import { shownAnswer, useAnswer } from './use-answer.ts';

const FIRST = 20;

/** The sky over a place at the map's time, as a dome and as a list. */
export function SkyNow({ place }: { readonly place: Place }): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const catalog = useStore(app.catalog);
  const watchlists = useStore(app.watchlists);
  const [choice, setChoice] = useState<SkyChoice>('large');
  const [active, setActive] = useState<number | null>(null);
  const [shown, setShown] = useState(FIRST);
  // Whole seconds: what is in the sky moves by a degree a second at most.
  const timeMs = Math.floor(useClockMs(1) / 1000) * 1000;
  const asked = useAnswer({ kind: 'sky', place: geodeticOf(place), timeMs });
  const sky = shownAnswer(asked);
  const watched = useMemo(() => watchedIds(watchlists), [watchlists]);
  const points = useMemo((): readonly DomePoint[] => {
    if (sky === null || catalog === null) return [];
    return chooseSky(sky, catalog, choice, watched).map((row) => {
      const objectId = sky.objectIds[row]!;
      const slot = catalog.slotOf(objectId)!;
      return {
        objectId,
        slot,
        name: catalog.name(slot),
        kind: catalog.kind(slot),
        mine: watched.has(objectId),
        azimuth: sky.azimuths[row]!,
        elevation: sky.elevations[row]!,
        sunlit: sky.sunlit[row] === 1,
        byEphemeris: sky.byEphemeris[row] === 1,
      };
    });
  }, [sky, catalog, choice, watched]);
  const open = (objectId: number): void => app.actions.showObject(objectId);
  const point = (objectId: number | null): void => {
    setActive(objectId);
    const slot = objectId === null ? undefined : catalog?.slotOf(objectId);
    app.highlighted.set(slot === undefined ? [] : [slot]);
  };
  return (
    <section>
      <h3>{t('sky.now')}</h3>
      <fieldset className="sky-choices">
        <legend className="for-readers">{t('sky.show')}</legend>
        {SKY_CHOICES.map((each) => (
          <button
            key={each}
            type="button"
            className="button"
            aria-pressed={choice === each}
            onClick={() => setChoice(each)}
          >
            {t(`sky.choice-${each}`)}
          </button>
        ))}
      </fieldset>
      {asked.state === 'failed' ? <p className="notice-line">{t('sky.failed', { reason: asked.reason })}</p> : null}
      <SkyDome points={points} active={active} onActive={point} onOpen={open} />
      <p className="muted small">
        {sky === null
          ? t('sky.looking')
          : [
              t('sky.count', {
                count: points.length,
                shown: quantities.count(points.length),
                all: quantities.count(sky.objectIds.length),
              }),
              t(
                sky.sunElevation < DARK_SUN_ELEVATION
                  ? 'sky.dark'
                  : sky.sunElevation < 0
                    ? 'sky.twilight'
                    : 'sky.bright',
                {
                  elevation: quantities.angle(sky.sunElevation, 0),
                },
              ),
            ].join(' ')}
      </p>
      {choice === 'visible' && sky !== null && points.length === 0 ? (
        <p className="muted small">{t('sky.none-visible')}</p>
      ) : null}
      <ul className="entries">
        {points.slice(0, shown).map((each) => (
          <li key={each.objectId}>
            <button
              type="button"
              className="entry sky-entry"
              onClick={() => open(each.objectId)}
              onPointerEnter={() => point(each.objectId)}
              onPointerLeave={() => point(null)}
              onFocus={() => point(each.objectId)}
              onBlur={() => point(null)}
            >
              <KindDot kind={each.kind} mine={each.mine} />
              <span>{each.name}</span>
              <span className="small">
                {t('sky.at', {
                  direction: t(`sky.wind-${windOf(each.azimuth)}`),
                  elevation: quantities.angle(each.elevation, 0),
                })}
              </span>
              <span className="muted small">
                {[
                  t(each.sunlit ? 'sky.sunlit' : 'sky.in-shadow'),
                  ...(each.byEphemeris ? [t('ephemerides.by-ephemeris')] : []),
                ].join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {points.length > shown ? (
        <button type="button" className="button" onClick={() => setShown(shown + 50)}>
          {t('sky.more')}
        </button>
      ) : null}
    </section>
  );
}
