import { sql } from 'kysely';
import { ownTeam } from '../actor/visible-rows.ts';
import { portions } from '../bulk-writes/columns.ts';
import type { Database, Row } from '../schema/database.ts';

export type WatchlistRow = Row<'watchlists'>;

/** Makes a watchlist of the actor's team; gives its id, or undefined where that has one of this name. */
export async function createWatchlist(
  db: Database,
  watchlist: Omit<WatchlistRow, 'watchlist_id' | 'team_id'>,
): Promise<number | undefined> {
  const row = await db
    .insertInto('watchlists')
    .values({ ...watchlist, ...ownTeam() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('watchlist_id')
    .executeTakeFirst();
  return row?.watchlist_id;
}

/** Of all teams: whoever keeps them in memory shows each its own. */
export async function listWatchlists(db: Database): Promise<readonly (WatchlistRow & { readonly members: number })[]> {
  return db
    .selectFrom('watchlists')
    .selectAll()
    .select((select) =>
      select
        .selectFrom('watchlist_members')
        .select(sql<number>`count(*)`.as('members'))
        .whereRef('watchlist_members.watchlist_id', '=', 'watchlists.watchlist_id')
        .$asScalar()
        .$notNull()
        .as('members'),
    )
    .orderBy('name')
    .execute();
}

/** False where there is none of this id. */
export async function deleteWatchlist(db: Database, watchlistId: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('watchlists')
    .where('watchlist_id', '=', watchlistId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** Objects already on the list stay on it with their time. */
export async function addMembers(
  db: Database,
  watchlistId: number,
  objectIds: readonly number[],
  addedUs: number,
): Promise<void> {
  for (const ids of portions(objectIds)) {
    await sql`
      insert into watchlist_members (watchlist_id, object_id, added_us)
      select ${watchlistId}::int8, unnest(${ids}::int4[]), ${addedUs}::int8
      on conflict do nothing`.execute(db);
  }
}

export async function removeMembers(db: Database, watchlistId: number, objectIds: readonly number[]): Promise<void> {
  await db
    .deleteFrom('watchlist_members')
    .where('watchlist_id', '=', watchlistId)
    .where(sql<boolean>`object_id = any(${objectIds}::int4[])`)
    .execute();
}

/** Catalogue numbers on a list, or, without one, on any list; in order. */
export async function watchedObjects(db: Database, watchlistId?: number): Promise<readonly number[]> {
  let query = db.selectFrom('watchlist_members').select('object_id').distinct().orderBy('object_id');
  if (watchlistId !== undefined) query = query.where('watchlist_id', '=', watchlistId);
  return (await query.execute()).map(({ object_id }) => object_id);
}
