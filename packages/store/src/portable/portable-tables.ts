/** A table as it goes into an export: in the order in which the rows of one refer to those of another. */
export interface PortableTable {
  readonly name: string;
  readonly key: readonly string[];
  /** Rows at a time; fewer where one is large. */
  readonly page: number;
}

/** All tables but those of the migrations, which the target has of its own. */
export const PORTABLE_TABLES: readonly PortableTable[] = [
  { name: 'teams', key: ['team_id'], page: 2000 },
  { name: 'objects', key: ['object_id'], page: 2000 },
  { name: 'sources', key: ['source_id'], page: 2000 },
  { name: 'source_warnings', key: ['warning_id'], page: 2000 },
  { name: 'element_sets', key: ['element_set_id'], page: 2000 },
  { name: 'runs', key: ['run_id'], page: 4 },
  { name: 'run_slices', key: ['run_id', 'slice'], page: 1 },
  { name: 'current_run', key: ['singleton'], page: 1 },
  { name: 'events', key: ['event_id'], page: 2000 },
  { name: 'event_observations', key: ['event_id', 'run_id'], page: 2000 },
  { name: 'event_notes', key: ['note_id'], page: 2000 },
  { name: 'watchlists', key: ['watchlist_id'], page: 2000 },
  { name: 'watchlist_members', key: ['watchlist_id', 'object_id'], page: 2000 },
  { name: 'settings', key: ['name'], page: 2000 },
  { name: 'signals', key: ['signal_id'], page: 2000 },
  { name: 'conjunctions', key: ['conjunction_id'], page: 2000 },
  { name: 'cdms', key: ['cdm_id'], page: 200 },
  { name: 'earth_data', key: ['kind'], page: 1 },
  { name: 'ephemeris_files', key: ['ephemeris_file_id'], page: 1 },
  { name: 'ephemerides', key: ['ephemeris_id'], page: 1 },
  { name: 'people', key: ['change_id'], page: 2000 },
  { name: 'accounts', key: ['person'], page: 2000 },
  { name: 'api_keys', key: ['key_id'], page: 2000 },
  { name: 'web_sessions', key: ['digest'], page: 2000 },
  { name: 'audit_log', key: ['entry'], page: 1000 },
  { name: 'satellite_profiles', key: ['object_id', 'version'], page: 2000 },
  { name: 'plans', key: ['plan_id'], page: 50 },
  { name: 'plan_records', key: ['plan_id', 'entry'], page: 50 },
  { name: 'coordinations', key: ['coordination_id'], page: 2000 },
  { name: 'coordination_messages', key: ['received_id'], page: 50 },
  { name: 'coordination_statements', key: ['statement_id'], page: 2000 },
  { name: 'alert_channels', key: ['channel_id'], page: 2000 },
  { name: 'alert_rules', key: ['rule_id'], page: 2000 },
  { name: 'alerts', key: ['alert_id'], page: 2000 },
  { name: 'alert_deliveries', key: ['delivery_id'], page: 500 },
  { name: 'alert_delivery_alerts', key: ['delivery_id', 'alert_id'], page: 2000 },
  { name: 'alert_attempts', key: ['delivery_id', 'attempt'], page: 2000 },
  { name: 'alert_evaluation', key: ['singleton'], page: 1 },
  { name: 'alert_digests', key: ['digest_id'], page: 2000 },
];

export const PORTABLE_FORMAT = 'clearway-export-1';

/** The first line of an export. */
export interface PortableNotes {
  readonly format: string;
  readonly migrations: readonly string[];
}

/** Lines after it: rows of a table as JSON made by PostgreSQL, and at the end how many lines there were. */
export type PortableLine = { readonly table: string; readonly rows: readonly unknown[] } | { readonly lines: number };
