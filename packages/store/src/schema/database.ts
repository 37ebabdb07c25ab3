import type { Kysely, Selectable } from 'kysely';
import type { Schema } from './schema.ts';

/** Where a query runs: the database, or a transaction of it. */
export type Database = Kysely<Schema>;

/** A row of a table as it is read. */
export type Row<Table extends keyof Schema> = Readonly<Selectable<Schema[Table]>>;
