import { Kysely } from 'kysely';
import { lastPublishedUs } from '../alerts/alert-evaluation.ts';
import type { Schema } from '../schema/schema.ts';
import { checkServer, postgresqlDialect, postgresqlPool } from './connect-postgresql.ts';

/**
 * When the run that everybody reads was published, microseconds since 1970-01-01 UTC; null where none is. Opens a connection of its own,
 * changes nothing and needs no schema but that of runs: for whoever watches a Clearway from outside. Throws StoreError.
 */
export async function readPublishedUs(databaseUrl: string): Promise<number | null> {
  const db = new Kysely<Schema>({ dialect: postgresqlDialect(postgresqlPool(databaseUrl)) });
  try {
    await checkServer(db, databaseUrl);
    return await lastPublishedUs(db);
  } finally {
    await db.destroy();
  }
}
