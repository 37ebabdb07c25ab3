import { describe, expect, test } from 'vitest';
import { refused, sent, served } from './live-app.fixture.ts';

const withHeaders = (init: RequestInit, headers: Record<string, string>): RequestInit => ({
  ...init,
  headers: { ...init.headers, ...headers },
});
const change = sent({ name: 'a list' });

describe('host names', () => {
  test.each(['localhost', 'localhost:8080', '127.0.0.1:8080', '127.1.2.3', '[::1]:8080', 'clearway.localhost'])(
    '%s is ours',
    async (host) => {
      expect((await served()[0].request('/api/v1/health', { headers: { host } })).status).toBe(200);
    },
  );

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:8080', '10.0.0.5:8080'])(
    '%s is refused everywhere, unless it is allowed',
    async (host) => {
      const [app] = served();
      for (const path of ['/', '/api/v1/events', '/metrics', '/nowhere']) {
        await refused(app.request(path, { headers: { host } }), 421, 'host-unknown');
      }
      const [open] = served({ allowedHosts: [host.replace(/:\d+$/, '').toUpperCase()] });
      expect((await open.request('/api/v1/health', { headers: { host } })).status).toBe(200);
      expect(
        (await served({ allowedHosts: ['*'] })[0].request('/close-approaches', { headers: { host } })).status,
      ).toBe(200);
    },
  );
});

describe('changes from other places', () => {
  test.each([['https://evil.example'], ['http://localhost:9999'], ['http://127.0.0.1:8080'], ['null']])(
    'a page of %s may not',
    async (origin) => {
      const [app, service] = served();
      const init = withHeaders(change, { host: 'localhost:8080', origin });
      await refused(app.request('/api/v1/watchlists', init), 403, 'origin-foreign');
      expect(service.watchlists.list()).toHaveLength(1);
      const reading = { headers: { host: 'localhost:8080', origin } };
      expect((await app.request('/api/v1/watchlists', reading)).status).toBe(200);
    },
  );

  test('our own page, and programs, may', async () => {
    const [app] = served();
    const own = withHeaders(change, { host: 'localhost:8080', origin: 'http://localhost:8080' });
    expect((await app.request('/api/v1/watchlists', own)).status).toBe(201);
    expect((await app.request('/api/v1/watchlists/stations', { method: 'DELETE' })).status).toBe(204);
  });

  test('a browser that hides the origin is believed when it says cross-site', async () => {
    const init = withHeaders(change, { 'sec-fetch-site': 'cross-site' });
    await refused(served()[0].request('/api/v1/watchlists', init), 403, 'origin-foreign');
  });
});

test('everything has the headers that keep a page from doing more than it should', async () => {
  const [app] = served();
  for (const path of ['/', '/api', '/api/v1/events', '/api/v1/nothing', '/close-approaches.csv', '/assets/page.css']) {
    const { headers } = await app.request(path);
    expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  }
});
