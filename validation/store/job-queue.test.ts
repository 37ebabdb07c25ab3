import { setTimeout as sleep } from 'node:timers/promises';
import { type JobQueue, keepSignals, lastSignalId, openJobQueue, SILENCE_SECONDS, signalsAfter } from '@clearway/store';
import { expect, it } from 'vitest';
import { describeOnBoth } from './databases.ts';

interface Work {
  readonly slice: number;
}

let queues = 0;
const lost = expect.objectContaining({ code: 'job-lost' });

describeOnBoth('the queue', (store) => {
  const withQueue = async (use: (queue: JobQueue<Work>) => Promise<void>): Promise<void> => {
    const queue = await openJobQueue<Work>(store(), `work-${++queues}`);
    try {
      await use(queue);
    } finally {
      await queue.close();
    }
  };

  it('hands out each piece once, and of one key only one at a time', () =>
    withQueue(async (queue) => {
      await queue.add([
        { key: 'a', data: { slice: 0 } },
        { key: 'b', data: { slice: 1 } },
      ]);
      await queue.add([{ key: 'a', data: { slice: 7 } }]);
      const [one, two] = [await queue.take(), await queue.take()];
      expect([one?.data.slice, two?.data.slice].sort()).toEqual([0, 1]);
      expect(await queue.take()).toBeUndefined();
      await queue.add([{ key: 'a', data: { slice: 7 } }]);
      expect(await queue.take()).toBeUndefined();
    }));

  it('stores with completion or not at all, and completes once', () =>
    withQueue(async (queue) => {
      const { db } = store();
      await queue.add([{ key: 'a', data: { slice: 0 } }]);
      const job = (await queue.take())!;
      const store_ = (type: string): Promise<void> =>
        db.transaction().execute(async (trx) => {
          await keepSignals(trx, 1, [{ type, private: false, body: {} }]);
          await queue.complete(trx, job);
        });
      await store_('first');
      await expect(store_('second')).rejects.toEqual(lost);
      expect((await signalsAfter(db, 0)).map(({ type }) => type)).toEqual(['first']);
    }));

  it('refuses the result of an attempt that was given back and taken again', () =>
    withQueue(async (queue) => {
      await queue.add([{ key: 'a', data: { slice: 0 } }]);
      const first = (await queue.take())!;
      await queue.giveBack(first, 'test');
      const second = (await queue.take())!;
      expect(second).toMatchObject({ id: first.id, retryCount: 1, data: { slice: 0 } });
      expect(await queue.keep(first)).toBe(false);
      expect(await queue.keep(second)).toBe(true);
      const complete = (job: typeof first): Promise<void> =>
        store()
          .db.transaction()
          .execute((trx) => queue.complete(trx, job));
      await expect(complete(first)).rejects.toEqual(lost);
      await complete(second);
    }));

  it('gives what fell silent to another within seconds, though it was looked for silence just before', () =>
    withQueue(async (queue) => {
      await queue.add([{ key: 'a', data: { slice: 0 } }]);
      const first = (await queue.take())!;
      expect(first.wasSilent).toBe(false);
      await queue.reclaim();
      expect(await queue.take()).toBeUndefined();
      const silent = `update clearway_queue.job set heartbeat_on = now() - interval '${SILENCE_SECONDS + 1} s' where id = '${first.id}'`;
      await store().executeAll(silent);
      let second = await queue.take();
      // Some looks later; pg-boss of itself would let it lie for a minute.
      for (let look = 0; look < 20 && !second; look++) {
        await sleep(1000);
        await queue.reclaim();
        second = await queue.take();
      }
      expect(second).toMatchObject({ id: first.id, retryCount: 1, wasSilent: true });
      expect(await queue.keep(first)).toBe(false);
    }));

  it('is emptied whole', () =>
    withQueue(async (queue) => {
      await queue.add([0, 1, 2].map((slice) => ({ key: `k${slice}`, data: { slice } })));
      const job = (await queue.take())!;
      await queue.clear();
      expect(await queue.take()).toBeUndefined();
      expect(await queue.keep(job)).toBe(false);
    }));
});

describeOnBoth('signals', (store) => {
  it('come back in order after the one that was seen last', async () => {
    const { db } = store();
    expect(await lastSignalId(db)).toBe(0);
    const types = Array.from({ length: 2500 }, (_, k) => `t${k}`);
    const ids = await keepSignals(
      db,
      5,
      types.map((type) => ({ type, private: false, body: { type } })),
    );
    expect(ids).toEqual([...ids].sort((x, y) => x - y));
    expect(await lastSignalId(db)).toBe(ids.at(-1));
    const [after] = await signalsAfter(db, ids[99]!, 1);
    expect(after).toMatchObject({ signal_id: ids[100], type: 't100', body: { type: 't100' } });
  });
});
