import { sql } from 'kysely';
import { type Column, columnNames, columnsOf, portions, rowsAsTable } from '../bulk-writes/columns.ts';
import type { Database, Row } from '../schema/database.ts';

export type ElementSetRow = Row<'element_sets'>;
/** `series` (default: empty) is the centre that made it, where a source brings those of several. */
export type NewElementSet = Omit<ElementSetRow, 'element_set_id' | 'series'> & { readonly series?: string };

const COLUMNS = columnsOf<Omit<NewElementSet, 'series'>>({
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

// Not one of a type: a series that is not given is empty, and never null.
const SERIES: Column<NewElementSet> = { name: 'series', type: 'text', value: ({ series = '' }) => series };
const ALL_COLUMNS = [...COLUMNS, SERIES];

const ELEMENTS = [
  'mean_motion_rev_per_day',
  'eccentricity',
  'inclination_deg',
  'raan_deg',
  'argument_of_pericenter_deg',
  'mean_anomaly_deg',
  'bstar',
  'element_set_number',
];
const sameElements = sql.join(
  ELEMENTS.map((name) => sql`${sql.ref(`there.${name}`)} = ${sql.ref(`given.${name}`)}`),
  sql` and `,
);

/**
 * Lets the planner know how the tables of objects and element sets look, where so many new rows are a good part of all: nobody else
 * does that for the embedded database, and without it the planner takes every table for a small one. Half a second.
 */
export async function analyzeAfter(db: Database, newRows: number): Promise<void> {
  const { rows } = await sql<{ known: number }>`
    select greatest(reltuples, 0)::float8 as known from pg_class where oid = 'element_sets'::regclass`.execute(db);
  if (newRows > 1000 && newRows > rows[0]!.known / 5) await sql`analyze objects, element_sets`.execute(db);
}

/** An element set that was not there: the object it is of, and its id. */
export type InsertedElementSet = Pick<ElementSetRow, 'object_id' | 'element_set_id'>;

/**
 * Stores those that are not there yet: other elements of an object, source and epoch that are there are a new set (an ephemeris that
 * was fitted again), the same ones keep their first time of arrival. Gives the new ones: these objects are to be screened again.
 * Commits 2,000 at a time, unless in a transaction.
 */
export async function insertElementSets(
  db: Database,
  elementSets: readonly NewElementSet[],
): Promise<readonly InsertedElementSet[]> {
  const inserted: InsertedElementSet[] = [];
  for (const rows of portions(elementSets)) {
    // The look first: a conflict uses up an id and leaves a dead row, and most of what arrives is there already.
    const answer = await sql<InsertedElementSet>`
      insert into element_sets (${columnNames(ALL_COLUMNS)})
      select * from ${rowsAsTable(rows, ALL_COLUMNS)}
      where not exists (
        select from element_sets there
        where there.object_id = given.object_id and there.source_id = given.source_id and there.epoch_us = given.epoch_us
          and there.series = given.series and ${sameElements})
      on conflict (object_id, epoch_us, source_id, arrived_us, series) do nothing
      returning object_id, element_set_id`.execute(db);
    inserted.push(...answer.rows);
  }
  return inserted;
}
