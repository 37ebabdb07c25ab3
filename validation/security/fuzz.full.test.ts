import { afterAll, beforeAll, expect, test } from 'vitest';
import { embeddedPlace } from '../store/databases.ts';
import { checkAnswer, drawnRequests } from './fuzz-trial.ts';
import { openSecurityTrial, type SecurityTrial } from './trial.ts';

const { place, remove } = embeddedPlace();
let trial: SecurityTrial;
const keys: string[] = [];

beforeAll(async () => {
  trial = await openSecurityTrial(place);
  keys.push(await trial.person('Ada', 'admin'), await trial.person('Tea', 'operator', 'ours'));
  await trial.live.load();
}, 300_000);
afterAll(async () => {
  await trial?.live.close();
  await remove();
});

test('however much is sent, every answer is one that is documented', async () => {
  for (let round = 0; round < 20; round++) {
    for (const request of drawnRequests(10, 1000 + round)) {
      const who = round % keys.length;
      const status = await checkAnswer(request, (path, init) => trial.ask(path, { ...init, key: keys[who]! }));
      // It may have revoked its own key.
      if (status === 401) keys[who] = await trial.newKey(['Ada', 'Tea'][who]!);
    }
    const audit = await trial.ask('/api/v1/audit/verification', { key: keys[0]! });
    expect(await audit.json()).toMatchObject({ sound: true });
  }
}, 3_600_000);
