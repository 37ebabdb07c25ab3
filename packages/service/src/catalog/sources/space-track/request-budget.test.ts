import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRequestBudget } from './request-budget.ts';

/** Takes requests after given pauses, by a clock that stands still but for pauses and waits; when they were made, ms. */
async function made(pauses: readonly number[], limits: { perMinute: number; perHour: number }): Promise<number[]> {
  let time = Date.parse('2026-03-10T12:00:00Z');
  const sleep = async (ms: number): Promise<void> => {
    time += ms;
  };
  let budget = createRequestBudget(limits, () => new Date(time), sleep);
  const times: number[] = [];
  for (const pause of pauses) {
    time += pause;
    if (pause % 7 === 0) {
      // A restart.
      const kept = budget.recent();
      budget = createRequestBudget(limits, () => new Date(time), sleep);
      budget.know(kept);
      budget.know(kept);
    }
    const full = await budget.take();
    if (full === null) times.push(time);
    else expect(full.notBefore.getTime()).toBeGreaterThan(time);
  }
  return times;
}

test('never more than the limits in any minute and any hour, restarts included', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 400_000 })), { maxLength: 120 }),
      async (pauses) => {
        const times = await made(pauses, { perMinute: 3, perHour: 10 });
        const most = (span: number): number =>
          Math.max(0, ...times.map((from) => times.filter((each) => each >= from && each < from + span).length));
        expect(most(60_000)).toBeLessThanOrEqual(3);
        expect(most(3_600_000)).toBeLessThanOrEqual(10);
      },
    ),
    { numRuns: 200 },
  );
});

test('requests that come at once wait for each other', async () => {
  let time = 1e12;
  const sleep = async (ms: number): Promise<void> => {
    time += ms;
  };
  const budget = createRequestBudget({ perMinute: 2, perHour: 10 }, () => new Date(time), sleep);
  const at = await Promise.all([1, 2, 3, 4].map(() => budget.take().then(() => time - 1e12)));
  expect(at.filter((each) => each < 60_000)).toHaveLength(2);
});

test('waiting ends with the signal', async () => {
  const budget = createRequestBudget({ perMinute: 1, perHour: 10 }, () => new Date(1e12));
  await budget.take();
  const waiting = budget.take(AbortSignal.timeout(30));
  await expect(waiting).rejects.toThrow();
});

test('requests that are told of twice count once, those of the future and of long ago not at all', () => {
  const now = new Date('2026-03-10T12:00:00Z');
  const budget = createRequestBudget({ perMinute: 2, perHour: 3 }, () => now);
  const requests = ['2026-03-10T11:59:00.000Z', '2026-03-10T11:30:00.000Z'];
  budget.know(requests);
  budget.know([...requests, '2026-03-10T10:30:00.000Z', '2027-01-01T00:00:00.000Z', 'rubbish']);
  expect(budget.recent()).toEqual(requests.toReversed());
});
