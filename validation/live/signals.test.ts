import { keepSignals } from '@clearway/store';
import { expect, it } from 'vitest';
import { createSignalHub } from '../../packages/service/src/live/signals/signal-hub.ts';
import { describeOnBoth } from '../store/databases.ts';

describeOnBoth('listeners to signals', (store) => {
  const keep = (...types: string[]): Promise<number[]> =>
    keepSignals(
      store().db,
      1,
      types.map((type) => ({ type, private: false, body: { type } })),
    );

  it('are told what they missed and what comes, each once and in order, also after they come back', async () => {
    const hub = createSignalHub(store());
    const [first] = await keep('a', 'b', 'c');
    const stop = new AbortController();
    const heard: unknown[] = [];
    const listening = (async () => {
      for await (const signal of hub.listen(first!, stop.signal)) {
        heard.push(signal.type);
        if (heard.at(-1) === 'e') stop.abort();
      }
    })();
    while (heard.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await keep('d', 'e');
    hub.wake();
    await listening;
    expect(heard).toEqual(['b', 'c', 'd', 'e']);
    hub.close();
  }, 240_000);

  it('hear progress only while they listen, and end with the hub', async () => {
    const hub = createSignalHub(store());
    const heard: unknown[] = [];
    const listening = (async () => {
      for await (const signal of hub.listen(null, new AbortController().signal)) heard.push(signal);
    })();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const progress = { id: null, type: 'run-progress', body: { run_id: 1 } } as never;
    hub.tell(progress);
    while (heard.length < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    hub.close();
    await listening;
    expect(heard).toEqual([progress]);
  }, 240_000);
});
