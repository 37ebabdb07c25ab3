import { sql } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { ElementSetRow } from './insert-element-sets.ts';
import { packedElementSets, unpackElementSets } from './packed-element-sets.ts';

/** An object's sets of all sources, latest epoch first; the next page starts before the epoch and id of the last row. */
export async function elementSetHistory(
  db: Database,
  objectId: number,
  { before, limit = 100 }: { before?: { epochUs: number; elementSetId: number }; limit?: number } = {},
): Promise<readonly ElementSetRow[]> {
  let query = db.selectFrom('element_sets').selectAll().where('object_id', '=', objectId);
  if (before !== undefined) {
    query = query.where(sql<boolean>`(epoch_us, element_set_id) < (${before.epochUs}, ${before.elementSetId})`);
  }
  return query.orderBy('epoch_us', 'desc').orderBy('element_set_id', 'desc').limit(limit).execute();
}

/**
 * The latest sets of each of these objects, of all sources, with epochs in [sinceUs, untilUs]: at most `most` of an object and by
 * object. At most some hundred objects at a time.
 */
export async function elementSetHistories(
  db: Database,
  objectIds: readonly number[],
  { sinceUs, untilUs, most }: { readonly sinceUs: number; readonly untilUs: number; readonly most: number },
): Promise<readonly ElementSetRow[]> {
  const { rows } = await sql<{ packed: Uint8Array | null }>`
    with histories as (
      select found.* from unnest(${objectIds}::int4[]) as wanted (object_id) cross join lateral (
        select * from element_sets
        where element_sets.object_id = wanted.object_id and epoch_us between ${sinceUs}::int8 and ${untilUs}::int8
        order by epoch_us desc limit ${most}::int4) found)
    select ${packedElementSets} as packed from histories`.execute(db);
  return unpackElementSets(rows[0]!.packed);
}

/** Those of these ids that are there, by object; for runs, which note the ids they used. At most a few thousand at a time. */
export async function elementSetsById(db: Database, ids: readonly number[]): Promise<readonly ElementSetRow[]> {
  const { rows } = await sql<{ packed: Uint8Array | null }>`
    select ${packedElementSets} as packed from element_sets where element_set_id = any(${ids}::int8[])`.execute(db);
  return unpackElementSets(rows[0]!.packed);
}

/** Whether there is any element set of other sources than this one, by name. */
export async function hasElementSets(db: Database, exceptSource: string): Promise<boolean> {
  const row = await db
    .selectFrom('sources')
    .select('sources.source_id')
    .where('sources.name', '<>', exceptSource)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('element_sets')
          .select('element_sets.element_set_id')
          .whereRef('element_sets.source_id', '=', 'sources.source_id'),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
