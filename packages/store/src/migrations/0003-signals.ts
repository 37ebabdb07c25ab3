import { type QueryExecutorProvider, sql } from 'kysely';

/** What was told to listeners, so that whoever comes back after a while is told what it missed. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  await sql
    .raw(`create table signals (
      signal_id int8 generated always as identity primary key,
      told_us int8 not null,
      type text not null,
      private boolean not null default false,
      body jsonb not null)`)
    .execute(db);
}
