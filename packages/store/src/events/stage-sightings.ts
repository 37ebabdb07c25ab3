import { sql } from 'kysely';
import { columnNames, columnsOf, portions, rowsAsTable } from '../bulk-writes/columns.ts';
import type { Database } from '../schema/database.ts';

/** What a run says of an event: where it found it, or that it is there no more (then as last seen). */
export interface EventSighting {
  /** Null for one that is seen for the first time. */
  readonly eventId: number | null;
  readonly primaryId: number;
  readonly secondaryId: number;
  readonly private: boolean;
  /** Whose ephemeris it was found with; null: everybody's. A known event stays whose it is. */
  readonly teamId: number | null;
  readonly state: 'open' | 'cleared';
  readonly tcaUs: number;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmS: number;
  readonly radialKm: number;
  readonly inTrackKm: number;
  readonly crossTrackKm: number;
  readonly maxProbability: number | null;
  readonly details: object;
}

interface SightingRow {
  readonly event_id: number;
  readonly primary_id: number;
  readonly secondary_id: number;
  readonly private: boolean;
  readonly team_id: number | null;
  readonly state: string;
  readonly tca_us: number;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number;
  readonly radial_km: number;
  readonly in_track_km: number;
  readonly cross_track_km: number;
  readonly max_probability: number | null;
  readonly details: string;
}

const GEOMETRY = {
  tca_us: 'int8',
  miss_distance_km: 'float8',
  relative_speed_km_s: 'float8',
  radial_km: 'float8',
  in_track_km: 'float8',
  cross_track_km: 'float8',
  max_probability: 'float8',
} as const;
const GEOMETRY_COLUMNS = columnsOf<Pick<SightingRow, keyof typeof GEOMETRY>>(GEOMETRY);
const EVENT_COLUMNS = columnsOf<Omit<SightingRow, 'state'>>({
  event_id: 'int8',
  primary_id: 'int4',
  secondary_id: 'int4',
  private: 'boolean',
  team_id: 'int4',
  ...GEOMETRY,
  details: 'text',
});
const OBSERVATION_COLUMNS = columnsOf<Omit<SightingRow, 'primary_id' | 'secondary_id' | 'private' | 'team_id'>>({
  event_id: 'int8',
  state: 'text',
  ...GEOMETRY,
  details: 'text',
});

/**
 * Notes what a run saw of events, 2,000 at a commit; `publishRun` makes all of it visible at once. Gives the ids of the events, in the
 * order given. Repeating it for the same run (after an interruption) replaces what it noted of known events; call
 * `dropSightings` first so that new ones do not come twice.
 */
export async function stageSightings(
  db: Database,
  runId: number,
  seenUs: number,
  sightings: readonly EventSighting[],
): Promise<readonly number[]> {
  const eventIds: number[] = [];
  for (const portion of portions(sightings)) {
    const fresh = await newEventIds(db, portion.filter(({ eventId }) => eventId === null).length);
    let next = 0;
    const rows = portion.map((sighting) => sightingRow(sighting, sighting.eventId ?? fresh[next++]!));
    const isNew = new Set(fresh);
    const write = (transaction: Database) =>
      insertSightings(
        transaction,
        runId,
        seenUs,
        rows,
        rows.filter(({ event_id }) => isNew.has(event_id)),
      );
    await (db.isTransaction ? write(db) : db.transaction().execute(write));
    for (const { event_id } of rows) eventIds.push(event_id);
  }
  return eventIds;
}

/** Forgets all that a run that is not published noted of events. */
export async function dropSightings(db: Database, runId: number): Promise<void> {
  await db.deleteFrom('events').where('first_run_id', '=', runId).where('state', '=', 'staged').execute();
  await sql`
    delete from event_observations using runs
    where event_observations.run_id = ${runId} and runs.run_id = ${runId} and runs.state <> 'complete'`.execute(db);
}

async function newEventIds(db: Database, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('events', 'event_id')) as id from generate_series(1, ${count}::int4)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

async function insertSightings(
  db: Database,
  runId: number,
  seenUs: number,
  rows: readonly SightingRow[],
  newRows: readonly SightingRow[],
): Promise<void> {
  const geometry = columnNames(GEOMETRY_COLUMNS);
  if (newRows.length > 0) {
    await sql`
      insert into events (event_id, primary_id, secondary_id, private, team_id, state, ${geometry}, details,
        first_run_id, last_run_id, first_seen_us, last_seen_us, changed_us)
      overriding system value
      select event_id, primary_id, secondary_id, private, team_id, 'staged', ${geometry}, details::jsonb,
        ${runId}::int8, ${runId}::int8, ${seenUs}::int8, ${seenUs}::int8, ${seenUs}::int8
      from ${rowsAsTable(newRows, EVENT_COLUMNS)}`.execute(db);
  }
  await sql`
    insert into event_observations (event_id, run_id, seen_us, state, ${geometry}, details)
    select event_id, ${runId}::int8, ${seenUs}::int8, state, ${geometry}, details::jsonb
    from ${rowsAsTable(rows, OBSERVATION_COLUMNS)}
    on conflict (event_id, run_id) do update set seen_us = excluded.seen_us, state = excluded.state,
      ${sql.join([...GEOMETRY_COLUMNS, { name: 'details' }].map(({ name }) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}`.execute(
    db,
  );
}

function sightingRow(sighting: EventSighting, eventId: number): SightingRow {
  return {
    event_id: eventId,
    primary_id: sighting.primaryId,
    secondary_id: sighting.secondaryId,
    private: sighting.private,
    team_id: sighting.teamId,
    state: sighting.state,
    tca_us: sighting.tcaUs,
    miss_distance_km: sighting.missDistanceKm,
    relative_speed_km_s: sighting.relativeSpeedKmS,
    radial_km: sighting.radialKm,
    in_track_km: sighting.inTrackKm,
    cross_track_km: sighting.crossTrackKm,
    max_probability: sighting.maxProbability,
    details: JSON.stringify(sighting.details),
  };
}
