import { expect, test, vi } from 'vitest';
import { createFakeService } from '../fake-service/fake-service.fixture.ts';
import { served } from './live-app.fixture.ts';

const metricsOf = async (app: ReturnType<typeof served>[0]): Promise<string> => (await app.request('/metrics')).text();

test('metrics tell of requests by route, of the process and of the service', async () => {
  const service = createFakeService();
  service.databaseBytes = async () => 123_456;
  const [app] = served({}, service);
  for (const path of ['events/1', 'events/2', 'events/999', 'no/such/path', 'events?limit=0']) {
    await app.request(`/api/v1/${path}`);
  }
  const response = await app.request('/metrics');
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  const count = (method: string, route: string, status: number): string | undefined =>
    text.match(
      new RegExp(
        `^clearway_http_request_duration_seconds_count\\{method="${method}",route="${route}",status="${status}"\\} (\\d+)$`,
        'm',
      ),
    )?.[1];
  expect(count('GET', '/api/v1/events/{event_id}', 200)).toBe('2');
  expect(count('GET', '/api/v1/events/{event_id}', 404)).toBe('1');
  expect(count('GET', '/api/v1/events', 400)).toBe('1');
  expect(count('GET', 'other', 404)).toBe('1');
  for (const line of [
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
    'clearway_current_run_id 17',
    'clearway_close_approaches 300',
    'clearway_source_warnings{source="space-track"} 1',
    'clearway_database_bytes 123456',
  ]) {
    expect(text).toContain(line);
  }
  expect(text).toMatch(/^clearway_source_age_seconds\{source="celestrak\/active"\} \d/m);
  expect(text).not.toContain('clearway_source_age_seconds{source="space-track"}');
});

test('a stream of signals is counted while it is open', async () => {
  const [app] = served();
  const response = await app.request('/api/v1/signals');
  expect(await metricsOf(app)).toContain('clearway_signal_listeners 1');
  await response.body!.cancel();
  expect(await metricsOf(app)).toContain('clearway_signal_listeners 0');
});

test('a request is logged in one line, without its query', async () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const [app] = served({ log });
  const response = await app.request('/api/v1/objects?search=confidential');
  expect(log.info).toHaveBeenCalledExactlyOnceWith(
    {
      request_id: response.headers.get('x-request-id'),
      method: 'GET',
      path: '/api/v1/objects',
      route: '/api/v1/objects',
      status: 200,
      milliseconds: expect.any(Number),
    },
    'request',
  );
  expect(log.error).not.toHaveBeenCalled();
});

test('an id that could forge the log is not taken over', async () => {
  const response = await served()[0].request('/api/v1/health', { headers: { 'x-request-id': 'a b"c' } });
  expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
});
