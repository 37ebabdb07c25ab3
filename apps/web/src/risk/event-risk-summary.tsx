import type { AssessmentDocument } from '@clearway/contract';
import { type JSX, useId } from 'react';
import type { RiskLevel } from '../events/risk-level.ts';
import { levelOf } from '../events/risk-level.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import type { Answer } from '../status/use-answer.ts';
import { RiskHeadline } from './risk-headline.tsx';
import { type EventRisk, useCdm } from './use-event-risk.ts';
import './risk.css';

/** What of an event's risk is shown: by the screening, or by one of its messages. */
export type ShownRisk =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly detail: string | null }
  /** Why there is no assessment. */
  | { readonly state: 'none'; readonly why: 'no-elements' | 'no-states' }
  | {
      readonly state: 'there';
      readonly assessment: AssessmentDocument;
      readonly level: RiskLevel;
      readonly basis: string;
      readonly label: string | null;
    };

/** Which message is shown; null for the screening. The latest, unless another is asked for. */
export function shownMessage(answer: Answer<EventRisk>, asked: number | 'screening' | undefined): number | null {
  if (asked === 'screening' || answer.state !== 'there') return null;
  const points = answer.value.conjunction?.points ?? [];
  if (asked !== undefined && points.some(({ cdm_id: id }) => id === asked)) return asked;
  return answer.value.risk.latest_cdm_id;
}

export function useShownRisk(answer: Answer<EventRisk>, messageId: number | null): ShownRisk {
  const t = useMessages();
  const quantities = useQuantities();
  const message = useCdm(messageId);
  if (answer.state !== 'there') return answer;
  const { risk } = answer.value;
  if (messageId === null) {
    const { screening } = risk;
    if (screening === null) return { state: 'none', why: 'no-elements' };
    return {
      state: 'there',
      assessment: screening,
      level: levelOf(risk.screening_alarm),
      basis: t('risk.by-screening'),
      label: t('events.screening-only'),
    };
  }
  if (message.state !== 'there') return message;
  const { assessment, alarm, originator, created_utc: created } = message.value;
  if (assessment === null) return { state: 'none', why: 'no-states' };
  const time = quantities.moment(Date.parse(created), { seconds: false, year: false });
  return {
    state: 'there',
    assessment,
    level: levelOf(alarm),
    basis: t('risk.by-message', { originator, time }),
    label: null,
  };
}

/** The headline, or what stands for it; where there are messages, which of them or the screening is shown. */
export function EventRiskSummary(props: {
  readonly answer: Answer<EventRisk>;
  readonly shown: ShownRisk;
  readonly messageId: number | null;
  readonly onChoose: (message: number | 'screening') => void;
}): JSX.Element {
  const { answer, shown, messageId, onChoose } = props;
  const t = useMessages();
  return (
    <section className="risk-summary" aria-label={t('risk.title')} aria-busy={shown.state === 'waiting'}>
      {answer.state === 'there' && answer.value.conjunction !== null ? (
        <Chooser points={answer.value.conjunction.points} messageId={messageId} onChoose={onChoose} />
      ) : null}
      <ShownHeadline shown={shown} />
    </section>
  );
}

function ShownHeadline({ shown }: { readonly shown: ShownRisk }): JSX.Element {
  const t = useMessages();
  switch (shown.state) {
    case 'waiting':
      return (
        <div className="risk-waiting">
          <p className="for-readers">{t('risk.waiting')}</p>
        </div>
      );
    case 'failed':
      return (
        <p className="notice-line" lang={shown.detail === null ? undefined : 'en'}>
          {shown.detail ?? t('risk.unreachable')}
        </p>
      );
    case 'none':
      return <p className="notice-line">{t(`risk.none-${shown.why}`)}</p>;
    case 'there':
      return <RiskHeadline {...shown} />;
  }
}

function Chooser(props: {
  readonly points: readonly { readonly cdm_id: number; readonly created_utc: string; readonly originator: string }[];
  readonly messageId: number | null;
  readonly onChoose: (message: number | 'screening') => void;
}): JSX.Element {
  const { points, messageId, onChoose } = props;
  const t = useMessages();
  const quantities = useQuantities();
  const id = useId();
  return (
    <div className="risk-chooser">
      <label htmlFor={id} className="muted">
        {t('risk.shown')}
      </label>
      <select
        id={id}
        value={messageId ?? 'screening'}
        onChange={({ target }) => onChoose(target.value === 'screening' ? 'screening' : Number(target.value))}
      >
        {points.toReversed().map(({ cdm_id: cdmId, created_utc: created, originator }, place) => (
          <option key={cdmId} value={cdmId}>
            {t(place === 0 ? 'risk.choose-latest' : 'risk.choose-message', {
              originator,
              time: quantities.moment(Date.parse(created), { seconds: false, year: false }),
            })}
          </option>
        ))}
        <option value="screening">{t('risk.choose-screening')}</option>
      </select>
    </div>
  );
}
