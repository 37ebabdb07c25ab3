import { type ElementSet, UserError } from '@clearway/astro';
import { fileInMessage } from '../catalog/excerpt.ts';
import { createLineSplitter } from '../catalog/line-splitter.ts';
import type { RecordReader } from '../catalog/record-reader.ts';
import type { RecordSink } from '../catalog/record-sink.ts';
import { csvCells } from './csv-cells.ts';
import { createPlainRowReader } from './omm-csv-plain-row.ts';
import { ommCatalogNumber, ommElementSet } from './omm-element-set.ts';
import { OMM_FIELD_INDEX, OMM_FIELDS, type OmmColumns, otherSpellingIndex } from './omm-fields.ts';

const REQUIRED = ['NORAD_CAT_ID', 'EPOCH', 'MEAN_MOTION', 'ECCENTRICITY', 'INCLINATION'] as const;
const ALSO_REQUIRED = ['RA_OF_ASC_NODE', 'ARG_OF_PERICENTER', 'MEAN_ANOMALY', 'BSTAR'] as const;

/** Files that are joined may be empty; so many of them are a file of headers, which takes long to read. */
const MOST_HEADERS_IN_A_ROW = 1000;

interface Header {
  readonly cells: number;
  readonly columns: OmmColumns;
  /** Null where this header allows no short way. */
  readonly plainRow: ReturnType<typeof createPlainRowReader>;
}

/**
 * Reads OMM as CSV: a header with the OMM's keywords in any order and any case among any other columns, then a
 * record a line. A further header, as in joined files, starts anew. Blank lines are skipped.
 */
export function createOmmCsvReader(sink: RecordSink): RecordReader {
  let header: Header | null = null;
  let headers = 0;
  const takeHeader = (line: string, number: number): void => {
    if (++headers > MOST_HEADERS_IN_A_ROW) {
      throw new UserError(
        'format-malformed',
        `${fileInMessage(sink.file)}: line ${number}: more than ${MOST_HEADERS_IN_A_ROW} headers in a row`,
        'check that this is the right file and that it is not damaged',
      );
    }
    header = readHeader(sink.file, line, number);
  };
  return createLineSplitter(
    sink.file,
    (line, number) => {
      if (header === null) {
        takeHeader(line, number);
        return;
      }
      const plain = header.plainRow === null ? null : header.plainRow(line);
      if (plain !== null) {
        headers = 0;
        sink.accept(plain, number);
        return;
      }
      const cells = csvCells(line);
      const result = cells === null ? 'a quote is not closed' : elementsOrReason(cells, header);
      if (typeof result !== 'string') {
        headers = 0;
        sink.accept(result, number);
      } else if (isOmmCsvHeader(line)) takeHeader(line, number);
      else sink.reject(number, cells?.length === header.cells ? ommCatalogNumber(cells, header.columns) : null, result);
    },
    () => {},
  );
}

function elementsOrReason(cells: readonly string[], header: Header): ElementSet | string {
  if (cells.length !== header.cells) return `${cells.length} fields where the header has ${header.cells}`;
  return ommElementSet(cells, header.columns);
}

/** True for a line that is the header of an OMM CSV. */
export function isOmmCsvHeader(line: string): boolean {
  return HEADER.test(line);
}

const HEADER = /(?:^|[,"\s])(?:NORAD_CAT_ID|MEAN_MOTION|OBJECT_NAME)"?\s*(?:,|$)/i;

function readHeader(file: string, line: string, number: number): Header {
  const keywords = (csvCells(line) ?? line.split(',')).map((cell) => cell.trim().toUpperCase());
  const columns: OmmColumns = new Int16Array(OMM_FIELDS.length).fill(-1);
  keywords.forEach((keyword, column) => {
    const field = OMM_FIELD_INDEX.get(keyword);
    if (field !== undefined && columns[field] === -1) columns[field] = column;
  });
  keywords.forEach((keyword, column) => {
    const field = otherSpellingIndex(keyword);
    if (field !== undefined && columns[field] === -1) columns[field] = column;
  });
  const missing = [...REQUIRED, ...ALSO_REQUIRED].filter((field) => columns[OMM_FIELD_INDEX.get(field)!] === -1);
  if (missing.length > 0) {
    throw new UserError(
      'format-malformed',
      `${fileInMessage(file)}: line ${number}: the CSV header lacks ${missing.join(', ')}`,
      'give the OMM keywords as column names, as in the CSV of CelesTrak',
    );
  }
  return { cells: keywords.length, columns, plainRow: createPlainRowReader(keywords.length, columns) };
}
