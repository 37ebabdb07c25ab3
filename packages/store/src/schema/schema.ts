import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/**
 * The tables as Kysely sees them. Times are microseconds since 1970-01-01T00:00:00 UTC in columns named `…_us`, ids of
 * objects are catalogue numbers, lengths kilometres, angles degrees. What a column means is said in its migration.
 */
export interface Schema {
  readonly objects: ObjectsTable;
  readonly sources: SourcesTable;
  readonly source_warnings: SourceWarningsTable;
  readonly element_sets: ElementSetsTable;
  readonly runs: RunsTable;
  readonly run_slices: RunSlicesTable;
  readonly current_run: CurrentRunTable;
  readonly events: EventsTable;
  readonly event_observations: EventObservationsTable;
  readonly event_notes: EventNotesTable;
  readonly watchlists: WatchlistsTable;
  readonly watchlist_members: WatchlistMembersTable;
  readonly settings: SettingsTable;
  readonly signals: SignalsTable;
}

/** Any JSON, read as a value and written as its text: the two drivers differ in how they would write an array. */
type Json = JSONColumnType<object>;
type NullableJson = ColumnType<object | null, string | null, string | null>;

export interface ObjectsTable {
  readonly object_id: number;
  readonly name: string;
  readonly cospar: string | null;
  readonly kind: ObjectKind;
  readonly owner: string | null;
  readonly size_class: string | null;
  readonly radar_cross_section_m2: number | null;
  readonly status: string | null;
  readonly manoeuvrable: boolean | null;
  readonly fleet: string | null;
  readonly launched_us: number | null;
  readonly decayed_us: number | null;
  readonly updated_us: number;
  readonly in_orbit: boolean | null;
  readonly has_elements: boolean | null;
}

export type ObjectKind = 'payload' | 'rocket-body' | 'debris' | 'unknown';

export interface SourcesTable {
  readonly source_id: Generated<number>;
  readonly name: string;
  readonly kind: string;
  readonly url: string | null;
  readonly terms: string | null;
  readonly private: boolean;
  readonly last_attempt_us: number | null;
  readonly last_success_us: number | null;
  readonly next_attempt_us: number | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly object_count: number | null;
  readonly warning: string | null;
  readonly title: Generated<string>;
  readonly precedence: string | null;
  readonly memory: NullableJson;
}

export interface SourceWarningsTable {
  readonly warning_id: Generated<number>;
  readonly source_id: number;
  readonly code: string;
  readonly message: string;
  readonly raised_us: number;
  readonly cleared_us: number | null;
}

export interface ElementSetsTable {
  readonly element_set_id: Generated<number>;
  readonly object_id: number;
  readonly source_id: number;
  readonly private: boolean;
  readonly epoch_us: number;
  readonly arrived_us: number;
  readonly mean_motion_rev_per_day: number;
  readonly eccentricity: number;
  readonly inclination_deg: number;
  readonly raan_deg: number;
  readonly argument_of_pericenter_deg: number;
  readonly mean_anomaly_deg: number;
  readonly bstar: number;
  readonly mean_motion_dot: number;
  readonly mean_motion_ddot: number;
  readonly revolution_at_epoch: number;
  readonly element_set_number: number;
  readonly ephemeris_type: number;
  readonly classification: string;
  readonly series: Generated<string>;
}

export type RunState = 'planned' | 'running' | 'complete' | 'cancelled' | 'failed';

export interface RunsTable {
  readonly run_id: Generated<number>;
  readonly state: RunState;
  readonly kind: string;
  readonly private: boolean;
  readonly based_on_run_id: number | null;
  readonly window_start_us: number;
  readonly window_stop_us: number;
  readonly slice_count: number;
  readonly settings: Json;
  readonly coverage: NullableJson;
  readonly report: NullableJson;
  readonly failure: string | null;
  readonly created_us: number;
  readonly started_us: number | null;
  readonly finished_us: number | null;
  readonly published_us: number | null;
  readonly snapshot: Uint8Array | null;
}

export interface RunSlicesTable {
  readonly run_id: number;
  readonly slice: number;
  readonly start_us: number;
  readonly stop_us: number;
  readonly approach_count: number;
  readonly finished_us: number;
  readonly approaches: Uint8Array;
}

export interface CurrentRunTable {
  readonly singleton: Generated<boolean>;
  readonly run_id: number | null;
}

export type EventState = 'staged' | 'open' | 'cleared';
export type Disposition = 'open' | 'watched' | 'dismissed' | 'acted-on';

export interface EventsTable {
  readonly event_id: Generated<number>;
  readonly primary_id: number;
  readonly secondary_id: number;
  readonly private: boolean;
  readonly state: EventState;
  readonly tca_us: number;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number;
  readonly radial_km: number;
  readonly in_track_km: number;
  readonly cross_track_km: number;
  readonly max_probability: number | null;
  readonly details: Json;
  readonly first_run_id: number;
  readonly last_run_id: number;
  readonly first_seen_us: number;
  readonly last_seen_us: number;
  readonly changed_us: number;
  readonly disposition: Generated<Disposition>;
  readonly disposition_reason: string | null;
  readonly assignee: string | null;
}

export interface EventObservationsTable {
  readonly event_id: number;
  readonly run_id: number;
  readonly seen_us: number;
  readonly state: Exclude<EventState, 'staged'>;
  readonly tca_us: number;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number;
  readonly radial_km: number;
  readonly in_track_km: number;
  readonly cross_track_km: number;
  readonly max_probability: number | null;
  readonly details: Json;
}

export interface EventNotesTable {
  readonly note_id: Generated<number>;
  readonly event_id: number;
  readonly author: string;
  readonly written_us: number;
  readonly text: string;
}

export interface WatchlistsTable {
  readonly watchlist_id: Generated<number>;
  readonly name: string;
  readonly description: string;
  readonly created_us: number;
}

export interface WatchlistMembersTable {
  readonly watchlist_id: number;
  readonly object_id: number;
  readonly added_us: number;
}

export interface SettingsTable {
  readonly name: string;
  readonly value: Json;
}

export interface SignalsTable {
  readonly signal_id: Generated<number>;
  readonly told_us: number;
  readonly type: string;
  readonly private: boolean;
  readonly body: Json;
}
