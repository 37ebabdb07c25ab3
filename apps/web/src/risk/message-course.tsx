import type { ConjunctionDocument } from '@clearway/contract';
import { type JSX, useId } from 'react';
import { levelOf } from '../events/risk-level.ts';
import { RiskMark } from '../events/risk-mark.tsx';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { CourseChart } from './course-chart.tsx';
import { courseSaid } from './said-words.ts';

/** How an encounter went from message to message: in a sentence, as a chart, and as a list in which each can be opened. */
export function MessageCourse(props: {
  readonly conjunction: ConjunctionDocument;
  readonly shownId: number | null;
  readonly addressOf: (cdmId: number) => string;
  readonly onShow: (cdmId: number) => void;
}): JSX.Element {
  const { conjunction, shownId, onShow } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const headingId = useId();
  const latestFirst = conjunction.points.toReversed();
  return (
    <>
      <h3 id={headingId}>{t('risk.course', { count: conjunction.points.length })}</h3>
      <p>{courseSaid(conjunction, t, quantities)}</p>
      <CourseChart {...props} />
      <ul className="entries" aria-labelledby={headingId}>
        {latestFirst.map((point) => (
          <li key={point.cdm_id}>
            <button
              type="button"
              className="entry risk-message"
              aria-current={point.cdm_id === shownId ? 'true' : undefined}
              onClick={() => onShow(point.cdm_id)}
            >
              <RiskMark level={levelOf(point.alarm)} word="read" />
              <span className="risk-message-time">
                {quantities.moment(Date.parse(point.created_utc), { seconds: false })}
              </span>
              <span className="event-number is-strong">{quantities.probability(point.probability)}</span>
              <span className="event-line">
                {point.originator}
                {point.tca_shift_seconds === 0
                  ? ''
                  : ` · ${t('risk.tca-shift', { shift: signed(point.tca_shift_seconds, quantities.duration) })}`}
              </span>
              <span className="event-number">{quantities.distance(point.miss_distance_km)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function signed(seconds: number, duration: (seconds: number) => string): string {
  return `${seconds > 0 ? '+' : ''}${duration(seconds)}`;
}
