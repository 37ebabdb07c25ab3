import { type QueryExecutorProvider, sql } from 'kysely';

/**
 * The first tables. One statement each, so that the embedded database and PostgreSQL run the same. Element sets have no foreign
 * key to objects: elements of an object arrive before its entry in the satellite catalogue does.
 */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const GEOMETRY = `
  tca_us int8 not null,
  miss_distance_km float8 not null,
  relative_speed_km_s float8 not null,
  -- of secondary - primary in the primary's frame
  radial_km float8 not null,
  in_track_km float8 not null,
  cross_track_km float8 not null,
  max_probability float8,
  -- what the service wants to keep besides
  details jsonb not null default '{}'`;

const STATEMENTS = [
  `create table objects (
    object_id int4 primary key,
    name text not null,
    cospar text,
    kind text not null check (kind in ('payload', 'rocket-body', 'debris', 'unknown')),
    owner text,
    size_class text,
    radar_cross_section_m2 float8,
    status text,
    manoeuvrable boolean,
    fleet text,
    launched_us int8,
    decayed_us int8,
    updated_us int8 not null)`,
  'create index objects_owner on objects (owner)',
  'create index objects_fleet on objects (fleet) where fleet is not null',

  `create table sources (
    source_id int4 generated always as identity primary key,
    name text not null unique,
    kind text not null,
    url text,
    terms text,
    -- what comes from it, and whatever is derived from that, is for the owner of the account alone
    private boolean not null default false,
    last_attempt_us int8,
    last_success_us int8,
    next_attempt_us int8,
    etag text,
    last_modified text,
    -- how many objects it held last: one that shrank by half is not believed
    object_count int4,
    warning text)`,
  `create table source_warnings (
    warning_id int8 generated always as identity primary key,
    source_id int4 not null references sources on delete cascade,
    code text not null,
    message text not null,
    raised_us int8 not null,
    cleared_us int8)`,
  // One warning of a kind at a time: raising it again changes its message.
  'create unique index source_warnings_standing on source_warnings (source_id, code) where cleared_us is null',

  // Columns by descending alignment: 8 bytes less in each of millions of rows.
  `create table element_sets (
    element_set_id int8 generated always as identity primary key,
    epoch_us int8 not null,
    arrived_us int8 not null,
    mean_motion_rev_per_day float8 not null,
    eccentricity float8 not null,
    inclination_deg float8 not null,
    raan_deg float8 not null,
    argument_of_pericenter_deg float8 not null,
    mean_anomaly_deg float8 not null,
    bstar float8 not null,
    mean_motion_dot float8 not null,
    mean_motion_ddot float8 not null,
    object_id int4 not null,
    source_id int4 not null references sources,
    revolution_at_epoch int4 not null,
    element_set_number int4 not null,
    ephemeris_type int2 not null,
    private boolean not null,
    classification text not null)`,
  'create unique index element_sets_identity on element_sets (object_id, source_id, epoch_us)',

  `create table runs (
    run_id int8 generated always as identity primary key,
    state text not null check (state in ('planned', 'running', 'complete', 'cancelled', 'failed')),
    kind text not null,
    private boolean not null default false,
    based_on_run_id int8 references runs on delete set null,
    window_start_us int8 not null,
    window_stop_us int8 not null check (window_stop_us > window_start_us),
    slice_count int4 not null check (slice_count >= 0),
    settings jsonb not null,
    coverage jsonb,
    report jsonb,
    failure text,
    created_us int8 not null,
    started_us int8,
    finished_us int8,
    published_us int8,
    -- which element set each object used, packed by the service
    snapshot bytea)`,
  'create index runs_created on runs (created_us desc, run_id desc)',
  'create index runs_based_on on runs (based_on_run_id) where based_on_run_id is not null',
  `create table run_slices (
    run_id int8 not null references runs on delete cascade,
    slice int4 not null,
    start_us int8 not null,
    stop_us int8 not null,
    approach_count int4 not null,
    finished_us int8 not null,
    approaches bytea not null,
    primary key (run_id, slice))`,
  // Packed numbers hardly compress; trying costs more than reading them.
  'alter table run_slices alter column approaches set storage external',
  'alter table runs alter column snapshot set storage external',
  `create table current_run (
    singleton boolean primary key default true check (singleton),
    run_id int8 references runs on delete restrict)`,
  'create index current_run_run on current_run (run_id)',
  'insert into current_run default values',

  `create table events (
    event_id int8 generated always as identity primary key,
    primary_id int4 not null,
    secondary_id int4 not null check (primary_id <> secondary_id),
    private boolean not null default false,
    -- staged: found by a run that is not published yet, and seen by nobody
    state text not null check (state in ('staged', 'open', 'cleared')),
    ${GEOMETRY},
    -- without foreign keys: an event outlives the runs in which it was seen
    first_run_id int8 not null,
    last_run_id int8 not null,
    first_seen_us int8 not null,
    last_seen_us int8 not null,
    changed_us int8 not null,
    disposition text not null default 'open' check (disposition in ('open', 'watched', 'dismissed', 'acted-on')),
    disposition_reason text check (disposition <> 'dismissed' or disposition_reason is not null),
    assignee text)`,
  "create index events_tca on events (tca_us, event_id) where state <> 'staged'",
  "create index events_miss_distance on events (miss_distance_km, event_id) where state <> 'staged'",
  `create index events_max_probability on events (coalesce(max_probability, -1) desc, event_id desc)
    where state <> 'staged'`,
  'create index events_primary on events (primary_id, tca_us)',
  'create index events_secondary on events (secondary_id, tca_us)',
  "create index events_staged on events (first_run_id) where state = 'staged'",
  `create table event_observations (
    event_id int8 not null references events on delete cascade,
    run_id int8 not null references runs on delete cascade,
    seen_us int8 not null,
    state text not null check (state in ('open', 'cleared')),
    ${GEOMETRY},
    primary key (event_id, run_id))`,
  'create index event_observations_run on event_observations (run_id)',
  `create table event_notes (
    note_id int8 generated always as identity primary key,
    event_id int8 not null references events on delete cascade,
    author text not null,
    written_us int8 not null,
    text text not null)`,
  'create index event_notes_event on event_notes (event_id, note_id)',

  `create table watchlists (
    watchlist_id int8 generated always as identity primary key,
    name text not null unique,
    description text not null default '',
    created_us int8 not null)`,
  `create table watchlist_members (
    watchlist_id int8 not null references watchlists on delete cascade,
    object_id int4 not null,
    added_us int8 not null,
    primary key (watchlist_id, object_id))`,
  'create index watchlist_members_object on watchlist_members (object_id)',
  'create table settings (name text primary key, value jsonb not null)',
];
