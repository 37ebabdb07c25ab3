import { z } from 'zod';
import { utc } from './moments-and-numbers.ts';
import { personName, ROLES, type Role } from './people.ts';

const role = z.enum(ROLES);

/** A name of a team or of a key: one line, without what would have a meaning in a path. */
const label = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^/?#\p{Cc}]+$/u);

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

const password = z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD).meta({ format: 'password' });

/** Who asks, as the server takes it. */
export interface SessionDocument {
  /** `none`: the server is reached from its own machine alone, and whoever asks may do everything. */
  readonly accounts: 'none' | 'required';
  /** Null where nobody has signed in. */
  readonly name: string | null;
  readonly role: Role | null;
  readonly team: string | null;
  readonly via: 'local' | 'session' | 'key' | null;
  /** When it ends at the latest. */
  readonly expires_utc: string | null;
}

export const sessionDocument: z.ZodType<SessionDocument> = z
  .object({
    accounts: z.enum(['none', 'required']),
    name: z.string().nullable(),
    role: role.nullable(),
    team: z.string().nullable(),
    via: z.enum(['local', 'session', 'key']).nullable(),
    expires_utc: utc.nullable(),
  })
  .meta({ id: 'Session' });

/** A name with its password, or an API key alone. */
export interface SignIn {
  readonly name?: string | undefined;
  readonly password?: string | undefined;
  readonly key?: string | undefined;
}

export const signInBody: z.ZodType<SignIn> = z
  .strictObject({
    name: z.string().trim().min(1).max(100).optional(),
    password: z.string().min(1).max(LONGEST_PASSWORD).meta({ format: 'password' }).optional(),
    key: z.string().trim().min(1).max(200).meta({ format: 'password' }).optional(),
  })
  .meta({ id: 'SignIn' });

export interface PasswordChange {
  readonly former: string;
  readonly password: string;
}

export const passwordChange: z.ZodType<PasswordChange> = z
  .strictObject({ former: z.string().min(1).max(LONGEST_PASSWORD).meta({ format: 'password' }), password })
  .meta({ id: 'PasswordChange' });

/** A person of the list of people, with how they sign in. */
export interface AccountDocument {
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  readonly team: string | null;
  /** Whether there is one: nobody can read it. */
  readonly has_password: boolean;
  /** Keys that are in force. */
  readonly keys: number;
}

export const accountDocument: z.ZodType<AccountDocument> = z
  .object({
    name: z.string(),
    role,
    active: z.boolean(),
    team: z.string().nullable(),
    has_password: z.boolean(),
    keys: z.int(),
  })
  .meta({ id: 'Account' });

export interface NewAccount {
  readonly name: string;
  readonly role: Role;
  readonly team?: string | null | undefined;
  readonly password?: string | undefined;
}

export const newAccount: z.ZodType<NewAccount> = z
  .strictObject({ name: personName, role, team: label.nullable().optional(), password: password.optional() })
  .meta({ id: 'NewAccount' });

/** What is not given stays. */
export interface AccountChange {
  readonly role?: Role | undefined;
  readonly active?: boolean | undefined;
  readonly team?: string | null | undefined;
  /** Null takes it away. */
  readonly password?: string | null | undefined;
}

export const accountChange: z.ZodType<AccountChange> = z
  .strictObject({
    role: role.optional(),
    active: z.boolean().optional(),
    team: label.nullable().optional(),
    password: password.nullable().optional(),
  })
  .meta({ id: 'AccountChange' });

/** A key as it is shown: of its secret nothing but how it begins. */
export interface KeyDocument {
  readonly key_id: number;
  readonly begins: string;
  readonly label: string;
  readonly person: string;
  /** At most that of its person, whatever stands here. */
  readonly role: Role;
  readonly created_utc: string;
  readonly expires_utc: string | null;
  readonly last_used_utc: string | null;
  readonly state: 'in-force' | 'expired' | 'revoked';
}

export const keyDocument: z.ZodType<KeyDocument> = z
  .object({
    key_id: z.int(),
    begins: z.string(),
    label: z.string(),
    person: z.string(),
    role,
    created_utc: utc,
    expires_utc: utc.nullable(),
    last_used_utc: utc.nullable(),
    state: z.enum(['in-force', 'expired', 'revoked']),
  })
  .meta({ id: 'Key' });

export interface NewKey {
  readonly label: string;
  /** Default: whoever asks. */
  readonly person?: string | undefined;
  /** Default: that of the person. */
  readonly role?: Role | undefined;
  /** Null: never. Default: 90. */
  readonly days?: number | null | undefined;
}

export const newKey: z.ZodType<NewKey> = z
  .strictObject({
    label,
    person: personName.optional(),
    role: role.optional(),
    days: z.number().positive().max(3650).nullable().optional(),
  })
  .meta({ id: 'NewKey' });

/** The one time that a key is shown. */
export interface CreatedKey {
  readonly key: string;
  readonly document: KeyDocument;
}

export const createdKey: z.ZodType<CreatedKey> = z
  .object({ key: z.string(), document: keyDocument })
  .meta({ id: 'CreatedKey' });

export interface TeamDocument {
  readonly name: string;
  readonly created_utc: string;
  readonly people: number;
}

export const teamDocument: z.ZodType<TeamDocument> = z
  .object({ name: z.string(), created_utc: utc, people: z.int() })
  .meta({ id: 'Team' });

export interface NewTeam {
  readonly name: string;
}

export const newTeam: z.ZodType<NewTeam> = z.strictObject({ name: label }).meta({ id: 'NewTeam' });
