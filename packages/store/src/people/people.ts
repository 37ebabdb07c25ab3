import { sql } from 'kysely';
import type { Database, Row } from '../schema/database.ts';

export type PersonRow = Row<'people'>;

/** Everybody as they are now, by name. */
export async function listPeople(db: Database): Promise<readonly PersonRow[]> {
  return db.selectFrom('people').selectAll().distinctOn('name').orderBy('name').orderBy('change_id', 'desc').execute();
}

export async function findPerson(db: Database, name: string): Promise<PersonRow | undefined> {
  return db
    .selectFrom('people')
    .selectAll()
    .where('name', '=', name)
    .orderBy('change_id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Adds what a person is from now on. */
export async function notePerson(db: Database, person: Omit<PersonRow, 'change_id'>): Promise<PersonRow> {
  return db.insertInto('people').values(person).returningAll().executeTakeFirstOrThrow();
}

/** Until the transaction ends nobody else changes people. */
export async function lockPeople(db: Database): Promise<void> {
  await sql`lock table people in share row exclusive mode`.execute(db);
}
