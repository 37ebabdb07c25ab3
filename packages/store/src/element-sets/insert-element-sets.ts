import { sql } from 'kysely';
import { columnNames, columnsOf, portions, rowsAsTable } from '../bulk-writes/columns.ts';
import type { Database, Row } from '../schema/database.ts';

export type ElementSetRow = Row<'element_sets'>;
export type NewElementSet = Omit<ElementSetRow, 'element_set_id'>;

const COLUMNS = columnsOf<NewElementSet>({
  object_id: 'int4',
  source_id: 'int4',
  private: 'boolean',
  epoch_us: 'int8',
  arrived_us: 'int8',
  mean_motion_rev_per_day: 'float8',
  eccentricity: 'float8',
  inclination_deg: 'float8',
  raan_deg: 'float8',
  argument_of_pericenter_deg: 'float8',
  mean_anomaly_deg: 'float8',
  bstar: 'float8',
  mean_motion_dot: 'float8',
  mean_motion_ddot: 'float8',
  revolution_at_epoch: 'int4',
  element_set_number: 'int4',
  ephemeris_type: 'int2',
  classification: 'text',
});

/** An element set that was not there: the object it is of, and its id. */
export type InsertedElementSet = Pick<ElementSetRow, 'object_id' | 'element_set_id'>;

/**
 * Stores those whose object, source and epoch are not there yet; a repeated one keeps its first time of arrival. Gives the new ones:
 * these objects are to be screened again. Commits 2,000 at a time, unless in a transaction.
 */
export async function insertElementSets(
  db: Database,
  elementSets: readonly NewElementSet[],
): Promise<readonly InsertedElementSet[]> {
  const inserted: InsertedElementSet[] = [];
  for (const rows of portions(elementSets)) {
    // The look first: a conflict uses up an id and leaves a dead row, and most of what arrives is there already.
    const answer = await sql<InsertedElementSet>`
      insert into element_sets (${columnNames(COLUMNS)})
      select * from ${rowsAsTable(rows, COLUMNS)}
      where not exists (
        select from element_sets there
        where there.object_id = given.object_id and there.source_id = given.source_id and there.epoch_us = given.epoch_us)
      on conflict (object_id, source_id, epoch_us) do nothing
      returning object_id, element_set_id`.execute(db);
    inserted.push(...answer.rows);
  }
  return inserted;
}
