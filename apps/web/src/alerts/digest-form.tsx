import { type AlertDigestSettings, NO_DIGEST } from '@clearway/contract';
import { type FormEvent, type JSX, useEffect, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useKeyedAnswer } from '../risk/use-keyed-answer.ts';
import { ChannelChoice } from './channel-choice.tsx';
import { ownZone } from './channel-form.tsx';
import { useAlertChange } from './use-alert-change.ts';

/** The daily digest: at which hour, to whom; nobody is told to none. */
export function DigestForm({ channels }: { readonly channels: readonly string[] }): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const id = useId();
  const answer = useKeyedAnswer('digest', '', (signal) => client.readAlertDigest({ signal }));
  const [form, setForm] = useState<AlertDigestSettings>(NO_DIGEST);
  useEffect(() => {
    if (answer.state === 'there') setForm(answer.value.enabled ? answer.value : { ...answer.value, channels: [] });
  }, [answer]);
  const { isBusy, change } = useAlertChange();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const enabled = form.channels.length > 0;
    const zone = form.enabled ? form.zone : ownZone();
    void change(async () => setForm(await client.changeAlertDigest({ ...form, enabled, zone })));
  };
  const said = form.enabled ? t('alerts.digest-is', { at: form.at, zone: form.zone }) : t('alerts.digest-off');
  return (
    <details className="alerts-details">
      <summary>
        {t('alerts.digest')} <span className="muted small">{said}</span>
      </summary>
      <form className="alerts-form" onSubmit={submit}>
        <label htmlFor={`${id}at`}>{t('alerts.digest-at')}</label>
        <input
          id={`${id}at`}
          type="time"
          required
          value={form.at}
          onChange={(event) => setForm({ ...form, at: event.target.value })}
        />
        <ChannelChoice
          legend={t('alerts.tell')}
          channels={channels}
          chosen={form.channels}
          onChange={(chosen) => setForm({ ...form, channels: chosen })}
        />
        <button type="submit" className="button is-primary" disabled={isBusy}>
          {t('alerts.save')}
        </button>
      </form>
    </details>
  );
}
