import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embeddedPlace } from '../store/databases.ts';
import { checkAnswer, drawnRequests } from './fuzz-trial.ts';
import { openSecurityTrial, type SecurityTrial } from './trial.ts';

describe('whatever is sent', () => {
  const { place, remove } = embeddedPlace();
  let trial: SecurityTrial;
  let admin = '';

  beforeAll(async () => {
    trial = await openSecurityTrial(place);
    admin = await trial.person('Ada', 'admin');
    await trial.live.load();
  });
  afterAll(async () => {
    await trial?.live.close();
    await remove();
  });

  test('by an admin, every answer is one that is documented', async () => {
    const statuses = new Map<number, number>();
    let key = admin;
    for (const request of drawnRequests(4, 20_261_128)) {
      const status = await checkAnswer(request, (path, init) => trial.ask(path, { ...init, key }));
      // It may have revoked its own key.
      if (status === 401) key = await trial.newKey('Ada');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    // Much of it must be understood, or only what refuses it would be tried.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(30);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(30);
    expect(statuses.get(401) ?? 0).toBeLessThan(10);
    admin = await trial.newKey('Ada');
  }, 120_000);

  test('afterwards it is all there, and the audit log holds', async () => {
    expect((await trial.ask('/api/v1/health', { key: admin })).status).toBe(200);
    expect(await (await trial.ask('/api/v1/audit/verification', { key: admin })).json()).toMatchObject({ sound: true });
  });

  test('a small archive of a large nothing is refused before it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(120e6, 0x20), { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().arrayBuffers;
    for (const path of ['/api/v1/cdms', '/api/v1/sources/own/element-sets']) {
      const answer = await trial.ask(path, { method: 'POST', body: bomb, key: admin });
      expect(answer.status, await answer.text()).toBe(400);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100e6);
  });

  test('a message that is too long is refused', async () => {
    const answer = await trial.ask('/api/v1/cdms', { method: 'POST', body: new Uint8Array(2_000_001), key: admin });
    expect(answer.status).toBe(413);
  });
});
