import type { ConjunctionDocument } from '@clearway/contract';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { slotsOf } from '../events/event-row.tsx';
import { relativeTime } from '../events/event-words.ts';
import { levelOf } from '../events/risk-level.ts';
import { RiskMark } from '../events/risk-mark.tsx';
import { useNowMs } from '../events/use-now-ms.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { chanceText } from '../risk/risk-words.ts';
import { panelOfConjunction } from './panel-of-message.ts';

/** Beyond it a day does not tell which year is meant. */
const HALF_YEAR_MS = 180 * 86_400_000;

/** One encounter of messages: who, when, how probable and how near by the latest, and how it goes. */
export function ConjunctionRow({ conjunction }: { readonly conjunction: ConjunctionDocument }): JSX.Element {
  const { actions, catalog, highlighted } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const nowMs = useNowMs();
  const { primary, secondary, trend } = conjunction;
  const level = levelOf(conjunction.alarm);
  const tcaMs = Date.parse(conjunction.tca_utc);
  const show = (): void => {
    if (primary.object_id === null || secondary.object_id === null) return;
    const pair = { eventId: null, primaryId: primary.object_id, secondaryId: secondary.object_id, tcaMs };
    highlighted.set(slotsOf(catalog.get(), pair));
  };
  const hide = (): void => highlighted.set([]);
  const open = (): void => {
    hide();
    const selected = primary.object_id;
    const panel = panelOfConjunction(conjunction);
    actions.change(panel.kind === 'encounter' ? { panel, selected, following: false } : { panel });
  };
  return (
    <li>
      <button
        type="button"
        className="entry inbox-row"
        onClick={open}
        onFocus={show}
        onBlur={hide}
        onPointerEnter={show}
        onPointerLeave={hide}
      >
        <RiskMark level={level} word="none" />
        <span className="event-name">{primary.name}</span>
        <span className="event-number is-strong">{chanceText(conjunction.probability, t, quantities)}</span>
        <span className="event-name">{secondary.name}</span>
        <span className="event-number">{quantities.distance(conjunction.miss_distance_km)}</span>
        <span className="event-line is-wide">
          {relativeTime(tcaMs, nowMs, t, quantities)} ·{' '}
          {quantities.moment(tcaMs, { seconds: false, year: Math.abs(tcaMs - nowMs) > HALF_YEAR_MS })}
        </span>
        <span className="event-line is-wide">
          <span className={`event-risk is-${level}`}>{t(`events.risk-${level}`)}</span>
          {` · ${t('inbox.count', { count: conjunction.points.length })}`}
          {trend === null ? '' : `, ${t(`inbox.trend-${trend}`)}`}
          {conjunction.event_id === null ? ` · ${t('inbox.unmatched')}` : ''}
        </span>
      </button>
    </li>
  );
}
