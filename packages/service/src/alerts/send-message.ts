import { UserError } from '@clearway/astro';
import type { EmailTarget, WebhookTarget } from '@clearway/contract';
import { OutgoingError } from '../outgoing/index.ts';
import type { OutgoingMessage, SendOutcome } from './send-outcome.ts';
import { sendWebhook } from './send-webhook.ts';
import type { SendingSettings } from './sending-settings.ts';

/** Tries once to send a message. Never throws for what a network, a receiver or a setting does. */
export async function sendMessage(
  target: WebhookTarget | EmailTarget,
  outgoing: OutgoingMessage,
  settings: SendingSettings,
): Promise<SendOutcome> {
  try {
    if (target.kind === 'webhook') return await sendWebhook(target, outgoing, settings);
    const { sendEmail } = await import('./send-email.ts');
    return await sendEmail(target, outgoing, settings);
  } catch (error) {
    // A missing secret or a refused address can be mended while it is tried again.
    if (error instanceof OutgoingError) return failed(error.message);
    if (error instanceof UserError) return failed(error.hint ? `${error.message}; ${error.hint}` : error.message);
    throw error;
  }
}

/** Why nothing can be sent to a target as this server is set up; null where nothing is known against it. */
export async function problemOf(
  target: WebhookTarget | EmailTarget,
  settings: SendingSettings,
): Promise<string | null> {
  if (target.kind === 'email') return settings.mail === null ? 'no mail server: set CLEARWAY_SMTP_URL' : null;
  try {
    await settings.webhookSecrets(target.secret);
    return null;
  } catch (error) {
    if (error instanceof UserError) return `${error.message}; ${error.hint}`;
    throw error;
  }
}

function failed(outcome: string): SendOutcome {
  return { kind: 'failed', status: null, outcome, retryAfterSeconds: null };
}
