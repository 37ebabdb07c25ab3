import type { ColumnType } from 'kysely';

/** Whose a row is; null: everybody's. */
export type TeamId = ColumnType<number | null, number | null | undefined, number | null>;
