import type { Database, Row } from '../schema/database.ts';

export type EarthDataRow = Row<'earth_data'>;

/** All that is kept: at most one file of each kind. */
export async function listEarthData(db: Database): Promise<readonly EarthDataRow[]> {
  return db.selectFrom('earth_data').selectAll().orderBy('kind').execute();
}

/** Keeps a file in place of the one of its kind. */
export async function keepEarthData(db: Database, { kind, taken_us, origin, file }: EarthDataRow): Promise<void> {
  await db
    .insertInto('earth_data')
    .values({ kind, taken_us, origin, file })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet({ taken_us, origin, file }))
    .execute();
}
