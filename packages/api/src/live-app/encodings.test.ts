import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { served } from './live-app.fixture.ts';

const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const accepting = (accepted: string): RequestInit => ({ headers: { 'accept-encoding': accepted } });

describe.each([
  '/api/v1/events',
  '/api/v1/runs/current',
  '/close-approaches',
  '/api',
  '/api/v1/openapi.json',
  '/close-approaches.csv',
])('%s', (path) => {
  test('is packed as the reader wants it, and says so', async () => {
    const [app] = served();
    const plain = await bytesOf(await app.request(path));
    const gzip = await app.request(path, accepting('gzip'));
    expect(gzip.headers.get('content-encoding')).toBe(plain.length < 1024 ? null : 'gzip');
    if (plain.length < 1024) return;
    expect(gzip.headers.get('vary')).toBe('Accept-Encoding');
    expect(gunzipSync(await bytesOf(gzip)).equals(plain)).toBe(true);
    for (const accepted of ['gzip, deflate, br', 'gzip;q=0.5, br;q=0.9', '*']) {
      const brotli = await app.request(path, accepting(accepted));
      expect(brotli.headers.get('content-encoding'), accepted).toBe('br');
      expect(brotliDecompressSync(await bytesOf(brotli)).equals(plain)).toBe(true);
    }
    for (const accepted of ['identity', 'gzip;q=0, br;q=0', 'deflate', '']) {
      const untouched = await app.request(path, accepting(accepted));
      expect(untouched.headers.get('content-encoding'), accepted).toBeNull();
      expect((await bytesOf(untouched)).equals(plain)).toBe(true);
    }
  });
});

test('small answers and signals are never packed', async () => {
  const ended = new AbortController();
  const [app] = served({ ended: ended.signal });
  for (const path of ['/api/v1/health', '/api/v1/signals']) {
    const response = await app.request(path, accepting('gzip, br'));
    expect(response.headers.get('content-encoding'), path).toBeNull();
    await response.body!.cancel();
  }
});

test('a list is packed once', async () => {
  const [app, service] = served();
  const first = await app.request('/api/v1/objects', accepting('br'));
  const again = await app.request('/api/v1/objects', accepting('br'));
  expect(service.listsMade).toBe(1);
  expect((await bytesOf(again)).equals(await bytesOf(first))).toBe(true);
});
