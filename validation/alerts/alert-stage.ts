import type { EventSighting, Store } from '@clearway/store';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { HOUR_US, JUNE_US } from '../store/trial-rows.ts';
import { type AlertTrial, alertTrial } from './alert-trial.ts';
import { type HookReceiver, hookReceiver } from './receivers.ts';

/** An encounter a day ahead that any rule speaks of. */
export const NEAR: Pick<EventSighting, 'missDistanceKm' | 'maxProbability' | 'tcaUs' | 'details'> = {
  missDistanceKm: 0.4,
  maxProbability: 1e-5,
  tcaUs: JUNE_US + 24 * HOUR_US,
  details: { probability: 1e-6 },
};

/** A service of alerts and a webhook that it tells, for the tests of one `describe`: each begins without rules and with one channel. */
export interface AlertStage {
  readonly hook: HookReceiver;
  readonly trial: AlertTrial;
  /** A number of an object that no other test knows. */
  next(): number;
  /** Two of them. */
  pair(): [number, number];
  readonly upcoming: number;
  titles(): string[];
  changes(): string[];
}

export function alertStage(store: () => Store): AlertStage {
  let hook: HookReceiver;
  let trial: AlertTrial;
  let objects = 1000;
  beforeAll(async () => {
    hook = await hookReceiver();
  });
  afterAll(() => hook.close());
  beforeEach(async () => {
    hook.received.length = 0;
    hook.answers.length = 0;
    trial = await alertTrial(store());
    for (const { name } of await trial.alerts.rules()) await trial.alerts.deleteRule(name);
    await trial.alerts.changeDigest({ enabled: false, at: '08:00', zone: 'UTC', channels: [] });
    for (const { name } of await trial.alerts.channels()) await trial.alerts.deleteChannel(name);
    await trial.alerts.createChannel({ name: 'hook', target: { kind: 'webhook', url: hook.url, secret: 'OPS' } });
  });
  return {
    get hook() {
      return hook;
    },
    get trial() {
      return trial;
    },
    get upcoming() {
      return objects;
    },
    next: () => objects++,
    pair: () => [objects++, objects++],
    titles: () => hook.received.map(({ message }) => message.title),
    changes: () => hook.received.flatMap(({ message }) => message.alerts.map(({ change }) => change)),
  };
}
