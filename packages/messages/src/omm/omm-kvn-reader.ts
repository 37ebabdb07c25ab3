import type { RecordReader } from '../catalog/record-reader.ts';
import type { RecordSink } from '../catalog/record-sink.ts';

export function createOmmKvnReader(_sink: RecordSink): RecordReader {
  throw new Error('not yet');
}
