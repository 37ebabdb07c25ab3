import { formatUtc, type UtcTime } from '@clearway/astro';
import type { NdmBlock, NdmField } from '../ndm/message-block.ts';
import { formatEpochText } from './epoch-text.ts';

/** A keyword with its value; null leaves the keyword out. */
export type Given = readonly [keyword: string, value: string | number | null];

/** What a message says of itself. */
export interface OdmHeader {
  readonly originator: string;
  readonly created: UtcTime;
  readonly comments?: readonly string[];
}

/** Fields without the keywords whose value is null. */
export function fieldsOf(given: readonly Given[]): NdmField[] {
  return given.flatMap(([keyword, value]) => {
    if (value === null) return [];
    return [{ keyword, value: typeof value === 'number' ? numberText(value) : oneLine(value), unit: null, line: 1 }];
  });
}

/** The shortest decimal that reads back to the same double, with the point that the standard asks for (502.0-B-3, 7.5.6). */
export function numberText(value: number): string {
  const text = String(value);
  if (text.includes('.')) return text;
  const exponent = text.indexOf('e');
  return exponent < 0 ? `${text}.0` : `${text.slice(0, exponent)}.0${text.slice(exponent)}`;
}

/** A block of a message that is being made. */
export function newBlock(name: string, parts: Partial<Omit<NdmBlock, 'name' | 'line'>>): NdmBlock {
  return { name, line: 1, comments: [], fields: [], rows: [], blocks: [], ...parts };
}

/** An epoch on the clock of its time system, with as many decimals as it has. */
export function epochText(time: UtcTime): string {
  return formatEpochText(time.day, time.second);
}

export function headerBlock({ originator, created, comments = [] }: OdmHeader): NdmBlock {
  const fields = fieldsOf([
    ['CREATION_DATE', formatUtc(created, 3).slice(0, -1)],
    ['ORIGINATOR', originator],
  ]);
  return newBlock('header', { comments: comments.map(oneLine), fields });
}

/** The message's root with its header and one or more segments. */
export function rootBlock(name: string, header: OdmHeader, segments: readonly NdmBlock[]): NdmBlock {
  return newBlock(name, { blocks: [headerBlock(header), newBlock('body', { blocks: segments })] });
}

/** Printable ASCII on one line, as KVN wants it (502.0-B-3, 7.3.4). */
function oneLine(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').trim();
}
