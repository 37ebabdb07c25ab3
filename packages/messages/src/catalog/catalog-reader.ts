import { type ElementSet, UserError } from '@clearway/astro';
import { createOmmCsvReader } from '../omm/omm-csv-reader.ts';
import { createOmmJsonReader } from '../omm/omm-json-reader.ts';
import { createOmmKvnReader } from '../omm/omm-kvn-reader.ts';
import { loadXmlValidator } from '../omm/omm-xml-element.ts';
import { createOmmXmlReader } from '../omm/omm-xml-reader.ts';
import { createTleReader } from '../tle/tle-reader.ts';
import { type CatalogFormat, RECOGNITION_CHARACTERS, recognizeCatalog } from './catalog-format.ts';
import { fileInMessage } from './excerpt.ts';
import type { RecordReader } from './record-reader.ts';
import { createRecordSink, type RecordSink, type RejectedRecord } from './record-sink.ts';

/** A push parser of one catalogue file. */
export interface CatalogReader {
  /** The format, once enough text has come to recognise it; null before. */
  readonly format: CatalogFormat | null;
  /** Takes the next piece of the file's text, cut anywhere. @throws UserError where the file as a whole is unusable. */
  push(text: string): void;
  /** Ends the file. @throws UserError where the file is empty, unknown, or without any usable record. */
  end(): void;
}

const READERS: Readonly<Record<CatalogFormat, (sink: RecordSink) => RecordReader>> = {
  TLE: createTleReader,
  'OMM CSV': createOmmCsvReader,
  'OMM JSON': createOmmJsonReader,
  'OMM XML': createOmmXmlReader,
  'OMM KVN': createOmmKvnReader,
};

/**
 * Loads what a catalogue that starts with `start` needs beyond the common readers, which is the check of XML. To be
 * awaited before each `push` until the reader knows its format.
 */
export async function prepareCatalogReader(start: string): Promise<void> {
  if (start.trimStart().startsWith('<')) await loadXmlValidator();
}

/**
 * Reads a catalogue of element sets in any of its formats, recognised from the content: OMM as CSV, JSON (also one
 * object a line), XML and KVN; TLE and 3LE. Records come in the order of the file, each as soon as it is complete;
 * a bad one is rejected by itself. Memory: the chunk being read and one record.
 * @param receiver.file the name for messages.
 */
export function createCatalogReader(receiver: {
  readonly file: string;
  readonly onElementSet: (elements: ElementSet, line: number) => void;
  readonly onRejected: (rejected: RejectedRecord) => void;
}): CatalogReader {
  const sink = createRecordSink(receiver);
  let format: CatalogFormat | null = null;
  let reader: RecordReader | null = null;
  let start = '';
  let endsInCarriageReturn = false;
  let atStart = true;

  const begin = (): RecordReader => {
    const recognition = recognizeCatalog(start);
    if ('unlike' in recognition) throw unknownFormat(receiver.file, recognition.unlike);
    format = recognition.format;
    reader = READERS[format](sink);
    reader.push(start);
    start = '';
    return reader;
  };
  /** Makes every line end a \n, also where a chunk ends between \r and \n. */
  const normalize = (text: string): string => {
    let rest = endsInCarriageReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (text.length > 0) endsInCarriageReturn = text.endsWith('\r');
    if (rest.includes('\r')) rest = rest.replace(/\r\n?/g, '\n');
    return rest;
  };
  return {
    get format() {
      return format;
    },
    push(text) {
      let next = normalize(text);
      if (atStart && next.length > 0) {
        if (next.startsWith(BYTE_ORDER_MARK)) next = next.slice(1);
        atStart = false;
      }
      if (reader) {
        reader.push(next);
        return;
      }
      start += next;
      if (start.length >= RECOGNITION_CHARACTERS) begin();
    },
    end() {
      if (!reader && start.trim() === '') {
        throw new UserError('file-empty', `${fileInMessage(receiver.file)}: the file is empty`, EMPTY_HINT);
      }
      (reader ?? begin()).end();
      sink.finish();
    },
  };
}

const BYTE_ORDER_MARK = '\ufeff';
const EMPTY_HINT = 'check that the download was complete';

function unknownFormat(file: string, unlike: string): UserError {
  return new UserError(
    'format-unknown',
    `${fileInMessage(file)}: not a catalogue of element sets: ${unlike}`,
    'give element sets as TLE, 3LE, or OMM (CSV, JSON, XML, KVN), plain or gzip',
  );
}
