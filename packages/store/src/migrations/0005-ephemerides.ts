import { type QueryExecutorProvider, sql } from 'kysely';

/** Ephemerides that operators brought, ready to be screened, and the files that they came in. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table ephemeris_files (
    ephemeris_file_id int8 generated always as identity primary key,
    received_us int8 not null,
    file_name text,
    -- gzip of the text as it came
    content bytea not null)`,
  'alter table ephemeris_files alter column content set storage external',
  `create table ephemerides (
    ephemeris_id int8 generated always as identity primary key,
    ephemeris_file_id int8 not null references ephemeris_files,
    object_id int4 not null,
    object_name text not null,
    -- the element set of its object within its spans, or is screened beside it
    mode text not null check (mode in ('replaces', 'joins')),
    format text not null check (format in ('OEM', 'OCM', 'MEME')),
    originator text,
    -- as the file says
    created_us int8,
    -- what its age counts from: when it was made, else when it begins
    epoch_us int8 not null,
    received_us int8 not null,
    start_us int8 not null,
    stop_us int8 not null,
    -- of each unbroken stretch when it begins and ends: [[us, us], ...], ascending and apart
    spans jsonb not null,
    states int4 not null,
    frame text not null,
    -- null without covariances
    covariance_frame text,
    covariances int4 not null,
    interpolation text,
    -- codes, values and sentences for people
    warnings jsonb not null,
    -- a digest of what it says, of whom, and its mode
    identity text not null,
    -- taken away; kept until no run needs it
    removed_us int8,
    -- knots in TEME and covariances, packed
    prepared bytea not null)`,
  'alter table ephemerides alter column prepared set storage external',
  'create unique index ephemerides_identity on ephemerides (identity) where removed_us is null',
  'create index ephemerides_object on ephemerides (object_id)',
  'create index ephemerides_file on ephemerides (ephemeris_file_id)',
];
