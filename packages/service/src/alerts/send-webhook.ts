import type { WebhookTarget } from '@clearway/contract';
import { askOutside } from '../outgoing/index.ts';
import type { OutgoingMessage, SendOutcome } from './send-outcome.ts';
import type { SendingSettings } from './sending-settings.ts';
import { webhookHeaders } from './webhook-signature.ts';

/** Seconds: a receiver should take a message first and think about it later. */
const TIMEOUT_SECONDS = 15;
const MOST_ANSWER_BYTES = 65_536;
/** A receiver may ask for so much patience, s. */
const LONGEST_RETRY_AFTER = 3600;

/** Posts a message, signed. Any 2xx is taken; redirections are not followed. */
export async function sendWebhook(
  target: WebhookTarget,
  { messageId, message, nowUs }: OutgoingMessage,
  { outgoing, webhookSecrets }: SendingSettings,
): Promise<SendOutcome> {
  const secrets = await webhookSecrets(target.secret);
  const body = JSON.stringify(message);
  const { status, headers } = await askOutside(
    {
      url: target.url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Clearway (alerts)',
        ...webhookHeaders(secrets, { id: messageId, atSeconds: Math.floor(nowUs / 1e6), body }),
      },
      body,
      timeoutSeconds: TIMEOUT_SECONDS,
      mostBytes: MOST_ANSWER_BYTES,
    },
    outgoing,
  );
  const host = new URL(target.url).host;
  if (status >= 200 && status < 300) return { kind: 'taken', status, outcome: `${host} answered ${status}` };
  const outcome =
    status >= 300 && status < 400
      ? `${host} answered ${status}: redirections are not followed, give the address itself`
      : `${host} answered ${status}`;
  // 410: the receiver says that it is gone for good.
  if (status === 410) return { kind: 'refused', status, outcome };
  return { kind: 'failed', status, outcome, retryAfterSeconds: retryAfter(headers['retry-after']) };
}

function retryAfter(value: string | readonly string[] | undefined): number | null {
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Math.min(Number(value), LONGEST_RETRY_AFTER) : null;
}
