import { type JSX, useMemo, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import type { Place } from '../view/view.ts';
import { watchedIds } from '../watchlists/watched.ts';
import { passSourceAt, type SkyAheadAnswer } from '../workers/questions/sky-ahead-columns.ts';
import { geodeticOf } from './geodetic-place.ts';
import { PassLine, type ToldPass } from './pass-line.tsx';
import { shownAnswer, useAnswer } from './use-answer.ts';
import { useQuarterHour } from './use-quarter-hour.ts';

const WISHES = ['visible', 'watched', 'all'] as const;
type Wish = (typeof WISHES)[number];
const HOURS = { visible: 12, watched: 24, all: 2 } as const;
const LEAST_PEAK: number = (20 * Math.PI) / 180;
const FIRST = 20;
const SUNLIT_AT_PEAK = 4;

/** Passes of the coming hours: those that can be seen, of one's own objects, or of everything large. */
export function ComingPasses({ place }: { readonly place: Place }): JSX.Element {
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const catalog = useStore(app.catalog);
  const watchlists = useStore(app.watchlists);
  const [wish, setWish] = useState<Wish>('visible');
  const [shown, setShown] = useState(FIRST);
  const fromMs = useQuarterHour(app.clock);
  const objectIds = useMemo(
    () => (catalog === null ? null : wantedIds(catalog, wish, watchedIds(watchlists))),
    [catalog, wish, watchlists],
  );
  const question =
    objectIds === null
      ? null
      : ({
          kind: 'sky-ahead',
          place: geodeticOf(place),
          fromMs,
          hours: HOURS[wish],
          objectIds,
          leastPeakElevation: LEAST_PEAK,
          onlyVisible: wish === 'visible',
        } as const);
  const asked = useAnswer(question);
  const answer = asked.state === 'answered' ? asked.answer : null;
  const stale = shownAnswer(asked);
  return (
    <section>
      <h3>{t('sky.ahead')}</h3>
      <fieldset className="sky-choices">
        <legend className="for-readers">{t('sky.show')}</legend>
        {WISHES.map((each) => (
          <button
            key={each}
            type="button"
            className="button"
            aria-pressed={wish === each}
            onClick={() => setWish(each)}
          >
            {t(`sky.wish-${each}`)}
          </button>
        ))}
      </fieldset>
      <p className="muted small">
        {t('sky.ahead-what', {
          hours: HOURS[wish],
          elevation: quantities.angle(LEAST_PEAK, 0),
          time: quantities.clockTime(fromMs, false),
        })}
      </p>
      {wish === 'visible' ? <p className="muted small">{t('sky.brightness')}</p> : null}
      {asked.state === 'asking' ? (
        <progress className="sky-progress" max={1} value={asked.progress} aria-label={t('sky.computing')} />
      ) : null}
      {asked.state === 'failed' ? <p className="notice-line">{t('sky.failed', { reason: asked.reason })}</p> : null}
      {answer !== null && answer.count === 0 ? <p className="muted">{t(`sky.ahead-none-${wish}`)}</p> : null}
      {catalog === null || stale === null ? null : <PassList catalog={catalog} answer={stale} shown={shown} />}
      {stale !== null && stale.count > shown ? (
        <button type="button" className="button" onClick={() => setShown(shown + 50)}>
          {t('sky.more')}
        </button>
      ) : null}
    </section>
  );
}

function PassList(props: {
  readonly catalog: Catalog;
  readonly answer: SkyAheadAnswer;
  readonly shown: number;
}): JSX.Element {
  const { catalog, answer, shown } = props;
  const { actions, clock } = useApp();
  return (
    <ul className="entries">
      {Array.from({ length: Math.min(shown, answer.count) }, (_, row) => {
        const objectId = answer.objectIds[row]!;
        const slot = catalog.slotOf(objectId);
        const pass = toldPass(answer, row);
        return (
          <li key={`${objectId}-${pass.peakMs}`}>
            <button
              type="button"
              className="entry"
              onClick={() => {
                clock.seek(pass.peakMs);
                actions.showObject(objectId);
              }}
            >
              <PassLine pass={pass} name={slot === undefined ? `#${objectId}` : catalog.name(slot)} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function toldPass(answer: SkyAheadAnswer, row: number): ToldPass {
  const flags = answer.flags[row]!;
  const isVisible = !Number.isNaN(answer.visibleFromMs[row]!);
  return {
    beginMs: answer.beginsMs[row]!,
    peakMs: answer.peaksMs[row]!,
    endMs: answer.endsMs[row]!,
    beginsBefore: (flags & 1) !== 0,
    endsAfter: (flags & 2) !== 0,
    beginAzimuth: answer.beginAzimuths[row]!,
    peakAzimuth: answer.peakAzimuths[row]!,
    endAzimuth: answer.endAzimuths[row]!,
    peakElevation: answer.peakElevations[row]!,
    visible: isVisible ? { fromMs: answer.visibleFromMs[row]!, toMs: answer.visibleToMs[row]! } : null,
    light: isVisible ? 'visible' : (flags & SUNLIT_AT_PEAK) !== 0 ? 'daylight' : 'shadow',
    source: passSourceAt(answer, row),
  };
}

/** Those that the eye may see at all are no debris. Nothing watched is an empty list, not everything. */
function wantedIds(catalog: Catalog, wish: Wish, watched: ReadonlySet<number>): readonly number[] {
  if (wish === 'watched') return [...watched].filter((id) => catalog.slotOf(id) !== undefined);
  const ids: number[] = [];
  for (let slot = 0; slot < catalog.count; slot++) {
    const kind = catalog.kind(slot);
    if (kind !== 'payload' && kind !== 'rocket-body') continue;
    // What goes round once a day or slower is too far for the eye.
    if (wish === 'visible' && catalog.meanMotions[slot]! < 10) continue;
    ids.push(catalog.ids[slot]!);
  }
  return ids;
}
