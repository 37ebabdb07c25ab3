import { sql } from 'kysely';
import type { Store } from '../open/open-store.ts';

/** The tables in which rows are changed and deleted by the thousand. */
const TABLES = [
  'events',
  'event_observations',
  'run_slices',
  'runs',
  'current_run',
  'element_sets',
  'objects',
  'ephemerides',
  'ephemeris_files',
] as const;

/**
 * Makes the room of deleted and changed rows usable again, and the planner's statistics new. Embedded it must be called after
 * every run, because no autovacuum runs there; on a server it does nothing.
 */
export async function vacuum({ db, kind }: Store): Promise<void> {
  if (kind !== 'embedded') return;
  // One at a time: others get their turn in between.
  for (const table of TABLES) await sql`vacuum (analyze) ${sql.table(table)}`.execute(db);
  await sql`checkpoint`.execute(db);
}

/** Writes the tables anew, so that their files become smaller. Embedded only: nobody reads a table meanwhile. */
export async function shrink({ db, kind }: Store): Promise<void> {
  if (kind !== 'embedded') return;
  for (const table of TABLES) await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db);
  await sql`checkpoint`.execute(db);
}
