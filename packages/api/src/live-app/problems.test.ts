import { UserError } from '@clearway/service';
import { describe, expect, test, vi } from 'vitest';
import { createFakeService } from '../fake-service/fake-service.fixture.ts';
import { refused, sent, served } from './live-app.fixture.ts';

describe('errors', () => {
  test.each([
    ['objects/99999'],
    ['objects/99999/element-sets'],
    ['objects/99999/ephemeris?start=2026-03-10&stop=2026-03-10'],
    ['events/999'],
    ['events/999/history'],
    ['events/999/notes'],
    ['watchlists/none'],
    ['runs/999'],
    ['nothing-here'],
  ])('%s is not there', async (path) => {
    const { detail } = await refused(served()[0].request(`/api/v1/${path}`), 404, 'unknown');
    expect(detail).toMatch(/^there is no /);
  });

  test.each([
    ['PATCH', 'events/999', {}],
    ['POST', 'events/999/notes', { author: 'a', text: 'b' }],
    ['DELETE', 'watchlists/none', null],
    ['POST', 'watchlists/none/members', { object_ids: [1] }],
    ['DELETE', 'watchlists/none/members', { object_ids: [1] }],
    ['POST', 'runs/999/cancel', null],
    ['POST', 'sources/refresh', { source: 'none' }],
  ])('%s %s has nothing to act on', async (method, path, body) => {
    const init = body === null ? { method } : sent(body, method);
    await refused(served()[0].request(`/api/v1/${path}`, init), 404, 'unknown');
  });

  test('what does not fit what is there is 409', async () => {
    const [app] = served();
    await refused(app.request('/api/v1/watchlists', sent({ name: 'stations' })), 409, 'conflict');
    expect((await app.request('/api/v1/runs', { method: 'POST' })).status).toBe(202);
    await refused(app.request('/api/v1/runs', { method: 'POST' }), 409, 'conflict');
    await refused(app.request('/api/v1/runs/17/cancel', { method: 'POST' }), 409, 'conflict');
  });

  test('before a run is published: 503 with Retry-After', async () => {
    const [app] = served({}, createFakeService({ ready: false }));
    const span = 'start=2026-03-10&stop=2026-03-10';
    for (const path of [
      'close-approaches',
      'close-approaches.csv',
      'report',
      'runs/current',
      'states?object=25544',
      `objects/25544/ephemeris?${span}`,
    ]) {
      const response = await app.request(`/api/v1/${path}`);
      expect(response.headers.get('retry-after'), path).toBe('5');
      await refused(response, 503, 'not-ready');
    }
    const ready = await app.request('/api/v1/ready');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ready: false, reasons: ['no run is published yet'] });
    expect((await app.request('/api/v1/health')).status).toBe(200);
  });

  test('a bug says nothing of the inside, and is logged with its request', async () => {
    const service = createFakeService();
    service.statistics = () => {
      throw new Error('secret of the database');
    };
    const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const [app] = served({ log }, service);
    const response = await app.request('/api/v1/statistics', { headers: { 'x-request-id': 'mine-1' } });
    expect(response.headers.get('x-request-id')).toBe('mine-1');
    expect(JSON.stringify(await refused(response, 500, 'internal'))).not.toContain('secret');
    expect(log.error).toHaveBeenCalledWith(
      expect.objectContaining({ err: expect.any(Error), request_id: 'mine-1', route: '/api/v1/statistics' }),
      expect.any(String),
    );
  });

  test.each([
    ['busy', 503],
    ['database-unusable', 503],
    ['source-unreachable', 502],
    ['object-unknown', 404],
    ['format-malformed', 400],
  ] as const)('%s of the service is %i', async (code, status) => {
    const service = createFakeService();
    service.closeApproaches.report = async () => {
      throw new UserError(code, 'what', 'mend');
    };
    const document = await refused(served({}, service)[0].request('/api/v1/report'), status, code);
    expect(document.detail).toBe('what; mend');
  });

  test('a known path asked in another way is 405 with what is allowed', async () => {
    const response = await served()[0].request('/api/v1/watchlists/stations', { method: 'PUT' });
    expect(response.headers.get('allow')).toBe('GET, HEAD, DELETE');
    await refused(response, 405, 'method-not-allowed');
  });
});
