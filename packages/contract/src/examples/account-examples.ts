import type {
  AccountDocument,
  CreatedKey,
  KeyDocument,
  NewAccount,
  NewKey,
  SessionDocument,
  TeamDocument,
} from '../schemas/accounts.ts';
import type { AuditEntry, AuditVerification } from '../schemas/audit.ts';

export const exampleSession: SessionDocument = {
  accounts: 'required',
  name: 'Ada Muller',
  role: 'operator',
  team: 'Flight control',
  via: 'session',
  expires_utc: '2026-03-10T19:30:00.000Z',
};

export const exampleAccount: AccountDocument = {
  name: 'Ada Muller',
  role: 'operator',
  active: true,
  team: 'Flight control',
  has_password: true,
  keys: 1,
};

export const exampleNewAccount: NewAccount = { name: 'Jos Weber', role: 'analyst', team: 'Flight control' };

export const exampleKey: KeyDocument = {
  key_id: 3,
  begins: 'cwk_4f7a1c90',
  label: 'ground station',
  person: 'Ada Muller',
  role: 'viewer',
  created_utc: '2026-03-10T07:30:00.000Z',
  expires_utc: '2026-06-08T07:30:00.000Z',
  last_used_utc: null,
  state: 'in-force',
};

export const exampleNewKey: NewKey = { label: 'ground station', role: 'viewer', days: 90 };

export const exampleCreatedKey: CreatedKey = {
  key: 'cwk_4f7a1c90_shown-once-and-never-again-EXAMPLE-EXAMPLE-123',
  document: exampleKey,
};

export const exampleTeam: TeamDocument = {
  name: 'Flight control',
  created_utc: '2026-03-10T07:30:00.000Z',
  people: 4,
};

export const exampleAuditEntry: AuditEntry = {
  entry: 17,
  at_utc: '2026-03-10T07:30:00.000Z',
  who: 'Ada Muller',
  role: 'operator',
  via: 'session',
  action: 'createWatchlist',
  target: '/api/v1/watchlists/stations',
  change: '{"name":"stations","object_ids":[25544,48274]}',
  previous: '3b1f0d1e6a5c0c0f4ad2f6c0a1a4b7e1c1e2a3948576d0c9b8a7f6e5d4c3b2a1',
  hash: '9f2c41d07b6e5a4f3d2c1b0a99887766554433221100ffeeddccbbaa99887766',
};

/** As a line of the export: every field that the hash is made of, with the time in microseconds. */
export const exampleAuditLine: string = JSON.stringify({
  ...exampleAuditEntry,
  at_utc: undefined,
  at_us: 1_773_127_800_000_000,
});

export const exampleAuditVerification: AuditVerification = {
  sound: true,
  entries: 17,
  head: exampleAuditEntry.hash,
  fault: null,
};
