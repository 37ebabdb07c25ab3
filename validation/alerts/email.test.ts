import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AlertMessage, exampleAlertMessage, newAlertChannel } from '@clearway/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendMessage } from '../../packages/service/src/alerts/send-message.ts';
import type { SendOutcome } from '../../packages/service/src/alerts/send-outcome.ts';
import { readSendingSettings } from '../../packages/service/src/alerts/sending-settings.ts';
import { LOCALHOST_CERTIFICATE } from './localhost-certificate.ts';
import { type MailReceiver, mailReceiver } from './receivers.ts';

const PASSWORD = 'correct horse battery';
const TO = ['ops@example.org', 'kim@example.org'];
let folder = '';
const servers: MailReceiver[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clearway-mail-'));
  await writeFile(path.join(folder, 'ca.pem'), LOCALHOST_CERTIFICATE);
  await writeFile(path.join(folder, 'password'), `${PASSWORD}\n`, { mode: 0o600 });
  for (const tls of ['starttls', 'implicit', 'none'] as const) servers.push(await mailReceiver(tls, PASSWORD));
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function send(
  environment: Readonly<Record<string, string>>,
  message: AlertMessage = exampleAlertMessage,
  to: readonly string[] = TO,
): Promise<SendOutcome> {
  const settings = await readSendingSettings({ CLEARWAY_SMTP_FROM: 'clearway@example.org', ...environment });
  return sendMessage(
    { kind: 'email', to },
    { messageId: 'message-1', message, nowUs: 1_773_100_800_000_000 },
    settings,
  );
}

const starttls = (more: Record<string, string> = {}): Record<string, string> => ({
  CLEARWAY_SMTP_URL: `smtp://clearway@localhost:${servers[0]!.port}`,
  CLEARWAY_SMTP_PASSWORD_FILE: path.join(folder, 'password'),
  CLEARWAY_SMTP_CA_FILE: path.join(folder, 'ca.pem'),
  ...more,
});

describe('mail', () => {
  test('is handed over by STARTTLS or TLS, with the user, as text and HTML', async () => {
    expect(await send(starttls())).toMatchObject({ kind: 'taken' });
    const [got] = servers[0]!.received;
    expect(got).toMatchObject({ from: 'clearway@example.org', to: TO, isEncrypted: true, user: 'clearway' });
    expect(got!.text).toContain('Message-ID: <message-1@example.org>');
    expect(got!.text).toContain('Subject: [Clearway] watch: ISS (ZARYA) and COSMOS 2251 DEB');
    expect(got!.text).toMatch(/Content-Type: multipart\/alternative/);
    expect(got!.text).toContain('Content-Type: text/plain; charset=utf-8');
    expect(got!.text).toContain('Content-Type: text/html; charset=utf-8');
    expect(got!.text).toContain('Screening only');
    const url = `smtps://clearway@127.0.0.1:${servers[1]!.port}`;
    expect(await send(starttls({ CLEARWAY_SMTP_URL: url }))).toMatchObject({ kind: 'taken' });
    expect(servers[1]!.received[0]).toMatchObject({ isEncrypted: true, user: 'clearway' });
  });

  test('is not sent in the clear unless that was said, nor to a server whose certificate is not trusted', async () => {
    const url = `smtp://127.0.0.1:${servers[2]!.port}`;
    expect(await send({ CLEARWAY_SMTP_URL: url })).toMatchObject({ kind: 'failed' });
    expect(servers[2]!.received).toHaveLength(0);
    expect(await send({ CLEARWAY_SMTP_URL: url, CLEARWAY_SMTP_TLS: 'off' })).toMatchObject({ kind: 'taken' });
    const before = servers[0]!.received.length;
    expect(await send(starttls({ CLEARWAY_SMTP_CA_FILE: '' }))).toMatchObject({
      kind: 'failed',
      outcome: expect.stringContaining('certificate'),
    });
    expect(servers[0]!.received).toHaveLength(before);
  });

  test('a wrong password, a busy server and one that is not there are tried again; a refusal for good is not', async () => {
    const wrong = await send(starttls({ CLEARWAY_SMTP_PASSWORD_FILE: '', CLEARWAY_SMTP_PASSWORD: 'wrong secret' }));
    expect(wrong).toMatchObject({ kind: 'failed', status: 535 });
    expect(JSON.stringify(wrong)).not.toContain('wrong secret');
    servers[0]!.refusals.push(451, 554);
    expect(await send(starttls())).toMatchObject({ kind: 'failed', status: 451 });
    expect(await send(starttls())).toMatchObject({ kind: 'refused', status: 554 });
    expect(await send({ CLEARWAY_SMTP_URL: 'smtp://127.0.0.1:1' })).toMatchObject({ kind: 'failed' });
    expect(await send({})).toMatchObject({ kind: 'failed', outcome: expect.stringContaining('CLEARWAY_SMTP_URL') });
  });

  test('holds no header and no markup that somebody else wrote', async () => {
    const [alert] = exampleAlertMessage.alerts;
    const name = 'EVIL\r\nBcc: thief@example.com\r\n\r\n<script>alert(1)</script>\u2028X-Other: 1';
    const facts = { ...alert!.facts, primary: { object_id: 1, name } };
    const title = `watch: ${name}`;
    expect(await send(starttls(), { ...exampleAlertMessage, title, alerts: [{ ...alert!, facts }] })).toMatchObject({
      kind: 'taken',
    });
    const got = servers[0]!.received.at(-1)!;
    expect(got.to).toEqual(TO);
    const headers = got.text.slice(0, got.text.indexOf('\r\n\r\n')).toLowerCase();
    expect(headers).not.toMatch(/^(bcc|x-other):/m);
    expect(headers.match(/^subject:/gm)).toHaveLength(1);
    const html = got.text.slice(got.text.indexOf('text/html'));
    expect(html).not.toContain('<script');
    for (const address of [
      'ops@example.org\r\nBcc: thief@example.com',
      'ops@example.org, thief@example.com',
      'Ops <ops@example.org>',
      '"a b"@example.org',
      'ops@example.org>',
      'ops',
    ]) {
      const channel = { name: 'mail', target: { kind: 'email', to: [address] } };
      expect(newAlertChannel.safeParse(channel).success, address).toBe(false);
    }
  });

  test.each([
    [{ CLEARWAY_SMTP_URL: 'smtp://user:word@localhost' }, 'must not hold the password'],
    [{ CLEARWAY_SMTP_URL: 'http://localhost' }, 'no address of a mail server'],
    [{ CLEARWAY_SMTP_URL: 'smtp://localhost', CLEARWAY_SMTP_FROM: 'a@b.c\r\nBcc: x@y.z' }, 'CLEARWAY_SMTP_FROM'],
    [{ CLEARWAY_SMTP_URL: 'smtp://localhost', CLEARWAY_SMTP_TLS: 'maybe' }, 'CLEARWAY_SMTP_TLS'],
    [{ CLEARWAY_OUTGOING_ALLOW: '10.0.0.0/99' }, '--outgoing-allow'],
    [{ CLEARWAY_MAP_URL: 'javascript:alert(1)' }, '--map-url'],
  ])('settings that cannot be meant are refused: %o', async (environment, words) => {
    const refused = await send(environment).catch((error: Error) => error);
    expect(String((refused as Error).message)).toContain(words);
    expect(String((refused as Error).message)).not.toContain('word@');
  });
});
