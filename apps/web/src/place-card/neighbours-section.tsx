import { type JSX, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { nameOf } from '../events/encounter-words.ts';
import type { Translate } from '../language/messages.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { KindDot } from '../objects/kind-dot.tsx';
import { shownAnswer, useAnswer } from '../sky/use-answer.ts';
import { useStore } from '../view/store.ts';
import type { NeighbourColumns } from '../workers/questions/neighbours.ts';
import { useSteadyTime } from './use-steady-time.ts';

const COUNT = 5;

/** Who is nearest to an object at the map's time, and who comes nearest within its next revolution. */
export function NeighboursSection({ objectId }: { readonly objectId: number }): JSX.Element | null {
  const { clock } = useApp();
  const t = useMessages();
  const [ahead, setAhead] = useState(false);
  const timeMs = useSteadyTime(clock);
  const asked = useAnswer({ kind: 'neighbours', objectId, timeMs, count: COUNT, ahead });
  const answer = shownAnswer(asked);
  if (answer !== null && answer.status !== 'ok') return null;
  const columns = answer === null ? null : ahead && answer.ahead.objectIds.length > 0 ? answer.ahead : answer.now;
  return (
    <section>
      <h3>{t('object.neighbours')}</h3>
      <fieldset className="card-choices">
        <legend className="for-readers">{t('object.neighbours')}</legend>
        <button type="button" className="button" aria-pressed={!ahead} onClick={() => setAhead(false)}>
          {t('object.neighbours-now')}
        </button>
        <button type="button" className="button" aria-pressed={ahead} onClick={() => setAhead(true)}>
          {t('object.neighbours-ahead')}
        </button>
      </fieldset>
      {asked.state === 'failed' ? (
        <p className="notice-line">{t('object.neighbours-failed', { reason: asked.reason })}</p>
      ) : null}
      {columns === null ? (
        <p className="muted card-waiting">{t('object.neighbours-asking')}</p>
      ) : (
        <Neighbours columns={columns} ahead={ahead} />
      )}
    </section>
  );
}

function Neighbours(props: { readonly columns: NeighbourColumns; readonly ahead: boolean }): JSX.Element {
  const { columns, ahead } = props;
  const app = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const catalog = useStore(app.catalog);
  const isByElements = columns.byEphemeris.every((by) => by === 0);
  return (
    <>
      <ul className="entries">
        {Array.from(columns.objectIds, (objectId, k) => {
          const slot = catalog?.slotOf(objectId);
          return (
            <li key={objectId}>
              <button
                type="button"
                className="entry card-neighbour"
                onClick={() => app.actions.showObject(objectId)}
                onPointerEnter={() => app.highlighted.set(slot === undefined ? [] : [slot])}
                onPointerLeave={() => app.highlighted.set([])}
              >
                {catalog === null || slot === undefined ? <span /> : <KindDot kind={catalog.kind(slot)} />}
                <span>{nameOf(catalog, objectId)}</span>
                <span>{quantities.distance(columns.distancesKm[k]!)}</span>
                <span className="muted small">
                  {[
                    t('object.relative', { speed: quantities.speed(columns.relativeSpeedsKmS[k]!) }),
                    ...(ahead ? [t('object.at', { time: quantities.clockTime(columns.timesMs[k]!) })] : []),
                    ...sourcesSaid(columns.byEphemeris[k]!, t),
                  ].join(' · ')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {columns.objectIds.length === 0 ? null : (
        <p className="muted small">
          {t(isByElements ? 'ephemerides.neighbours-by-element_set' : 'ephemerides.neighbours-by-ephemeris')}
        </p>
      )}
    </>
  );
}

/** Which of both is by its operator's ephemeris, as `NeighbourColumns` counts them. */
const SAID = ['', 'ephemerides.by-own', 'ephemerides.by-other', 'ephemerides.by-each'] as const;

function sourcesSaid(byEphemeris: number, t: Translate): string[] {
  const key = SAID[byEphemeris];
  return key === undefined || key === '' ? [] : [t(key)];
}
