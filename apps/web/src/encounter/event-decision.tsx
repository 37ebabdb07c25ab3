import {
  DISPOSITIONS,
  type Disposition,
  type EventDecision,
  type EventDocument,
  ProblemError,
} from '@clearway/contract';
import { type JSX, type SyntheticEvent, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';

/** What people decide on an event: watched, dismissed with a reason, acted on; and who cares for it. Each change can be undone. */
export function EventDecisionForm(props: {
  readonly event: EventDocument;
  readonly onDecided: (event: EventDocument) => void;
}): JSX.Element {
  const { client, actions, notices } = useApp();
  const t = useMessages();
  const { event, onDecided } = props;
  const reasonId = useId();
  const assigneeId = useId();
  const [isDismissing, setDismissing] = useState(false);
  const [isBusy, setBusy] = useState(false);

  const decide = async (decision: EventDecision, said: string, isUndo = false): Promise<void> => {
    setBusy(true);
    try {
      onDecided(await client.decideEvent(event.event_id, decision));
      setDismissing(false);
      const before: EventDecision = {
        disposition: event.disposition,
        reason: event.disposition_reason,
        assignee: event.assignee,
      };
      const undo = { label: t('encounter.undo'), run: () => void decide(before, t('encounter.undone'), true) };
      notices.say(said, isUndo ? {} : { action: undo });
      // The list and the colours follow; where they cannot now, they do with the next signal.
      await actions.refreshEvents().catch(() => undefined);
    } catch (error) {
      const detail = error instanceof ProblemError ? error.problem.detail : t('encounter.not-saved');
      notices.say(detail, { tone: 'warning' });
    } finally {
      setBusy(false);
    }
  };
  const choose = (disposition: Disposition): void => {
    if (disposition === 'dismissed' && event.disposition !== 'dismissed') setDismissing(!isDismissing);
    else if (disposition !== event.disposition) {
      const said = t('encounter.decided', { disposition: t(`events.disposition-${disposition}`) });
      void decide({ disposition, reason: null }, said);
    }
  };
  const fieldOf = (submit: SyntheticEvent<HTMLFormElement>, name: string): string => {
    submit.preventDefault();
    return String(new FormData(submit.currentTarget).get(name) ?? '').trim();
  };
  const dismiss = (submit: SyntheticEvent<HTMLFormElement>): void => {
    const reason = fieldOf(submit, 'reason');
    const said = t('encounter.decided', { disposition: t('events.disposition-dismissed') });
    if (reason !== '') void decide({ disposition: 'dismissed', reason }, said);
  };
  const assign = (submit: SyntheticEvent<HTMLFormElement>): void => {
    const assignee = fieldOf(submit, 'assignee');
    if (assignee === (event.assignee ?? '')) return;
    void decide(
      { assignee: assignee === '' ? null : assignee },
      assignee === '' ? t('encounter.unassigned') : t('encounter.assigned', { name: assignee }),
    );
  };
  return (
    <div className="decision">
      <fieldset className="decision-choices" disabled={isBusy}>
        <legend className="for-readers">{t('encounter.decision')}</legend>
        {DISPOSITIONS.map((disposition) => (
          <button
            key={disposition}
            type="button"
            aria-pressed={event.disposition === disposition}
            aria-expanded={disposition === 'dismissed' && event.disposition !== 'dismissed' ? isDismissing : undefined}
            onClick={() => choose(disposition)}
          >
            {t(`encounter.decide-${disposition}`)}
          </button>
        ))}
      </fieldset>
      {event.disposition_reason === null ? null : (
        <p className="muted">{t('encounter.reason-given', { reason: event.disposition_reason })}</p>
      )}
      {isDismissing ? (
        <form className="decision-line" onSubmit={dismiss}>
          <label htmlFor={reasonId}>{t('encounter.reason')}</label>
          <input
            id={reasonId}
            name="reason"
            required
            maxLength={1000}
            ref={(field) => field?.focus()}
            placeholder={t('encounter.reason-hint')}
          />
          <button type="submit" className="button is-primary" disabled={isBusy}>
            {t('encounter.dismiss')}
          </button>
        </form>
      ) : null}
      <form className="decision-line" key={event.assignee} onSubmit={assign}>
        <label htmlFor={assigneeId}>{t('encounter.assignee')}</label>
        <input
          id={assigneeId}
          name="assignee"
          maxLength={100}
          defaultValue={event.assignee ?? ''}
          placeholder={t('encounter.nobody')}
        />
        <button type="submit" className="button" disabled={isBusy}>
          {t('encounter.save')}
        </button>
      </form>
    </div>
  );
}
