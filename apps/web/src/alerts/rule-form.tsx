import { ALERT_LEVELS, type AlertLevel, type NewAlertRule } from '@clearway/contract';
import { Plus } from 'lucide-react';
import { type FormEvent, type JSX, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useStore } from '../view/store.ts';
import { ChannelChoice } from './channel-choice.tsx';
import { useAlertChange } from './use-alert-change.ts';

const FIRST = {
  name: '',
  list: '',
  missBelow: '1',
  probability: '',
  hours: '72',
  level: 'watch' as AlertLevel,
  channels: [] as readonly string[],
  escalateAfter: '',
  escalateTo: [] as readonly string[],
};

/** A new rule of the conditions that are asked for most; all others by command and API. */
export function RuleForm({ channels }: { readonly channels: readonly string[] }): JSX.Element {
  const { client, watchlists: kept } = useApp();
  const t = useMessages();
  const id = useId();
  const watchlists = useStore(kept);
  const [form, setForm] = useState(FIRST);
  const [isOpen, setOpen] = useState(false);
  const { isBusy, change } = useAlertChange();
  const set = (part: Partial<typeof FIRST>): void => setForm((before) => ({ ...before, ...part }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await change(() => client.createAlertRule(ruleOf(form)))) {
      setForm(FIRST);
      setOpen(false);
    }
  };
  const number = (key: 'missBelow' | 'probability' | 'hours' | 'escalateAfter', label: string): JSX.Element => (
    <>
      <label htmlFor={`${id}${key}`}>{label}</label>
      <input
        id={`${id}${key}`}
        type="number"
        inputMode="decimal"
        step="any"
        min="0"
        value={form[key]}
        onChange={(event) => set({ [key]: event.target.value })}
      />
    </>
  );
  return (
    <details className="alerts-details" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('alerts.new-rule')}</summary>
      <form className="alerts-form" onSubmit={(event) => void submit(event)}>
        <label htmlFor={`${id}name`}>{t('alerts.name')}</label>
        <input
          id={`${id}name`}
          type="text"
          maxLength={60}
          required
          value={form.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <label htmlFor={`${id}list`}>{t('alerts.about')}</label>
        <select id={`${id}list`} value={form.list} onChange={(event) => set({ list: event.target.value })}>
          <option value="">{t('alerts.scope-all')}</option>
          {watchlists.map(({ name }) => (
            <option key={name} value={name}>
              {t('alerts.scope-list', { list: name })}
            </option>
          ))}
        </select>
        {number('missBelow', t('alerts.miss-field'))}
        {number('probability', t('alerts.max-probability-field'))}
        {number('hours', t('alerts.lead-field'))}
        <label htmlFor={`${id}level`}>{t('alerts.level-field')}</label>
        <select
          id={`${id}level`}
          value={form.level}
          aria-describedby={`${id}hint`}
          onChange={(event) => set({ level: event.target.value as AlertLevel })}
        >
          {ALERT_LEVELS.map((level) => (
            <option key={level} value={level}>
              {t(`alerts.level-${level}`)}
            </option>
          ))}
        </select>
        <p id={`${id}hint`} className="muted small">
          {t('alerts.level-hint')}
        </p>
        <ChannelChoice
          legend={t('alerts.tell')}
          channels={channels}
          chosen={form.channels}
          onChange={(chosen) => set({ channels: chosen })}
        />
        {number('escalateAfter', t('alerts.escalate-field'))}
        {form.escalateAfter === '' ? null : (
          <ChannelChoice
            legend={t('alerts.then-tell')}
            channels={channels}
            chosen={form.escalateTo}
            onChange={(chosen) => set({ escalateTo: chosen })}
          />
        )}
        <button type="submit" className="button is-primary" disabled={isBusy || form.name.trim() === ''}>
          <Plus aria-hidden />
          {t('alerts.create')}
        </button>
      </form>
    </details>
  );
}

function ruleOf(form: typeof FIRST): NewAlertRule {
  const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));
  const after = numberOrNull(form.escalateAfter);
  return {
    name: form.name.trim(),
    watchlists: form.list === '' ? [] : [form.list],
    miss_below_km: numberOrNull(form.missBelow),
    max_probability_from: numberOrNull(form.probability),
    lead_below_hours: numberOrNull(form.hours),
    level: form.level,
    channels: form.channels,
    escalation: after === null ? [] : [{ after_minutes: after, channels: form.escalateTo }],
  };
}
