import { describe, expect, test } from 'vitest';
import { refused, sent, served } from './live-app.fixture.ts';

describe('answers that are the same', () => {
  test('are made once for a revision, and told apart by it', async () => {
    const [app, service] = served({ now: () => new Date(0) });
    const first = await app.request('/api/v1/objects?search=starlink');
    const again = await app.request('/api/v1/objects?search=starlink');
    expect(service.listsMade).toBe(1);
    expect(await again.text()).toBe(await first.text());
    const etag = first.headers.get('etag')!;
    const known = await app.request('/api/v1/objects?search=starlink', { headers: { 'if-none-match': etag } });
    expect(known.status).toBe(304);
    expect(await known.text()).toBe('');
    expect(known.headers.get('etag')).toBe(etag);
    expect((await app.request('/api/v1/objects?search=resurs')).headers.get('etag')).not.toBe(etag);
    service.change();
    const later = await app.request('/api/v1/objects?search=starlink', { headers: { 'if-none-match': etag } });
    expect(later.status).toBe(200);
    expect(later.headers.get('etag')).not.toBe(etag);
    expect(service.listsMade).toBe(3);
  });

  test('lists that depend on the time are made anew after ten seconds', async () => {
    let now = 0;
    const [app, service] = served({ now: () => new Date(now) });
    const etags: (string | null)[] = [];
    for (now of [0, 9_999, 10_000]) etags.push((await app.request('/api/v1/events')).headers.get('etag'));
    expect(etags[1]).toBe(etags[0]);
    expect(etags[2]).not.toBe(etags[0]);
    expect(service.listsMade).toBe(2);
  });

  test('other documents have the tag of their content', async () => {
    const [app] = served();
    for (const path of [
      '/api/v1/events/3',
      '/api/v1/runs/current',
      '/api/v1/statistics',
      '/close-approaches',
      '/assets/page.css',
    ]) {
      const etag = (await app.request(path)).headers.get('etag')!;
      expect((await app.request(path, { headers: { 'if-none-match': `"x", ${etag}` } })).status, path).toBe(304);
    }
    const etag = (await app.request('/api/v1/events/3')).headers.get('etag')!;
    await app.request('/api/v1/events/3', sent({ assignee: 'Ada' }, 'PATCH'));
    expect((await app.request('/api/v1/events/3', { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  test('a refused answer is not stored', async () => {
    const [app] = served();
    await refused(app.request('/api/v1/events?watchlist=mine'), 404, 'unknown');
    await app.request('/api/v1/watchlists', sent({ name: 'mine', object_ids: [25_544] }));
    expect((await app.request('/api/v1/events?watchlist=mine')).status).toBe(200);
  });
});
