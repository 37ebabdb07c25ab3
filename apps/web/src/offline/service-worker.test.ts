import { describe, expect, test } from 'vitest';
import { createCaches, ORIGIN, startWorker } from './service-worker.fixture.ts';

const FILES = ['/', '/assets/main-1.js', '/icon.svg'];

/** A server that can be switched off, and counts what it is asked for. */
function createNetwork() {
  const asked: string[] = [];
  const state = { isUp: true, status: 200, said: 'first' };
  return {
    asked,
    state,
    async fetch(url: string): Promise<Response> {
      const path = url.slice(ORIGIN.length);
      asked.push(path);
      if (!state.isUp) throw new TypeError('Failed to fetch');
      const headers = { 'content-encoding': 'br', 'x-path': path };
      return new Response(`${state.said} ${path}`, { status: state.status, headers });
    },
  };
}

async function started(version = 'v1', caches = createCaches(), network = createNetwork()) {
  const worker = startWorker({ version, files: FILES, caches, network: network.fetch });
  await worker.install();
  await worker.activate();
  network.asked.length = 0;
  return { worker, caches, network };
}

describe('the service worker', () => {
  test('opens the map without a network, whatever the link says', async () => {
    const { worker, network } = await started();
    network.state.isUp = false;
    const page = await worker.ask('/?object=25544&t=2026-03-10', { mode: 'navigate' });
    expect(await page?.text()).toBe('first /');
    expect(await (await worker.ask('/assets/main-1.js'))?.text()).toBe('first /assets/main-1.js');
    expect(network.asked).toEqual([]);
  });

  test('asks the service first, and has its last answer when it does not answer', async () => {
    const { worker, network } = await started();
    expect(await (await worker.ask('/api/v1/catalog'))?.text()).toBe('first /api/v1/catalog');
    network.state.said = 'second';
    expect(await (await worker.ask('/api/v1/catalog'))?.text()).toBe('second /api/v1/catalog');
    network.state.isUp = false;
    const before = Date.now();
    const kept = await worker.ask('/api/v1/catalog');
    expect(await kept?.text()).toBe('second /api/v1/catalog');
    const keptMs = Number(kept?.headers.get('x-clearway-kept-ms'));
    expect(keptMs).toBeGreaterThan(before - 60_000);
    expect(keptMs).toBeLessThanOrEqual(before);
    // Unpacked when it was kept.
    expect(kept?.headers.has('content-encoding')).toBe(false);
    expect(worker.told.at(-1)).toEqual({ type: 'kept', path: '/api/v1/catalog', keptMs });
    network.state.isUp = true;
    await worker.ask('/api/v1/catalog');
    expect(worker.told.at(-1)).toEqual({ type: 'fresh', path: '/api/v1/catalog' });
  });

  test('takes a gate’s word that the service is gone, but a refusal for an answer', async () => {
    const { worker, network } = await started();
    await worker.ask('/api/v1/health');
    network.state.status = 502;
    expect(await (await worker.ask('/api/v1/health'))?.text()).toBe('first /api/v1/health');
    network.state.status = 503;
    expect((await worker.ask('/api/v1/health'))?.status).toBe(503);
    network.state.isUp = false;
    expect((await worker.ask('/api/v1/health'))?.status).toBe(200);
  });

  test('leaves alone whatever changes something, never ends, or is large and for once', async () => {
    const { worker } = await started();
    for (const [address, method] of [
      ['/api/v1/events/3', 'PATCH'],
      ['/api/v1/runs', 'POST'],
      ['/api/v1/backup', 'POST'],
      ['/api/v1/watchlists/mine', 'DELETE'],
      ['/api/v1/signals', 'GET'],
      ['/api/v1/close-approaches.csv', 'GET'],
      ['/api/v1/objects/25544/ephemeris', 'GET'],
      ['/api/v1/objects/25544/elements?format=tle', 'GET'],
      ['/close-approaches', 'GET'],
      ['https://tiles.example/1/0/0.jpg', 'GET'],
    ] as const) {
      expect(await worker.ask(address, { method }), address).toBeNull();
    }
    expect(await worker.ask('/events', { mode: 'navigate' })).toBeNull();
  });

  test('keeps of the cards that were opened the last three hundred', async () => {
    const { worker, caches, network } = await started();
    await worker.ask('/api/v1/catalog');
    for (let id = 1; id <= 320; id++) await worker.ask(`/api/v1/objects/${id}`);
    expect(caches.stores.get('clearway-visited-1')?.size).toBe(300);
    network.state.isUp = false;
    expect((await worker.ask('/api/v1/objects/320'))?.status).toBe(200);
    await expect(worker.ask('/api/v1/objects/20')).rejects.toThrow(TypeError);
    expect((await worker.ask('/api/v1/catalog'))?.status).toBe(200);
  });

  test('keeps what the first page had asked for before it was there, and nothing else', async () => {
    const { worker, caches, network } = await started();
    await worker.message({
      type: 'keep',
      paths: ['/api/v1/catalog', '/api/v1/events/table?state=all', '/api/v1/report'],
    });
    expect(network.asked.toSorted()).toEqual(['/api/v1/catalog', '/api/v1/events/table?state=all']);
    expect(worker.told).toEqual([{ type: 'all-kept' }]);
    network.state.isUp = false;
    expect((await worker.ask('/api/v1/events/table?state=all'))?.status).toBe(200);
    expect(caches.stores.get('clearway-answers-1')?.size).toBe(2);
  });

  test('of a new version waits until it may, then takes its files and leaves the answers', async () => {
    const { worker: old, caches, network } = await started('v1');
    await old.ask('/api/v1/catalog');
    caches.stores.set('somebody-else', new Map());
    const next = startWorker({ version: 'v2', files: FILES, caches, network: network.fetch });
    await next.install();
    expect(next.isSkipped()).toBe(false);
    expect(caches.names()).toContain('clearway-files-v1');
    await next.message({ type: 'take-over' });
    expect(next.isSkipped()).toBe(true);
    await next.activate();
    expect(caches.names().toSorted()).toEqual(['clearway-answers-1', 'clearway-files-v2', 'somebody-else']);
  });

  test('is not installed by halves', async () => {
    const caches = createCaches();
    const network = createNetwork();
    network.state.status = 404;
    const worker = startWorker({ version: 'v1', files: FILES, caches, network: network.fetch });
    await expect(worker.install()).rejects.toThrow(TypeError);
  });
});
