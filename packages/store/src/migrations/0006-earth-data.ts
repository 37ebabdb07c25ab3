import { type QueryExecutorProvider, sql } from 'kysely';

/** Earth orientation and leap seconds as the IERS published them last. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  await sql
    .raw(`create table earth_data (
      kind text primary key check (kind in ('earth-orientation', 'leap-seconds')),
      taken_us int8 not null,
      -- the source, or the file that somebody named
      origin text not null,
      -- gzip of the file as it came
      file bytea not null)`)
    .execute(db);
}
