import type { EventObservation } from '@clearway/contract';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { DeleteMessage } from '../inbox/delete-message.tsx';
import { useMessages } from '../language/speech.tsx';
import type { Answer } from '../status/use-answer.ts';
import type { Panel } from '../view/view.ts';
import { addressOfView } from '../view/view-address.ts';
import { AssessmentDetails } from './assessment-details.tsx';
import type { ShownRisk } from './event-risk-summary.tsx';
import { MessageCourse } from './message-course.tsx';
import { MessageFiles } from './message-files.tsx';
import { ScreeningFiles } from './screening-files.tsx';
import type { EventRisk } from './use-event-risk.ts';

/** What the probability of an event rests on, how it went from message to message, and all of it as files. */
export function EventRiskDetails(props: {
  readonly answer: Answer<EventRisk>;
  readonly shown: ShownRisk;
  readonly messageId: number | null;
  readonly eventId: number;
  readonly observations: readonly EventObservation[];
  readonly panel: Extract<Panel, { kind: 'encounter' }>;
  readonly onShow: (message: number | 'screening') => void;
}): JSX.Element | null {
  const { view } = useApp();
  const t = useMessages();
  const { answer, shown, messageId, eventId, observations, panel, onShow } = props;
  if (answer.state !== 'there') return null;
  const { conjunction, risk } = answer.value;
  const earlier = observations
    .slice(0, -1)
    .map(({ radial_km: radial, in_track_km: in_track, cross_track_km: cross_track }) => ({
      radial,
      in_track,
      cross_track,
    }));
  return (
    <>
      {shown.state === 'there' ? (
        <AssessmentDetails
          assessment={shown.assessment}
          label={shown.label}
          cdmId={messageId}
          {...(messageId === null ? { earlier } : {})}
        />
      ) : null}
      {conjunction === null ? null : (
        <MessageCourse
          conjunction={conjunction}
          shownId={messageId}
          addressOf={(message) => `/${addressOfView({ ...view.get(), panel: { ...panel, message } })}`}
          onShow={onShow}
        />
      )}
      <h3>{t('risk.files')}</h3>
      {messageId === null ? null : <MessageFiles cdmId={messageId} />}
      {risk.screening === null ? null : <ScreeningFiles eventId={eventId} />}
      {messageId === null ? null : <DeleteMessage cdmId={messageId} file={null} />}
    </>
  );
}
