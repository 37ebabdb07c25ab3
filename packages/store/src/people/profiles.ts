import { type Selectable, sql } from 'kysely';
import type { Database, Row } from '../schema/database.ts';
import type { SatelliteProfilesTable } from '../schema/plan-tables.ts';

export type ProfileRow = Row<'satellite_profiles'>;

/** The latest version, which may say that it is deleted. */
export async function latestProfile(db: Database, objectId: number): Promise<ProfileRow | undefined> {
  return db
    .selectFrom('satellite_profiles')
    .selectAll()
    .where('object_id', '=', objectId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The latest version of each satellite that has one. */
export async function listProfiles(db: Database): Promise<readonly ProfileRow[]> {
  const latest = await db
    .selectFrom('satellite_profiles')
    .selectAll()
    .distinctOn('object_id')
    .orderBy('object_id')
    .orderBy('version', 'desc')
    .execute();
  return latest.filter(({ profile }) => profile !== null);
}

/** All versions, the latest first. */
export async function profileVersions(db: Database, objectId: number): Promise<readonly ProfileRow[]> {
  return db
    .selectFrom('satellite_profiles')
    .selectAll()
    .where('object_id', '=', objectId)
    .orderBy('version', 'desc')
    .execute();
}

/** Adds a version; undefined where somebody else has added one of this number. */
export async function addProfile(
  db: Database,
  { profile, changes, ...row }: Readonly<Selectable<SatelliteProfilesTable>>,
): Promise<ProfileRow | undefined> {
  return db
    .insertInto('satellite_profiles')
    .values({
      ...row,
      profile: profile === null ? null : JSON.stringify(profile),
      changes: sql<string>`${JSON.stringify(changes)}::jsonb`,
    })
    .onConflict((conflict) => conflict.columns(['object_id', 'version']).doNothing())
    .returningAll()
    .executeTakeFirst();
}
