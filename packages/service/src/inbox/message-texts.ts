import { type ConjunctionRecord, formatCdm, recogniseMessage } from '@clearway/messages';
import type { CdmSyntax } from '@clearway/store';

/** A message as text of its own. */
export interface MessageText {
  readonly text: string;
  readonly syntax: CdmSyntax;
}

/**
 * The text of each message of a file, to be kept: as it came where the file holds one; of a list of JSON its member; else written
 * anew in the same form, with all that was in it.
 */
export function textsOfMessages(text: string, records: readonly ConjunctionRecord[]): readonly MessageText[] {
  const syntax = (recogniseMessage(text)?.syntax ?? 'KVN').toLowerCase() as CdmSyntax;
  if (records.length === 1) return [{ text, syntax }];
  const members = syntax === 'json' ? membersOf(text) : null;
  return records.map((record, k) => {
    const member = members?.length === records.length ? members[k] : undefined;
    if (member !== undefined) return { text: JSON.stringify(member), syntax };
    if (record.kind === 'summary') return { text: JSON.stringify(record.summary), syntax: 'json' };
    return { text: formatCdm(record.cdm.message, syntax.toUpperCase() as 'KVN' | 'XML' | 'JSON'), syntax };
  });
}

function membersOf(text: string): readonly unknown[] | null {
  const root: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  return Array.isArray(root) ? root : null;
}
