import { type Actor, keepSignals, runAs } from '@clearway/store';
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
    hub.tell(progress, null);
    while (heard.length < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    hub.close();
    await listening;
    expect(heard).toEqual([progress]);
  }, 240_000);

  it('of a team hear the progress of its plans, and of nobody else’s', async () => {
    const hub = createSignalHub(store());
    const heard: Record<string, number[]> = {};
    const hearing = (name: string, teamId: number | null, seesAll = false): Promise<void> => {
      const actor: Actor = { name, role: 'analyst', via: 'session', teamId, seesAll };
      const told: number[] = [];
      heard[name] = told;
      return runAs(actor, async () => {
        for await (const signal of hub.listen(null, new AbortController().signal)) {
          told.push((signal.body as { plan_id: number }).plan_id);
        }
      });
    };
    const all = [hearing('ours', 1), hearing('theirs', 2), hearing('nobody’s', null), hearing('admin', null, true)];
    await new Promise((resolve) => setTimeout(resolve, 200));
    const progress = (plan_id: number) => ({ id: null, type: 'plan-progress', body: { plan_id } }) as never;
    hub.tell(progress(1), 1);
    hub.tell(progress(2), 2);
    hub.tell(progress(3), null);
    while (Object.values(heard).some((told) => told.at(-1) !== 3))
      await new Promise((resolve) => setTimeout(resolve, 5));
    hub.close();
    await Promise.all(all);
    expect(heard).toEqual({ ours: [1, 3], theirs: [2, 3], 'nobody’s': [3], admin: [1, 2, 3] });
  }, 240_000);
});
