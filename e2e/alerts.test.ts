import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient } from '@clearway/contract';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { SECRET } from '../validation/alerts/alert-trial.ts';
import { type HookReceiver, hookReceiver } from '../validation/alerts/receivers.ts';
import { someRecords, writeCatalog } from '../validation/live/live-trial.ts';
import { describeOnPostgresql, postgresqlPlace, type TrialPlace } from '../validation/store/databases.ts';
import { type ClearwayProcess, clearway, startClearway } from './clearway-process.ts';

const DEADLINE = 240_000;
/** Of the reference catalogue every so many-th object: some dozens of events, within seconds. */
const STEP = 14;

let folder = '';
let hook: HookReceiver;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-alerts-'));
  await mkdir(join(folder, 'map'));
  await writeFile(join(folder, 'map', 'index.html'), '<!doctype html><title>A map</title>');
  hook = await hookReceiver();
});
afterAll(async () => {
  await hook.close();
  await rm(folder, { recursive: true, force: true });
});

const around = (environment: Record<string, string> = {}): { cwd: string; environment: Record<string, string> } => ({
  cwd: folder,
  environment: {
    CLEARWAY_MAP_FOLDER: join(folder, 'map'),
    CLEARWAY_WEBHOOK_SECRET_OPS: SECRET,
    CLEARWAY_OUTGOING_ALLOW: '127.0.0.0/8',
    ...environment,
  },
});

describeOnPostgresql('two servers on one database, with a part of a real catalogue', () => {
  let trial: TrialPlace;
  const started: ClearwayProcess[] = [];
  const clients: Client[] = [];
  beforeAll(async () => {
    trial = await postgresqlPlace();
    const { header, lines } = await someRecords(STEP);
    const catalog = await writeCatalog(join(folder, 'catalog.csv'), header, lines);
    const { databaseUrl } = trial.place as { readonly databaseUrl: string };
    for (let k = 0; k < 2; k++) {
      const argv = ['up', '--catalog', catalog, '--start', '2026-03-10', '--port', '0', '--workers', '1'];
      const server = startClearway([...argv, '--database-url', databaseUrl], around());
      started.push(server);
      clients.push(createClient({ baseUrl: (await server.says(/the page is at (http:\S+)/))[1]! }));
      await server.says(/The 20 closest approaches/);
    }
  }, DEADLINE);
  afterAll(async () => {
    for (const { child } of started) child.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
    await trial.remove();
  });

  it(
    'tell a receiver once of each event, signed, and again what it did not take',
    async () => {
      const { items: events } = await clients[0]!.listEvents({ miss_below_km: 1, sort: 'miss', limit: 3 });
      expect(events.length).toBe(3);
      const objects = events.map(({ primary }) => primary.object_id);
      hook.answers.push(500);
      await clients[0]!.createAlertChannel({ name: 'hook', target: { kind: 'webhook', url: hook.url, secret: 'OPS' } });
      const rule = { objects, miss_below_km: events[2]!.miss_distance_km + 1e-6, level: 'act' } as const;
      await clients[1]!.createAlertRule({ name: 'nearest', ...rule, channels: ['hook'] });
      // The one that was refused comes again after 2.5 s or more; longer, and nothing may come that came already.
      for (let waited = 0; waited < 20 && hook.received.length < 4; waited += 0.1) await sleep(100);
      await sleep(3000);
      const { received } = hook;
      for (const each of received) expect(hook.isGenuine(each, SECRET, Date.now() / 1000)).toBe(true);
      const taken = new Map(received.map(({ headers, message }) => [headers['webhook-id'], message.alerts[0]!]));
      expect(received).toHaveLength(4);
      expect(taken.size).toBe(3);
      const told = [...taken.values()].map(({ facts }) => facts.event_id);
      expect(told.toSorted()).toEqual(events.map(({ event_id }) => event_id).toSorted());
      for (const { level, facts } of taken.values()) {
        const event = events.find(({ event_id }) => event_id === facts.event_id)!;
        expect([level, facts.basis]).toEqual(['watch', 'elements']);
        expect([facts.miss_distance_km, facts.primary.name, facts.tca_utc]).toEqual([
          event.miss_distance_km,
          event.primary.name,
          event.tca_utc,
        ]);
      }
      const { items } = await clients[1]!.listAlertDeliveries();
      expect(items.map(({ state, attempts }) => [state, attempts.at(-1)!.status])).toEqual(
        Array.from({ length: 3 }, () => ['delivered', 204]),
      );
    },
    DEADLINE,
  );

  it(
    'are set up, tried out and acknowledged by command, over one server and seen by the other',
    async () => {
      const [one, two] = await Promise.all(
        started.map(async (server) => (await server.says(/the page is at (http:\S+)/))[1]!),
      );
      const tried = await clearway(['alert', 'test', 'hook', '--server', one!], around());
      expect([tried.code, tried.stdout]).toEqual([0, expect.stringMatching(/delivered {3}hook: Test message/)]);
      const nobody = await clearway(['alert', 'test', 'nobody', '--server', one!], around());
      expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringContaining('there is no channel "nobody"')]);
      const { items } = await clients[0]!.listAlerts({ state: 'open' });
      const id = String(items[0]!.alert_id);
      const seen = await clearway(['alert', 'acknowledge', id, '--by', 'Kim', '--server', one!, '--json'], around());
      expect(JSON.parse(seen.stdout)).toMatchObject({ state: 'acknowledged', acknowledged_by: 'Kim' });
      const list = await clearway(['alert', 'list', '--state', 'acknowledged', '--server', two!], around());
      expect(list.stdout).toMatch(/acknowledged by Kim/);
    },
    DEADLINE,
  );
});

test(
  'the watchdog as a person starts it: one look, an alarm, a message',
  async () => {
    hook.received.length = 0;
    const argv = ['watchdog', '--url', 'http://127.0.0.1:9', '--hours', '0.001', '--once', '--state', 'watchdog.json'];
    const to = ['--webhook', hook.url, '--secret', 'OPS'];
    expect((await clearway([...argv, ...to], around())).code).toBe(0);
    await sleep(3700);
    const alarm = await clearway([...argv, ...to], around());
    expect(alarm.code).toBe(2);
    expect(alarm.stderr).toMatch(/ALARM: no screening seen yet; cannot be reached/);
    expect(hook.received.map(({ message }) => [message.type, message.level])).toEqual([['watchdog', 'act']]);
    expect(hook.isGenuine(hook.received[0]!, SECRET, Date.now() / 1000)).toBe(true);
    expect((await clearway(argv, around())).stderr).toContain('a watchdog needs somebody to tell');
  },
  DEADLINE,
);
