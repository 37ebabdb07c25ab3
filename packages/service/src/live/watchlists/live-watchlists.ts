import { UserError } from '@clearway/astro';
import type { WatchlistDocument } from '@clearway/contract';
import {
  addMembers,
  createWatchlist,
  deleteWatchlist,
  listWatchlists,
  removeMembers,
  type Store,
  type WatchlistRow,
  watchedObjects,
} from '@clearway/store';
import type { LiveWatchlists } from '../live-service.ts';
import { utcOfMicros } from '../runs/run-documents.ts';

/** The watchlists, in memory and in the database. */
export interface KeptWatchlists extends LiveWatchlists {
  load(): Promise<void>;
  /** Catalogue numbers on a list, by its name; undefined where there is none. */
  members(name: string): readonly number[] | undefined;
  /** Numbers of all objects on any list. */
  watched(): ReadonlySet<number>;
  /** Names of the lists that an object is on. */
  namesOf(objectId: number): readonly string[];
}

interface Kept {
  readonly row: WatchlistRow;
  readonly members: readonly number[];
  readonly set: ReadonlySet<number>;
}

/** `onChange` is told after each change. */
export function keepWatchlists(store: Store, nowUs: () => number, onChange: () => void): KeptWatchlists {
  const { db } = store;
  let lists = new Map<string, Kept>();
  let watched: ReadonlySet<number> = new Set();

  const load = async (): Promise<void> => {
    const next = new Map<string, Kept>();
    for (const { members: _, ...row } of await listWatchlists(db)) {
      const members = await watchedObjects(db, row.watchlist_id);
      next.set(row.name, { row, members, set: new Set(members) });
    }
    lists = next;
    watched = new Set([...next.values()].flatMap(({ members }) => members));
  };
  const changed = async (): Promise<void> => {
    await load();
    onChange();
  };
  const known = (name: string): Kept => {
    const list = lists.get(name);
    if (!list)
      throw new UserError('unknown', `there is no watchlist "${name.slice(0, 60)}"`, 'see the list of watchlists');
    return list;
  };
  const document = ({ row, members }: Kept): WatchlistDocument => ({
    name: row.name,
    description: row.description,
    created_utc: utcOfMicros(row.created_us),
    object_ids: members,
  });

  return {
    load,
    members: (name) => lists.get(name)?.members,
    watched: () => watched,
    namesOf: (objectId) => [...lists.values()].filter(({ set }) => set.has(objectId)).map(({ row }) => row.name),
    list: () => [...lists.values()].map(document),
    find: (name) => {
      const list = lists.get(name);
      return list ? document(list) : null;
    },
    create: async ({ name, description = '', object_ids = [] }) => {
      await db.transaction().execute(async (trx) => {
        const id = await createWatchlist(trx, { name, description, created_us: nowUs() });
        if (id === undefined) {
          throw new UserError('conflict', `there is a watchlist "${name.slice(0, 60)}" already`, 'choose another name');
        }
        await addMembers(trx, id, object_ids, nowUs());
      });
      await changed();
      return document(known(name));
    },
    delete: async (name) => {
      await deleteWatchlist(db, known(name).row.watchlist_id);
      await changed();
    },
    addMembers: async (name, objectIds) => {
      await addMembers(db, known(name).row.watchlist_id, objectIds, nowUs());
      await changed();
      return document(known(name));
    },
    removeMembers: async (name, objectIds) => {
      await removeMembers(db, known(name).row.watchlist_id, objectIds);
      await changed();
      return document(known(name));
    },
  };
}
