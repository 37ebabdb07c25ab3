import { type QueryExecutorProvider, sql } from 'kysely';

/** Teams, how people sign in, the audit log, and whose each private thing is. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const ROLE_CHECK = "check (role in ('viewer', 'analyst', 'operator', 'admin'))";

/** Tables whose rows belong to a team; null: to everybody. */
const TEAM_TABLES = ['conjunctions', 'cdms', 'watchlists', 'event_notes', 'signals', 'plans', 'ephemerides'];

const STATEMENTS = [
  `create table teams (
    team_id int4 generated always as identity primary key,
    name text not null unique,
    created_us int8 not null)`,
  `create table accounts (
    -- a name of the list of people
    person text primary key,
    team_id int4 references teams,
    -- scrypt with its parameters and salt; null: keys only
    password text,
    password_changed_us int8)`,
  `create table api_keys (
    key_id int8 generated always as identity primary key,
    -- how the key begins, by which it is found; the digest is SHA-256 of the whole key, which is nowhere
    prefix text not null unique,
    digest text not null,
    person text not null references accounts,
    label text not null,
    role text not null ${ROLE_CHECK},
    created_us int8 not null,
    created_by text not null,
    expires_us int8,
    last_used_us int8,
    revoked_us int8)`,
  `create table web_sessions (
    -- SHA-256 of what the cookie holds
    digest text primary key,
    person text not null references accounts,
    -- of the key that it was opened with: it ends with it
    key_id int8 references api_keys,
    created_us int8 not null,
    last_seen_us int8 not null,
    expires_us int8 not null)`,
  'create index web_sessions_person on web_sessions (person)',

  `create table audit_log (
    -- from 1, without gaps
    entry int8 primary key,
    at_us int8 not null,
    who text not null,
    role text,
    via text not null,
    action text not null,
    target text not null,
    -- canonical JSON
    change text not null,
    -- hash of the line before, of the first 64 zeros
    previous text not null,
    -- SHA-256 of all of the above as canonical JSON
    hash text not null)`,
  `create function audit_log_is_append_only() returns trigger language plpgsql as $$
    begin
      raise exception 'lines of the audit log are never changed or taken out' using errcode = 'restrict_violation';
    end $$`,
  `create trigger audit_log_append_only before update or delete on audit_log
    for each row execute function audit_log_is_append_only()`,
  `create trigger audit_log_whole before truncate on audit_log
    for each statement execute function audit_log_is_append_only()`,

  ...TEAM_TABLES.map((table) => `alter table ${table} add column team_id int4 references teams`),
  // Two teams may each have a message or a name, without learning that the other has it.
  'alter table cdms drop constraint cdms_identity_key',
  'create unique index cdms_identity on cdms (coalesce(team_id, 0), identity)',
  'alter table watchlists drop constraint watchlists_name_key',
  'drop index ephemerides_identity',
  `create unique index ephemerides_identity on ephemerides (coalesce(team_id, 0), identity)
    where removed_us is null`,
  'create unique index watchlists_name on watchlists (coalesce(team_id, 0), name)',
];
