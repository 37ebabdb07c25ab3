import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a time stamp may lie from the receiver's clock, s: what is older may be a replay. */
export const REPLAY_WINDOW_SECONDS = 300;

/** Bytes of a secret: `whsec_` and base64 as Standard Webhooks writes them, else the text itself. */
export function secretBytes(secret: string): Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
}

/** Fewer are guessed; Standard Webhooks asks for 24 and more. */
export const LEAST_SECRET_BYTES = 24;

/**
 * The headers of a webhook by the Standard Webhooks specification 1.0.0: HMAC-SHA-256 over `id.timestamp.body`, base64, a signature for each secret,
 * so that one can be replaced without an interruption. The time is that of the attempt, Unix seconds.
 */
export function webhookHeaders(
  secrets: readonly string[],
  { id, atSeconds, body }: { readonly id: string; readonly atSeconds: number; readonly body: string },
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const signatures = secrets.map((secret) => `v1,${signature(secret, id, String(atSeconds), body)}`);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(atSeconds),
    'webhook-signature': signatures.join(' '),
  };
}

/** What a receiver does: true where one of the signatures is ours and the time stamp is within the replay window. */
export function isSignedBy(
  secret: string,
  headers: Readonly<Record<string, string | undefined>>,
  body: string,
  nowSeconds: number,
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': stamp, 'webhook-signature': given } = headers;
  if (id === undefined || stamp === undefined || given === undefined || !/^\d{1,12}$/.test(stamp)) return false;
  if (Math.abs(nowSeconds - Number(stamp)) > REPLAY_WINDOW_SECONDS) return false;
  const wanted = Buffer.from(`v1,${signature(secret, id, stamp, body)}`);
  return given.split(' ').some((each) => {
    const bytes = Buffer.from(each);
    return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
  });
}

function signature(secret: string, id: string, stamp: string, body: string): string {
  return createHmac('sha256', secretBytes(secret)).update(`${id}.${stamp}.${body}`).digest('base64');
}
