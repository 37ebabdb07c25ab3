import type { AlertMessage, EmailTarget } from '@clearway/contract';
import { createTransport } from 'nodemailer';
import { emailHtml, emailText } from './email-body.ts';
import type { OutgoingMessage, SendOutcome } from './send-outcome.ts';
import type { MailServer, SendingSettings } from './sending-settings.ts';

const TIMEOUT_MS = 15_000;
const LONGEST_SUBJECT = 180;

/** Hands a message to the mail server, as text and HTML. One that the server refuses for good (5xx) is not tried again. */
export async function sendEmail(
  target: EmailTarget,
  { messageId, message, nowUs }: OutgoingMessage,
  { mail }: SendingSettings,
): Promise<SendOutcome> {
  if (mail === null) return failed(null, 'no mail server: set CLEARWAY_SMTP_URL');
  const transport = createTransport({
    host: mail.host,
    port: mail.port,
    secure: mail.tls === 'implicit',
    requireTLS: mail.tls === 'required',
    ignoreTLS: mail.tls === 'off',
    tls: { minVersion: 'TLSv1.2', ...(mail.ca === null ? {} : { ca: mail.ca }) },
    ...(mail.user === null ? {} : { auth: { user: mail.user, pass: await mail.password() } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // What a message says is never read as a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { rejected } = await transport.sendMail({
      from: { name: 'Clearway', address: mail.from },
      to: target.to.map((address) => ({ name: '', address })),
      subject: oneLine(`[Clearway] ${message.title}`, LONGEST_SUBJECT),
      date: new Date(nowUs / 1000),
      // The same in every attempt: mail programs show a double once.
      messageId: `<${messageId}@${domainOf(mail)}>`,
      text: emailText(message),
      html: emailHtml(message),
      headers: { ...urgency(message), 'auto-submitted': 'auto-generated' },
    });
    if (rejected.length === 0) return { kind: 'taken', status: 250, outcome: `${mail.host} took it` };
    return failed(null, `${mail.host} refused ${rejected.length} of ${target.to.length} recipients`);
  } catch (error) {
    return outcomeOf(error as Error & { code?: string; responseCode?: number }, mail);
  } finally {
    transport.close();
  }
}

function outcomeOf(error: Error & { code?: string; responseCode?: number }, mail: MailServer): SendOutcome {
  const status = error.responseCode ?? null;
  // What the server said may repeat what it was given: its number says enough.
  const outcome = `${mail.host}: ${WORDS[error.code ?? ''] ?? 'the message was not taken'} (${status ?? error.code ?? error.name})`;
  // A wrong password or a policy can be mended; an address or a message that is refused stays so.
  const isForGood = status !== null && status >= 550 && status <= 554 && error.code !== 'EAUTH';
  return isForGood ? { kind: 'refused', status, outcome } : failed(status, outcome);
}

const WORDS: Readonly<Record<string, string>> = {
  EAUTH: 'user or password refused',
  ECONNECTION: 'cannot be reached',
  ESOCKET: 'the connection broke, or its certificate is not trusted',
  ETIMEDOUT: 'no answer in time',
  EDNS: 'the name is not known',
  ETLS: 'TLS is required and cannot be had',
  EENVELOPE: 'a recipient was refused',
};

function failed(status: number | null, outcome: string): SendOutcome {
  return { kind: 'failed', status, outcome, retryAfterSeconds: null };
}

/** Without anything that could end a header. */
export function oneLine(text: string, most: number): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

function domainOf({ from }: MailServer): string {
  return from.slice(from.lastIndexOf('@') + 1);
}

function urgency({ level }: AlertMessage): Record<string, string> {
  return level === 'act' ? { importance: 'high', 'x-priority': '1' } : {};
}
