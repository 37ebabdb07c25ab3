import { type QueryExecutorProvider, sql } from 'kysely';

/** Alerts of teams, and events that rest on what a team brought. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** Tables whose rows belong to a team; null: to everybody. */
const TEAM_TABLES = ['alert_channels', 'alert_rules', 'alert_deliveries', 'events'];

const STATEMENTS = [
  ...TEAM_TABLES.map((table) => `alter table ${table} add column team_id int4 references teams`),
  // Two teams may each have a name, without learning that the other has it.
  'alter table alert_channels drop constraint alert_channels_name_key',
  'alter table alert_rules drop constraint alert_rules_name_key',
  'create unique index alert_channels_name on alert_channels (coalesce(team_id, 0), name)',
  'create unique index alert_rules_name on alert_rules (coalesce(team_id, 0), name)',
  // Each team has a digest of its own; those who are in no team have one together.
  `create table alert_digests (
    digest_id int4 generated always as identity primary key,
    team_id int4 references teams,
    settings jsonb not null,
    -- the local day whose digest was made last
    digest_day text not null)`,
  'create unique index alert_digests_team on alert_digests (coalesce(team_id, 0))',
  `insert into alert_digests (settings, digest_day)
    select value, coalesce((select digest_day from alert_evaluation), '') from settings where name = 'alert-digest'`,
  `delete from settings where name = 'alert-digest'`,
  'alter table alert_evaluation drop column digest_day',
];
