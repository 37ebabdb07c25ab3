import { ProblemError, type RiskSettings } from '@clearway/contract';
import { type JSX, type SyntheticEvent, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { messagesChanged } from '../inbox/messages-revision.ts';
import { useMessages, useQuantities } from '../language/speech.tsx';
import { readThresholds } from './read-thresholds.ts';
import { riskSettings, useRiskSettings } from './risk-settings.ts';

/** The probabilities from which people watch and act: of the service, so for everybody who uses it. A change can be undone. */
export function ThresholdSetting(): JSX.Element {
  const { actions, client, notices } = useApp();
  const t = useMessages();
  const quantities = useQuantities();
  const watchId = useId();
  const actId = useId();
  const errorId = useId();
  const kept = useRiskSettings();
  const [wrong, setWrong] = useState<'wrong-number' | 'wrong-order' | null>(null);
  const [isBusy, setBusy] = useState(false);

  const change = async (next: RiskSettings, isUndo: boolean): Promise<void> => {
    setBusy(true);
    const before = riskSettings.get();
    try {
      const now = await client.changeRiskSettings(next);
      riskSettings.set(now);
      messagesChanged();
      const said = t('risk.saved', {
        watch: quantities.probability(now.watch_probability),
        act: quantities.probability(now.act_probability),
      });
      notices.say(said, isUndo ? {} : { action: { label: t('risk.undo'), run: () => void change(before, true) } });
      await actions.refreshEvents().catch(() => undefined);
    } catch (error) {
      notices.say(error instanceof ProblemError ? error.problem.detail : t('risk.not-saved'), { tone: 'warning' });
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const read = readThresholds(String(fields.get('watch') ?? ''), String(fields.get('act') ?? ''));
    if (typeof read === 'string') {
      setWrong(read);
      return;
    }
    setWrong(null);
    void change(read, false);
  };
  const field = (id: string, name: 'watch' | 'act', value: number): JSX.Element => (
    <label htmlFor={id}>
      <span>{t(`risk.${name}-from`)}</span>
      <input
        id={id}
        name={name}
        inputMode="decimal"
        autoComplete="off"
        required
        maxLength={24}
        defaultValue={value.toExponential().replace('e+0', '')}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : errorId}
      />
    </label>
  );
  return (
    <form className="threshold-form" key={`${kept.watch_probability} ${kept.act_probability}`} onSubmit={submit}>
      <p className="muted small">{t('risk.thresholds-detail')}</p>
      <div className="threshold-fields">
        {field(watchId, 'watch', kept.watch_probability)}
        {field(actId, 'act', kept.act_probability)}
        <button type="submit" className="button" disabled={isBusy}>
          {t('risk.save')}
        </button>
      </div>
      {wrong === null ? null : (
        <p id={errorId} className="notice-line" role="alert">
          {t(`risk.${wrong}`)}
        </p>
      )}
    </form>
  );
}
