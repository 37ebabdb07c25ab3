import { describe, expect, test } from 'vitest';
import { createFakeService } from '../fake-service/fake-service.fixture.ts';
import { createLiveApp } from './create-live-app.ts';

test('lists', async () => {
  const app = createLiveApp(createFakeService());
  for (const path of [
    '/api/v1/objects',
    '/api/v1/events?limit=2',
    '/api/v1/nope',
    '/api/v1/events?limit=0&x=1',
    '/api/v1/events/x',
    '/api/v1/close-approaches.csv',
    '/metrics',
    '/api/v1/runs/current',
    '/api/v1/objects/25544/ephemeris?start=2026-03-10&stop=2026-03-11&format=oem',
  ]) {
    const r = await app.request(path);
    console.log(path, r.status, Object.fromEntries(r.headers), (await r.text()).slice(0, 300));
  }
});
