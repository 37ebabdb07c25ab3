import { secondsBetween } from '@clearway/astro';
import { malformed } from '../ndm/malformed.ts';
import { blockOf, blocksOf, fieldOf, type NdmBlock, type NdmMessage, numberOf, textOf } from '../ndm/message-block.ts';
import { odmCovariance } from '../odm/odm-covariance.ts';
import { checkOrder, timeOf } from '../odm/odm-time.ts';
import type { Oem, OemCovariance, OemSegment } from './oem.ts';
import { oemStates } from './oem-states.ts';

/**
 * An OEM from its message, checked beyond what keyword tables say (502.0-B-3, 5.2): states and covariances rise in time, START_TIME ≤
 * USEABLE_START_TIME ≤ USEABLE_STOP_TIME ≤ STOP_TIME, both useable times or none, a degree with every interpolation, one object and
 * time system.
 * @throws UserError naming the line
 */
export function oemOf(message: NdmMessage, file = ''): Oem {
  const header = blockOf(message.root, 'header')!;
  const segments = blocksOf(blockOf(message.root, 'body')!, 'segment').map((segment) =>
    oemSegment(segment, message.version, file),
  );
  checkSameObject(message, segments, file);
  return {
    kind: 'OEM',
    message,
    originator: textOf(header, 'ORIGINATOR')!,
    created: timeOf(header, 'CREATION_DATE', file)!,
    segments,
  };
}

function oemSegment(segment: NdmBlock, version: string, file: string): OemSegment {
  const metadata = blockOf(segment, 'metadata')!;
  const data = blockOf(segment, 'data');
  checkMetadata(metadata, file);
  if (data === undefined || data.rows.length === 0) {
    const what = 'OEM data: expected a state, EPOCH X Y Z X_DOT Y_DOT Z_DOT, after the metadata';
    throw malformed(file, (data ?? segment).line, what, 'give each segment its states');
  }
  const blocks = blocksOf(data, 'covarianceMatrix');
  const lateRow = data.rows.at(-1)!;
  if (blocks.length > 0 && lateRow.line > blocks[0]!.line) {
    throw malformed(file, lateRow.line, 'a state after the covariances', 'move the covariances behind the states');
  }
  const referenceFrame = textOf(metadata, 'REF_FRAME')!;
  return {
    objectName: textOf(metadata, 'OBJECT_NAME')!,
    objectId: textOf(metadata, 'OBJECT_ID') ?? '',
    centerName: textOf(metadata, 'CENTER_NAME')!,
    referenceFrame,
    referenceFrameEpoch: timeOf(metadata, 'REF_FRAME_EPOCH', file),
    timeSystem: textOf(metadata, 'TIME_SYSTEM')!,
    start: timeOf(metadata, 'START_TIME', file)!,
    stop: timeOf(metadata, 'STOP_TIME', file)!,
    useableStart: timeOf(metadata, 'USEABLE_START_TIME', file),
    useableStop: timeOf(metadata, 'USEABLE_STOP_TIME', file),
    interpolation: textOf(metadata, 'INTERPOLATION'),
    interpolationDegree: numberOf(metadata, 'INTERPOLATION_DEGREE'),
    ...oemStates(data.rows, version !== '1.0', file),
    covariances: oemCovariances(blocks, referenceFrame, file),
  };
}

function checkMetadata(metadata: NdmBlock, file: string): void {
  checkOrder(metadata, ['START_TIME', 'USEABLE_START_TIME', 'USEABLE_STOP_TIME', 'STOP_TIME'], file);
  checkPair(metadata, 'USEABLE_START_TIME', 'USEABLE_STOP_TIME', file);
  checkPair(metadata, 'USEABLE_STOP_TIME', 'USEABLE_START_TIME', file);
  checkPair(metadata, 'INTERPOLATION', 'INTERPOLATION_DEGREE', file);
}

function checkPair(metadata: NdmBlock, given: string, wanted: string, file: string): void {
  const field = fieldOf(metadata, given);
  if (field === undefined || fieldOf(metadata, wanted) !== undefined) return;
  throw malformed(file, field.line, `${given} is given without ${wanted}`, `add ${wanted}, or leave out ${given}`);
}

function oemCovariances(blocks: readonly NdmBlock[], referenceFrame: string, file: string): OemCovariance[] {
  const covariances: OemCovariance[] = [];
  for (const block of blocks) {
    const epoch = timeOf(block, 'EPOCH', file)!;
    const last = covariances.at(-1);
    if (last !== undefined && secondsBetween(last.epoch, epoch) < 0) {
      const { value, line } = fieldOf(block, 'EPOCH')!;
      throw malformed(file, line, `EPOCH = ${value} of a covariance is before the last one`, 'order them by time');
    }
    covariances.push({ epoch, ...odmCovariance(block, referenceFrame) });
  }
  return covariances;
}

function checkSameObject(message: NdmMessage, segments: readonly OemSegment[], file: string): void {
  const first = segments[0]!;
  for (const [index, segment] of segments.entries()) {
    for (const [keyword, value, expected] of [
      ['OBJECT_ID', segment.objectId, first.objectId],
      ['TIME_SYSTEM', segment.timeSystem, first.timeSystem],
    ] as const) {
      if (value.toUpperCase() === expected.toUpperCase()) continue;
      const block = blocksOf(blockOf(message.root, 'body')!, 'segment')[index]!;
      const what = `${keyword} = ${value} differs from ${expected} of the first segment`;
      const { line } = fieldOf(blockOf(block, 'metadata')!, keyword)!;
      throw malformed(file, line, what, 'give each its own message');
    }
  }
}
