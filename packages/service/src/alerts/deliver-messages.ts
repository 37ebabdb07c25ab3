import type { AlertMessage, EmailTarget, WebhookTarget } from '@clearway/contract';
import {
  type ClaimedDelivery,
  claimDeliveries,
  claimDelivery,
  escalateNow,
  finishAttempt,
  listAlertChannels,
  type Store,
} from '@clearway/store';
import { MOST_ATTEMPTS, retrySeconds } from './retry-times.ts';
import { sendMessage } from './send-message.ts';
import type { SendOutcome } from './send-outcome.ts';
import type { SendingSettings } from './sending-settings.ts';

export interface Delivering {
  readonly store: Store;
  readonly settings: SendingSettings;
  readonly nowUs: () => number;
  readonly random?: () => number;
}

/** Messages on the way at the same time. */
const AT_ONCE = 8;
/** A server that dies over a message loses it after so long: well over the longest attempt, name, mail password and all. */
const CLAIM_US = 90e6;

/** Sends what is due until nothing is. Of several servers on one database each message is sent by one. */
export async function deliverDue(delivering: Delivering): Promise<void> {
  const { store, nowUs } = delivering;
  for (;;) {
    const now = nowUs();
    const claimed = await claimDeliveries(store.db, { nowUs: now, untilUs: now + CLAIM_US, limit: AT_ONCE });
    await Promise.all(claimed.map((delivery) => deliver(delivering, delivery, MOST_ATTEMPTS)));
    if (claimed.length < AT_ONCE) return;
  }
}

/** Tries a message once, now; false where it does not wait. */
export async function deliverOnce(delivering: Delivering, deliveryId: number): Promise<boolean> {
  const now = delivering.nowUs();
  const times = { nowUs: now, untilUs: now + CLAIM_US };
  const claimed = await claimDelivery(delivering.store.db, deliveryId, times);
  if (claimed) await deliver(delivering, claimed, 1);
  return claimed !== undefined;
}

async function deliver(delivering: Delivering, delivery: ClaimedDelivery, mostAttempts: number): Promise<void> {
  const { store, settings, nowUs, random = Math.random } = delivering;
  const channel = (await listAlertChannels(store.db)).find(({ channel_id }) => channel_id === delivery.channel_id);
  const outgoing = { messageId: delivery.message_id, message: delivery.body as AlertMessage, nowUs: nowUs() };
  const came: SendOutcome =
    channel === undefined
      ? { kind: 'refused', status: null, outcome: 'the channel was deleted' }
      : await sendMessage(channel.target as WebhookTarget | EmailTarget, outgoing, settings);
  const atUs = nowUs();
  const isLast = came.kind === 'refused' || delivery.attempts >= mostAttempts;
  const state = came.kind === 'taken' ? 'delivered' : isLast ? 'dead' : 'waiting';
  const wait = came.kind === 'failed' ? retrySeconds(delivery.attempts, came.retryAfterSeconds, random) : 0;
  await store.db.transaction().execute(async (trx) => {
    const isOurs = await finishAttempt(trx, delivery, {
      state,
      atUs,
      status: came.status,
      outcome: came.outcome,
      nextAttemptUs: state === 'waiting' ? Math.round(atUs + wait * 1e6) : null,
    });
    // Nobody there heard of it: the next are told at once.
    if (isOurs && state === 'dead') await escalateNow(trx, delivery.delivery_id, atUs);
  });
}
