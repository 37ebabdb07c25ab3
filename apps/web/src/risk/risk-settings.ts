import { type Client, DEFAULT_RISK_SETTINGS, type RiskSettings } from '@clearway/contract';
import { useEffect } from 'react';
import { useApp } from '../app/app-context.ts';
import { createStore, type Store, useStore } from '../view/store.ts';

/** The thresholds of the service; the usual ones until they have come. */
export const riskSettings: Store<RiskSettings> = createStore<RiskSettings>(DEFAULT_RISK_SETTINGS);

let asked: Promise<unknown> | null = null;

/** Asked once; where that failed, again at the next need. */
export async function fetchRiskSettings(client: Pick<Client, 'readRiskSettings'>): Promise<void> {
  asked ??= client.readRiskSettings().then(
    (read) => riskSettings.set(read),
    () => {
      asked = null;
    },
  );
  await asked;
}

export function useRiskSettings(): RiskSettings {
  const { client } = useApp();
  useEffect(() => void fetchRiskSettings(client), [client]);
  return useStore(riskSettings);
}
