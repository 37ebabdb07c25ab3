import { AsyncLocalStorage } from 'node:async_hooks';
import type { Role } from '@clearway/contract';

/** In whose name something is read or changed. */
export interface Actor {
  readonly name: string;
  /** Null where nobody has signed in. */
  readonly role: Role | null;
  readonly via: 'local' | 'session' | 'key' | 'system' | 'nobody';
  /** Whose rows are theirs; null: those of no team. */
  readonly teamId: number | null;
  /** Reads the rows of every team: who works on the installation itself. */
  readonly seesAll: boolean;
}

/** What Clearway does of itself: screening, asking sources, keeping house. */
export const SYSTEM: Actor = { name: 'clearway', role: null, via: 'system', teamId: null, seesAll: true };

interface Acting {
  readonly actor: Actor;
  /** Lines of the audit log that were written in this name. */
  lines: number;
}

const acting = new AsyncLocalStorage<Acting>();

/**
 * Does `work`, and all that it awaits, in the name of `actor`: queries show what the actor may see, new rows are of their team, and the
 * audit log names them. A stream that is read later takes its actor with it by another `runAs`.
 */
export function runAs<Result>(actor: Actor, work: () => Result): Result {
  return acting.run({ actor, lines: 0 }, work);
}

/** What Clearway does of itself for a team: it sees what people of that team see, with null what those of none do. */
export function systemOf(teamId: number | null): Actor {
  return { ...SYSTEM, teamId, seesAll: false };
}

export function currentActor(): Actor {
  return acting.getStore()?.actor ?? SYSTEM;
}

/** How many lines of the audit log were written within the innermost `runAs`. */
export function auditedLines(): number {
  return acting.getStore()?.lines ?? 0;
}

export function noteAuditedLine(): void {
  const now = acting.getStore();
  if (now) now.lines++;
}

/** Another text for whoever sees other rows: what is kept of answers is kept by it. */
export function viewKey({ seesAll, teamId }: Actor = currentActor()): string {
  return seesAll ? 'all' : `team ${teamId ?? 0}`;
}

/** Whether the actor may see a row of this team. */
export function maySee(teamId: number | null, { seesAll, teamId: own }: Actor = currentActor()): boolean {
  return seesAll || teamId === null || teamId === own;
}
