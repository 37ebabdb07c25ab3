/** One segment of an OEM: its metadata, and its states as they stand. */
export interface OemSegment {
  readonly metadata: Readonly<Record<string, string>>;
  readonly states: readonly { readonly epoch: string; readonly values: readonly number[] }[];
}

const HEADER = ['CCSDS_OEM_VERS', 'CLASSIFICATION', 'CREATION_DATE', 'ORIGINATOR', 'MESSAGE_ID'];
const METADATA = [
  'OBJECT_NAME',
  'OBJECT_ID',
  'CENTER_NAME',
  'REF_FRAME',
  'REF_FRAME_EPOCH',
  'TIME_SYSTEM',
  'START_TIME',
  'USEABLE_START_TIME',
  'USEABLE_STOP_TIME',
  'STOP_TIME',
  'INTERPOLATION',
  'INTERPOLATION_DEGREE',
];
const EPOCH = /^\d{4}-(?:\d{2}-\d{2}|\d{3})T\d{2}:\d{2}:\d{2}(?:\.\d*)?Z?$/;

/**
 * Reads an OEM as KVN by the tables of 502.0-B (5.2.2 to 5.2.4): keywords known and in their order, comments only where
 * they may stand, three or six or nine numbers with an epoch. Covariances are passed over. Throws at the first line that is none of these.
 */
export function readOem(text: string): OemSegment[] {
  const segments: OemSegment[] = [];
  let place: 'header' | 'metadata' | 'data' | 'covariance' = 'header';
  let metadata: Record<string, string> = {};
  let states: { epoch: string; values: number[] }[] = [];
  let order = -1;
  const keyword = (line: string, known: readonly string[]): [string, string] => {
    const [, key = '', value = ''] = /^([A-Z_]+)\s*=\s*(.+)$/.exec(line) ?? [];
    const at = known.indexOf(key);
    if (at <= order) throw new Error(`not a keyword here, or not in order: ${line}`);
    order = at;
    return [key, value.trim()];
  };
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    if (line.startsWith('COMMENT')) {
      if (place === 'metadata' && order >= 0) throw new Error(`a comment after metadata began: ${line}`);
      if (place === 'data' && states.length > 0) throw new Error(`a comment between states: ${line}`);
    } else if (line === 'META_START') {
      if (place === 'header' && order < 0) throw new Error('no header');
      metadata = {};
      states = [];
      order = -1;
      place = 'metadata';
    } else if (line === 'META_STOP') {
      place = 'data';
      segments.push({ metadata, states });
    } else if (line === 'COVARIANCE_START') {
      place = 'covariance';
    } else if (line === 'COVARIANCE_STOP') {
      place = 'data';
    } else if (place === 'header') {
      keyword(line, HEADER);
    } else if (place === 'metadata') {
      const [key, value] = keyword(line, METADATA);
      metadata[key] = value;
    } else if (place === 'data') {
      const [epoch = '', ...numbers] = line.split(/\s+/);
      const values = numbers.map(Number);
      if (!EPOCH.test(epoch) || ![6, 9].includes(values.length) || values.some(Number.isNaN)) {
        throw new Error(`not a state: ${line}`);
      }
      states.push({ epoch, values });
    }
  }
  return segments;
}
