import { sql } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Measured on tables of 120,000, 25,000 and 7,000 rows, indices included; events change with every run, which leaves room in them. */
const BYTES_PER_ROW = { element_sets: 250, event_observations: 255, events: 920 };

/** A message has some 3 KB as gzip, and its assessment 5 KB. */
const BYTES_PER_MESSAGE = 10_000;

/** What bytea takes in pieces of 2 KB, with their table and index, relative to its length. Measured: 1.04. */
const TOAST_OVERHEAD = 1.05;

/** An empty database. */
const BYTES_OF_NOTHING = 9e6;

/** What a data directory holds besides: PostgreSQL's templates and its write-ahead log, which grows to 96 MiB and no more. */
export const EMBEDDED_BESIDES_BYTES = 125e6;

/**
 * About how many bytes of a database what is kept takes, without the room that deleted rows left in the files: a budget held by the files' size would
 * delete more at every look, as files do not become smaller.
 */
export async function keptBytes(db: Database): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select (
      (select coalesce(sum(octet_length(approaches)), 0) from run_slices) * ${TOAST_OVERHEAD}::float8
      + (select coalesce(sum(octet_length(snapshot)), 0) from runs) * ${TOAST_OVERHEAD}::float8
      + (select count(*) from element_sets) * ${BYTES_PER_ROW.element_sets}::int8
      + (select count(*) from event_observations) * ${BYTES_PER_ROW.event_observations}::int8
      + (select count(*) from events) * ${BYTES_PER_ROW.events}::int8
      + (select count(*) from cdms) * ${BYTES_PER_MESSAGE}::int8
      + (select coalesce(sum(octet_length(prepared)), 0) from ephemerides) * ${TOAST_OVERHEAD}::float8
      + (select coalesce(sum(octet_length(content)), 0) from ephemeris_files) * ${TOAST_OVERHEAD}::float8
    )::int8 as bytes`.execute(db);
  return rows[0]!.bytes + BYTES_OF_NOTHING;
}
