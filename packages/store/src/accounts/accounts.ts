import { sql } from 'kysely';
import type { Database, Row } from '../schema/database.ts';

export type AccountRow = Row<'accounts'>;
export type TeamRow = Row<'teams'>;

export async function listAccounts(db: Database): Promise<readonly AccountRow[]> {
  return db.selectFrom('accounts').selectAll().orderBy('person').execute();
}

export async function findAccount(db: Database, person: string): Promise<AccountRow | undefined> {
  return db.selectFrom('accounts').selectAll().where('person', '=', person).executeTakeFirst();
}

/** Makes an account, or changes what is given of it. */
export async function putAccount(
  db: Database,
  person: string,
  change: Partial<Omit<AccountRow, 'person'>>,
): Promise<void> {
  const row = { team_id: null, password: null, password_changed_us: null, ...change, person };
  await db
    .insertInto('accounts')
    .values(row)
    .onConflict((conflict) => {
      const on = conflict.column('person');
      return Object.keys(change).length === 0 ? on.doNothing() : on.doUpdateSet(change);
    })
    .execute();
}

export async function listTeams(db: Database): Promise<readonly (TeamRow & { readonly people: number })[]> {
  return db
    .selectFrom('teams')
    .selectAll()
    .select(sql<number>`(select count(*) from accounts where accounts.team_id = teams.team_id)`.as('people'))
    .orderBy('name')
    .execute();
}

/** Undefined where there is one of this name. */
export async function createTeam(db: Database, name: string, createdUs: number): Promise<TeamRow | undefined> {
  return db
    .insertInto('teams')
    .values({ name, created_us: createdUs })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function findTeam(db: Database, name: string): Promise<TeamRow | undefined> {
  return db.selectFrom('teams').selectAll().where('name', '=', name).executeTakeFirst();
}
