import { type Kysely, type QueryExecutorProvider, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StoreError } from '../errors/store-error.ts';
import type { Schema } from '../schema/schema.ts';
import { MIGRATIONS } from './migration-list.ts';

const MIGRATION_TABLE = 'clearway_migration';
const MIGRATION_LOCK_TABLE = 'clearway_migration_lock';

/**
 * Brings the schema up to date, in one transaction; of several processes that do so at once one does and the others wait
 * (PostgreSQL: an advisory lock; embedded: the lock on the data directory). Throws `schema-newer` where the database was
 * written by a newer Clearway, and touches nothing then.
 */
export async function migrate(
  db: Kysely<Schema>,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<void> {
  const done = await migrationsDone(db);
  refuseNewer(done, migrations);
  if (done.length === Object.keys(migrations).length) return;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: MIGRATION_LOCK_TABLE,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // A newer one may have come by between the look and the lock.
  refuseNewer(await migrationsDone(db), migrations);
  throw error;
}

/** Throws where one of these is not known here. */
export function refuseNewer(
  done: readonly string[],
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): void {
  const unknown = done.find((name) => !(name in migrations));
  if (unknown === undefined) return;
  throw new StoreError(
    'schema-newer',
    `the database was written by a newer Clearway: it has the change ${unknown}, which this one does not know`,
    'update Clearway, or restore a backup made before that update',
  );
}

/** Names of the migrations that this database has had, none for an empty one. */
export async function migrationsDone(db: QueryExecutorProvider): Promise<string[]> {
  const { rows } = await sql<{ found: boolean }>`select to_regclass(${MIGRATION_TABLE}) is not null as found`.execute(
    db,
  );
  if (rows[0]?.found !== true) return [];
  const done = await sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)} order by name`.execute(db);
  return done.rows.map(({ name }) => name);
}
