import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { currentActor, noteAuditedLine } from '../actor/actor.ts';
import type { Database, Row } from '../schema/database.ts';
import { canonicalJson } from './canonical-json.ts';

export type AuditRow = Row<'audit_log'>;

/** What is said of a change; who, when and the chain are added. */
export interface AuditNote {
  /** The operation of the API. */
  readonly action: string;
  /** What was changed: the path of it. */
  readonly target: string;
  /** JSON without secrets. */
  readonly change: unknown;
}

/** `previous` of the first line, and the head of an empty log. */
export const NO_HASH: string = '0'.repeat(64);

/** Of the lock that lets one transaction at a time add lines: any number nobody else uses. */
const LOCK = 7_305_309;

/** The hash of a line: SHA-256, hexadecimal, of all its other columns as canonical JSON. */
export function hashOfLine({ hash: _, ...line }: Omit<AuditRow, 'hash'> & { readonly hash?: string }): string {
  return createHash('sha256').update(canonicalJson(line)).digest('hex');
}

/**
 * Adds a line in the name of the current actor. To be called in the transaction of the change, so that there is neither without the
 * other; lines are numbered in the order of commits.
 */
export async function appendAudit(trx: Database, note: AuditNote, atUs: number): Promise<AuditRow> {
  await sql`select pg_advisory_xact_lock(${LOCK}::int8)`.execute(trx);
  const last = await lastLine(trx);
  const { name, role, via } = currentActor();
  const line = {
    entry: (last?.entry ?? 0) + 1,
    at_us: atUs,
    who: name.toWellFormed(),
    role,
    via,
    action: note.action,
    target: note.target.toWellFormed(),
    // PostgreSQL has no text with this character; JSON of a string holds it escaped.
    change: canonicalJson(note.change ?? null),
    previous: last?.hash ?? NO_HASH,
  };
  const row = { ...line, hash: hashOfLine(line) };
  await trx.insertInto('audit_log').values(row).execute();
  noteAuditedLine();
  return row;
}

export async function lastLine(db: Database): Promise<Pick<AuditRow, 'entry' | 'hash'> | undefined> {
  return db.selectFrom('audit_log').select(['entry', 'hash']).orderBy('entry', 'desc').limit(1).executeTakeFirst();
}

export interface AuditFilter {
  readonly who?: string;
  readonly action?: string;
  /** Only lines with lesser numbers. */
  readonly before?: number;
  readonly limit: number;
}

/** Lines, the last first. */
export async function listAudit(
  db: Database,
  { who, action, before, limit }: AuditFilter,
): Promise<readonly AuditRow[]> {
  let query = db.selectFrom('audit_log').selectAll().orderBy('entry', 'desc').limit(limit);
  if (who !== undefined) query = query.where('who', '=', who);
  if (action !== undefined) query = query.where('action', '=', action);
  if (before !== undefined) query = query.where('entry', '<', before);
  return query.execute();
}

const PAGE = 1000;

/** All lines in their order, in pages. */
export async function* auditPages(db: Database): AsyncGenerator<readonly AuditRow[]> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const page = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('entry', '>', after)
      .orderBy('entry')
      .limit(PAGE)
      .execute();
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)!.entry;
  }
}
