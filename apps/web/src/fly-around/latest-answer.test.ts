import { expect, test } from 'vitest';
import { createLatest } from './latest-answer.ts';

test('of questions that come while one is answered only the last is asked, and nothing is answered out of order', async () => {
  const asked: number[] = [];
  const open: (() => void)[] = [];
  const taken: string[] = [];
  const question = createLatest<number, number>(
    (number) => {
      asked.push(number);
      return new Promise((resolve, reject) =>
        open.push(() => (number === 4 ? reject(new Error('no')) : resolve(10 * number))),
      );
    },
    (number, outcome) => taken.push(`${number}: ${'value' in outcome ? outcome.value : String(outcome.error)}`),
  );
  const settle = async (): Promise<void> => {
    open.shift()!();
    await new Promise((resolve) => setTimeout(resolve));
  };
  for (const number of [1, 2, 3]) question(number);
  expect(asked).toEqual([1]);
  await settle();
  expect(asked).toEqual([1, 3]);
  question(4);
  await settle();
  await settle();
  question(5);
  await settle();
  expect(asked).toEqual([1, 3, 4, 5]);
  expect(taken).toEqual(['1: 10', '3: 30', '4: Error: no', '5: 50']);
});
