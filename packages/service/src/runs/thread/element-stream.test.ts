import type { ElementSet } from '@clearway/astro';
import { expect, test } from 'vitest';
import { createElementStream } from './element-stream.ts';

const page = (id: number): ElementSet[] => [{ id } as ElementSet];

test('pages come in their order, one waits at most, and the end comes after the last', async () => {
  const stream = createElementStream();
  const seen: number[] = [];
  await stream.put(page(1));
  let second = false;
  const putting = stream.put(page(2)).then(() => {
    second = true;
  });
  await new Promise(setImmediate);
  expect(second).toBe(false);
  const taking = (async () => {
    for await (const [each] of stream) seen.push(each!.id);
  })();
  await putting;
  await stream.put(page(3));
  stream.end();
  await taking;
  expect(seen).toEqual([1, 2, 3]);
});

test('where it fails both sides are told, whenever they ask', async () => {
  const stream = createElementStream();
  await stream.put(page(1));
  const putting = stream.put(page(2));
  stream.fail(new Error('given up'));
  stream.fail(new Error('again'));
  await expect(putting).rejects.toThrow('given up');
  await expect(stream.put(page(3))).rejects.toThrow('given up');
  await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow('given up');
});
