import { createRun, keepSignals, publishRun, type Store, stageSightings, startRun } from '@clearway/store';
import { type Delivering, deliverDue } from '../../packages/service/src/alerts/deliver-messages.ts';
import { type AlertEvaluating, evaluateAlerts } from '../../packages/service/src/alerts/evaluate-alerts.ts';
import { readSendingSettings, type SendingSettings } from '../../packages/service/src/alerts/sending-settings.ts';
import { liveAlerts } from '../../packages/service/src/live/alerts/live-alerts.ts';
import type { LiveAlerts } from '../../packages/service/src/live/live-alerts.ts';
import { JUNE_US, trialRun, trialSighting } from '../store/trial-rows.ts';

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
export const MINUTE_US = 60e6;

type Sighting = Parameters<typeof trialSighting>[2];

/** A service of alerts on a store, whose clock stands still until it is moved. */
export interface AlertTrial {
  readonly alerts: LiveAlerts;
  readonly settings: SendingSettings;
  nowUs: number;
  pass(minutes: number): void;
  /** Publishes a run that saw these of new or known events; gives their ids. */
  publish(sightings: readonly (readonly [primary: number, secondary: number, Sighting?])[]): Promise<readonly number[]>;
  /** Evaluates as a server does. */
  evaluate(store?: Store): Promise<void>;
  /** Sends what is due. */
  send(store?: Store): Promise<void>;
  /** Both. */
  turn(): Promise<void>;
}

export async function alertTrial(
  store: Store,
  environment: Readonly<Record<string, string>> = {},
  startUs: number = JUNE_US,
): Promise<AlertTrial> {
  const settings = await readSendingSettings({
    CLEARWAY_WEBHOOK_SECRET_OPS: SECRET,
    CLEARWAY_OUTGOING_ALLOW: '127.0.0.0/8',
    CLEARWAY_MAP_URL: 'https://clearway.example/',
    ...environment,
  });
  const nowUs = (): number => trial.nowUs;
  const evaluating = (at: Store): AlertEvaluating => ({
    store: at,
    nowUs,
    clockUs: nowUs,
    nameOf: (id) => `OBJECT ${id}`,
    mapUrl: settings.mapUrl,
  });
  const delivering = (at: Store): Delivering => ({ store: at, settings, nowUs, random: () => 0 });
  const trial: AlertTrial = {
    alerts: liveAlerts({ store, settings, nowUs, poke: () => undefined }),
    settings,
    nowUs: startUs,
    pass(minutes) {
      trial.nowUs += minutes * MINUTE_US;
    },
    async publish(sightings) {
      const { db } = store;
      const runId = await createRun(db, trialRun({ sliceCount: 0, createdUs: trial.nowUs }));
      await startRun(db, runId, trial.nowUs);
      const seen = sightings.map(([primary, secondary, more]) => trialSighting(primary, secondary, more));
      const ids = await stageSightings(db, runId, trial.nowUs, seen);
      await db.transaction().execute(async (trx) => {
        await publishRun(trx, runId, { publishedUs: trial.nowUs, report: {}, coverage: {} });
        await keepSignals(trx, trial.nowUs, [{ type: 'run-published', private: false, body: { run_id: runId } }]);
      });
      return ids;
    },
    evaluate: (at = store) => evaluateAlerts(evaluating(at)),
    send: (at = store) => deliverDue(delivering(at)),
    async turn() {
      await trial.evaluate();
      await trial.send();
    },
  };
  return trial;
}
