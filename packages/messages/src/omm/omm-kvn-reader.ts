import { UserError } from '@clearway/astro';
import { excerpt, fileInMessage } from '../catalog/excerpt.ts';
import { createLineSplitter } from '../catalog/line-splitter.ts';
import type { RecordReader } from '../catalog/record-reader.ts';
import type { RecordSink } from '../catalog/record-sink.ts';
import { ommCatalogNumber, ommElementSet } from './omm-element-set.ts';
import { addOmmField, createOmmFieldCells, type OmmFieldCells } from './omm-field-cells.ts';
import { OMM_COLUMNS_IN_ORDER, OMM_FIELD_INDEX } from './omm-fields.ts';

/** A message with its covariance has some 60 lines; this many lines without a new message are something else. */
const MOST_LINES_OF_A_MESSAGE = 10_000;

const FIELD = /^([A-Z][A-Z0-9_]*)\s*=\s*(.*?)(?:\s*\[([^\]]*)\])?$/;
const VERSION = /^CCSDS_([A-Z]{2,4})_VERS$/;
const OBJECT_NAME = OMM_FIELD_INDEX.get('OBJECT_NAME')!;

interface Message extends OmmFieldCells {
  readonly line: number;
}

/**
 * Reads OMM as KVN: one or many messages after one another, each from its `CCSDS_OMM_VERS` on (or, where the header
 * is left out, from its `OBJECT_NAME`). Comments are skipped; units in brackets must be the standard's.
 */
export function createOmmKvnReader(sink: RecordSink): RecordReader {
  let message: Message | null = null;

  const finish = (): void => {
    if (!message) return;
    const result = message.fault ?? ommElementSet(message.cells, OMM_COLUMNS_IN_ORDER);
    if (typeof result !== 'string') sink.accept(result, message.line);
    else sink.reject(message.line, ommCatalogNumber(message.cells, OMM_COLUMNS_IN_ORDER), result);
    message = null;
  };

  const onLine = (raw: string, number: number): void => {
    const text = raw.trim();
    if (message && number - message.line > MOST_LINES_OF_A_MESSAGE) throw endlessMessage(sink.file, message.line);
    if (text === '' || text.startsWith('COMMENT')) return;
    const field = FIELD.exec(text);
    const keyword = field?.[1] ?? '';
    const version = VERSION.exec(keyword);
    if (version || (keyword === 'OBJECT_NAME' && message !== null && message.cells[OBJECT_NAME] !== '')) finish();
    message ??= { ...createOmmFieldCells(), line: number };
    if (version && version[1] !== 'OMM') message.fault = `a CCSDS ${version[1]} message, not an OMM`;
    if (field) addOmmField(message, keyword, field[2]!, field[3] ?? '');
    else message.fault ??= `line ${number} is not KEYWORD = value: "${excerpt(text)}"`;
  };
  return createLineSplitter(sink.file, onLine, finish);
}

function endlessMessage(file: string, line: number): UserError {
  return new UserError(
    'format-malformed',
    `${fileInMessage(file)}: line ${line}: a message of more than ${MOST_LINES_OF_A_MESSAGE} lines`,
    'check that this is the right file and that it is not damaged',
  );
}
