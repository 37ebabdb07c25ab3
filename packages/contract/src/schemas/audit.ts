import { z } from 'zod';
import { utc } from './moments-and-numbers.ts';

/** One line of the audit log. `hash` is of all the others, so of `previous` too: the lines are a chain. */
export interface AuditEntry {
  /** From 1, without gaps. */
  readonly entry: number;
  readonly at_utc: string;
  readonly who: string;
  /** Null for what nobody asked for. */
  readonly role: string | null;
  readonly via: 'local' | 'session' | 'key' | 'system' | 'nobody';
  /** The operation of the API, as `createWatchlist`. */
  readonly action: string;
  readonly target: string;
  /** Canonical JSON of the change. */
  readonly change: string;
  readonly previous: string;
  readonly hash: string;
}

export const auditEntry: z.ZodType<AuditEntry> = z
  .object({
    entry: z.int(),
    at_utc: utc,
    who: z.string(),
    role: z.string().nullable(),
    via: z.enum(['local', 'session', 'key', 'system', 'nobody']),
    action: z.string(),
    target: z.string(),
    change: z.string(),
    previous: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });

export interface AuditQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly who?: string | undefined;
  readonly action?: string | undefined;
}

/** Whether the chain holds, and its last line, to be kept elsewhere. */
export interface AuditVerification {
  readonly sound: boolean;
  readonly entries: number;
  /** Hash of the last line; of an empty log 64 zeros. */
  readonly head: string;
  /** The first line that is wrong; null where none is. */
  readonly fault: { readonly entry: number; readonly what: string } | null;
}

export const auditVerification: z.ZodType<AuditVerification> = z
  .object({
    sound: z.boolean(),
    entries: z.int(),
    head: z.string(),
    fault: z.object({ entry: z.int(), what: z.string() }).nullable(),
  })
  .meta({ id: 'AuditVerification' });

/** A line that was kept elsewhere, as `17:9f2c…`: checked too. */
export interface AuditVerificationQuery {
  readonly kept?: string | undefined;
}
