import { UserError } from '@clearway/astro';
import type { WatchlistDocument } from '@clearway/contract';
import {
  addMembers,
  appendAudit,
  createWatchlist,
  currentActor,
  type Database,
  deleteWatchlist,
  listWatchlists,
  maySee,
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
  /** Catalogue numbers on a list that the actor may see, by its name; undefined where there is none. */
  members(name: string): readonly number[] | undefined;
  /** Numbers of all objects on any list of anybody. */
  watched(): ReadonlySet<number>;
  /** Names of the lists that an object is on, of those that the actor may see. */
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
  let lists: readonly Kept[] = [];
  let watched: ReadonlySet<number> = new Set();

  const load = async (): Promise<void> => {
    const next: Kept[] = [];
    for (const { members: _, ...row } of await listWatchlists(db)) {
      const members = await watchedObjects(db, row.watchlist_id);
      next.push({ row, members, set: new Set(members) });
    }
    lists = next;
    watched = new Set(next.flatMap(({ members }) => members));
  };
  const changed = async (): Promise<void> => {
    await load();
    onChange();
  };
  const seen = (): readonly Kept[] => lists.filter(({ row }) => maySee(row.team_id));
  /** One's own team's before that of everybody, where both have the name. */
  const find = (name: string): Kept | undefined => {
    const named = seen().filter(({ row }) => row.name === name);
    return named.find(({ row }) => row.team_id === currentActor().teamId) ?? named[0];
  };
  /** Changes a list and says so in the audit log, both or neither. */
  const change = async (
    action: string,
    name: string,
    said: object,
    work: (trx: Database, watchlistId: number) => Promise<unknown>,
  ): Promise<void> => {
    const { watchlist_id } = known(name).row;
    await db.transaction().execute(async (trx) => {
      await work(trx, watchlist_id);
      await appendAudit(trx, { action, target: pathOf(name), change: said }, nowUs());
    });
    await changed();
  };
  const known = (name: string): Kept => {
    const list = find(name);
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
    members: (name) => find(name)?.members,
    watched: () => watched,
    namesOf: (objectId) =>
      seen()
        .filter(({ set }) => set.has(objectId))
        .map(({ row }) => row.name),
    list: () => seen().map(document),
    find: (name) => {
      const list = find(name);
      return list ? document(list) : null;
    },
    create: async ({ name, description = '', object_ids = [] }) => {
      await db.transaction().execute(async (trx) => {
        const id = await createWatchlist(trx, { name, description, created_us: nowUs() });
        if (id === undefined) {
          throw new UserError('conflict', `there is a watchlist "${name.slice(0, 60)}" already`, 'choose another name');
        }
        await addMembers(trx, id, object_ids, nowUs());
        const said = { name, description, object_ids };
        await appendAudit(trx, { action: 'createWatchlist', target: pathOf(name), change: said }, nowUs());
      });
      await changed();
      return document(known(name));
    },
    delete: (name) => change('deleteWatchlist', name, {}, deleteWatchlist),
    addMembers: async (name, objectIds) => {
      await change('addWatchlistMembers', name, { object_ids: objectIds }, (trx, id) =>
        addMembers(trx, id, objectIds, nowUs()),
      );
      return document(known(name));
    },
    removeMembers: async (name, objectIds) => {
      await change('removeWatchlistMembers', name, { object_ids: objectIds }, (trx, id) =>
        removeMembers(trx, id, objectIds),
      );
      return document(known(name));
    },
  };
}

function pathOf(name: string): string {
  return `/api/v1/watchlists/${encodeURIComponent(name)}`;
}
