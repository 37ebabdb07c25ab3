import type { AlertDocument } from '@clearway/contract';
import { type FormEvent, type JSX, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { keepAuthor, keptAuthor } from '../encounter/note-author.ts';
import { relativeTime } from '../events/event-words.ts';
import { RiskMark } from '../events/risk-mark.tsx';
import { useNowMs } from '../events/use-now-ms.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useAlertChange } from './use-alert-change.ts';

/** One alert: what it is about leads to its encounter; who has seen it, or a form to say so. */
export function AlertRow({ alert }: { readonly alert: AlertDocument }): JSX.Element {
  const { actions } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const nowMs = useNowMs();
  const [isAsking, setAsking] = useState(false);
  const { facts, level } = alert;
  const tcaMs = Date.parse(facts.tca_utc);
  const open = (): void =>
    actions.showEncounter(
      {
        eventId: facts.event_id,
        primaryId: facts.primary.object_id,
        secondaryId: facts.secondary.object_id,
        tcaMs,
      },
      { play: false },
    );
  const pair = `${facts.primary.name} – ${facts.secondary.name}`;
  return (
    <li className="alert-item">
      <button type="button" className="alert-encounter" onClick={open}>
        <RiskMark level={level === 'notice' ? 'below' : level} word="none" />
        <span>
          <span className="alert-pair">{pair}</span>
          <span className="muted small">
            {t(`alerts.level-${level}`)} · {quantities.distance(facts.miss_distance_km)} ·{' '}
            {relativeTime(tcaMs, nowMs, t, quantities)} · {t(`alerts.basis-${facts.basis}`)}
          </span>
          <span className="muted small">
            {t('alerts.by-rule', { rule: alert.rule, change: t(`alerts.change-${alert.change}`) })}
          </span>
        </span>
      </button>
      {alert.state === 'acknowledged' ? (
        <p className="muted small alert-seen">
          {t('alerts.seen-by', { name: alert.acknowledged_by ?? '' })}
          {alert.acknowledgement_note === null ? '' : `: ${alert.acknowledgement_note}`}
        </p>
      ) : isAsking ? (
        <AcknowledgeForm alertId={alert.alert_id} onDone={() => setAsking(false)} />
      ) : (
        <button
          type="button"
          className="button"
          aria-label={t('alerts.acknowledge-this', { pair })}
          onClick={() => setAsking(true)}
        >
          {t('alerts.acknowledge')}
        </button>
      )}
    </li>
  );
}

function AcknowledgeForm(props: { readonly alertId: number; readonly onDone: () => void }): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const nameId = useId();
  const noteId = useId();
  const [name, setName] = useState(keptAuthor);
  const [note, setNote] = useState('');
  const { isBusy, change } = useAlertChange();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const [by, why] = [name.trim(), note.trim()];
    if (by === '') return;
    keepAuthor(by);
    if (await change(() => client.acknowledgeAlert(props.alertId, why === '' ? { by } : { by, note: why }))) {
      props.onDone();
    }
  };
  return (
    <form className="alerts-form" onSubmit={(event) => void submit(event)}>
      <label htmlFor={nameId}>{t('alerts.your-name')}</label>
      <input
        id={nameId}
        type="text"
        autoComplete="name"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor={noteId}>{t('alerts.note')}</label>
      <input id={noteId} type="text" maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
      <div className="alerts-actions">
        <button type="submit" className="button is-primary" disabled={isBusy || name.trim() === ''}>
          {t('alerts.acknowledge')}
        </button>
        <button type="button" className="button" onClick={props.onDone}>
          {t('alerts.cancel')}
        </button>
      </div>
    </form>
  );
}
