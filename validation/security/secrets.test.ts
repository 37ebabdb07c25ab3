import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { exportDatabase, openStore, StoreError } from '@clearway/store';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embeddedPlace } from '../store/databases.ts';
import { openSecurityTrial, PASSWORD, type SecurityTrial } from './trial.ts';

const DATABASE_PASSWORD = 'planted-in-the-address';

describe('secrets', () => {
  const { place, remove } = embeddedPlace();
  let trial: SecurityTrial;
  let folder = '';
  let log = '';
  const secrets: Record<string, string> = { password: PASSWORD };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clearway-secrets-'));
    const everything = pino(
      { level: 'trace' },
      {
        write(line: string): void {
          log += line;
        },
      },
    );
    trial = await openSecurityTrial(place, { log: everything });
    secrets.key = await trial.person('Ada', 'admin');
    const origin = { origin: 'http://clearway.example' };
    const json = { name: 'Ada', password: PASSWORD };
    const signedIn = await trial.ask('/api/v1/session', { method: 'POST', json, headers: origin });
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    secrets.session = cookie.split('=')[1]!;
    secrets.wrong = 'a wrong password, nearly right';
    await trial.ask('/api/v1/session', { method: 'POST', json: { ...json, password: secrets.wrong }, headers: origin });
    secrets.next = 'the next password of hers';
    const change = { former: PASSWORD, password: secrets.next };
    await trial.ask('/api/v1/session/password', { method: 'PATCH', json: change, cookie, headers: origin });
    await trial.ask(`/api/v1/objects?search=${secrets.key}`, { key: secrets.key });
    // What fails on our side is logged with its reason.
    const { objects } = trial.live;
    const list = objects.list;
    objects.list = () => {
      throw new Error('planted fault');
    };
    expect((await trial.ask('/api/v1/objects?search=x', { key: secrets.key })).status).toBe(500);
    objects.list = list;
  });
  afterAll(async () => {
    await trial?.live.close();
    await remove();
    await rm(folder, { recursive: true, force: true });
  });

  function expectNone(text: string, what: string): void {
    for (const [name, secret] of Object.entries(secrets))
      expect(text.includes(secret), `${name} in ${what}`).toBe(false);
  }

  test('are in no line of the log, at its most talkative', () => {
    expect(log.split('\n').length).toBeGreaterThan(5);
    expect(log).toContain('planted fault');
    expectNone(log, 'the log');
  });

  test('are in no backup, no export and no line of the audit log', async () => {
    const { store } = trial.live;
    await exportDatabase(store, path.join(folder, 'export'));
    const exported = gunzipSync(await readFile(path.join(folder, 'export'))).toString('latin1');
    // They are there, as digests.
    expect(exported).toContain('scrypt$');
    expectNone(exported, 'the export');
    await store.backup(path.join(folder, 'backup'));
    const backup = gunzipSync(await readFile(path.join(folder, 'backup'))).toString('latin1');
    expect(backup).toContain('scrypt$');
    expectNone(backup, 'the backup');
    const audit = await (await trial.ask('/api/v1/audit.jsonl', { key: secrets.key! })).text();
    expect(audit).toContain('changePassword');
    expectNone(audit, 'the audit log');
  });

  test('of a database that does not answer are not in what is said of it', async () => {
    const databaseUrl = `postgres://somebody:${DATABASE_PASSWORD}@127.0.0.1:1/clearway?sslmode=disable`;
    const failure = await openStore({ databaseUrl }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreError);
    const { message, hint } = failure as StoreError;
    expect(message).toContain('127.0.0.1:1/clearway');
    expect(`${message} ${hint}`).not.toContain(DATABASE_PASSWORD);
    expect(`${message} ${hint}`).not.toContain('somebody');
  });
});
