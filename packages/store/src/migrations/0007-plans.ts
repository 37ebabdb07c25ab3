import { type QueryExecutorProvider, sql } from 'kysely';

/** People, profiles of satellites, plans of burns with what people decided on them, and what operators told each other. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** Tables to which lines are only ever added, so that nobody can decide otherwise afterwards. */
const RECORDS = ['people', 'satellite_profiles', 'plan_records', 'coordination_statements', 'coordination_messages'];

const STATEMENTS = [
  `create table people (
    change_id int8 generated always as identity primary key,
    -- a person is what their latest line says
    name text not null,
    role text not null check (role in ('viewer', 'analyst', 'operator', 'admin')),
    active boolean not null,
    changed_us int8 not null,
    changed_by text not null)`,
  'create index people_name on people (name, change_id desc)',
  `create table satellite_profiles (
    object_id int4 not null,
    version int4 not null,
    -- null where this version deletes it
    profile jsonb,
    changes jsonb not null,
    changed_us int8 not null,
    changed_by text not null,
    reason text,
    primary key (object_id, version))`,
  `create table plans (
    plan_id int8 generated always as identity primary key,
    -- grows with every change
    version int4 not null,
    state text not null check (state in (
      'computing', 'failed', 'cancelled', 'proposed', 'reviewed', 'approved', 'rejected', 'withdrawn', 'executed')),
    -- neither is a reference: events and messages go, what was planned for them stays
    event_id int8,
    cdm_id int8,
    primary_id int4,
    secondary_id int4,
    primary_name text not null,
    secondary_name text not null,
    mover text not null check (mover in ('primary', 'secondary')),
    tca_us int8 not null,
    basis text not null check (basis in ('message', 'elements')),
    created_us int8 not null,
    created_by text not null,
    settings jsonb not null,
    -- the chosen one, and what lists show of it
    route text,
    burn_us int8,
    go_us int8,
    total_mm_s float8,
    probability_before float8,
    probability_after float8,
    two_person_rule boolean not null,
    replaces int8 references plans,
    failure text,
    inputs jsonb,
    -- what has changed since it was computed
    stale jsonb not null,
    -- gzip of JSON: what was computed, and the states that it was computed from
    computed bytea)`,
  'alter table plans alter column computed set storage external',
  'create index plans_event on plans (event_id) where event_id is not null',
  'create index plans_cdm on plans (cdm_id) where cdm_id is not null',
  'create index plans_replaces on plans (replaces) where replaces is not null',
  `create table plan_records (
    plan_id int8 not null references plans,
    entry int4 not null,
    at_us int8 not null,
    action text not null,
    by_name text not null,
    -- as it was then
    role text,
    from_state text,
    to_state text not null,
    route text,
    reason text,
    override_reason text,
    -- of the plan after it
    version int4 not null,
    document_sha256 text,
    -- gzip of what was shown, canonical JSON
    document bytea,
    primary key (plan_id, entry))`,
  `create table coordinations (
    coordination_id int8 generated always as identity primary key,
    -- both objects, the lesser first
    pair text not null,
    primary_id int4,
    secondary_id int4,
    primary_name text not null,
    secondary_name text not null,
    tca_us int8 not null)`,
  'create index coordinations_pair on coordinations (pair, tca_us)',
  `create table coordination_messages (
    received_id int8 generated always as identity primary key,
    coordination_id int8 not null references coordinations,
    originator text not null,
    message_id text not null,
    created_us int8 not null,
    received_us int8 not null,
    sha256 text not null,
    body jsonb not null,
    unique (originator, message_id))`,
  `create table coordination_statements (
    statement_id int8 generated always as identity primary key,
    coordination_id int8 not null references coordinations,
    object_id int4 not null,
    status text not null,
    at_us int8 not null,
    by_name text not null,
    originator text not null,
    ours boolean not null,
    note text,
    -- null for what was said here
    received_id int8 references coordination_messages)`,
  'create index coordination_statements_of on coordination_statements (coordination_id, at_us)',
  `create function keep_record() returns trigger language plpgsql as $$
    begin
      raise exception 'lines of % are only ever added', tg_table_name using errcode = 'restrict_violation';
    end $$`,
  ...RECORDS.map(
    (table) =>
      `create trigger ${table}_kept before update or delete on ${table} for each row execute function keep_record()`,
  ),
];
