import {
  allOperations,
  allPages,
  type Client,
  createClient,
  type EventDocument,
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
  findObject: (client) => client.findObject(25_544),
  listElementSets: (client) => client.listElementSets(25_544, { limit: 3 }),
  listStates: (client) => client.listStates({ object: [25_544, 40_001], at: '2026-03-10T00:00:00Z' }),
  readEphemeris: (client) =>
    client.readEphemeris(25_544, { start: '2026-03-10', stop: '2026-03-11', format: 'csv', step_seconds: 60 }),
  listCloseApproaches: (client) => client.listCloseApproaches({ list: 'ranked', include: ['fleet', 'stale'] }),
  readCloseApproachesCsv: (client) => client.readCloseApproachesCsv(),
  readReport: (client) => client.readReport(),
  listEvents: (client) => client.listEvents({ object: [], disposition: ['open', 'watched'], probability_from: 0 }),
  findEvent: (client) => client.findEvent(3),
  decideEvent: (client) => client.decideEvent(3, { disposition: 'watched' }),
  readEventHistory: (client) => client.readEventHistory(3),
  listEventNotes: (client) => client.listEventNotes(3),
  addEventNote: (client) => client.addEventNote(3, { author: 'Ada', text: 'seen' }),
  listWatchlists: (client) => client.listWatchlists(),
  createWatchlist: (client) => client.createWatchlist({ name: 'our own/ones?'.replace(/[/?]/g, ' ') }),
  findWatchlist: (client) => client.findWatchlist('stations'),
  deleteWatchlist: (client) => client.deleteWatchlist('stations'),
  addWatchlistMembers: (client) => client.addWatchlistMembers('stations', [5]),
  removeWatchlistMembers: (client) => client.removeWatchlistMembers('stations', [5]),
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
