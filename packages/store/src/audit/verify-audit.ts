import type { AuditVerification } from '@clearway/contract';
import { type AuditRow, hashOfLine, NO_HASH } from './audit-log.ts';

/** A line that was kept elsewhere. */
export interface KeptLine {
  readonly entry: number;
  readonly hash: string;
}

/**
 * Follows the chain from its first line. Finds the first line that was changed, taken out or put in; lines that are missing at the end,
 * or a chain that was written anew as a whole, only against a kept line.
 */
export async function verifyAudit(
  pages: AsyncIterable<readonly AuditRow[]> | Iterable<readonly AuditRow[]>,
  kept: KeptLine | null = null,
): Promise<AuditVerification> {
  let entries = 0;
  let head = NO_HASH;
  let fault: AuditVerification['fault'] = null;
  for await (const page of pages) {
    for (const row of page) {
      fault ??= faultOf(row, entries + 1, head);
      if (kept?.entry === row.entry && kept.hash !== row.hash) {
        fault ??= { entry: row.entry, what: 'is not the line that was kept elsewhere' };
      }
      entries = row.entry;
      head = row.hash;
    }
  }
  if (kept !== null && kept.entry > entries) {
    fault ??= { entry: kept.entry, what: 'was kept elsewhere and is not there: lines are missing at the end' };
  }
  return { sound: fault === null, entries, head, fault };
}

function faultOf(row: AuditRow, expected: number, previous: string): AuditVerification['fault'] {
  const { entry } = row;
  if (entry > expected) return { entry: expected, what: 'is missing: it was taken out' };
  if (entry < expected) return { entry, what: 'is there before the first line: it was put in' };
  if (hashOfLine(row) !== row.hash) return { entry, what: 'does not fit its own hash: it was changed' };
  if (row.previous !== previous) {
    return {
      entry,
      what: 'does not follow the line before: one of the two was put in, taken out or changed with its hash',
    };
  }
  return null;
}
