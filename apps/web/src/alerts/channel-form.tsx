import type { NewAlertChannel } from '@clearway/contract';
import { Plus } from 'lucide-react';
import { type FormEvent, type JSX, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useAlertChange } from './use-alert-change.ts';

const FIRST = {
  name: '',
  kind: 'email' as 'email' | 'webhook',
  url: 'https://',
  secret: '',
  to: '',
  quietFrom: '',
  quietTo: '',
};

/** A new channel: e-mail or a webhook, with quiet hours in the time zone of this browser. */
export function ChannelForm(): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const id = useId();
  const [form, setForm] = useState(FIRST);
  const [isOpen, setOpen] = useState(false);
  const { isBusy, change } = useAlertChange();
  const set = (part: Partial<typeof FIRST>): void => setForm((before) => ({ ...before, ...part }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await change(() => client.createAlertChannel(channelOf(form)))) {
      setForm(FIRST);
      setOpen(false);
    }
  };
  const field = (
    key: Exclude<keyof typeof FIRST, 'kind'>,
    label: string,
    type: string,
    isNeeded = true,
  ): JSX.Element => (
    <>
      <label htmlFor={`${id}${key}`}>{label}</label>
      <input
        id={`${id}${key}`}
        type={type}
        required={isNeeded}
        value={form[key]}
        onChange={(event) => set({ [key]: event.target.value })}
      />
    </>
  );
  return (
    <details className="alerts-details" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('alerts.new-channel')}</summary>
      <form className="alerts-form" onSubmit={(event) => void submit(event)}>
        {field('name', t('alerts.name'), 'text')}
        <label htmlFor={`${id}kind`}>{t('alerts.kind')}</label>
        <select
          id={`${id}kind`}
          value={form.kind}
          onChange={(event) => set({ kind: event.target.value as 'email' | 'webhook' })}
        >
          <option value="email">{t('alerts.kind-email')}</option>
          <option value="webhook">{t('alerts.kind-webhook')}</option>
        </select>
        {form.kind === 'email' ? (
          field('to', t('alerts.addresses'), 'text')
        ) : (
          <>
            {field('url', t('alerts.url'), 'url')}
            {field('secret', t('alerts.secret'), 'text')}
            <p className="muted small">{t('alerts.secret-hint')}</p>
          </>
        )}
        <div className="alerts-pair">
          <div>{field('quietFrom', t('alerts.quiet-from'), 'time', form.quietTo !== '')}</div>
          <div>{field('quietTo', t('alerts.quiet-to'), 'time', form.quietFrom !== '')}</div>
        </div>
        <p className="muted small">{t('alerts.quiet-hint', { zone: ownZone() })}</p>
        <button type="submit" className="button is-primary" disabled={isBusy || form.name.trim() === ''}>
          <Plus aria-hidden />
          {t('alerts.create')}
        </button>
      </form>
    </details>
  );
}

/** The time zone of this browser. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function channelOf(form: typeof FIRST): NewAlertChannel {
  const { name, kind, url, secret, to, quietFrom, quietTo } = form;
  const addresses = to.split(/[\s,;]+/).filter((each) => each !== '');
  return {
    name: name.trim(),
    target: kind === 'email' ? { kind, to: addresses } : { kind, url: url.trim(), secret: secret.trim() },
    quiet_hours: quietFrom === '' ? null : { from: quietFrom, to: quietTo, zone: ownZone(), release: 'end' },
  };
}
