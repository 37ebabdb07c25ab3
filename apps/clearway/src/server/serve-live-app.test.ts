import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLiveApp } from '@clearway/api';
import { createFakeService, type FakeService } from '@clearway/api/fake-service';
import { createClient, exampleEvent, exampleRunUnderWay, type Signal } from '@clearway/contract';
import { writeText } from '@clearway/service';
import { afterEach, expect, test, vi } from 'vitest';
import { type Listening, listen } from './listen.ts';

let server: Listening | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function serving(service: FakeService, ended = new AbortController()): Promise<string> {
  server = await listen(createLiveApp(service, { ended: ended.signal }), 0);
  return server.url;
}

const cleared = (id: number): Signal => ({ id, type: 'event-cleared', body: exampleEvent });

test('signals arrive over a socket, and a listener that leaves is forgotten', async () => {
  const service = createFakeService();
  const client = createClient({ baseUrl: await serving(service) });
  const leave = new AbortController();
  const seen: (number | null)[] = [];
  service.signals.send(cleared(1));
  for await (const signal of client.listenToSignals({ after: 0, signal: leave.signal })) {
    seen.push(signal.id);
    if (signal.id === 1) service.signals.send({ id: null, type: 'run-progress', body: exampleRunUnderWay });
    if (signal.id === null) service.signals.send(cleared(2));
    if (signal.id === 2) leave.abort();
  }
  expect(seen).toEqual([1, null, 2]);
  await vi.waitFor(() => expect(service.signals.listeners).toBe(0), { timeout: 30_000 });
});

test('streams of signals end with the server, which closes at once', async () => {
  const service = createFakeService();
  const ended = new AbortController();
  const url = await serving(service, ended);
  const response = await fetch(`${url}/api/v1/signals`);
  const text = response.text();
  await vi.waitFor(() => expect(service.signals.listeners).toBe(1), { timeout: 30_000 });
  ended.abort();
  expect(await text).toBe('retry: 2000\n\n');
  const began = performance.now();
  await server!.close();
  server = null;
  // A stream that nobody ended would hold it for good.
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a reader of signals that does not read makes nothing grow', async () => {
  const service = createFakeService();
  const { hostname, port } = new URL(await serving(service));
  const socket = connect(Number(port), hostname);
  socket.write(`GET /api/v1/signals HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`);
  await vi.waitFor(() => expect(service.signals.listeners).toBe(1), { timeout: 30_000 });
  socket.pause();
  const before = process.memoryUsage().external + process.memoryUsage().arrayBuffers;
  // 200 MB of progress, in turns as runs send it: what the socket does not take is dropped by the service.
  const progress: Signal = {
    id: null,
    type: 'run-progress',
    body: { ...exampleRunUnderWay, failure: 'x'.repeat(10_000) },
  };
  for (let i = 0; i < 200; i++) {
    for (let k = 0; k < 100; k++) service.signals.send(progress);
    await sleep(0);
  }
  const grown = process.memoryUsage().external + process.memoryUsage().arrayBuffers - before;
  expect(grown).toBeLessThan(50e6);
  socket.destroy();
  await vi.waitFor(() => expect(service.signals.listeners).toBe(0), { timeout: 30_000 });
});

test('a download that its reader breaks off stops its writer, one that fails is broken off', async () => {
  const service = createFakeService();
  const stopped = Promise.withResolvers<void>();
  service.closeApproaches.writeCsv = async (sink, signal) => {
    try {
      for (;;) {
        signal!.throwIfAborted();
        await writeText(sink, 'row\n'.repeat(10_000));
      }
    } finally {
      stopped.resolve();
    }
  };
  const url = await serving(service);
  const leave = new AbortController();
  const response = await fetch(`${url}/close-approaches.csv`, { signal: leave.signal });
  await response.body!.getReader().read();
  leave.abort();
  await stopped.promise;
  service.closeApproaches.writeCsv = async (sink) => {
    await writeText(sink, 'half a file\n');
    throw new Error('disk');
  };
  // The adapter has its own say of it on standard error.
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  for (const encoding of ['identity', 'gzip', 'br']) {
    const half = fetch(`${url}/close-approaches.csv`, { headers: { 'accept-encoding': encoding } });
    await expect(
      half.then((each) => each.text()),
      encoding,
    ).rejects.toThrow();
  }
  said.mockRestore();
});

test('an upload that is too long is refused while it is sent, and the server goes on', async () => {
  const service = createFakeService();
  const url = await serving(service);
  const status = await new Promise<number | string>((resolve) => {
    const sending = request(`${url}/api/v1/sources/own/element-sets`, { method: 'POST' }, (response) => {
      resolve(response.statusCode!);
      response.resume();
    });
    sending.on('error', (error: NodeJS.ErrnoException) => resolve(error.code!));
    const part = Buffer.alloc(1 << 20);
    let left = 260;
    const send = (): void => {
      if (left-- === 0) sending.end();
      else if (!sending.destroyed) sending.write(part, send);
    };
    send();
  });
  // The answer may be lost where the connection is closed under the sender.
  expect([413, 'ECONNRESET', 'EPIPE']).toContain(status);
  expect(service.uploaded).toBeLessThan(201_000_000);
  expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
});

test('names that are not ours are refused on the wire', async () => {
  const { hostname, port } = new URL(await serving(createFakeService()));
  const status = await new Promise<number>((resolve) => {
    request({ hostname, port, path: '/api/v1/events', headers: { host: 'evil.example' } }, (response) => {
      resolve(response.statusCode!);
      response.resume();
    }).end();
  });
  expect(status).toBe(421);
});
