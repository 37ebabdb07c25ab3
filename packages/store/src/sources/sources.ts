import type { Updateable } from 'kysely';
import type { Database, Row } from '../schema/database.ts';
import type { SourcesTable } from '../schema/schema.ts';

export type SourceRow = Row<'sources'>;
export type SourceWarningRow = Row<'source_warnings'>;

/** What a source is; the rest of its row is what happened with it. */
export type SourceDescription = Pick<SourceRow, 'name' | 'kind' | 'url' | 'terms' | 'private'> &
  Partial<Pick<SourceRow, 'title' | 'precedence'>>;

/** What an attempt to read a source tells. */
export type SourceAttempt = Pick<
  Updateable<SourcesTable>,
  | 'last_attempt_us'
  | 'last_success_us'
  | 'next_attempt_us'
  | 'etag'
  | 'last_modified'
  | 'object_count'
  | 'warning'
  | 'memory'
>;

/** Adds a source, or changes what is said of the one of this name. Gives its id. */
export async function describeSource(db: Database, source: SourceDescription): Promise<number> {
  const { name, kind, url, terms, private: isPrivate, title = name, precedence = null } = source;
  const { source_id } = await db
    .insertInto('sources')
    .values({ name, kind, url, terms, private: isPrivate, title, precedence })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ kind, url, terms, private: isPrivate, title, precedence }),
    )
    .returning('source_id')
    .executeTakeFirstOrThrow();
  return source_id;
}

export async function listSources(db: Database): Promise<readonly SourceRow[]> {
  return db.selectFrom('sources').selectAll().orderBy('name').execute();
}

export async function recordAttempt(db: Database, sourceId: number, attempt: SourceAttempt): Promise<void> {
  await db.updateTable('sources').set(attempt).where('source_id', '=', sourceId).execute();
}

/** Raises a warning; one of the same code that stands already gets the new message and keeps the time it was raised. */
export async function raiseWarning(
  db: Database,
  sourceId: number,
  warning: Pick<SourceWarningRow, 'code' | 'message' | 'raised_us'>,
): Promise<void> {
  await db
    .insertInto('source_warnings')
    .values({ ...warning, source_id: sourceId })
    .onConflict((conflict) =>
      conflict.columns(['source_id', 'code']).where('cleared_us', 'is', null).doUpdateSet({ message: warning.message }),
    )
    .execute();
}

/** Clears the standing warnings of a source, or only those of one code. */
export async function clearWarnings(db: Database, sourceId: number, clearedUs: number, code?: string): Promise<void> {
  let query = db
    .updateTable('source_warnings')
    .set({ cleared_us: clearedUs })
    .where('source_id', '=', sourceId)
    .where('cleared_us', 'is', null);
  if (code !== undefined) query = query.where('code', '=', code);
  await query.execute();
}

/** All that stand, latest first; or, with `sourceId`, the latest of one source, cleared ones too. */
export async function listWarnings(db: Database, sourceId?: number): Promise<readonly SourceWarningRow[]> {
  const query = db.selectFrom('source_warnings').selectAll().orderBy('raised_us', 'desc').limit(200);
  if (sourceId === undefined) return query.where('cleared_us', 'is', null).execute();
  return query.where('source_id', '=', sourceId).execute();
}
