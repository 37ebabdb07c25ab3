import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type MapSettings, mapSettings } from '@clearway/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLiveApp, type LiveApp } from '../live-app/create-live-app.ts';
import { json, refused, served } from '../live-app/live-app.fixture.ts';
import type { LiveAppOptions } from '../live-app/live-app-options.ts';

let folder = '';
let map = '';
const SCRIPT = `export const text = '${'clearway '.repeat(500)}';`;
const COAST = new Uint8Array(4096).map((_, k) => k % 7);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearway-map-'));
  map = join(folder, 'map');
  for (const part of ['assets', 'earth']) await mkdir(join(map, part), { recursive: true });
  const files: Record<string, string | Uint8Array> = {
    'index.html': '<!doctype html><title>Map</title>',
    'assets/index-B3x9Yz0a.js': SCRIPT,
    'assets/index-B3x9Yz0a.js.br': brotliCompressSync(`${SCRIPT}\n// packed by the build`),
    'assets/worker-DkQ_-1ab.js': SCRIPT,
    'assets/world-outlines.json': '{}',
    'assets/index-Ab12Cd34.css': 'body{}',
    'assets/sgp4-Zz99Yy88.wasm': 'wasm',
    'assets/page.css': 'not the style of our pages',
    'earth/coast.bin': COAST,
    'earth/places.json': '[]',
    'manifest.webmanifest': '{}',
    'service-worker.js': 'self',
    'icon.svg': '<svg/>',
    'icon-192.png': 'png',
    '.whole': 'noted by the build',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(map, name), content);
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(map, 'assets', 'link.txt'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const withMap = (options: LiveAppOptions = {}): LiveApp => served({ mapFolder: map, ...options })[0];

describe('the files of the map', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/?object=25544', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/service-worker.js', 'text/javascript; charset=utf-8'],
    ['/manifest.webmanifest', 'application/manifest+json'],
    ['/earth/coast.bin', 'application/octet-stream'],
    ['/earth/places.json', 'application/json'],
    ['/icon.svg', 'image/svg+xml'],
    ['/icon-192.png', 'image/png'],
    ['/assets/world-outlines.json', 'application/json'],
  ])('%s is asked about anew each time', async (path, contentType) => {
    const app = withMap();
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const body = await response.arrayBuffer();
    const etag = response.headers.get('etag')!;
    const known = await app.request(path, { headers: { 'if-none-match': etag } });
    expect(known.status).toBe(304);
    expect(await known.text()).toBe('');
    const head = await app.request(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), (await head.arrayBuffer()).byteLength]).toEqual([200, etag, 0]);
    expect(body.byteLength).toBeGreaterThan(0);
  });

  test.each([
    ['/assets/index-B3x9Yz0a.js', 'text/javascript; charset=utf-8'],
    ['/assets/worker-DkQ_-1ab.js', 'text/javascript; charset=utf-8'],
    ['/assets/index-Ab12Cd34.css', 'text/css; charset=utf-8'],
    ['/assets/sgp4-Zz99Yy88.wasm', 'application/wasm'],
  ])('%s, named by its content, is kept for good', async (path, contentType) => {
    const { headers } = await withMap().request(path);
    expect(headers.get('content-type')).toBe(contentType);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('are sent as the build packed them, or packed now', async () => {
    const app = withMap();
    const ask = async (path: string, encoding: string): Promise<[string | null, Buffer]> => {
      const response = await app.request(path, { headers: { 'accept-encoding': encoding } });
      expect(response.headers.get('vary')).toBe('Accept-Encoding');
      return [response.headers.get('content-encoding'), Buffer.from(await response.arrayBuffer())];
    };
    const [br, built] = await ask('/assets/index-B3x9Yz0a.js', 'gzip, br');
    expect([br, brotliDecompressSync(built).toString()]).toEqual(['br', `${SCRIPT}\n// packed by the build`]);
    const [gzip, now] = await ask('/assets/index-B3x9Yz0a.js', 'gzip');
    expect([gzip, gunzipSync(now).toString()]).toEqual(['gzip', SCRIPT]);
    const [plain, whole] = await ask('/assets/index-B3x9Yz0a.js', 'identity');
    expect([plain, whole.toString()]).toEqual([null, SCRIPT]);
    const [packed, coast] = await ask('/earth/coast.bin', 'br');
    expect([packed, brotliDecompressSync(coast)]).toEqual(['br', Buffer.from(COAST)]);
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets//etc/passwd',
    '/assets/link.txt',
    '/assets/index-B3x9Yz0a.js.br',
    '/.whole',
    '/%00',
    '/%',
    '/assets',
    '/assets/',
    '/object/25544',
    '/api/v2',
  ])('%s is none of them', async (path) => {
    await refused(withMap().request(`http://localhost${path}`), 404, 'unknown');
  });

  test('do not stand in front of what is there without them', async () => {
    const app = withMap();
    expect(await (await app.request('/assets/page.css')).text()).not.toContain('not the style');
    expect((await app.request('/close-approaches')).headers.get('content-security-policy')).not.toContain('wasm');
    await refused(app.request('/', { method: 'POST' }), 404, 'unknown');
  });

  test('a folder without a map is refused', () => {
    expect(() => withMap({ mapFolder: join(map, 'earth') })).toThrow('there is no map (index.html)');
    expect(() => withMap({ mapFolder: join(folder, 'none') })).toThrow('there is no such folder');
  });
});

describe('what the map may do', () => {
  const imagery = { template: 'https://tiles.example:8443/{z}/{y}/{x}.jpg', attribution: 'Tiles', mostZoom: 8 };

  test('its files let workers, WebAssembly and pictures from one other place in, nothing inline', async () => {
    for (const path of ['/', '/assets/worker-DkQ_-1ab.js']) {
      const policy = (await withMap({ imagery }).request(path)).headers.get('content-security-policy')!;
      const directives = policy.split('; ');
      for (const directive of [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data: https://tiles.example:8443",
        "connect-src 'self' https://tiles.example:8443",
        "manifest-src 'self'",
      ]) {
        expect(directives).toContain(directive);
      }
      expect(policy).not.toContain('unsafe-inline');
    }
    const without = (await withMap().request('/')).headers.get('content-security-policy')!;
    expect(without).toContain("img-src 'self' blob: data:;");
    expect((await withMap().request('/')).headers.get('permissions-policy')).toBe('geolocation=(self)');
  });

  test('it is told where the pictures are', async () => {
    const settings = mapSettings.parse(await json<MapSettings>(withMap({ imagery }).request('/api/v1/map-settings')));
    expect(settings.imagery).toEqual({
      template: imagery.template,
      attribution: 'Tiles',
      projection: 'web-mercator',
      most_zoom: 8,
    });
    expect(await json(withMap().request('/api/v1/map-settings'))).toEqual({ imagery: null });
  });
});

describe('the way to the map', () => {
  test('without a map / leads to the tables, with what was asked of them', async () => {
    const response = await served()[0].request('/?object=25544&sort=tca');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/close-approaches?object=25544&sort=tca');
  });

  test('the tables have it where there is one', async () => {
    for (const path of ['/close-approaches', '/events', '/api']) {
      expect(await (await withMap().request(path)).text()).toContain('<a href="/">Map</a>');
      expect(await (await served()[0].request(path)).text()).not.toContain('<a href="/">Map</a>');
    }
  });
});

test('metrics tell files of the map by one label', async () => {
  const app = createLiveApp(served()[1], { mapFolder: map });
  await app.request('/assets/index-B3x9Yz0a.js');
  expect(await (await app.request('/metrics')).text()).toContain('route="/{file of the map}"');
});
