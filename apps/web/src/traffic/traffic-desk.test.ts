import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { App } from '../app/app.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { createSimClock } from '../clock/sim-clock.ts';
import { createStore } from '../view/store.ts';
import { madeUpTraffic } from './traffic.fixture.ts';
import { createTrafficDesk } from './traffic-desk.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function desk() {
  const asked: { timeMs: number; signal: AbortSignal; answer: () => void; refuse: () => void }[] = [];
  const catalog = createStore<Catalog | null>({ runId: 1 } as Catalog);
  const clock = createSimClock(
    () => performance.now(),
    () => Date.now(),
  );
  const ask = ((question: { timeMs: number }, { signal }: { signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      asked.push({
        timeMs: question.timeMs,
        signal,
        answer: () => resolve(madeUpTraffic([])),
        refuse: () => reject(new Error('no catalogue')),
      });
    })) as unknown as App['ask'];
  return { asked, catalog, clock, ...createTrafficDesk({ ask, catalog, clock }) };
}

test('one question for all who want it; nothing while nobody does', async () => {
  const { asked, want, traffic } = desk();
  expect(asked).toHaveLength(0);
  const ends = [want(), want()];
  expect(asked).toHaveLength(1);
  asked[0]!.answer();
  await vi.advanceTimersByTimeAsync(6000);
  expect(traffic.get().state).toBe('answered');
  expect(asked).toHaveLength(1);
  for (const end of ends) end();
});

test('asks again for another run and for a time far off, and shows what it has until then', async () => {
  const { asked, want, traffic, catalog, clock } = desk();
  want();
  asked[0]!.answer();
  await vi.advanceTimersByTimeAsync(0);
  clock.seek(clock.nowMs() + 3_600_000);
  await vi.advanceTimersByTimeAsync(6000);
  expect(asked).toHaveLength(2);
  expect(traffic.get().state).toBe('answered');
  asked[1]!.answer();
  await vi.advanceTimersByTimeAsync(0);
  catalog.set({ runId: 2 } as Catalog);
  expect(asked).toHaveLength(3);
});

test('who leaves ends the question; a refusal is told', async () => {
  const { asked, want, traffic } = desk();
  want()();
  expect(asked[0]!.signal.aborted).toBe(true);
  want();
  asked[1]!.refuse();
  await vi.advanceTimersByTimeAsync(0);
  expect(traffic.get()).toEqual({ state: 'failed', reason: 'no catalogue' });
});
