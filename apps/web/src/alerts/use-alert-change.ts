import { ProblemError } from '@clearway/contract';
import { useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useMessages } from '../language/speech.tsx';
import { alertsChanged } from './alerts-revision.ts';

/** Changes something of alerts; says why where it could not be, and gives whether it could. */
export function useAlertChange(): {
  readonly isBusy: boolean;
  readonly change: (work: () => Promise<unknown>) => Promise<boolean>;
} {
  const { notices } = useApp();
  const t = useMessages();
  const [isBusy, setBusy] = useState(false);
  return {
    isBusy,
    async change(work) {
      setBusy(true);
      try {
        await work();
        return true;
      } catch (error) {
        const detail = error instanceof ProblemError ? error.problem.detail : t('alerts.no-connection');
        notices.say(t('alerts.not-changed', { detail }), { tone: 'warning' });
        return false;
      } finally {
        setBusy(false);
        alertsChanged();
      }
    },
  };
}
