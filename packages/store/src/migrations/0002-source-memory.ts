import { type QueryExecutorProvider, sql } from 'kysely';

/**
 * What keeping a catalogue from several sources needs besides. The identity of element sets: an ephemeris that is fitted again
 * gives other elements at the same epochs, and several centres predict one object through one source.
 */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table sources
    -- for people
    add column title text not null default '',
    -- operator, supplemental, general; null where it gives no elements
    add column precedence text check (precedence in ('operator', 'supplemental', 'general')),
    -- what must be known when it is asked the next time, as the service has it
    add column memory jsonb`,
  `alter table objects
    -- false for what decayed, left the Earth, or flies docked to another object; null where no catalogue says so
    add column in_orbit boolean,
    -- false where the satellite catalogue says that nobody publishes elements
    add column has_elements boolean`,
  // The centre that made it, where a source brings those of several; else empty.
  "alter table element_sets add column series text not null default ''",
  'drop index element_sets_identity',
  // By epoch before source: the latest of all sources of an object is one probe.
  `create unique index element_sets_identity
    on element_sets (object_id, epoch_us, source_id, arrived_us, series)`,
];
