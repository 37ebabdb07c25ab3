import { CornerUpLeft } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { chanceText } from '../risk/risk-words.ts';
import type { FlyAroundPlace, Panel } from '../view/view.ts';
import type { RoutesAnswer } from '../workers/avoidance/burn-question.ts';
import type { FlySource } from './use-fly-source.ts';

/** What is to be avoided, in a sentence; by what it is known; and that elements are nothing to burn by, where they are all there is. */
export function FlyHead(props: {
  readonly panel: FlyAroundPlace;
  readonly source: FlySource;
  readonly routes: RoutesAnswer | null;
}): JSX.Element {
  const { panel, source, routes } = props;
  const { actions } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const origin: Panel =
    'event' in panel.of
      ? { kind: 'encounter', of: panel.of.event, ...(panel.message === undefined ? {} : { message: panel.message }) }
      : {
          kind: 'messages',
          conjunctionId: panel.of.conjunctionId,
          ...(typeof panel.message === 'number' ? { message: panel.message } : {}),
        };
  const basis =
    source.originator === null || source.createdMs === null
      ? t('risk.by-screening')
      : t('risk.by-message', {
          originator: source.originator,
          time: quantities.moment(source.createdMs, { seconds: false, year: false }),
        });
  return (
    <header className="fly-head">
      {routes === null ? (
        <p className="fly-sentence" aria-busy="true">
          {t('fly-around.computing')}
        </p>
      ) : (
        <p className="fly-sentence">
          {t('fly-around.sentence', {
            mover: routes.mover.name,
            other: routes.other.name,
            miss: quantities.distance(routes.before.missKm),
            time: quantities.moment(routes.tcaMs, { year: false }),
          })}{' '}
          {routes.before.probability === null
            ? t('fly-around.no-probability')
            : t('fly-around.chance', {
                chance: chanceText(routes.before.probability, t, quantities),
                probability: quantities.probability(routes.before.probability),
              })}
        </p>
      )}
      <p className="fly-basis">
        <span className="muted small">{basis}</span>
        <button type="button" className="button is-plain fly-origin" onClick={() => actions.openPanel(origin)}>
          <CornerUpLeft aria-hidden />
          {t('fly-around.to-encounter')}
        </button>
      </p>
      {source.isFromElements ? (
        <p className="fly-warning" role="note">
          {t('fly-around.elements-only')}
        </p>
      ) : null}
      {routes?.isSlow === true ? <p className="fly-warning">{t('fly-around.slow')}</p> : null}
    </header>
  );
}
