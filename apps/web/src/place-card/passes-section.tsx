import { type JSX, useMemo, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { windOf } from '../sky/compass.ts';
import { geodeticOf } from '../sky/geodetic-place.ts';
import { PassLine, type ToldPass } from '../sky/pass-line.tsx';
import { PlaceChoice } from '../sky/place-choice.tsx';
import { shownAnswer, useAnswer } from '../sky/use-answer.ts';
import { useChosenPlace } from '../sky/use-place.ts';
import { useQuarterHour } from '../sky/use-quarter-hour.ts';
import type { Place } from '../view/view.ts';
import type { PassesAnswer, PassWithTrack } from '../workers/questions/passes.ts';
import type { PassSource } from '../workers/questions/piecewise-passes.ts';

const HOURS = 120;
/** Lower passes vanish behind houses and trees. */
const LEAST_PEAK: number = (10 * Math.PI) / 180;
const FIRST = 4;

/** The next passes of an object over the chosen place. */
export function PassesSection({ objectId }: { readonly objectId: number }): JSX.Element {
  const t = useMessages();
  const { place, choose } = useChosenPlace();
  return (
    <section>
      <h3>{t('object.passes')}</h3>
      {place === null ? <p>{t('object.choose-place')}</p> : null}
      <PlaceChoice place={place} onChoose={choose} />
      {place === null ? null : <Passes objectId={objectId} place={place} />}
    </section>
  );
}

function Passes({ objectId, place }: { readonly objectId: number; readonly place: Place }): JSX.Element {
  const { clock, actions } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const [onlyVisible, setOnlyVisible] = useState(false);
  const [shown, setShown] = useState(FIRST);
  const fromMs = useQuarterHour(clock);
  const asked = useAnswer({
    kind: 'passes',
    objectId,
    place: geodeticOf(place),
    fromMs,
    hours: HOURS,
    leastElevation: 0,
  });
  const answer = shownAnswer(asked);
  const passes = useMemo(() => coming(answer, fromMs, onlyVisible), [answer, fromMs, onlyVisible]);
  if (asked.state === 'failed')
    return <p className="notice-line">{t('object.passes-failed', { reason: asked.reason })}</p>;
  if (answer === null) return <p className="muted">{t('object.passes-asking')}</p>;
  if (answer.status !== 'ok') return <p className="muted">{t('object.no-state')}</p>;
  if (answer.outcome === 'always up') {
    const [{ peak, source }] = answer.passes as readonly [PassWithTrack];
    return (
      <>
        <p>
          {t('object.always-up', {
            direction: t(`sky.direction-${windOf(peak.azimuth)}`),
            elevation: quantities.angle(peak.elevation, 0),
          })}
        </p>
        <p className="muted small">{t(`ephemerides.passes-by-${source}`)}</p>
      </>
    );
  }
  if (answer.outcome === 'never up') return <p className="muted">{t('object.never-up')}</p>;
  return (
    <>
      <label className="card-only-visible">
        <input type="checkbox" checked={onlyVisible} onChange={(event) => setOnlyVisible(event.target.checked)} />
        {t('object.only-visible')}
      </label>
      {passes.length === 0 ? (
        <p className="muted">{t(onlyVisible ? 'object.none-visible' : 'object.no-passes', { days: HOURS / 24 })}</p>
      ) : (
        <ul className="entries">
          {passes.slice(0, shown).map((pass) => (
            <li key={pass.peakMs}>
              <button
                type="button"
                className="entry"
                title={t('object.show-pass')}
                onClick={() => {
                  clock.seek(pass.beginMs);
                  actions.flyTo({ latitude: place.latitude, longitude: place.longitude, rangeKm: 5000, tilt: 0 });
                }}
              >
                <PassLine pass={pass} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {passes.length > shown ? (
        <button type="button" className="button" onClick={() => setShown(shown + 10)}>
          {t('object.more-passes')}
        </button>
      ) : null}
      {passes.length === 0 ? null : <p className="muted small">{t(`ephemerides.passes-by-${sourceOfAll(passes)}`)}</p>}
    </>
  );
}

function coming(answer: PassesAnswer | null, fromMs: number, onlyVisible: boolean): readonly ToldPass[] {
  if (answer?.status !== 'ok') return [];
  return answer.passes
    .filter(({ peak, end }) => peak.elevation >= LEAST_PEAK && end.timeMs > fromMs)
    .filter(({ visible }) => !onlyVisible || visible.length > 0)
    .map(
      ({ begin, peak, end, beginsBefore, endsAfter, visible, sunlit, source }): ToldPass => ({
        beginMs: begin.timeMs,
        peakMs: peak.timeMs,
        endMs: end.timeMs,
        beginsBefore,
        endsAfter,
        beginAzimuth: begin.azimuth,
        peakAzimuth: peak.azimuth,
        endAzimuth: end.azimuth,
        peakElevation: peak.elevation,
        visible: visible.toSorted((one, other) => other.toMs - other.fromMs - (one.toMs - one.fromMs))[0] ?? null,
        light: visible.length > 0 ? 'visible' : sunlit.length > 0 ? 'daylight' : 'shadow',
        source,
      }),
    );
}

function sourceOfAll(passes: readonly ToldPass[]): PassSource {
  const [first] = passes;
  return first !== undefined && passes.every(({ source }) => source === first.source) ? first.source : 'both';
}
