import { exampleEvent, exampleRunUnderWay, type Signal } from '@clearway/contract';
import { describe, expect, test, vi } from 'vitest';
import type { LiveApp } from './create-live-app.ts';
import { refused, served } from './live-app.fixture.ts';

const cleared = (id: number): Signal => ({ id, type: 'event-cleared', body: exampleEvent });
const progress: Signal = { id: null, type: 'run-progress', body: exampleRunUnderWay };

/** Reads a stream of signals until what was read satisfies `enough`. */
async function readUntil(response: Response, enough: (text: string) => boolean): Promise<string> {
  const reader = response
    .body!.pipeThrough(new TextDecoderStream() as never)
    .getReader() as ReadableStreamDefaultReader<string>;
  let text = '';
  while (!enough(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return text;
}

async function listening(app: LiveApp, init: RequestInit = {}, query = ''): Promise<Response> {
  const response = await app.request(`/api/v1/signals${query}`, init);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  return response;
}

describe('signals', () => {
  test('come as events with type, body and, where they are kept, id', async () => {
    const [app, service] = served();
    const response = await listening(app);
    const text = readUntil(response, (read) => read.includes('event-cleared') && read.endsWith('\n\n'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    service.signals.send(progress);
    service.signals.send(cleared(7));
    expect(await text).toBe(
      `retry: 2000\n\nevent: run-progress\ndata: ${JSON.stringify(exampleRunUnderWay)}\n\nid: 7\nevent: event-cleared\ndata: ${JSON.stringify(exampleEvent)}\n\n`,
    );
    expect(service.signals.listeners).toBe(0);
  });

  test.each([
    ['the header', { headers: { 'last-event-id': '2' } }, ''],
    ['the query', {}, '?after=2'],
    ['the header before the query', { headers: { 'last-event-id': '2' } }, '?after=1'],
  ])('those missed come first: by %s', async (_, init, query) => {
    const [app, service] = served();
    for (const id of [1, 2, 3, 4]) service.signals.send(cleared(id));
    const text = await readUntil(await listening(app, init, query), (read) => read.includes('id: 4'));
    expect([...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id)).toEqual(['3', '4']);
  });

  test('a heartbeat keeps the line open', async () => {
    const [app] = served({ heartbeatSeconds: 0.01 });
    const text = await readUntil(await listening(app), (read) => read.split(': heartbeat').length > 3);
    expect(text.startsWith('retry: 2000\n\n: heartbeat\n\n: heartbeat\n\n')).toBe(true);
  });

  test('a listener that leaves is no fault, a service that fails is one', async () => {
    const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const [app, service] = served({ log });
    const reader = (await listening(app)).body!.getReader();
    await reader.read();
    const waiting = reader.read();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await reader.cancel();
    expect(await waiting).toMatchObject({ done: true });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(log.error).not.toHaveBeenCalled();
    expect(service.signals.listeners).toBe(0);
    service.signals.listen = () => {
      throw new Error('database');
    };
    await expect((await app.request('/api/v1/signals')).text()).rejects.toThrow('database');
    expect(log.error).toHaveBeenCalledOnce();
  });

  test('all end when the server does', async () => {
    const ended = new AbortController();
    const [app, service] = served({ ended: ended.signal });
    const text = readUntil(await listening(app), () => false);
    await new Promise((resolve) => setTimeout(resolve, 10));
    ended.abort();
    expect(await text).toBe('retry: 2000\n\n');
    expect(service.signals.listeners).toBe(0);
  });

  test('a reader that does not read makes nothing grow', async () => {
    const [app, service] = served();
    const response = await listening(app);
    const reader = response.body!.getReader();
    await reader.read();
    for (let i = 0; i < 10_000; i++) service.signals.send(progress);
    await new Promise((resolve) => setTimeout(resolve, 20));
    let read = 0;
    const soon = new Promise<'none'>((resolve) => setTimeout(() => resolve('none'), 50));
    for (;;) {
      const next = await Promise.race([reader.read(), soon]);
      if (next === 'none') break;
      read++;
    }
    // What the service keeps for one listener, and a few on the way.
    expect(read).toBeGreaterThan(50);
    expect(read).toBeLessThan(200);
    await reader.cancel();
  });

  test('too many listeners are sent away, and there is room again once one leaves', async () => {
    const [app] = served({ mostListeners: 2 });
    const first = await listening(app);
    await listening(app);
    await refused(app.request('/api/v1/signals'), 503, 'busy');
    await first.body!.cancel();
    await listening(app);
  });

  test('an id that cannot be one is refused', async () => {
    const response = served()[0].request('/api/v1/signals', { headers: { 'last-event-id': 'x' } });
    await refused(response, 400, 'option-invalid');
  });
});
