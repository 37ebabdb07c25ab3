import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { allOperations } from '@clearway/contract';
import { readSendingSettings } from '@clearway/service/alerts';
import { exportDatabase } from '@clearway/store';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examplePath } from '../../packages/api/src/documentation/curl-example.ts';
import { refusingMailServer } from '../alerts/receivers.ts';
import { closedAddress, type SourceServer, startSourceServer } from '../sources/source-server.ts';
import { embeddedPlace } from '../store/databases.ts';
import { openSecurityTrial, type SecurityTrial } from './trial.ts';

/** As settings of the environment: they stand nowhere else. */
const SECRETS = {
  'the secret of a webhook': 'whsec_cGxhbnRlZC1zZWNyZXQtb2YtYS13ZWJob29rLTEyMzQ1Njc4',
  'its former one': 'whsec_cGxhbnRlZC1zZWNyZXQtdGhhdC13YXMtYmVmb3JlLTEyMzQ1',
  'the password of the mail server': 'planted-password-of-the-mail-server',
};
/** In the path of an address, as chat services have it: kept, and shown to whoever may see the channel, but told nowhere else. */
const PATH_TOKEN = 'T0KEN-planted-in-the-path';

describe('secrets of what is sent', () => {
  const { place, remove } = embeddedPlace();
  let trial: SecurityTrial;
  let receiver: SourceServer;
  let mail: Awaited<ReturnType<typeof refusingMailServer>>;
  let folder = '';
  let log = '';
  let key = '';
  /** What was answered to an admin. */
  const answers: Record<string, string> = {};

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clearway-secrets-'));
    receiver = await startSourceServer();
    mail = await refusingMailServer();
    // One that repeats what it was sent, and refuses it.
    receiver.answer = (request, response) => {
      response.statusCode = 500;
      response.end(`refused: ${request.url} ${JSON.stringify(request.headers)} ${request.body}`);
    };
    const sending = await readSendingSettings({
      CLEARWAY_WEBHOOK_SECRET_OPS: Object.values(SECRETS).slice(0, 2).join(' '),
      CLEARWAY_OUTGOING_ALLOW: '127.0.0.0/8',
      CLEARWAY_SMTP_URL: `smtp://clearway@127.0.0.1:${mail.port}`,
      CLEARWAY_SMTP_TLS: 'off',
      CLEARWAY_SMTP_FROM: 'clearway@example.org',
      CLEARWAY_SMTP_PASSWORD: SECRETS['the password of the mail server'],
    });
    const everything = pino(
      { level: 'trace' },
      {
        write(line: string): void {
          log += line;
        },
      },
    );
    const onFault = (what: string, error: Error): void => everything.error({ err: error }, what);
    trial = await openSecurityTrial(place, { log: everything }, { sending, onFault });
    key = await trial.person('Ada', 'admin');
    const dead = await closedAddress();
    const targets = {
      answers: { kind: 'webhook', url: `${receiver.url}/hooks/${PATH_TOKEN}`, secret: 'OPS' },
      silent: { kind: 'webhook', url: `${dead}/hooks/${PATH_TOKEN}`, secret: 'OPS' },
      mail: { kind: 'email', to: ['ops@example.org'] },
    };
    for (const [name, target] of Object.entries(targets)) {
      const made = await trial.ask('/api/v1/alert-channels', { method: 'POST', json: { name, target }, key });
      expect(made.status, await made.clone().text()).toBe(201);
      const tested = await trial.ask(`/api/v1/alert-channels/${name}/test`, { method: 'POST', key });
      answers[`test of ${name}`] = await tested.text();
    }
    for (const operation of allOperations.filter(({ method, id }) => method === 'get' && id !== 'listenToSignals')) {
      const address = examplePath(operation);
      const response = await trial.ask(address, { key });
      answers[address] = Buffer.from(await response.arrayBuffer()).toString('latin1');
    }
  }, 120_000);
  afterAll(async () => {
    await trial?.live.close();
    await receiver?.close();
    await mail?.close();
    await remove();
    await rm(folder, { recursive: true, force: true });
  });

  function expectNone(text: string, what: string): void {
    for (const [name, secret] of Object.entries(SECRETS)) {
      expect(text.includes(secret), `${name} in ${what}`).toBe(false);
      const bytes = Buffer.from(secret.replace(/^whsec_/, ''), 'base64').toString('latin1');
      expect(text.includes(bytes), `${name} as bytes in ${what}`).toBe(false);
    }
  }

  test('were really used: what is sent is signed, and no secret goes along', () => {
    expect(receiver.asked).toHaveLength(1);
    const [{ headers, body }] = receiver.asked as [SourceServer['asked'][number]];
    // By both secrets, as while one takes the place of the other.
    expect(String(headers['webhook-signature']).split(' ')).toHaveLength(2);
    expectNone(JSON.stringify(headers) + body, 'what was sent');
    // Whoever is not let in was told why, with the password in it.
    expect(mail.given).toEqual([SECRETS['the password of the mail server']]);
    expect(answers['test of mail']).toContain('user or password refused');
  });

  test('are in no line of the log and no answer', () => {
    expect(log.split('\n').length).toBeGreaterThan(20);
    expectNone(log, 'the log');
    expect(log.includes(PATH_TOKEN), 'the path of an address in the log').toBe(false);
    expect(answers['test of answers']).toContain('500');
    expect(Object.keys(answers).length).toBeGreaterThan(40);
    for (const [address, text] of Object.entries(answers)) {
      expectNone(text, address);
      // Whoever may see the channel sees where it leads, and nobody else.
      if (address !== '/api/v1/alert-channels') expect(text.includes(PATH_TOKEN), `the path in ${address}`).toBe(false);
    }
    expect(answers['/api/v1/alert-channels']).toContain(PATH_TOKEN);
  });

  test('are in no export, no backup and no name of what is in one', async () => {
    const { store } = trial.live;
    await exportDatabase(store, path.join(folder, 'export'));
    await store.backup(path.join(folder, 'backup'));
    for (const file of ['export', 'backup']) {
      const text = gunzipSync(await readFile(path.join(folder, file))).toString('latin1');
      // The settings of the channel are there.
      expect(text).toContain(PATH_TOKEN);
      expectNone(text, `the ${file}`);
    }
  });
});
