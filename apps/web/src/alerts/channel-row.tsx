import type { AlertChannel } from '@clearway/contract';
import { Send, Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { useAlertChange } from './use-alert-change.ts';

/** Where alerts go: to be tried out with a button that says what came of it. */
export function ChannelRow({ channel }: { readonly channel: AlertChannel }): JSX.Element {
  const { client } = useApp();
  const t = useMessages();
  const { isBusy, change } = useAlertChange();
  const [outcome, setOutcome] = useState<{ readonly isTaken: boolean; readonly text: string } | null>(null);
  const { name, target, quiet_hours, problem } = channel;
  const test = (): Promise<boolean> =>
    change(async () => {
      setOutcome(null);
      const { state, attempts } = await client.testAlertChannel(name);
      const isTaken = state === 'delivered';
      setOutcome({ isTaken, text: isTaken ? t('alerts.test-taken') : (attempts.at(-1)?.outcome ?? state) });
    });
  return (
    <li className="alert-item">
      <p className="alert-pair">{name}</p>
      <p className="muted small alerts-where">
        {target.kind === 'email' ? target.to.join(', ') : target.url}
        {quiet_hours === null
          ? ''
          : ` · ${t('alerts.quiet', { from: quiet_hours.from, to: quiet_hours.to, zone: quiet_hours.zone })}`}
      </p>
      {problem === null ? null : (
        <p className="alerts-problem small">
          {t('alerts.cannot-send')} <span lang="en">{problem}</span>
        </p>
      )}
      <div className="alerts-actions">
        <button type="button" className="button" disabled={isBusy} onClick={() => void test()}>
          <Send aria-hidden />
          {t('alerts.test')}
        </button>
        <output className="small alerts-grow" aria-live="polite">
          {outcome === null ? (
            ''
          ) : outcome.isTaken ? (
            outcome.text
          ) : (
            <span className="alerts-problem" lang="en">
              {outcome.text}
            </span>
          )}
        </output>
        <button
          type="button"
          className="button is-plain"
          aria-label={t('alerts.delete', { name })}
          disabled={isBusy}
          onClick={() => void change(() => client.deleteAlertChannel(name))}
        >
          <Trash2 aria-hidden />
        </button>
      </div>
    </li>
  );
}
