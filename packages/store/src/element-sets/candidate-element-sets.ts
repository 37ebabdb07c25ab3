import { sql } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { ElementSetRow } from './insert-element-sets.ts';
import { packedElementSets, unpackElementSets } from './packed-element-sets.ts';

/** Small enough that a page takes the thread that receives it some ten milliseconds. */
const OBJECTS_PER_PAGE = 2000;

/** What may be chosen from in a window. */
export interface CandidateQuery {
  /** Sources of sets fitted to the past. */
  readonly generalSourceIds: readonly number[];
  /** Sources of sets fitted forward from their epochs. */
  readonly fittedSourceIds: readonly number[];
  readonly startUs: number;
  readonly stopUs: number;
  /** Sets fitted forward with an earlier epoch are not wanted. */
  readonly oldestFitUs: number;
  /** Objects that decayed before it are left out. */
  readonly decayedBeforeUs: number;
}

/**
 * The element sets of every object among which those for a window are chosen, in pages by object, all of an object in one: the
 * latest general ones not after the start; all fitted ones from `oldestFitUs` to the stop; of an object without a general one before the
 * start, the latest before it and the earliest after it of any source. Needs the objects' rows (`addMissingObjects`).
 */
export async function* candidateElementSets(
  db: Database,
  query: CandidateQuery,
): AsyncGenerator<readonly ElementSetRow[]> {
  const general = sql`any(${query.generalSourceIds}::int4[])`;
  const fitted = sql`any(${query.fittedSourceIds}::int4[])`;
  const every = sql`any(${[...query.generalSourceIds, ...query.fittedSourceIds]}::int4[])`;
  const { startUs, stopUs } = query;
  for (let after = -1; ; ) {
    const { rows } = await sql<{ last: number | null; packed: Uint8Array | null }>`
      with page as materialized (
        select object_id from objects
        where object_id > ${after} and (decayed_us is null or decayed_us >= ${query.decayedBeforeUs})
        order by object_id limit ${OBJECTS_PER_PAGE}),
      -- several sources often have the very same set
      past as materialized (
        select found.* from page cross join lateral (
          select * from element_sets where object_id = page.object_id and source_id = ${general} and epoch_us <= ${startUs}
          order by epoch_us desc fetch first 1 rows with ties) found),
      others as materialized (select object_id from page where object_id not in (select object_id from past)),
      candidates as (
        select * from past
        union all
        select fits.* from page cross join lateral (
          select * from element_sets where object_id = page.object_id and source_id = ${fitted}
            and epoch_us >= ${query.oldestFitUs} and epoch_us < ${stopUs}
          -- a fence: without statistics the planner would join the whole table with the page, row by row
          offset 0) fits
        union all
        select found.* from others cross join lateral (
          select * from element_sets where object_id = others.object_id and source_id = ${fitted} and epoch_us < ${query.oldestFitUs}
          order by epoch_us desc fetch first 1 rows with ties) found
        union all
        select found.* from others cross join lateral (
          select * from element_sets where object_id = others.object_id and source_id = ${general} and epoch_us > ${startUs}
          order by epoch_us fetch first 1 rows with ties) found
        union all
        select found.* from others cross join lateral (
          select * from element_sets where object_id = others.object_id and source_id = ${every} and epoch_us >= ${stopUs}
          order by epoch_us fetch first 1 rows with ties) found)
      select (select max(object_id) from page) as last, (select ${packedElementSets} from candidates) as packed`.execute(
      db,
    );
    const { last, packed } = rows[0]!;
    if (last === null) return;
    const found = unpackElementSets(packed);
    // One may be found in two ways.
    const once = found.filter((row, at) => row.element_set_id !== found[at - 1]?.element_set_id);
    if (once.length > 0) yield once;
    after = last;
  }
}
