import { type QueryExecutorProvider, sql } from 'kysely';

/** Conjunction data messages that came, and the encounters that they are about. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table conjunctions (
    conjunction_id int8 generated always as identity primary key,
    -- of the first message; null where it names no catalogue number
    primary_id int4,
    secondary_id int4,
    -- both objects as messages name them, the lesser first: whichever of them a message puts first, it is the same pair
    pair text not null,
    -- of the latest message
    tca_us int8 not null,
    last_cdm_id int8 not null)`,
  'create index conjunctions_pair on conjunctions (pair, tca_us)',
  'create index conjunctions_last_cdm on conjunctions (last_cdm_id desc)',
  'create index conjunctions_tca on conjunctions (tca_us)',
  `create table cdms (
    cdm_id int8 generated always as identity primary key,
    conjunction_id int8 not null references conjunctions on delete cascade,
    created_us int8 not null,
    received_us int8 not null,
    tca_us int8 not null,
    miss_distance_km float8 not null,
    relative_speed_km_s float8,
    reported_probability float8,
    -- recommended; what the message reports where it has no states
    probability float8,
    max_probability float8,
    hard_body_radius_m float8,
    mahalanobis_distance float8,
    -- of the combined position in the encounter plane
    sigma_minor_km float8,
    sigma_major_km float8,
    primary_id int4,
    secondary_id int4,
    has_states boolean not null,
    -- written by Clearway from element sets
    from_elements boolean not null,
    -- a digest of what the message says, whatever form it came in
    identity text not null unique,
    message_id text not null,
    originator text not null,
    -- what version 2.0 calls the event that all its messages share
    conjunction_name text,
    primary_name text not null,
    secondary_name text not null,
    method text,
    file_name text,
    syntax text not null check (syntax in ('kvn', 'xml', 'json')),
    -- as it was computed when the message came
    assessment jsonb not null,
    -- gzip of the message as it came
    message bytea not null)`,
  'alter table cdms alter column message set storage external',
  'create index cdms_conjunction on cdms (conjunction_id, created_us)',
  'create index cdms_primary on cdms (primary_id) where primary_id is not null',
  'create index cdms_secondary on cdms (secondary_id) where secondary_id is not null',
  `create index cdms_conjunction_name on cdms (originator, conjunction_name) where conjunction_name is not null`,
];
