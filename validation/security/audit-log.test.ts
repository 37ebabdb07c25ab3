import { createHash } from 'node:crypto';
import { appendAudit, auditPages, canonicalJson, hashOfLine, runAs, type Store, verifyAudit } from '@clearway/store';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { describeOnBoth } from '../store/databases.ts';

const ADA = { name: 'Ada', role: 'operator', via: 'session', teamId: null, seesAll: false } as const;

/** Six lines. */
async function fill({ db }: Store): Promise<void> {
  await tampering(db, sql`delete from audit_log`);
  for (let k = 1; k <= 6; k++) {
    const note = {
      action: 'decideEvent',
      target: `/api/v1/events/${k}`,
      change: { reason: `é "${k}"`, b: [1.5, null] },
    };
    await runAs(ADA, () => db.transaction().execute((trx) => appendAudit(trx, note, 1e15 + k)));
  }
}

/** What somebody could do who has the database itself, and takes the trigger away. */
async function tampering(db: Store['db'], ...statements: ReturnType<typeof sql>[]): Promise<void> {
  await sql`alter table audit_log disable trigger all`
    .execute(db)
    .catch(() => sql`alter table audit_log disable trigger user`.execute(db));
  for (const statement of statements) await statement.execute(db);
  await sql`alter table audit_log enable trigger user`.execute(db);
}

describeOnBoth('the audit log', (store) => {
  const verify = (kept?: { entry: number; hash: string }): ReturnType<typeof verifyAudit> =>
    verifyAudit(auditPages(store().db), kept ?? null);
  const head = async (): Promise<{ entry: number; hash: string }> => {
    const { entries, head: hash } = await verify();
    return { entry: entries, hash };
  };
  beforeEach(() => fill(store()));

  it('is sound as it was written, and names who, when and what', async () => {
    expect(await verify()).toMatchObject({ sound: true, entries: 6, fault: null });
    const rows = await store().db.selectFrom('audit_log').selectAll().orderBy('entry').execute();
    expect(rows[2]).toMatchObject({
      entry: 3,
      who: 'Ada',
      role: 'operator',
      via: 'session',
      target: '/api/v1/events/3',
    });
    expect(rows[2]!.change).toBe('{"b":[1.5,null],"reason":"é \\"3\\""}');
    // By the words of docs/security.md, without the code that wrote it.
    const { hash, ...line } = rows[2]!;
    const keys = ['action', 'at_us', 'change', 'entry', 'previous', 'role', 'target', 'via', 'who'] as const;
    const text = `{${keys.map((key) => `"${key}":${JSON.stringify(line[key])}`).join(',')}}`;
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
    expect(rows[3]!.previous).toBe(hash);
  });

  it('cannot be changed, shortened or emptied through the database', async () => {
    const { db } = store();
    for (const statement of [
      sql`update audit_log set who = 'Eve' where entry = 2`,
      sql`delete from audit_log where entry = 6`,
      sql`truncate audit_log`,
    ]) {
      await expect(statement.execute(db)).rejects.toThrow('never changed or taken out');
    }
    expect((await verify()).entries).toBe(6);
  });

  it('tells which line was changed', async () => {
    await tampering(store().db, sql`update audit_log set change = '{}' where entry = 4`);
    expect((await verify()).fault).toMatchObject({ entry: 4, what: expect.stringContaining('was changed') });
  });

  it('tells which line was changed together with its hash', async () => {
    const { db } = store();
    const row = await db.selectFrom('audit_log').selectAll().where('entry', '=', 4).executeTakeFirstOrThrow();
    const forged = { ...row, who: 'Eve' };
    await tampering(db, sql`update audit_log set who = 'Eve', hash = ${hashOfLine(forged)} where entry = 4`);
    expect((await verify()).fault?.entry).toBe(5);
  });

  it('tells which line was taken out, also where the others are numbered anew', async () => {
    const { db } = store();
    await tampering(db, sql`delete from audit_log where entry = 3`);
    expect((await verify()).fault).toEqual({ entry: 3, what: 'is missing: it was taken out' });
    await tampering(
      db,
      sql`update audit_log set entry = entry - 1 where entry = 4`,
      sql`update audit_log set entry = entry - 1 where entry = 5`,
      sql`update audit_log set entry = entry - 1 where entry = 6`,
    );
    expect((await verify()).fault?.entry).toBe(3);
  });

  it('tells which line was put in', async () => {
    const { db } = store();
    const row = await db.selectFrom('audit_log').selectAll().where('entry', '=', 3).executeTakeFirstOrThrow();
    const put = { ...row, who: 'Eve', previous: row.hash, entry: 4 };
    await tampering(
      db,
      sql`update audit_log set entry = 7 where entry = 6`,
      sql`update audit_log set entry = 6 where entry = 5`,
      sql`update audit_log set entry = 5 where entry = 4`,
      sql`insert into audit_log values (4, ${put.at_us}, ${put.who}, ${put.role}, ${put.via}, ${put.action}, ${put.target}, ${put.change}, ${put.previous}, ${hashOfLine(put)})`,
    );
    expect((await verify()).fault?.entry).toBe(5);
  });

  it('tells by a line that was kept elsewhere that the end is missing, or that all was written anew', async () => {
    const kept = await head();
    expect((await verify(kept)).sound).toBe(true);
    await tampering(store().db, sql`delete from audit_log where entry > 4`);
    expect((await verify()).sound).toBe(true);
    expect((await verify(kept)).fault).toMatchObject({ entry: 6, what: expect.stringContaining('missing at the end') });
    await fill(store());
    const other = { entry: 6, hash: createHash('sha256').update('another').digest('hex') };
    expect((await verify(other)).fault?.entry).toBe(6);
  });

  it('goes with its change: where that fails there is no line', async () => {
    const { db } = store();
    const failing = db.transaction().execute(async (trx) => {
      await appendAudit(trx, { action: 'x', target: 'y', change: {} }, 1);
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    expect((await verify()).entries).toBe(6);
  });

  it('numbers lines that are written at once one after the other', async () => {
    const { db } = store();
    await Promise.all(
      Array.from({ length: 8 }, (_, k) =>
        db.transaction().execute((trx) => appendAudit(trx, { action: 'x', target: String(k), change: { k } }, k)),
      ),
    );
    expect(await verify()).toMatchObject({ sound: true, entries: 14 });
  });
});

it('canonical JSON has one form for each value', () => {
  expect(canonicalJson({ b: 1, a: { d: undefined, c: [{ z: 0, y: -0 }] } })).toBe('{"a":{"c":[{"y":0,"z":0}]},"b":1}');
  expect(canonicalJson(JSON.parse('{"__proto__":{"x":1}}'))).toBe('{"__proto__":{"x":1}}');
  expect(canonicalJson(undefined)).toBe('null');
});
