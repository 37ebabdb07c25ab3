import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSendingSettings } from '@clearway/service/alerts';
import { lookOnce, type Watchdog, type WatchdogLook } from '@clearway/service/watchdog';
import { createRun, openStore, publishRun, startRun } from '@clearway/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { describeOnPostgresql, postgresqlPlace } from '../store/databases.ts';
import { HOUR_US, JUNE_US, trialRun } from '../store/trial-rows.ts';
import { SECRET } from './alert-trial.ts';
import { type HookReceiver, hookReceiver } from './receivers.ts';

let folder = '';
let hook: HookReceiver;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clearway-watchdog-'));
  hook = await hookReceiver();
});
afterAll(async () => {
  await hook.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  hook.received.length = 0;
  hook.answers.length = 0;
});

/** Looks at `place` at a time, in hours, with the memory of this name. */
async function look(place: Watchdog['place'], atUs: number, memory: string): Promise<WatchdogLook> {
  return lookOnce({
    place,
    rule: { hours: 12, repeatHours: 6, place: 'the trial' },
    targets: [{ kind: 'webhook', url: hook.url, secret: 'OPS' }],
    settings: await readSendingSettings({
      CLEARWAY_WEBHOOK_SECRET_OPS: SECRET,
      CLEARWAY_OUTGOING_ALLOW: '127.0.0.1',
    }),
    stateFile: path.join(folder, memory),
    nowUs: () => atUs,
    signal: new AbortController().signal,
  });
}

describe('the watchdog of a server', () => {
  let server: Server;
  let url = '';
  let finished: string | null = null;
  let status = 200;
  beforeAll(async () => {
    server = createServer((_, response) => {
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ finished_utc: finished }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  test('tells once that nothing is screened, also after it was started anew, and once that it goes on', async () => {
    finished = new Date(JUNE_US / 1000).toISOString();
    const at = (hours: number): Promise<WatchdogLook> => look({ url }, JUNE_US + hours * HOUR_US, 'server');
    await at(1);
    await at(11.9);
    expect(hook.received).toHaveLength(0);
    status = 503;
    for (const hours of [12, 12.1, 12.5, 17]) await at(hours);
    expect(hook.received.map(({ message }) => message.title)).toEqual(['act: nothing screened for 12 h (the trial)']);
    expect(hook.received[0]!.message.lines.join(' ')).toContain('it answers 503');
    expect(hook.isGenuine(hook.received[0]!, SECRET, JUNE_US / 1e6 + 12 * 3600)).toBe(true);
    status = 200;
    finished = new Date(JUNE_US / 1000 + 17.5 * 3_600_000).toISOString();
    for (const hours of [17.6, 17.7]) await at(hours);
    expect(hook.received.map(({ message }) => message.title)).toEqual([
      'act: nothing screened for 12 h (the trial)',
      'Screening goes on (the trial)',
    ]);
  });

  test('tries again what was not taken, with the same id, and begins anew where its memory is damaged', async () => {
    await writeFile(path.join(folder, 'damaged'), '{"sinceUs": ');
    const at = (hours: number): Promise<WatchdogLook> =>
      look({ url: 'http://127.0.0.1:1' }, JUNE_US + hours * HOUR_US, 'damaged');
    expect((await at(0)).seen).toMatchObject({ kind: 'unreachable' });
    hook.answers.push(500, 500);
    for (const hours of [12, 12.1, 12.2, 12.3]) await at(hours);
    expect(hook.received).toHaveLength(3);
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await readFile(path.join(folder, 'damaged'), 'utf8')).not.toContain(SECRET);
  });
});

describeOnPostgresql('the watchdog of a database', () => {
  it('reads when the current run was published; a database that is not there counts as unreachable', async () => {
    const { place, remove } = await postgresqlPlace();
    const store = await openStore(place);
    const runId = await createRun(store.db, trialRun({ sliceCount: 0 }));
    await startRun(store.db, runId, 1);
    await publishRun(store.db, runId, { publishedUs: JUNE_US, report: {}, coverage: {} });
    await store.close();
    const watched = place as { readonly databaseUrl: string };
    expect((await look(watched, JUNE_US + HOUR_US, 'database')).seen).toEqual({ kind: 'seen', publishedUs: JUNE_US });
    await remove();
    const { seen } = await look(watched, JUNE_US + 2 * HOUR_US, 'database');
    expect(seen.kind).toBe('unreachable');
    expect((await look(watched, JUNE_US + 13 * HOUR_US, 'database')).state.alarmSinceUs).not.toBeNull();
    expect(hook.received).toHaveLength(1);
  });
});
