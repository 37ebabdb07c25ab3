import type {
  AccountChange,
  AccountDocument,
  AuditEntry,
  AuditQuery,
  AuditVerification,
  CreatedKey,
  KeyDocument,
  NewAccount,
  NewKey,
  NewTeam,
  Page,
  PasswordChange,
  SignIn,
  TeamDocument,
} from '@clearway/contract';
import type { Actor, AuditNote, KeptLine } from '@clearway/store';
import type { ByteSink } from '../files/byte-sink.ts';

/** Who asks, as a key or a session says. */
export interface Identity {
  readonly actor: Actor;
  readonly team: string | null;
  /** When key or session ends at the latest; null: never. */
  readonly expiresUs: number | null;
}

/** A sign-in that has failed; with the seconds to wait where there were too many. */
export interface SignInRefusal {
  readonly refused: 'wrong' | 'too-many';
  readonly retryAfterSeconds: number | null;
}

export interface SignedIn {
  /** For the cookie; nowhere else. */
  readonly token: string;
  readonly identity: Identity;
}

/** People, how they sign in, their keys and teams. Changes are in the name of the current actor. */
export interface LiveAccounts {
  /** Null where the key opens nothing (any more). */
  ofKey(key: string): Promise<Identity | null>;
  ofSession(token: string): Promise<Identity | null>;
  /** Throws UserError where neither name and password nor a key is given. */
  signIn(signIn: SignIn, address: string): Promise<SignedIn | SignInRefusal>;
  signOut(token: string): Promise<void>;
  /** Of the actor; null once it is done. */
  changePassword(change: PasswordChange, address: string): Promise<SignInRefusal | null>;
  list(): Promise<readonly AccountDocument[]>;
  create(account: NewAccount): Promise<AccountDocument>;
  change(name: string, change: AccountChange): Promise<AccountDocument>;
  keys(): Promise<readonly KeyDocument[]>;
  createKey(key: NewKey): Promise<CreatedKey>;
  revokeKey(keyId: number): Promise<void>;
  teams(): Promise<readonly TeamDocument[]>;
  createTeam(team: NewTeam): Promise<TeamDocument>;
  /** Whether anybody could sign in who may make further accounts. */
  hasAdmin(): Promise<boolean>;
}

/** The log of every change, to which lines are only ever added. */
export interface LiveAudit {
  /** Adds a line of its own: of what has no transaction that it could be written in. */
  note(note: AuditNote): Promise<void>;
  list(query: AuditQuery): Promise<Page<AuditEntry>>;
  /** Writes all lines as JSON, the first first. */
  writeAll(sink: ByteSink, signal?: AbortSignal): Promise<void>;
  verify(kept: KeptLine | null): Promise<AuditVerification>;
}
