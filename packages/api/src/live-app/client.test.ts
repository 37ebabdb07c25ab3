import {
  allOperations,
  allPages,
  type Client,
  createClient,
  type EventDocument,
  exampleCoordinationMessage,
  exampleEvent,
  ProblemError,
  type Signal,
} from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { createFakeService, type FakeService } from '../fake-service/fake-service.fixture.ts';
import { createLiveApp } from './create-live-app.ts';

interface Connected {
  readonly client: Client;
  readonly service: FakeService;
  /** Requests, `GET /api/v1/…`. */
  readonly asked: string[];
}

function connected(service: FakeService = createFakeService()): Connected {
  const app = createLiveApp(service);
  const asked: string[] = [];
  const client = createClient({
    baseUrl: 'http://localhost:8080/',
    async fetch(url, init) {
      asked.push(`${init?.method ?? 'GET'} ${new URL(url).pathname}`);
      return app.request(url, init);
    },
  });
  return { client, service, asked };
}

/** One call of every method, by the id of its operation. */
const calls: Readonly<Record<Exclude<keyof Client, 'listenToSignals'>, (client: Client) => Promise<unknown>>> = {
  listObjects: (client) => client.listObjects({ search: 'iss', in_orbit: true }),
  readCatalog: (client) => client.readCatalog(),
  findObject: (client) => client.findObject(25_544),
  listElementSets: (client) => client.listElementSets(25_544, { limit: 3 }),
  readElements: (client) => client.readElements(25_544, { format: 'omm-xml' }),
  listStates: (client) => client.listStates({ object: [25_544, 40_001], at: '2026-03-10T00:00:00Z' }),
  readEphemeris: (client) =>
    client.readEphemeris(25_544, { start: '2026-03-10', stop: '2026-03-11', format: 'csv', step_seconds: 60 }),
  listCloseApproaches: (client) => client.listCloseApproaches({ list: 'ranked', include: ['fleet', 'stale'] }),
  readCloseApproachesCsv: (client) => client.readCloseApproachesCsv(),
  readReport: (client) => client.readReport(),
  listEvents: (client) => client.listEvents({ object: [], disposition: ['open', 'watched'], probability_from: 0 }),
  readEventTable: (client) => client.readEventTable({ state: 'all' }),
  findEvent: (client) => client.findEvent(3),
  decideEvent: (client) => client.decideEvent(3, { disposition: 'watched' }),
  readEventHistory: (client) => client.readEventHistory(3),
  listEventNotes: (client) => client.listEventNotes(3),
  addEventNote: (client) => client.addEventNote(3, { author: 'Ada', text: 'seen' }),
  readEventRisk: (client) => client.readEventRisk(3),
  listEventConjunctions: (client) => client.listEventConjunctions(3),
  readEventCdm: (client) => client.readEventCdm(3, { format: 'xml' }),
  receiveCdms: (client) => client.receiveCdms('a message', { file: 'ours & theirs.cdm' }),
  listCdms: (client) => client.listCdms({ object: [43_613], conjunction: 31 }),
  findCdm: (client) => client.findCdm(57),
  readCdmMessage: (client) => client.readCdmMessage(57, { format: 'kvn' }),
  deleteCdm: (client) => client.deleteCdm(57),
  startSampling: (client) => client.startSampling(57, { trials: 1000 }),
  readSampling: (client) => client.readSampling(57),
  cancelSampling: (client) => client.cancelSampling(57),
  listConjunctions: (client) => client.listConjunctions({ tca_from: '2026-03-10' }),
  findConjunction: (client) => client.findConjunction(31),
  readRiskSettings: (client) => client.readRiskSettings(),
  changeRiskSettings: (client) => client.changeRiskSettings({ watch_probability: 1e-6 }),
  receiveEphemerides: (client) =>
    client.receiveEphemerides('an ephemeris', { file: 'a.oem', object: 25_544, mode: 'joins' }),
  listEphemerides: (client) => client.listEphemerides({ object: [25_544] }),
  findOperatorEphemeris: (client) => client.findOperatorEphemeris(12),
  readEphemerisFile: (client) => client.readEphemerisFile(12),
  readEphemerisStates: (client) => client.readEphemerisStates({ covariances: true }),
  deleteEphemeris: (client) => client.deleteEphemeris(12),
  requestPlan: (client) => client.requestPlan({ by: 'Ada Muller', event_id: 3 }),
  listPlans: (client) => client.listPlans({ object: [43_613], state: ['proposed', 'reviewed'] }),
  comparePlans: (client) => client.comparePlans([1, 2]),
  findPlan: (client) => client.findPlan(1),
  cancelPlan: (client) => client.cancelPlan(1, 'Ada Muller'),
  recomputePlan: (client) => client.recomputePlan(1, 'Ada Muller'),
  decidePlan: (client) => client.decidePlan(1, { action: 'review', by: 'Ada Muller', expected_version: 3 }),
  readPlanRecord: (client) => client.readPlanRecord(1),
  readShownPlan: (client) => client.readShownPlan(1, 4),
  readPlanOpm: (client) => client.readPlanOpm(1, { format: 'kvn' }),
  readPlanOem: (client) => client.readPlanOem(1),
  readPlanCdm: (client) => client.readPlanCdm(1, { format: 'xml' }),
  readPlanReport: (client) => client.readPlanReport(1),
  sharePlan: (client) => client.sharePlan(1, { by: 'Ada Muller' }),
  listProfiles: (client) => client.listProfiles(),
  readProfile: (client) => client.readProfile(25_544),
  changeProfile: (client) => client.changeProfile(25_544, { by: 'Ada Muller', profile: { mass_kg: 420_000 } }),
  deleteProfile: (client) => client.deleteProfile(25_544, { by: 'Ada Muller' }),
  readProfileHistory: (client) => client.readProfileHistory(25_544),
  listPeople: (client) => client.listPeople(),
  changePerson: (client) => client.changePerson('Léa & Co', { role: 'operator', by: 'Jos Weber' }),
  listCoordinations: (client) => client.listCoordinations({ object: [43_613] }),
  findCoordination: (client) => client.findCoordination(4),
  addStatement: (client) => client.addStatement({ by: 'Ada Muller', plan_id: 1, object_id: 43_613, status: 'claimed' }),
  receiveCoordination: (client) => client.receiveCoordination(exampleCoordinationMessage),
  readSession: (client) => client.readSession(),
  signIn: (client) => client.signIn({ name: 'Ada', password: 'x' }),
  signOut: (client) => client.signOut(),
  changePassword: (client) => client.changePassword({ former: 'x', password: 'a long sentence is easy to keep' }),
  listAccounts: (client) => client.listAccounts(),
  createAccount: (client) => client.createAccount({ name: 'Léa', role: 'viewer' }),
  changeAccount: (client) => client.changeAccount('Léa & Co', { active: false }),
  listKeys: (client) => client.listKeys(),
  createKey: (client) => client.createKey({ label: 'station' }),
  revokeKey: (client) => client.revokeKey(3),
  listTeams: (client) => client.listTeams(),
  createTeam: (client) => client.createTeam({ name: 'ours' }),
  listAudit: (client) => client.listAudit({ who: 'Ada', limit: 3 }),
  exportAudit: (client) => client.exportAudit(),
  verifyAudit: (client) => client.verifyAudit(),
  listWatchlists: (client) => client.listWatchlists(),
  createWatchlist: (client) => client.createWatchlist({ name: 'our own/ones?'.replace(/[/?]/g, ' ') }),
  findWatchlist: (client) => client.findWatchlist('stations'),
  deleteWatchlist: (client) => client.deleteWatchlist('stations'),
  addWatchlistMembers: (client) => client.addWatchlistMembers('stations', [5]),
  removeWatchlistMembers: (client) => client.removeWatchlistMembers('stations', [5]),
  listAlerts: (client) => client.listAlerts({ state: 'standing' }),
  findAlert: (client) => client.findAlert(9),
  acknowledgeAlert: (client) => client.acknowledgeAlert(9, { by: 'Ada' }),
  listAlertDeliveries: (client) => client.listAlertDeliveries({ state: 'dead' }),
  retryAlertDelivery: (client) => client.retryAlertDelivery(31),
  listAlertRules: (client) => client.listAlertRules(),
  createAlertRule: (client) => client.createAlertRule({ name: 'all near', miss_below_km: 0.2 }),
  findAlertRule: (client) => client.findAlertRule('our satellites'),
  changeAlertRule: (client) => client.changeAlertRule('our satellites', { enabled: false }),
  deleteAlertRule: (client) => client.deleteAlertRule('our satellites'),
  listAlertChannels: (client) => client.listAlertChannels(),
  createAlertChannel: (client) =>
    client.createAlertChannel({ name: 'mail', target: { kind: 'email', to: ['ops@example.org'] } }),
  findAlertChannel: (client) => client.findAlertChannel('on call'),
  changeAlertChannel: (client) => client.changeAlertChannel('on call', { quiet_hours: null }),
  deleteAlertChannel: (client) => client.deleteAlertChannel('on call'),
  testAlertChannel: (client) => client.testAlertChannel('on call'),
  readAlertDigest: (client) => client.readAlertDigest(),
  changeAlertDigest: (client) => client.changeAlertDigest({ enabled: false, at: '07:30', zone: 'UTC', channels: [] }),
  listRuns: (client) => client.listRuns(),
  requestRun: (client) => client.requestRun({ kind: 'full' }),
  currentRun: (client) => client.currentRun(),
  findRun: (client) => client.findRun(17),
  cancelRun: async (client) => client.cancelRun((await client.requestRun()).run_id),
  listSources: (client) => client.listSources(),
  refreshSources: (client) => client.refreshSources('celestrak/active'),
  uploadElementSets: (client) => client.uploadElementSets('own fleet', 'a file'),
  readStatistics: (client) => client.readStatistics(),
  readHealth: (client) => client.readHealth(),
  readReadiness: (client) => client.readReadiness(),
  readMapSettings: (client) => client.readMapSettings(),
  readVersion: (client) => client.readVersion(),
  downloadBackup: (client) => client.downloadBackup(),
};

