import { eventDocument, type Problem } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { json, refused, sent, served } from './live-app.fixture.ts';

describe('what people change', () => {
  test('a decision is kept, and what is wrong with one is said', async () => {
    const [app] = served();
    const decided = await app.request('/api/v1/events/4', sent({ disposition: 'dismissed', reason: 'ours' }, 'PATCH'));
    expect(eventDocument.parse(await decided.json())).toMatchObject({
      disposition: 'dismissed',
      disposition_reason: 'ours',
    });
    const wrong = (body: unknown): Promise<Problem> =>
      json<Problem>(app.request('/api/v1/events/4', sent(body, 'PATCH')));
    expect((await wrong({ disposition: 'gone' })).detail).toContain('give one of open, watched, dismissed, acted-on');
    expect((await wrong({ dispositoin: 'open' })).detail).toContain(
      'there is no field "dispositoin"; give disposition',
    );
    expect((await wrong({ disposition: 'dismissed' })).detail).toContain('a dismissal needs a reason');
    expect((await wrong({ assignee: 'x'.repeat(101) })).detail).toContain('give at most 100 characters');
    expect((await wrong([1])).detail).toContain('the body');
    expect((await wrong(null)).status).toBe(400);
  });

  test('a body must be JSON, say so, and be short', async () => {
    const [app] = served();
    const post = (body: string, headers: Record<string, string> = {}): Response | Promise<Response> =>
      app.request('/api/v1/watchlists', { method: 'POST', body, headers });
    const typed = { 'content-type': 'application/json; charset=utf-8' };
    await refused(post('{"name":"a"}'), 415, 'content-type');
    await refused(post('{"name":', typed), 400, 'format-malformed');
    await refused(post('', typed), 400, 'format-malformed');
    await refused(post(`{"name":"${'x'.repeat(1_000_001)}"}`, typed), 413, 'too-large');
    expect((await post('{"name":"a"}', typed)).status).toBe(201);
  });

  test('a watchlist comes, grows, shrinks and goes; its name may be any', async () => {
    const [app] = served();
    const created = await app.request('/api/v1/watchlists', sent({ name: 'our fleet ü%', object_ids: [5] }));
    expect(created.status).toBe(201);
    const place = created.headers.get('location')!;
    expect(place).toBe('/api/v1/watchlists/our%20fleet%20%C3%BC%25');
    await app.request(`${place}/members`, sent({ object_ids: [7, 5] }));
    const after = await app.request(`${place}/members`, sent({ object_ids: [5] }, 'DELETE'));
    expect(await after.json()).toMatchObject({ name: 'our fleet ü%', object_ids: [7] });
    expect((await app.request(place, { method: 'DELETE' })).status).toBe(204);
    await refused(app.request(place), 404, 'unknown');
  });

  test('an upload is streamed, and cut off at 200 MB', async () => {
    const [app, service] = served();
    const part = new Uint8Array(1 << 20);
    const upload = (parts: number, headers: Record<string, string> = {}): Response | Promise<Response> => {
      let left = parts;
      const body = new ReadableStream<Uint8Array>({
        pull(controller): void {
          if (left-- > 0) controller.enqueue(part);
          else controller.close();
        },
      });
      return app.request('/api/v1/sources/own/element-sets', { method: 'POST', body, headers, duplex: 'half' });
    };
    expect(await json(upload(3))).toMatchObject({ source: 'own', accepted: 12 });
    expect(service.uploaded).toBe(3 << 20);
    await refused(upload(400), 413, 'too-large');
    await refused(upload(1, { 'content-length': '200000001' }), 413, 'too-large');
    await refused(upload(0), 400, 'file-empty');
    await refused(upload(1, { 'content-encoding': 'br' }), 415, 'content-encoding');
    await refused(app.request('/api/v1/sources/own/element-sets', { method: 'POST' }), 400, 'file-empty');
  });
});
