import type { Role } from '@clearway/contract';
import type { Generated } from 'kysely';

export interface TeamsTable {
  readonly team_id: Generated<number>;
  readonly name: string;
  readonly created_us: number;
}

export interface AccountsTable {
  readonly person: string;
  readonly team_id: number | null;
  readonly password: string | null;
  readonly password_changed_us: number | null;
}

export interface ApiKeysTable {
  readonly key_id: Generated<number>;
  readonly prefix: string;
  readonly digest: string;
  readonly person: string;
  readonly label: string;
  readonly role: Role;
  readonly created_us: number;
  readonly created_by: string;
  readonly expires_us: number | null;
  readonly last_used_us: number | null;
  readonly revoked_us: number | null;
}

export interface WebSessionsTable {
  readonly digest: string;
  readonly person: string;
  /** Of the key that it was opened with. */
  readonly key_id: number | null;
  readonly created_us: number;
  readonly last_seen_us: number;
  readonly expires_us: number;
}

export interface AuditLogTable {
  readonly entry: number;
  readonly at_us: number;
  readonly who: string;
  readonly role: string | null;
  readonly via: string;
  readonly action: string;
  readonly target: string;
  readonly change: string;
  readonly previous: string;
  readonly hash: string;
}
