import { sql } from 'kysely';
import { isOwn, isVisible, ownTeam } from '../actor/visible-rows.ts';
import type { EventRow } from '../events/events.ts';
import type { Database, Row } from '../schema/database.ts';

export type AlertEvaluationRow = Row<'alert_evaluation'>;

/** How far rules have been evaluated. */
export async function readAlertEvaluation(db: Database): Promise<AlertEvaluationRow> {
  return db.selectFrom('alert_evaluation').selectAll().executeTakeFirstOrThrow();
}

/** The same, for whoever evaluates now, until the end of the transaction; undefined where somebody else does. */
export async function lockAlertEvaluation(db: Database): Promise<AlertEvaluationRow | undefined> {
  return db.selectFrom('alert_evaluation').selectAll().forUpdate().skipLocked().executeTakeFirst();
}

export async function noteAlertEvaluation(
  db: Database,
  done: { readonly signal_id: number; readonly evaluated_us: number },
): Promise<void> {
  await db.updateTable('alert_evaluation').set(done).execute();
}

export type AlertDigestRow = Pick<Row<'alert_digests'>, 'settings' | 'digest_day'>;

/** The digest of the actor's team: its settings, and the local day whose digest was made last. */
export async function readAlertDigest(db: Database): Promise<AlertDigestRow | undefined> {
  return db
    .selectFrom('alert_digests')
    .select(['settings', 'digest_day'])
    .where(isOwn('alert_digests'))
    .executeTakeFirst();
}

/** In a transaction. */
export async function writeAlertDigest(
  db: Database,
  { settings, digest_day }: { readonly settings: object; readonly digest_day: string },
): Promise<void> {
  await db.deleteFrom('alert_digests').where(isOwn('alert_digests')).execute();
  await db
    .insertInto('alert_digests')
    .values({ ...ownTeam(), settings: JSON.stringify(settings), digest_day })
    .execute();
}

export async function noteDigestDay(db: Database, day: string): Promise<void> {
  await db.updateTable('alert_digests').set({ digest_day: day }).where(isOwn('alert_digests')).execute();
}

/** Open events to come that the actor may see, in [fromUs, toUs) and, where a distance is given, at most so far; by id, in pages. */
export async function* openEventPages(
  db: Database,
  { fromUs, toUs, mostKm }: { readonly fromUs: number; readonly toUs: number; readonly mostKm: number | null },
  pageSize = 500,
): AsyncGenerator<readonly EventRow[]> {
  for (let after = 0; ; ) {
    let query = db
      .selectFrom('events')
      .selectAll()
      .where('state', '=', 'open')
      .where('disposition', '<>', 'dismissed')
      .where('tca_us', '>=', fromUs)
      .where('tca_us', '<', toUs)
      .where('event_id', '>', after)
      .where(isVisible('events'))
      .orderBy('event_id')
      .limit(pageSize);
    if (mostKm !== null) query = query.where('miss_distance_km', '<', mostKm);
    const page = await query.execute();
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)!.event_id;
  }
}

/** An event as it was seen first, of what is kept of it. */
export interface FirstSighting {
  readonly miss_distance_km: number;
  readonly max_probability: number | null;
  readonly details: object;
}

/** By event. */
export async function firstSightings(
  db: Database,
  eventIds: readonly number[],
): Promise<ReadonlyMap<number, FirstSighting>> {
  const { rows } = await sql<FirstSighting & { event_id: number }>`
    select distinct on (event_id) event_id, miss_distance_km, max_probability, details
    from event_observations join runs using (run_id)
    where event_id = any(${eventIds}::int8[]) and runs.state = 'complete'
    order by event_id, run_id`.execute(db);
  return new Map(rows.map(({ event_id, ...sighting }) => [event_id, sighting]));
}

/** Numbers of the objects on any of these watchlists that the actor may see, or of these fleets. */
export async function objectsOfGroups(
  db: Database,
  { watchlists, fleets }: { readonly watchlists: readonly string[]; readonly fleets: readonly string[] },
): Promise<readonly number[]> {
  if (watchlists.length + fleets.length === 0) return [];
  const { rows } = await sql<{ object_id: number }>`
    select object_id from watchlist_members join watchlists using (watchlist_id)
    where watchlists.name = any(${watchlists}::text[]) and ${isVisible('watchlists')}
    union select object_id from objects where fleet = any(${fleets}::text[])`.execute(db);
  return rows.map((row) => row.object_id);
}

/** When the current run was published, microseconds; null where none is. */
export async function lastPublishedUs(db: Database): Promise<number | null> {
  const row = await db
    .selectFrom('current_run')
    .innerJoin('runs', 'runs.run_id', 'current_run.run_id')
    .select('published_us')
    .executeTakeFirst();
  return row?.published_us ?? null;
}
