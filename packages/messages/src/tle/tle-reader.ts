import { excerpt } from '../catalog/excerpt.ts';
import { createLineSplitter } from '../catalog/line-splitter.ts';
import type { RecordReader } from '../catalog/record-reader.ts';
import type { RecordSink } from '../catalog/record-sink.ts';
import { decodeAlpha5 } from './alpha5.ts';
import { tleElementSet } from './tle-element-set.ts';
import { isTleLine } from './tle-line.ts';

interface Pending {
  readonly text: string;
  readonly line: number;
}

/** Names have 24 characters in a 3LE; a line much longer is not one. */
const LONGEST_NAME = 100;

/**
 * Reads TLE and 3LE: pairs of lines, each pair with or without a name line in front (`0 NAME` or the bare name).
 * Blank lines and lines that start with `#` are skipped; a line that belongs to no record is rejected by itself.
 */
export function createTleReader(sink: RecordSink): RecordReader {
  let name: Pending | null = null;
  let first: Pending | null = null;

  const rejectName = (): void => {
    if (name) sink.reject(name.line, null, `not an element set, nor the name of one: "${excerpt(name.text)}"`);
    name = null;
  };
  const rejectFirst = (): void => {
    if (first) sink.reject(first.line, decodeAlpha5(first.text.slice(2, 7)), 'line 1 is not followed by its line 2');
    first = null;
    name = null;
  };

  const onLine = (raw: string, number: number): void => {
    const text = raw.trim();
    if (text === '' || text.charCodeAt(0) === 35) return;
    if (isTleLine(text, 1)) {
      if (first) rejectFirst();
      first = { text, line: number };
    } else if (isTleLine(text, 2)) {
      if (!first) {
        sink.reject(number, decodeAlpha5(text.slice(2, 7)), 'line 2 without a line 1 before it');
        name = null;
        return;
      }
      const result = tleElementSet(name ? objectName(name.text) : '', first.text, text);
      const { text: line1, line } = first;
      first = null;
      name = null;
      if (typeof result === 'string') sink.reject(line, decodeAlpha5(line1.slice(2, 7)), result);
      else sink.accept(result, line);
    } else {
      if (first) rejectFirst();
      else rejectName();
      name = { text, line: number };
      if (text.length > LONGEST_NAME) rejectName();
    }
  };
  return createLineSplitter(sink.file, onLine, () => {
    if (first) rejectFirst();
    else rejectName();
  });
}

function objectName(line: string): string {
  const name = line.startsWith('0 ') ? line.slice(2) : line;
  return name.trim();
}
