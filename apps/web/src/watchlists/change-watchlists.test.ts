import { type Client, ProblemError, type WatchlistDocument } from '@clearway/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { createNotices } from '../notices/notices.ts';
import { createStore } from '../view/store.ts';
import { addMembers, createList, deleteList, type Lists, removeMember, toggleStar } from './change-watchlists.ts';
import { listsOf, STARRED, watchedIds } from './watched.ts';

/** A service that keeps lists, and refuses as the real one does. */
function keptLists(): Lists & { refuse: boolean } {
  const kept = new Map<string, WatchlistDocument>();
  const watchlists = createStore<readonly WatchlistDocument[]>([]);
  const refused = (status: number, detail: string): ProblemError =>
    new ProblemError({ type: 'x', title: 'x', status, detail, code: 'x' });
  const change = (name: string, ids: (before: readonly number[]) => readonly number[]): WatchlistDocument => {
    if (app.refuse) throw new TypeError('fetch failed');
    const before = kept.get(name);
    if (before === undefined) throw refused(404, `there is no watchlist "${name}"`);
    const after = { ...before, object_ids: ids(before.object_ids) };
    kept.set(name, after);
    return after;
  };
  const client = {
    createWatchlist: async ({ name, description = '', object_ids = [] }) => {
      if (kept.has(name)) throw refused(409, `there is a watchlist "${name}" already`);
      const list = { name, description, object_ids, created_utc: '2026-03-10T00:00:00Z' };
      kept.set(name, list);
      return list;
    },
    deleteWatchlist: async (name) => {
      if (!kept.delete(name)) throw refused(404, `there is no watchlist "${name}"`);
    },
    addWatchlistMembers: async (name, ids) => change(name, (before) => [...new Set([...before, ...ids])]),
    removeWatchlistMembers: async (name, ids) => change(name, (before) => before.filter((id) => !ids.includes(id))),
  } satisfies Partial<Client>;
  const app = {
    refuse: false,
    client: client as unknown as Client,
    watchlists,
    notices: createNotices(),
    actions: { refreshWatchlists: async () => watchlists.set([...kept.values()]) } as Lists['actions'],
  };
  return app;
}

const t = (key: string): string => key;

describe('watchlists', () => {
  let app: ReturnType<typeof keptLists>;
  const undo = async (): Promise<void> => {
    app.notices.shown.get().at(-1)!.action!.run();
    // The undoing itself, and reading the lists again.
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  const said = (): string => app.notices.shown.get().at(-1)!.text;
  const lists = (): Record<string, readonly number[]> =>
    Object.fromEntries(app.watchlists.get().map(({ name, object_ids }) => [name, object_ids]));

  beforeEach(() => {
    app = keptLists();
  });

  test('the first star makes the list; the second takes the object off; each can be undone', async () => {
    await toggleStar(app, 25_544, 'ISS', t);
    expect(lists()).toEqual({ [STARRED]: [25_544] });
    await undo();
    expect(lists()).toEqual({ [STARRED]: [] });
    await toggleStar(app, 25_544, 'ISS', t);
    await toggleStar(app, 25_544, 'ISS', t);
    expect(watchedIds(app.watchlists.get())).toEqual(new Set());
    await undo();
    expect(lists()).toEqual({ [STARRED]: [25_544] });
  });

  test('a star goes off every list, and undoing puts it on all of them again', async () => {
    await createList(app, 'a', [1, 2], t);
    await createList(app, 'b', [2, 3], t);
    await toggleStar(app, 2, 'two', t);
    expect(lists()).toEqual({ a: [1], b: [3] });
    await undo();
    expect(listsOf(app.watchlists.get(), 2)).toEqual(['a', 'b']);
  });

  test('undoing an import takes away only what it brought', async () => {
    await createList(app, 'a', [1, 2], t);
    await addMembers(app, app.watchlists.get()[0]!, [2, 3], t);
    expect(lists()).toEqual({ a: [1, 2, 3] });
    await undo();
    expect(lists()).toEqual({ a: [1, 2] });
  });

  test('a deleted list comes back with its members, a removed member to its list', async () => {
    await createList(app, 'a', [1, 2], t);
    await deleteList(app, app.watchlists.get()[0]!, t);
    expect(lists()).toEqual({});
    await undo();
    expect(lists()).toEqual({ a: [1, 2] });
    await removeMember(app, app.watchlists.get()[0]!, 1, 'one', t);
    await undo();
    expect(lists()).toEqual({ a: [2, 1] });
  });

  test('what the service refuses, or a lost connection, is said and changes nothing', async () => {
    await createList(app, 'a', [1], t);
    expect(await createList(app, 'a', [2], t)).toBe(false);
    expect(said()).toBe('watchlists.not-changed');
    app.refuse = true;
    await removeMember(app, app.watchlists.get()[0]!, 1, 'one', t);
    expect(said()).toBe('watchlists.not-changed');
    expect(lists()).toEqual({ a: [1] });
  });
});
