import { type QueryExecutorProvider, sql } from 'kysely';
import { StoreError } from '../errors/store-error.ts';
import { migrationsDone, refuseNewer } from '../migrations/migrate.ts';

/** What an archive says of itself. */
export interface BackupNotes {
  readonly format: 'clearway-database-1';
  /** PostgreSQL's major version: files of one are of no use to another. */
  readonly postgresql: number;
  readonly migrations: readonly string[];
  readonly createdAt: string;
}

export async function backupNotes(db: QueryExecutorProvider): Promise<string> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(db);
  const notes: BackupNotes = {
    format: 'clearway-database-1',
    postgresql: Math.floor(Number(rows[0]!.version) / 10_000),
    migrations: await migrationsDone(db),
    createdAt: new Date().toISOString(),
  };
  return JSON.stringify(notes);
}

/** Throws where this Clearway could not open what is in the archive. `postgresql` is the major version of its PGlite. */
export function checkBackupNotes(text: string, postgresql: number): void {
  let notes: BackupNotes;
  try {
    notes = JSON.parse(text) as BackupNotes;
  } catch (cause) {
    throw new StoreError('backup-unreadable', 'the backup does not say what it is', '', { cause });
  }
  if (notes.format !== 'clearway-database-1') {
    throw new StoreError('backup-refused', `the backup is of the format ${notes.format}`, 'update Clearway');
  }
  if (notes.postgresql !== postgresql) {
    throw new StoreError(
      'backup-refused',
      `the backup is of PostgreSQL ${notes.postgresql}, and this Clearway's is ${postgresql}`,
      'see docs/database.md, "Updates of PGlite, and moving to PostgreSQL"',
    );
  }
  refuseNewer(notes.migrations);
}
