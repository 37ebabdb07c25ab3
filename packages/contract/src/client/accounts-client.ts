import type {
  AccountChange,
  AccountDocument,
  CreatedKey,
  KeyDocument,
  NewAccount,
  NewKey,
  NewTeam,
  PasswordChange,
  SessionDocument,
  SignIn,
  TeamDocument,
} from '../schemas/accounts.ts';
import type { AuditEntry, AuditQuery, AuditVerification, AuditVerificationQuery } from '../schemas/audit.ts';
import type { Page } from '../schemas/page.ts';
import { API, type CallOptions, signalOf, type Transport } from './transport.ts';

/** Who may do what, and the log of what was done. */
export interface AccountClient {
  readSession(options?: CallOptions): Promise<SessionDocument>;
  signIn(signIn: SignIn, options?: CallOptions): Promise<SessionDocument>;
  signOut(options?: CallOptions): Promise<void>;
  changePassword(change: PasswordChange, options?: CallOptions): Promise<void>;
  listAccounts(options?: CallOptions): Promise<Page<AccountDocument>>;
  createAccount(account: NewAccount, options?: CallOptions): Promise<AccountDocument>;
  changeAccount(name: string, change: AccountChange, options?: CallOptions): Promise<AccountDocument>;
  listKeys(options?: CallOptions): Promise<Page<KeyDocument>>;
  createKey(key: NewKey, options?: CallOptions): Promise<CreatedKey>;
  revokeKey(keyId: number, options?: CallOptions): Promise<void>;
  listTeams(options?: CallOptions): Promise<Page<TeamDocument>>;
  createTeam(team: NewTeam, options?: CallOptions): Promise<TeamDocument>;
  listAudit(query?: AuditQuery, options?: CallOptions): Promise<Page<AuditEntry>>;
  /** The file as it comes: `body` is a stream. */
  exportAudit(options?: CallOptions): Promise<Response>;
  verifyAudit(query?: AuditVerificationQuery, options?: CallOptions): Promise<AuditVerification>;
}

export function createAccountClient({ get, send, ask }: Transport): AccountClient {
  return {
    readSession: (call) => get(`${API}/session`, {}, call),
    signIn: (body, call) => send('POST', `${API}/session`, body, call),
    signOut: (call) => send('DELETE', `${API}/session`, undefined, call),
    changePassword: (change, call) => send('PATCH', `${API}/session/password`, change, call),
    listAccounts: (call) => get(`${API}/accounts`, {}, call),
    createAccount: (account, call) => send('POST', `${API}/accounts`, account, call),
    changeAccount: (name, change, call) => send('PATCH', `${API}/accounts/${encodeURIComponent(name)}`, change, call),
    listKeys: (call) => get(`${API}/keys`, {}, call),
    createKey: (key, call) => send('POST', `${API}/keys`, key, call),
    revokeKey: (keyId, call) => send('DELETE', `${API}/keys/${keyId}`, undefined, call),
    listTeams: (call) => get(`${API}/teams`, {}, call),
    createTeam: (team, call) => send('POST', `${API}/teams`, team, call),
    listAudit: (query, call) => get(`${API}/audit`, query, call),
    exportAudit: (call = {}) => ask(`${API}/audit.jsonl`, signalOf(call)),
    verifyAudit: (query, call) => get(`${API}/audit/verification`, query, call),
  };
}