describe('the client', () => {
  test('has a method for every operation', () => {
    expect([...Object.keys(calls), 'listenToSignals'].toSorted()).toEqual(allOperations.map(({ id }) => id).toSorted());
  });

  test.each(Object.entries(calls))('%s asks its operation and gives its document', async (id, call) => {
    const { client, asked } = connected();
    const answer = await call(client);
    const operation = allOperations.find((each) => each.id === id)!;
    const [method, path] = asked.at(-1)!.split(' ') as [string, string];
    expect(method).toBe(operation.method.toUpperCase());
    expect(path).toMatch(new RegExp(`^${operation.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`));
    const { schema, contentType } = operation.answers[0]!;
    if (answer instanceof Response) expect((await answer.text()).length).toBeGreaterThan(10);
    else if (schema !== null && contentType === 'application/json') schema.parse(answer);
    else expect(answer).toBeUndefined();
  });

  test('throws problems with code, status and when to come back', async () => {
    const { client } = connected(createFakeService({ ready: false }));
    const refused = await client.currentRun().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    expect(refused).toMatchObject({ status: 503, code: 'not-ready', retryAfterSeconds: 5 });
    await expect(client.findObject(99_999)).rejects.toThrow('there is no object 99999');
    await expect(client.listEvents({ limit: 0 })).rejects.toMatchObject({ code: 'option-invalid' });
    expect(await client.readReadiness()).toEqual({ ready: false, reasons: ['no run is published yet'] });
  });

  test('reads what is no problem of ours, too', async () => {
    const client = createClient({
      baseUrl: '',
      fetch: async () => new Response('<html>Bad gateway', { status: 502, statusText: 'Bad Gateway' }),
    });
    await expect(client.readHealth()).rejects.toMatchObject({ status: 502, code: 'http', retryAfterSeconds: null });
  });

  test('reads a whole list, part after part', async () => {
    const { client, asked } = connected();
    const events: EventDocument[] = [];
    for await (const event of allPages((cursor) => client.listEvents({ limit: 20, cursor }))) events.push(event);
    expect(events).toHaveLength(54);
    expect(asked).toHaveLength(3);
  });

  test('is aborted by its signal', async () => {
    const client = createClient({
      baseUrl: 'http://localhost',
      fetch: (_, init) =>
        new Promise((_resolve, reject) => init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason))),
    });
    const abort = new AbortController();
    const asked = client.readHealth({ signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });
});

