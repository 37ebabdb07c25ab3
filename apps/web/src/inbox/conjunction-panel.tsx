import { type CdmDocument, type ConjunctionDocument, ProblemError } from '@clearway/contract';
import { Globe } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { levelOf } from '../events/risk-level.ts';
import { FlyAroundButton } from '../fly-around/fly-around-button.tsx';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { AssessmentDetails } from '../risk/assessment-details.tsx';
import { MessageCourse } from '../risk/message-course.tsx';
import { MessageFiles } from '../risk/message-files.tsx';
import { RiskHeadline } from '../risk/risk-headline.tsx';
import { useCdm } from '../risk/use-event-risk.ts';
import { useKeyedAnswer } from '../risk/use-keyed-answer.ts';
import { Waiting } from '../status/waiting.tsx';
import { useStore } from '../view/store.ts';
import type { Panel } from '../view/view.ts';
import { addressOfView } from '../view/view-address.ts';
import { DeleteMessage } from './delete-message.tsx';
import { messagesRevision } from './messages-revision.ts';
import { panelOfConjunction } from './panel-of-message.ts';

/** One encounter by its messages, which need be of no screened event and of no object that the catalogue has. */
export function ConjunctionPanel(props: {
  readonly panel: Extract<Panel, { kind: 'messages' }>;
  readonly conjunctionId: number;
}): JSX.Element {
  const { panel, conjunctionId } = props;
  const { client } = useApp();
  const t = useMessages();
  const revision = useStore(messagesRevision);
  // Gone with its last message is an answer.
  const answer = useKeyedAnswer(String(conjunctionId), String(revision), async (signal) => {
    try {
      return await client.findConjunction(conjunctionId, { signal });
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) return null;
      throw error;
    }
  });
  const conjunction = answer.state === 'there' ? answer.value : null;
  const title = conjunction === null ? t('inbox.title') : `${conjunction.primary.name} – ${conjunction.secondary.name}`;
  return (
    <PanelFrame title={title} scrollKey={`messages-${conjunctionId}`}>
      {answer.state !== 'there' ? (
        <Waiting answer={answer} />
      ) : answer.value === null ? (
        <p>{t('inbox.gone')}</p>
      ) : (
        <ConjunctionView conjunction={answer.value} panel={panel} />
      )}
    </PanelFrame>
  );
}

function ConjunctionView(props: {
  readonly conjunction: ConjunctionDocument;
  readonly panel: Extract<Panel, { kind: 'messages' }>;
}): JSX.Element {
  const { conjunction, panel } = props;
  const { actions, view } = useApp();
  const t = useMessages();
  const { points } = conjunction;
  const asked = points.find(({ cdm_id: id }) => id === panel.message);
  const shownId = (asked ?? points.at(-1))?.cdm_id ?? null;
  const message = useCdm(shownId);
  const event = panelOfConjunction(conjunction);
  return (
    <>
      {event.kind === 'encounter' ? (
        <button type="button" className="button" onClick={() => actions.openPanel(event)}>
          <Globe aria-hidden />
          {t('inbox.to-event')}
        </button>
      ) : (
        <p className="muted small">{t('inbox.unmatched')}</p>
      )}
      {message.state === 'there' ? <MessageHead cdm={message.value} /> : <Waiting answer={message} />}
      {message.state === 'there' && message.value.has_states ? (
        <FlyAroundButton
          place={{
            kind: 'fly-around',
            of: event.kind === 'encounter' ? { event: event.of } : { conjunctionId: conjunction.conjunction_id },
            message: message.value.cdm_id,
          }}
        />
      ) : null}
      <MessageCourse
        conjunction={conjunction}
        shownId={shownId}
        addressOf={(cdmId) => `/${addressOfView({ ...view.get(), panel: { ...panel, message: cdmId } })}`}
        onShow={(cdmId) => actions.changePanel({ ...panel, message: cdmId })}
      />
      {message.state !== 'there' ? null : (
        <>
          {message.value.assessment === null ? null : (
            <AssessmentDetails assessment={message.value.assessment} label={null} cdmId={message.value.cdm_id} />
          )}
          <h3>{t('risk.files')}</h3>
          <MessageFiles cdmId={message.value.cdm_id} />
          <DeleteMessage cdmId={message.value.cdm_id} file={message.value.file} />
        </>
      )}
    </>
  );
}

/** What the message says, and what comes of it. */
function MessageHead({ cdm }: { readonly cdm: CdmDocument }): JSX.Element {
  const t = useMessages();
  const quantities = useQuantities();
  const time = quantities.moment(Date.parse(cdm.created_utc), { seconds: false });
  const fact = (key: string, value: string): JSX.Element => (
    <>
      <dt>{t(`inbox.${key}`)}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <>
      <div className="risk-summary">
        {cdm.assessment === null ? (
          <p className="notice-line">
            {t('inbox.reported-only', { probability: quantities.probability(cdm.reported_probability) })}
          </p>
        ) : (
          <RiskHeadline
            assessment={cdm.assessment}
            level={levelOf(cdm.alarm)}
            basis={t('risk.by-message', { originator: cdm.originator, time })}
            label={null}
          />
        )}
      </div>
      <dl className="facts inbox-facts">
        {fact('tca', quantities.moment(Date.parse(cdm.tca_utc), { milliseconds: true }))}
        {fact('miss', quantities.distance(cdm.miss_distance_km))}
        {fact('speed', quantities.speed(cdm.relative_speed_km_s))}
        {fact('message-id', cdm.message_id)}
        {cdm.file === null ? null : fact('file', cdm.file)}
        {fact('received', quantities.moment(Date.parse(cdm.received_utc), { seconds: false }))}
      </dl>
    </>
  );
}
