import { recordTooLong } from '../catalog/line-splitter.ts';
import type { RecordReader } from '../catalog/record-reader.ts';
import type { RecordSink } from '../catalog/record-sink.ts';
import { createJsonSplitter } from './json-splitter.ts';
import { ommCatalogNumber, ommElementSet } from './omm-element-set.ts';
import { OMM_COLUMNS_IN_ORDER, OMM_FIELD_INDEX, OMM_FIELDS, type OmmCells, otherSpellingIndex } from './omm-fields.ts';

const NUMBER = OMM_FIELD_INDEX.get('NORAD_CAT_ID')!;

/**
 * Reads OMM as JSON: a list of objects, one object, or one object a line. Values may be numbers or, as Space-Track
 * writes them, strings. The text is cut at the objects, and each is parsed by itself, so that neither the file nor a
 * fault in one object touches the others; reasons give the position of the object, since many files are one line.
 */
export function createOmmJsonReader(sink: RecordSink): RecordReader {
  let position = 0;
  return createJsonSplitter({
    onObject(text, line) {
      position++;
      const result = objectCells(text);
      const outcome = typeof result === 'string' ? result : ommElementSet(result, OMM_COLUMNS_IN_ORDER);
      if (typeof outcome !== 'string') return sink.accept(outcome, line);
      const id =
        typeof result === 'string' ? numberInBrokenObject(text) : ommCatalogNumber(result, OMM_COLUMNS_IN_ORDER);
      sink.reject(line, id, `object ${position}: ${outcome}`);
    },
    onBroken(text, line, reason) {
      position++;
      sink.reject(line, numberInBrokenObject(text), `object ${position}: ${reason}`);
    },
    onStray(line, reason) {
      sink.reject(line, null, position > 0 ? `after object ${position}: ${reason}` : reason);
    },
    tooLong: (line) => recordTooLong(sink.file, line, 'record'),
  });
}

function objectCells(text: string): OmmCells | string {
  let object: Readonly<Record<string, unknown>>;
  try {
    object = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return 'not valid JSON';
  }
  const cells = OMM_FIELDS.map((field) => cell(object[field]));
  if (cells[NUMBER] === '' || !Object.hasOwn(object, 'OBJECT_ID')) {
    for (const keyword of Object.keys(object)) {
      const field = otherSpellingIndex(keyword);
      if (field !== undefined && cells[field] === '') cells[field] = cell(object[keyword]);
    }
  }
  return cells;
}

function cell(value: unknown): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? '[…]' : '{…}';
}

function numberInBrokenObject(text: string): number | null {
  const match = /"NORAD_CAT_ID"\s*:\s*"?(\d{1,9})\b/.exec(text.slice(0, 5000));
  return match ? Number(match[1]) : null;
}
