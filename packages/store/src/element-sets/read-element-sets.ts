import { sql } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { ElementSetRow } from './insert-element-sets.ts';
import { packedElementSets, unpackElementSets } from './packed-element-sets.ts';

/** Small enough that receiving a page takes the main thread a few milliseconds. */
const PAGE = 2000;

/**
 * Of every object the set of this source with the latest epoch not after `atUs`; of an object that has none, with `orAfter` the one
 * with the earliest epoch after it. By object, in pages. Needs the objects' rows (`addMissingObjects`).
 */
export async function* elementSetsAsOf(
  db: Database,
  { sourceId, atUs, orAfter = false }: { sourceId: number; atUs: number; orAfter?: boolean },
): AsyncGenerator<readonly ElementSetRow[]> {
  const latest = sql`(
    select * from element_sets where object_id = page.object_id and source_id = ${sourceId} and epoch_us <= ${atUs}
    order by epoch_us desc, arrived_us desc limit 1)`;
  const earliestAfter = sql`(
    select * from element_sets where object_id = page.object_id and source_id = ${sourceId} and epoch_us > ${atUs}
    order by epoch_us, arrived_us desc limit 1)`;
  const chosen = orAfter
    ? sql`(select * from (${latest} union all ${earliestAfter}) both_sides order by epoch_us limit 1)`
    : latest;
  for (let after = -1; ; ) {
    // One probe of the index an object; DISTINCT ON would read the whole history. Not after comes before after.
    const { rows } = await sql<ElementSetRow & { readonly page_end: number }>`
      with page as materialized (
        select object_id from objects where object_id > ${after} order by object_id limit ${PAGE})
      select page_end.last as page_end, found.* from (select max(object_id) as last from page) page_end
      left join (page cross join lateral ${chosen} found) on true`.execute(db);
    const end = rows[0]?.page_end ?? null;
    if (end === null) return;
    const page = rows.filter((row) => row.element_set_id !== null).map(({ page_end: _, ...row }) => row);
    if (page.length > 0) yield page;
    after = end;
  }
}

/** All sets of a source with an epoch in [fromUs, toUs), in order of arrival, in pages: supplemental ones take turns at their epochs. */
export async function* elementSetsBetween(
  db: Database,
  { sourceId, fromUs, toUs }: { sourceId: number; fromUs: number; toUs: number },
): AsyncGenerator<readonly ElementSetRow[]> {
  for (let after = 0; ; ) {
    const page = await db
      .selectFrom('element_sets')
      .selectAll()
      .where('source_id', '=', sourceId)
      .where('epoch_us', '>=', fromUs)
      .where('epoch_us', '<', toUs)
      .where('element_set_id', '>', after)
      .orderBy('element_set_id')
      .limit(PAGE)
      .execute();
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.element_set_id;
  }
}

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
