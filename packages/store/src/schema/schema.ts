import type { Generated, JSONColumnType } from 'kysely';
import type { AccountsTable, ApiKeysTable, AuditLogTable, TeamsTable, WebSessionsTable } from './account-tables.ts';
import type { AlertTables } from './alert-tables.ts';
import type { Json, NullableJson } from './json-columns.ts';
import type {
  CoordinationMessagesTable,
  CoordinationStatementsTable,
  CoordinationsTable,
  PeopleTable,
  PlanRecordsTable,
  PlansTable,
  SatelliteProfilesTable,
} from './plan-tables.ts';
import type { TeamId } from './team-id.ts';

/**
 * The tables as Kysely sees them. Times are microseconds since 1970-01-01T00:00:00 UTC in columns named `…_us`, ids of
 * objects are catalogue numbers, lengths kilometres, angles degrees. What a column means is said in its migration.
 */
export interface Schema extends AlertTables {
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
  readonly conjunctions: ConjunctionsTable;
  readonly cdms: CdmsTable;
  readonly teams: TeamsTable;
  readonly accounts: AccountsTable;
  readonly api_keys: ApiKeysTable;
  readonly web_sessions: WebSessionsTable;
  readonly audit_log: AuditLogTable;
  readonly earth_data: EarthDataTable;
  readonly ephemeris_files: EphemerisFilesTable;
  readonly ephemerides: EphemeridesTable;
  readonly people: PeopleTable;
  readonly satellite_profiles: SatelliteProfilesTable;
  readonly plans: PlansTable;
  readonly plan_records: PlanRecordsTable;
  readonly coordinations: CoordinationsTable;
  readonly coordination_messages: CoordinationMessagesTable;
  readonly coordination_statements: CoordinationStatementsTable;
}

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
  /** Whose ephemeris it was found with; null: everybody's. */
  readonly team_id: TeamId;
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
  readonly team_id: TeamId;
}

export interface WatchlistsTable {
  readonly watchlist_id: Generated<number>;
  readonly name: string;
  readonly description: string;
  readonly created_us: number;
  readonly team_id: TeamId;
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
  readonly team_id: TeamId;
}

export interface ConjunctionsTable {
  readonly conjunction_id: Generated<number>;
  readonly primary_id: number | null;
  readonly secondary_id: number | null;
  readonly pair: string;
  readonly tca_us: number;
  readonly last_cdm_id: number;
  readonly team_id: TeamId;
}

export interface CdmsTable {
  readonly cdm_id: Generated<number>;
  readonly conjunction_id: number;
  readonly created_us: number;
  readonly received_us: number;
  readonly tca_us: number;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number | null;
  readonly reported_probability: number | null;
  readonly probability: number | null;
  readonly max_probability: number | null;
  readonly hard_body_radius_m: number | null;
  readonly mahalanobis_distance: number | null;
  readonly sigma_minor_km: number | null;
  readonly sigma_major_km: number | null;
  readonly primary_id: number | null;
  readonly secondary_id: number | null;
  readonly has_states: boolean;
  readonly from_elements: boolean;
  readonly identity: string;
  readonly message_id: string;
  readonly originator: string;
  readonly conjunction_name: string | null;
  readonly primary_name: string;
  readonly secondary_name: string;
  readonly method: string | null;
  readonly file_name: string | null;
  readonly syntax: CdmSyntax;
  readonly assessment: Json;
  readonly message: Uint8Array;
  readonly team_id: TeamId;
}

export type CdmSyntax = 'kvn' | 'xml' | 'json';

export type EarthDataKind = 'earth-orientation' | 'leap-seconds';

export interface EarthDataTable {
  readonly kind: EarthDataKind;
  readonly taken_us: number;
  readonly origin: string;
  readonly file: Uint8Array;
}

export interface EphemerisFilesTable {
  readonly ephemeris_file_id: Generated<number>;
  readonly received_us: number;
  readonly file_name: string | null;
  readonly content: Uint8Array;
}

export interface EphemeridesTable {
  readonly ephemeris_id: Generated<number>;
  readonly ephemeris_file_id: number;
  readonly object_id: number;
  readonly object_name: string;
  readonly mode: EphemerisMode;
  readonly format: EphemerisFormat;
  readonly originator: string | null;
  readonly created_us: number | null;
  readonly epoch_us: number;
  readonly received_us: number;
  readonly start_us: number;
  readonly stop_us: number;
  readonly spans: JSONColumnType<readonly (readonly [fromUs: number, untilUs: number])[]>;
  readonly states: number;
  readonly frame: string;
  readonly covariance_frame: string | null;
  readonly covariances: number;
  readonly interpolation: string | null;
  readonly warnings: JSONColumnType<readonly object[]>;
  readonly identity: string;
  readonly removed_us: number | null;
  readonly prepared: Uint8Array;
  readonly team_id: TeamId;
}

export type EphemerisMode = 'replaces' | 'joins';
export type EphemerisFormat = 'OEM' | 'OCM' | 'MEME';
