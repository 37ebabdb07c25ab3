import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { type ElementSet, UserError } from '@clearway/astro';
import { type CatalogFormat, createCatalogReader, prepareCatalogReader, type RejectedRecord } from '@clearway/messages';
import { readCatalogText } from '../read-catalog-text.ts';
import type { ElementBatch } from './catalog-source.ts';
import { type FaultDetail, faultDetail } from './fault-detail.ts';
import type { SourceFault, SourceWarningCode } from './source-warning.ts';

/** Below this share of usable records something else is wrong than single records. */
const LEAST_USABLE_SHARE = 0.5;

/** Text is read in pieces of so many characters; the event loop runs in between. */
const PIECE_CHARACTERS = 64 * 1024;

/**
 * Reads a catalogue in any format from bytes, plain or gzip, and checks that it is whole. The thread is never held for
 * longer than a piece of 64 KiB takes. A fault of the whole is returned, never thrown.
 * @param name for the places of rejected records.
 * @param whole `line end` where a table of this source always ends with one, so that one that does not is cut off.
 */
export async function readElements(
  bytes: Uint8Array,
  name: string,
  options: { readonly whole?: 'line end'; readonly signal?: AbortSignal } = {},
): Promise<ElementBatch | SourceFault> {
  const elements: ElementSet[] = [];
  const rejected: RejectedRecord[] = [];
  const reader = createCatalogReader({
    file: name,
    onElementSet: (each) => elements.push(each),
    onRejected: (each) => rejected.push(each),
  });
  let start = '';
  let end = '';
  try {
    const stdin = Readable.from(piecesOf(bytes));
    for await (const text of readCatalogText('-', { stdin, ...(options.signal ? { signal: options.signal } : {}) })) {
      for (let at = 0; at < text.length; at += PIECE_CHARACTERS) {
        const piece = text.slice(at, at + PIECE_CHARACTERS);
        if (reader.format === null) await prepareCatalogReader(piece);
        reader.push(piece);
        await setImmediate();
        options.signal?.throwIfAborted();
      }
      if (start === '')
        start = text
          .trimStart()
          .replace(/^\ufeff\s*/, '')
          .slice(0, 1);
      end = `${end}${text.slice(-END_CHARACTERS)}`.slice(-END_CHARACTERS);
    }
    reader.end();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return faultOf(error, name);
  }
  const cut = cutOff(reader.format!, { start, end }, rejected, options.whole);
  if (cut !== null) {
    return { code: 'cut-off', details: [cut, faultDetail('records-held', { records: elements.length })] };
  }
  const all = elements.length + rejected.length;
  if (elements.length < all * LEAST_USABLE_SHARE) {
    const example = rejected[0]!;
    const { line, reason } = example;
    const values = { rejected: rejected.length, all, line, reason: reason.slice(0, 120) };
    return { code: 'mostly-unusable', details: [faultDetail('records-unusable', values)] };
  }
  return { elements, rejected };
}

/** A hundred megabytes decoded in one go would hold up the server. */
function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

const PIECE_BYTES = 256 * 1024;
const END_CHARACTERS = 400;

/** How the text ends too early; null where it has a proper end. */
function cutOff(
  format: CatalogFormat,
  { start, end }: { readonly start: string; readonly end: string },
  rejected: readonly RejectedRecord[],
  whole: 'line end' | undefined,
): FaultDetail | null {
  const trimmed = end.trimEnd();
  switch (format) {
    case 'OMM JSON':
      // A list needs its end; one object, or one a line, its own.
      return trimmed.endsWith(start === '[' ? ']' : '}') && !/end cannot be found/.test(rejected.at(-1)?.reason ?? '')
        ? null
        : faultDetail('list-without-end', {});
    case 'OMM XML':
      return /<\/(?:[\w.-]+:)?(?:ndm|omm)\s*>$/.test(trimmed) ? null : faultDetail('element-without-end', {});
    case 'TLE':
      return /^1 [ \dA-Z]/.test(trimmed.slice(trimmed.lastIndexOf('\n') + 1)) || halfLine2(trimmed)
        ? faultDetail('ends-in-element-set', {})
        : null;
    case 'OMM CSV':
    case 'OMM KVN':
      if (/\n\s*$/.test(end)) return null;
      if (whole === 'line end') return faultDetail('ends-in-row', {});
      // Who writes tables by hand may leave out the last line end; then the last record is good.
      return rejected.length > 0 && endsWithRejected(end, rejected) ? faultDetail('ends-in-record', {}) : null;
  }
}

function halfLine2(trimmed: string): boolean {
  const last = trimmed.slice(trimmed.lastIndexOf('\n') + 1);
  return last.startsWith('2 ') && last.length < 63;
}

/** Whether the last record that was rejected is the last row of the text. */
function endsWithRejected(end: string, rejected: readonly RejectedRecord[]): boolean {
  const last = rejected.at(-1)!;
  const row = end.slice(end.lastIndexOf('\n') + 1);
  return last.id === null || row.includes(String(last.id));
}

const CODES: ReadonlyMap<string, SourceWarningCode> = new Map([
  ['file-empty', 'empty'],
  ['format-unknown', 'format-unknown'],
  ['file-unreadable', 'file-unreadable'],
  ['file-not-found', 'file-unreadable'],
]);

/** The fault with which a reader refused the whole. */
export function faultOf(error: UserError, name: string): SourceFault {
  const text = error.message.replace(`${name}: `, '').replace('standard input: ', '');
  const cut = /cut off|no end|never closed|unclosed|ends in the middle/i.test(text);
  const details = [faultDetail('reader-says', { text })];
  return { code: cut ? 'cut-off' : (CODES.get(error.code) ?? 'mostly-unusable'), details, hint: error.hint };
}
