import { describe, expect, test } from 'vitest';
import { refused, sent, served } from '../live-app/live-app.fixture.ts';
import { withoutSecrets } from './audit-changes.ts';
import { TokenBuckets } from './token-buckets.ts';

/** The environment that the adaptor of Node gives. */
const from = (remoteAddress: string): object => ({ incoming: { socket: { remoteAddress } } });

describe('a bucket of tokens', () => {
  test('lets so many through at once, and so many a second', () => {
    let nowMs = 0;
    const buckets = new TokenBuckets({ perSecond: 2, burst: 3 }, () => nowMs);
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 1]);
    expect(buckets.take('b')).toBe(0);
    nowMs = 499;
    expect(buckets.take('a')).toBe(1);
    nowMs = 1000;
    expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([0, 0, 1]);
    // It never holds more than at the beginning, however long nobody asks.
    nowMs = 1e9;
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 1]);
  });

  test('forgets the ones that nobody has used for longest', () => {
    const buckets = new TokenBuckets({ perSecond: 1e-9, burst: 1 }, () => 0);
    for (let k = 0; k < 20_001; k++) buckets.take(`${k}`);
    expect(buckets.take('20000')).toBeGreaterThan(0);
    expect(buckets.take('0')).toBe(0);
  });
});

describe('requests', () => {
  const headers = { authorization: 'Bearer cwk-viewer' };

  test('of one person are limited, with when to come back, and those of others are not', async () => {
    const [app] = served({ accounts: 'required', rateLimit: { perSecond: 0.001, burst: 3 } });
    for (let k = 0; k < 3; k++) expect((await app.request('/api/v1/version', { headers })).status).toBe(200);
    const response = await app.request('/api/v1/version', { headers });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(1);
    await refused(response, 429, 'too-many-requests');
    const other = { authorization: 'Bearer cwk-analyst' };
    expect((await app.request('/api/v1/version', { headers: other })).status).toBe(200);
  });

  test('of strangers are limited by address, keys that open nothing too', async () => {
    const [app] = served({ accounts: 'required', now: () => new Date(0) });
    const ask = (address: string, more: Record<string, string> = {}): Promise<Response> =>
      Promise.resolve(app.request('/api/v1/session', { headers: more }, from(address)));
    const guess = { authorization: 'Bearer cwk-guess' };
    for (let k = 0; k < 200; k++) expect((await ask('192.0.2.1', guess)).status).toBe(401);
    expect((await ask('192.0.2.1', guess)).status).toBe(429);
    expect((await ask('::ffff:192.0.2.1')).status).toBe(429);
    expect((await ask('192.0.2.2')).status).toBe(200);
    // Nobody has another address for the asking.
    expect((await ask('192.0.2.1', { 'x-forwarded-for': '198.51.100.7' })).status).toBe(429);
  });

  test('through a proxy that is trusted count for whom it names last', async () => {
    const [app] = served({ accounts: 'required', trustedProxies: ['127.0.0.1'], now: () => new Date(0) });
    const ask = (forwarded: string): Promise<Response> =>
      Promise.resolve(app.request('/api/v1/session', { headers: { 'x-forwarded-for': forwarded } }, from('127.0.0.1')));
    for (let k = 0; k < 200; k++) expect((await ask(`203.0.113.${k}, 192.0.2.1`)).status).toBe(200);
    expect((await ask('203.0.113.250, 192.0.2.1')).status).toBe(429);
    expect((await ask('192.0.2.1, 192.0.2.9')).status).toBe(200);
  });

  test('are not limited without accounts', async () => {
    const [app] = served();
    for (let k = 0; k < 600; k++) expect((await app.request('/api/v1/health')).status).toBe(200);
  });

  test('with what neither databases nor addresses keep are refused before anything reads them', async () => {
    const [app] = served();
    for (const body of [{ name: 'a\0b' }, { name: 'a', description: '\0' }, { 'na\0me': 'a' }, { name: '\ud800' }]) {
      await refused(app.request('/api/v1/watchlists', sent(body)), 400, 'option-invalid');
    }
    await refused(app.request('/api/v1/watchlists/a%00b'), 400, 'option-invalid');
    await refused(app.request('/api/v1/objects?search=%00'), 400, 'option-invalid');
  });
});

test('what is said in the audit log of a change has no secrets in it', () => {
  const body = { url: 'https://a.example', secret: 'x', list: [{ smtp_password: 'y', name: 'n' }], apiKey: 'z', n: 1 };
  expect(withoutSecrets(body)).toEqual({
    url: 'https://a.example',
    secret: '(not kept)',
    list: [{ smtp_password: '(not kept)', name: 'n' }],
    apiKey: '(not kept)',
    n: 1,
  });
});
