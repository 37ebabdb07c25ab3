import type { AlertDelivery } from '@clearway/contract';
import type { JSX } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { useAlertChange } from './use-alert-change.ts';

/** One message and what came of it; what was given up can be tried again. */
export function DeliveryRow({ delivery }: { readonly delivery: AlertDelivery }): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const { isBusy, change } = useAlertChange();
  const { state, title, channel, attempts, created_utc, delivery_id } = delivery;
  const last = attempts.at(-1);
  return (
    <li className="alert-item">
      <p className="alerts-where" lang="en">
        {title}
      </p>
      <p className="muted small">
        {channel} · {quantities.moment(Date.parse(created_utc), { seconds: false })} ·{' '}
        <span className={state === 'dead' ? 'alerts-problem' : undefined}>{t(`alerts.state-${state}`)}</span>
        {attempts.length < 2 ? '' : ` · ${t('alerts.attempts', { count: attempts.length })}`}
      </p>
      {last === undefined || state === 'delivered' ? null : (
        <p className="muted small alerts-where" lang="en">
          {last.outcome}
        </p>
      )}
      {state === 'dead' ? (
        <button
          type="button"
          className="button"
          disabled={isBusy}
          onClick={() => void change(() => client.retryAlertDelivery(delivery_id))}
        >
          {t('alerts.retry')}
        </button>
      ) : null}
    </li>
  );
}
