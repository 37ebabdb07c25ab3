/** A table as it goes into an export: in the order in which the rows of one refer to those of another. */
export interface PortableTable {
  readonly name: string;
  readonly key: readonly string[];
  /** Rows at a time; fewer where one is large. */
  readonly page: number;
}

/** All tables but those of the migrations, which the target has of its own. */
export const PORTABLE_TABLES: readonly PortableTable[] = [
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
];

export const PORTABLE_FORMAT = 'clearway-export-1';

/** The first line of an export. */
export interface PortableNotes {
  readonly format: string;
  readonly migrations: readonly string[];
}

/** Lines after it: rows of a table as JSON made by PostgreSQL, and at the end how many lines there were. */
export type PortableLine = { readonly table: string; readonly rows: readonly unknown[] } | { readonly lines: number };
