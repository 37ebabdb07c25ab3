import { malformed, quoted } from './malformed.ts';
import { MOST_KVN_CHARACTERS, MOST_LINES, tooLarge } from './read-limits.ts';

/** One line of KVN that says something. */
export type KvnLine =
  | { readonly kind: 'keyword'; readonly keyword: string; readonly value: string; readonly line: number }
  | { readonly kind: 'comment'; readonly text: string; readonly line: number }
  /** `META_START` and the like. */
  | { readonly kind: 'marker'; readonly keyword: string; readonly line: number }
  /** Values separated by single blanks. */
  | { readonly kind: 'row'; readonly text: string; readonly line: number };

/** A name must follow `USER_DEFINED_`. */
const KEYWORD = /^(?!USER_DEFINED_?$)(?:[A-Z][A-Z0-9_]{0,98}|USER_DEFINED_[^\s=]{1,200})$/;
const MARKER = /^[A-Z][A-Z0-9_]{0,40}_(?:START|STOP)$/;
const FIRST_OF_DATA = /^[-+.\dA-Za-z]/;

/** A line of KVN has at most 254 characters by the standard; rows of an OCM are longer. */
export const MOST_LINE_CHARACTERS = 20_000;

/** Takes a text in KVN apart line by line, without knowing what message it is. Lines end with LF, CR LF or CR. */
export function* kvnLines(text: string, file: string): Generator<KvnLine> {
  if (text.length > MOST_KVN_CHARACTERS)
    throw tooLarge(file, `more than ${MOST_KVN_CHARACTERS / 1e6} million characters`);
  let line = 0;
  // Looked for once each, so that a text without one of them is not searched to its end for every line.
  let feed = text.indexOf('\n');
  let carriageReturn = text.indexOf('\r');
  for (let at = 0; at < text.length; ) {
    if (feed >= 0 && feed < at) feed = text.indexOf('\n', at);
    if (carriageReturn >= 0 && carriageReturn < at) carriageReturn = text.indexOf('\r', at);
    const end = Math.min(feed < 0 ? text.length : feed, carriageReturn < 0 ? text.length : carriageReturn);
    line++;
    if (line > MOST_LINES) throw tooLarge(file, `more than ${MOST_LINES / 1e6} million lines`);
    if (end - at > MOST_LINE_CHARACTERS) {
      throw malformed(
        file,
        line,
        `more than ${MOST_LINE_CHARACTERS} characters in one line`,
        'is this the right file?',
      );
    }
    const content = text.slice(at, end).trim();
    at = end === carriageReturn && feed === end + 1 ? end + 2 : end + 1;
    if (content !== '') yield kvnLine(content, line, file);
  }
}

/** Whether a text with single blanks is a data line in KVN, not a comment, marker or keyword. */
export function isRow(text: string): boolean {
  return FIRST_OF_DATA.test(text) && !text.includes('=') && !MARKER.test(text) && !COMMENT.test(text);
}

const COMMENT = /^COMMENT(?:\s|$)/;

export function isKeyword(text: string): boolean {
  return KEYWORD.test(text);
}

function kvnLine(content: string, line: number, file: string): KvnLine {
  if (content.startsWith('COMMENT') && (content.length === 7 || /^[\s=]/.test(content.slice(7, 8)))) {
    return { kind: 'comment', text: content.slice(7).trim(), line };
  }
  const equals = content.indexOf('=');
  if (equals >= 0) {
    const keyword = content.slice(0, equals).trimEnd();
    if (KEYWORD.test(keyword)) return { kind: 'keyword', keyword, value: content.slice(equals + 1).trim(), line };
    const what = keyword === '' ? 'nothing before =: expected a keyword' : `${quoted(keyword)} is no keyword`;
    throw malformed(file, line, what, 'write KEYWORD = value, with the keyword in capitals');
  }
  if (MARKER.test(content)) return { kind: 'marker', keyword: content, line };
  if (FIRST_OF_DATA.test(content)) return { kind: 'row', text: singleBlanks(content), line };
  throw malformed(file, line, `${quoted(content)} is neither KEYWORD = value nor data`, 'delete or correct the line');
}

/** Values separated by single blanks. */
export function singleBlanks(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.split(/\s+/).join(' ') : text;
}
