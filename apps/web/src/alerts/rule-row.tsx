import type { AlertRule } from '@clearway/contract';
import { Trash2 } from 'lucide-react';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { ruleWords } from './rule-words.ts';
import { useAlertChange } from './use-alert-change.ts';

/** A rule in words, to be switched off or deleted. */
export function RuleRow({ rule }: { readonly rule: AlertRule }): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const { isBusy, change } = useAlertChange();
  const { name, enabled, standing } = rule;
  return (
    <li className="alert-item">
      <p className="alert-pair">{name}</p>
      <p className="muted small">{ruleWords(rule, t, quantities).join(' · ')}</p>
      <div className="alerts-actions">
        <label className="alerts-switch">
          <input
            type="checkbox"
            checked={enabled}
            aria-label={t('alerts.rule-on', { rule: name })}
            disabled={isBusy}
            onChange={({ target }) => void change(() => client.changeAlertRule(name, { enabled: target.checked }))}
          />
          {enabled ? t('alerts.on') : t('alerts.off')}
        </label>
        <span className="muted small alerts-grow">{t('alerts.count', { count: standing })}</span>
        <button
          type="button"
          className="button is-plain"
          aria-label={t('alerts.delete', { name })}
          disabled={isBusy}
          onClick={() => void change(() => client.deleteAlertRule(name))}
        >
          <Trash2 aria-hidden />
        </button>
      </div>
    </li>
  );
}
