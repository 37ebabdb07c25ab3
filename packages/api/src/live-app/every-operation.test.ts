import { allOperations } from '@clearway/contract';
import { describe, expect, test } from 'vitest';
import { exampleRequest, refused, served } from './live-app.fixture.ts';

describe('every operation', () => {
  test.each(allOperations.map((operation) => [operation.id, operation] as const))(
    '%s answers its example as documented',
    async (id, operation) => {
      const ended = new AbortController();
      const [app, service] = served({ ended: ended.signal });
      if (id === 'cancelRun') await service.runs.request({});
      const [address, init] = exampleRequest(operation);
      const response = await app.request(id === 'cancelRun' ? address.replace('17', '18') : address, init);
      const answer = operation.answers[0]!;
      expect(response.status).toBe(answer.status);
      const contentType = response.headers.get('content-type')?.replace(/;.*/, '') ?? null;
      expect(operation.answers.map((each) => each.contentType)).toContain(contentType);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      ended.abort();
      if (answer.schema !== null && contentType === 'application/json') answer.schema.parse(await response.json());
      else await response.text();
    },
  );

  test.each(allOperations.filter(({ query, method }) => query === null && method === 'get').map(({ id }) => id))(
    '%s refuses any query',
    async (id) => {
      const operation = allOperations.find((each) => each.id === id)!;
      const { detail } = await refused(
        served()[0].request(`${exampleRequest(operation)[0]}?surprise=1`),
        400,
        'option-invalid',
      );
      expect(detail).toContain('"surprise"');
    },
  );

  test('HEAD answers like GET, without a body', async () => {
    const [app] = served();
    for (const operation of allOperations.filter(({ method }) => method === 'get')) {
      const [address] = exampleRequest(operation);
      const response = await app.request(address, { method: 'HEAD' });
      expect(response.status, operation.id).toBe(200);
      expect(await response.text()).toBe('');
    }
  });
});
