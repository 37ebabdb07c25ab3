import {
  type Database,
  lastSignalId,
  lockAlertEvaluation,
  noteAlertEvaluation,
  ownAlertChannels,
  readAlertEvaluation,
  runAs,
  type Store,
  systemOf,
  teamsWithAlerts,
} from '@clearway/store';
import { makeDigest, readDigestSettings } from './daily-digest.ts';
import { escalateAlerts } from './escalate-alerts.ts';
import { evaluateRules } from './evaluate-rules.ts';
import type { TellingSources } from './tell-alerts.ts';

export interface AlertEvaluating {
  readonly store: Store;
  readonly nowUs: () => number;
  /** The time by which events are past or to come. */
  readonly clockUs: () => number;
  readonly nameOf: (objectId: number) => string;
  readonly mapUrl: string | null;
}

/** Rules are looked at so often at least: lead times begin and encounters go by without a word from anybody. */
export const EVALUATE_EVERY_US = 60e6;

/**
 * Evaluates rules, escalations and digest where there is something new or a minute has gone by. All of it is one transaction under the
 * lock of one row: of several servers one does it, and what it puts down to be sent is there exactly if what it tells of is. A signal
 * is the word that something has changed: it is kept in the transaction of the change itself, so none is lost with a server.
 */
export async function evaluateAlerts(around: AlertEvaluating): Promise<void> {
  const { store } = around;
  if (!(await isDue(store.db, around.nowUs()))) return;
  await store.db.transaction().execute(async (trx) => {
    const before = await lockAlertEvaluation(trx);
    if (before === undefined) return;
    const nowUs = around.nowUs();
    // Before the events are read: what comes in between is looked at again.
    const signal_id = await lastSignalId(trx);
    for (const teamId of await teamsWithAlerts(trx)) {
      await runAs(systemOf(teamId), () => evaluateTeam(trx, around, nowUs));
    }
    await noteAlertEvaluation(trx, { signal_id, evaluated_us: nowUs });
  });
}

/** What a team has set up knows what people of that team may see, and goes to its own channels. */
async function evaluateTeam(trx: Database, around: AlertEvaluating, nowUs: number): Promise<void> {
  const digest = await readDigestSettings(trx);
  const telling: TellingSources = {
    channels: new Map((await ownAlertChannels(trx)).map((channel) => [channel.name, channel])),
    digestChannels: new Set(digest.enabled ? digest.channels : []),
    mapUrl: around.mapUrl,
    nowUs,
  };
  await evaluateRules(trx, { ...telling, nameOf: around.nameOf, clockUs: around.clockUs() });
  await escalateAlerts(trx, telling);
  await makeDigest(trx, digest, telling);
}

async function isDue(db: Database, nowUs: number): Promise<boolean> {
  const { signal_id, evaluated_us } = await readAlertEvaluation(db);
  // A clock that was set back must not stop it.
  return Math.abs(nowUs - evaluated_us) >= EVALUATE_EVERY_US || (await lastSignalId(db)) !== signal_id;
}
