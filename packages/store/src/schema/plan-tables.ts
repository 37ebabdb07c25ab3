import type { Generated } from 'kysely';
import type { Json, NullableJson } from './json-columns.ts';

export interface PeopleTable {
  readonly change_id: Generated<number>;
  readonly name: string;
  readonly role: 'viewer' | 'analyst' | 'operator' | 'admin';
  readonly active: boolean;
  readonly changed_us: number;
  readonly changed_by: string;
}

export interface SatelliteProfilesTable {
  readonly object_id: number;
  readonly version: number;
  readonly profile: NullableJson;
  readonly changes: Json;
  readonly changed_us: number;
  readonly changed_by: string;
  readonly reason: string | null;
}

export type StoredPlanState =
  | 'computing'
  | 'failed'
  | 'cancelled'
  | 'proposed'
  | 'reviewed'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'executed';

export interface PlansTable {
  readonly plan_id: Generated<number>;
  /** Whose it is; null: everybody's. */
  readonly team_id: number | null;
  readonly version: number;
  readonly state: StoredPlanState;
  readonly event_id: number | null;
  readonly cdm_id: number | null;
  readonly primary_id: number | null;
  readonly secondary_id: number | null;
  readonly primary_name: string;
  readonly secondary_name: string;
  readonly mover: 'primary' | 'secondary';
  readonly tca_us: number;
  readonly basis: 'message' | 'elements';
  readonly created_us: number;
  readonly created_by: string;
  readonly settings: Json;
  readonly route: string | null;
  readonly burn_us: number | null;
  readonly go_us: number | null;
  readonly total_mm_s: number | null;
  readonly probability_before: number | null;
  readonly probability_after: number | null;
  readonly two_person_rule: boolean;
  readonly replaces: number | null;
  readonly failure: string | null;
  readonly inputs: NullableJson;
  readonly stale: Json;
  readonly computed: Uint8Array | null;
}

export interface PlanRecordsTable {
  readonly plan_id: number;
  readonly entry: number;
  readonly at_us: number;
  readonly action: string;
  readonly by_name: string;
  readonly role: string | null;
  readonly from_state: StoredPlanState | null;
  readonly to_state: StoredPlanState;
  readonly route: string | null;
  readonly reason: string | null;
  readonly override_reason: string | null;
  readonly version: number;
  readonly document_sha256: string | null;
  readonly document: Uint8Array | null;
}

export interface CoordinationsTable {
  readonly coordination_id: Generated<number>;
  readonly pair: string;
  readonly primary_id: number | null;
  readonly secondary_id: number | null;
  readonly primary_name: string;
  readonly secondary_name: string;
  readonly tca_us: number;
}

export interface CoordinationMessagesTable {
  readonly received_id: Generated<number>;
  readonly coordination_id: number;
  readonly originator: string;
  readonly message_id: string;
  readonly created_us: number;
  readonly received_us: number;
  readonly sha256: string;
  readonly body: Json;
}

export interface CoordinationStatementsTable {
  readonly statement_id: Generated<number>;
  readonly coordination_id: number;
  readonly object_id: number;
  readonly status: string;
  readonly at_us: number;
  readonly by_name: string;
  readonly originator: string;
  readonly ours: boolean;
  readonly note: string | null;
  readonly received_id: number | null;
}
