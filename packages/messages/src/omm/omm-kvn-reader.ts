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

const KEYWORD = /^[A-Z][A-Z0-9_]*$/;
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
    const field = fieldOf(text);
    const keyword = field?.keyword ?? '';
    const version = VERSION.exec(keyword);
    if (version || (keyword === 'OBJECT_NAME' && message !== null && message.cells[OBJECT_NAME] !== '')) finish();
    message ??= { ...createOmmFieldCells(), line: number };
    if (version && version[1] !== 'OMM') message.fault = `a CCSDS ${version[1]} message, not an OMM`;
    if (field) addOmmField(message, keyword, field.value, field.unit);
    else message.fault ??= `line ${number} is not KEYWORD = value: "${excerpt(text)}"`;
  };
  return createLineSplitter(sink.file, onLine, finish);
}

/** Whose values are text: `[YO]` at the end of a name is no unit. */
const TEXT_KEYWORDS = new Set(['OBJECT_NAME', 'OBJECT_ID']);

/** Cuts `KEYWORD = value [unit]`; by hand, because a pattern would be slow on hostile lines. Null for anything else. */
function fieldOf(text: string): { keyword: string; value: string; unit: string } | null {
  const equals = text.indexOf('=');
  const keyword = text.slice(0, Math.max(0, equals)).trimEnd();
  if (!KEYWORD.test(keyword)) return null;
  const value = text.slice(equals + 1).trim();
  const bracket = value.endsWith(']') && !TEXT_KEYWORDS.has(keyword) ? value.lastIndexOf('[') : -1;
  if (bracket < 0) return { keyword, value, unit: '' };
  return { keyword, value: value.slice(0, bracket).trimEnd(), unit: value.slice(bracket + 1, -1) };
}

function endlessMessage(file: string, line: number): UserError {
  return new UserError(
    'format-malformed',
    `${fileInMessage(file)}: line ${line}: a message of more than ${MOST_LINES_OF_A_MESSAGE} lines`,
    'check that this is the right file and that it is not damaged',
  );
}
