import { expect, test } from 'vitest';
import type { BurnQuestion } from '../workers/avoidance/burn-question.ts';
import { createAtHand, type ReplyInPage, type TimedAsk } from './at-hand.ts';

/** Where burns are answered that a hand waits for. */
const of = () => ({ message: 'a message', hardBodyRadiusKm: 0.01, mover: 'primary' }) as const;
const questionOf = (source: ReturnType<typeof of>): BurnQuestion =>
  ({ kind: 'burn', of: source, target: { kind: 'miss-distance', missDistanceKm: 1 }, mass: null }) as never;

function desk(tookMs: number, inPage: () => unknown = () => ({ answer: 'page', tookMs: 0.7 })) {
  const asked: string[] = [];
  const ask = (async () => {
    asked.push('worker');
    return { answer: 'worker', tookMs };
  }) as unknown as TimedAsk;
  let loads = 0;
  const load = async (): Promise<ReplyInPage> => {
    loads++;
    return (() => {
      asked.push('page');
      return inPage();
    }) as unknown as ReplyInPage;
  };
  return { ...createAtHand(ask, load), asked, loads: () => loads };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test('what the worker answers quickly is answered in the page from then on, encounter by encounter', async () => {
  const { ask, asked, loads } = desk(0.7);
  const question = questionOf(of());
  expect(await ask(question)).toBe('worker');
  await settled();
  expect(await ask(question)).toBe('page');
  expect(await ask(questionOf(question.of as ReturnType<typeof of>))).toBe('page');
  // Another encounter may be a slow one.
  expect(await ask(questionOf(of()))).toBe('worker');
  expect(loads()).toBe(2);
  // The first of each is for opening the encounter, before anybody waits.
  expect(asked).toEqual(['worker', 'page', 'page', 'page', 'worker', 'page']);
});

test('what the page answers is there at once, and what only the worker can is not', async () => {
  let calls = 0;
  const { ask, now } = desk(0.7, () =>
    calls++ < 2 ? { answer: 'page', tookMs: 1 } : { problem: 'no such burn', hint: 'give another' },
  );
  const question = questionOf(of());
  expect(now(question)).toBeUndefined();
  await ask(question);
  await settled();
  expect(now(question)).toBe('page');
  expect(now(questionOf(of()))).toBeUndefined();
  // Why not is for the asking.
  expect(now(question)).toBeUndefined();
});

test('what takes the worker long stays there', async () => {
  const { ask, loads } = desk(30);
  const question = questionOf(of());
  for (let k = 0; k < 3; k++) {
    expect(await ask(question)).toBe('worker');
    await settled();
  }
  expect(loads()).toBe(0);
});

test('what holds up the page twice goes back to the worker', async () => {
  const slow = () => ({ answer: 'page', tookMs: 40 });
  const { ask } = desk(0.7, slow);
  const question = questionOf(of());
  await ask(question);
  await settled();
  expect(await ask(question)).toBe('page');
  expect(await ask(question)).toBe('page');
  expect(await ask(question)).toBe('worker');
  await settled();
  expect(await ask(question)).toBe('worker');
});

test('what cannot be answered says why, as the worker would', async () => {
  let calls = 0;
  const { ask } = desk(0.7, () =>
    calls++ === 0 ? { answer: 'page', tookMs: 1 } : { problem: 'no such burn', hint: 'give another' },
  );
  const question = questionOf(of());
  await ask(question);
  await settled();
  await expect(ask(question)).rejects.toMatchObject({
    name: 'BurnProblem',
    message: 'no such burn',
    hint: 'give another',
  });
});
