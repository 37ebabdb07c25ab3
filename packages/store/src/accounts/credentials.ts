import type { Database, Row } from '../schema/database.ts';

export type ApiKeyRow = Row<'api_keys'>;
export type WebSessionRow = Row<'web_sessions'>;

export async function insertKey(
  db: Database,
  key: Omit<ApiKeyRow, 'key_id' | 'last_used_us' | 'revoked_us'>,
): Promise<ApiKeyRow> {
  return db.insertInto('api_keys').values(key).returningAll().executeTakeFirstOrThrow();
}

export async function listKeys(db: Database): Promise<readonly ApiKeyRow[]> {
  return db.selectFrom('api_keys').selectAll().orderBy('key_id').execute();
}

export async function findKey(db: Database, keyId: number): Promise<ApiKeyRow | undefined> {
  return db.selectFrom('api_keys').selectAll().where('key_id', '=', keyId).executeTakeFirst();
}

export async function findKeyByPrefix(db: Database, prefix: string): Promise<ApiKeyRow | undefined> {
  return db.selectFrom('api_keys').selectAll().where('prefix', '=', prefix).executeTakeFirst();
}

export async function noteKeyUsed(db: Database, keyId: number, usedUs: number): Promise<void> {
  await db.updateTable('api_keys').set({ last_used_us: usedUs }).where('key_id', '=', keyId).execute();
}

/** False where it was revoked before, or is not there. */
export async function revokeKey(db: Database, keyId: number, revokedUs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_keys')
    .set({ revoked_us: revokedUs })
    .where('key_id', '=', keyId)
    .where('revoked_us', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function insertSession(db: Database, session: WebSessionRow): Promise<void> {
  await db.insertInto('web_sessions').values(session).execute();
}

export async function findSession(db: Database, digest: string): Promise<WebSessionRow | undefined> {
  return db.selectFrom('web_sessions').selectAll().where('digest', '=', digest).executeTakeFirst();
}

export async function noteSessionSeen(db: Database, digest: string, seenUs: number): Promise<void> {
  await db.updateTable('web_sessions').set({ last_seen_us: seenUs }).where('digest', '=', digest).execute();
}

/** Of one session, or of all of a person. */
export async function endSessions(
  db: Database,
  of: { readonly digest: string } | { readonly person: string },
): Promise<void> {
  const query = db.deleteFrom('web_sessions');
  await ('digest' in of ? query.where('digest', '=', of.digest) : query.where('person', '=', of.person)).execute();
}

/** Sessions whose time is over. */
export async function dropSessions(db: Database, expiredUs: number, idleSinceUs: number): Promise<void> {
  await db
    .deleteFrom('web_sessions')
    .where((where) => where.or([where('expires_us', '<', expiredUs), where('last_seen_us', '<', idleSinceUs)]))
    .execute();
}
