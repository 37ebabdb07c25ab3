import type { NdmBlock, NdmField } from '../ndm/message-block.ts';

/** Parts of a message that is made here, not read: they have no line, which is 0. */
export function field(keyword: string, value: string, unit: string | null = null): NdmField {
  return { keyword, value, unit, line: 0 };
}

export function block(
  name: string,
  fields: readonly NdmField[],
  comments: readonly string[] = [],
  blocks: readonly NdmBlock[] = [],
): NdmBlock {
  return { name, line: 0, comments, fields, rows: [], blocks };
}

/** Text values are ASCII in capitals, in lines of at most 254 characters (CCSDS 508.0-B-1, 6.2.2, 6.2.3.3). */
export function standardText(text: string): string {
  const plain = text
    .slice(0, 400)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]/g, '?')
    .toUpperCase()
    .trim()
    .slice(0, 200);
  return plain === '' ? 'UNKNOWN' : plain;
}

/** Letters, digits, `_` and `-` only (5.2.9). */
export function standardName(text: string): string {
  return standardText(text).replaceAll(/[^A-Z0-9_-]/g, '_');
}
