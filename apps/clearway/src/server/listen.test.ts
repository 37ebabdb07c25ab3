import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { listen } from './listen.ts';

test('an answer under way is given when the server closes, and nobody is answered afterwards', async () => {
  const begun = Promise.withResolvers<void>();
  const server = await listen(
    {
      fetch: async () => {
        begun.resolve();
        await sleep(300);
        return new Response('whole');
      },
    },
    0,
  );
  const asked = fetch(server.url);
  await begun.promise;
  const closed = server.close();
  expect(await (await asked).text()).toBe('whole');
  await closed;
  await expect(fetch(server.url)).rejects.toThrow();
});

test('one that never ends is cut off', async () => {
  const begun = Promise.withResolvers<void>();
  const server = await listen(
    {
      fetch: () => {
        begun.resolve();
        return new Promise(() => {});
      },
    },
    0,
  );
  const asked = fetch(server.url).catch(() => 'cut off');
  await begun.promise;
  const closing = performance.now();
  await server.close();
  expect(performance.now() - closing).toBeLessThan(5000);
  expect(await asked).toBe('cut off');
});

test('a port that is taken is refused in words', async () => {
  const server = await listen({ fetch: () => new Response() }, 0);
  const port = Number(new URL(server.url).port);
  await expect(listen({ fetch: () => new Response() }, port)).rejects.toMatchObject({ code: 'busy' });
  await server.close();
});