describe('listening', () => {
  const cleared = (id: number): Signal => ({ id, type: 'event-cleared', body: exampleEvent });

  test('goes on after a lost line where it was, and misses nothing', async () => {
    const service = createFakeService();
    const app = createLiveApp(service);
    const asked: (string | null)[] = [];
    let cut: AbortController | null = null;
    const client = createClient({
      baseUrl: 'http://localhost',
      async fetch(url, init) {
        asked.push(new Headers(init?.headers).get('last-event-id'));
        if (asked.length === 2) throw new TypeError('connection refused');
        const response = await app.request(url, init);
        // A line that can be cut as by a network; the server is asked to let it be taken up again at once.
        const wire = new TransformStream<Uint8Array, Uint8Array>();
        cut = new AbortController();
        const soon = new Response('retry: 5\n\n').body!;
        void (async () => {
          await soon.pipeTo(wire.writable, { preventClose: true });
          await response
            .body!.pipeThrough(withoutRetry())
            .pipeTo(wire.writable, { signal: cut.signal })
            .catch(() => undefined);
        })();
        return new Response(wire.readable, response);
      },
    });
    for (const id of [1, 2]) service.signals.send(cleared(id));
    const states: string[] = [];
    const end = new AbortController();
    const seen: number[] = [];
    for await (const signal of client.listenToSignals({
      after: 0,
      signal: end.signal,
      onConnection: (state) => states.push(state),
    })) {
      if (signal.id !== null) seen.push(signal.id);
      if (signal.id === 2) {
        cut!.abort();
        for (const id of [3, 4]) service.signals.send(cleared(id));
      }
      if (signal.id === 4) end.abort();
    }
    expect(seen).toEqual([1, 2, 3, 4]);
    expect(asked).toEqual(['0', '2', '2']);
    expect(states).toEqual(['connected', 'lost', 'lost', 'connected']);
  });

  test('takes silence for a lost line', async () => {
    let lines = 0;
    const end = new AbortController();
    const client = createClient({
      baseUrl: '',
      fetch: async () => {
        if (++lines === 2) end.abort();
        const body = new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(new TextEncoder().encode('retry: 1\n\n')),
        });
        return new Response(body);
      },
    });
    for await (const _ of client.listenToSignals({ signal: end.signal, silenceSeconds: 0.02 }))
      throw new Error('nothing was sent');
    expect(lines).toBe(2);
  });

  test('ends where the server refuses for good', async () => {
    const { client } = connected();
    const listen = async (): Promise<void> => {
      for await (const _ of client.listenToSignals({ after: -1 })) return;
    };
    await expect(listen()).rejects.toMatchObject({ status: 400 });
  });
});

/** Leaves out the server's own wish of two seconds, which a test need not wait for. */
function withoutRetry(): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller): void {
      const text = new TextDecoder().decode(chunk).replace(/^retry: \d+\n\n/, '');
      if (text !== '') controller.enqueue(new TextEncoder().encode(text));
    },
  });
}
