import { addSeconds, type UtcTime } from '@clearway/astro';
import type { NdmBlock, NdmMessage, NdmRow } from '../ndm/message-block.ts';
import {
  epochText,
  fieldsOf,
  type Given,
  newBlock,
  numberText,
  type OdmHeader,
  rootBlock,
} from '../odm/build-block.ts';
import { COVARIANCE_KEYWORDS } from '../odm/odm-sections.ts';
import type { EphemerisCovariance, EphemerisSegment, OperatorEphemeris } from '../odm/operator-ephemeris.ts';

/** Version 2.0 has all that is written here, and is what most readers take. */
const VERSION = '2.0';

/**
 * An OEM of an ephemeris. Numbers are the shortest decimals that read back to the same double. What an OEM cannot hold is left out:
 * manoeuvres, and covariances of position only.
 * @throws Error where a segment has no velocities, which an OEM must have
 */
export function oemMessage(ephemeris: OperatorEphemeris, header: OdmHeader): NdmMessage {
  const segments = ephemeris.segments.map((segment) => segmentBlock(segment, ephemeris));
  return { kind: 'OEM', version: VERSION, root: rootBlock('oem', header, segments) };
}

function segmentBlock(segment: EphemerisSegment, ephemeris: OperatorEphemeris): NdmBlock {
  if (!segment.hasVelocity) throw new Error('An OEM has velocities: the segment has none.');
  const { origin } = ephemeris;
  const at = (seconds: number): string => epochText(timeAt(origin, seconds));
  const hasUseable = segment.useableStart !== segment.start || segment.useableStop !== segment.stop;
  // A method without its degree would be refused.
  const hasMethod = segment.method !== null && segment.degree !== null;
  const metadata: Given[] = [
    ['OBJECT_NAME', ephemeris.objectName || 'UNKNOWN'],
    [
      'OBJECT_ID',
      ephemeris.objectId || (ephemeris.catalogNumber === null ? 'UNKNOWN' : String(ephemeris.catalogNumber)),
    ],
    ['CENTER_NAME', segment.centerName],
    ['REF_FRAME', segment.referenceFrame],
    ['REF_FRAME_EPOCH', segment.referenceFrameEpoch === null ? null : at(segment.referenceFrameEpoch)],
    ['TIME_SYSTEM', segment.timeSystem],
    ['START_TIME', at(segment.start)],
    ['USEABLE_START_TIME', hasUseable ? at(segment.useableStart) : null],
    ['USEABLE_STOP_TIME', hasUseable ? at(segment.useableStop) : null],
    ['STOP_TIME', at(segment.stop)],
    ['INTERPOLATION', hasMethod ? segment.method : null],
    ['INTERPOLATION_DEGREE', hasMethod ? String(segment.degree) : null],
  ];
  const rows: NdmRow[] = Array.from(segment.times, (time, i) => ({ text: stateText(segment, i, at(time)), line: 1 }));
  return newBlock('segment', {
    blocks: [
      newBlock('metadata', { fields: fieldsOf(metadata) }),
      newBlock('data', { rows, blocks: covarianceBlocks(segment, at) }),
    ],
  });
}

function stateText({ states, accelerations }: EphemerisSegment, i: number, epoch: string): string {
  const state = Array.from(states.subarray(6 * i, 6 * i + 6), numberText).join(' ');
  if (accelerations === null) return `${epoch} ${state}`;
  return `${epoch} ${state} ${Array.from(accelerations.subarray(3 * i, 3 * i + 3), numberText).join(' ')}`;
}

function covarianceBlocks(segment: EphemerisSegment, at: (seconds: number) => string): NdmBlock[] {
  const ofAllFrames = segment.covariances
    .filter(({ isPositionOnly }) => !isPositionOnly)
    .flatMap((group) => Array.from(group.times, (time, i) => ({ time, block: covarianceBlock(group, i, at(time)) })));
  return ofAllFrames.sort((a, b) => a.time - b.time).map(({ block }) => block);
}

function covarianceBlock(group: EphemerisCovariance, i: number, epoch: string): NdmBlock {
  const terms = COVARIANCE_KEYWORDS.flatMap((keywords, row) =>
    keywords.map((keyword, column): Given => [keyword, group.matrices[36 * i + 6 * row + column]!]),
  );
  return newBlock('covarianceMatrix', {
    fields: fieldsOf([['EPOCH', epoch], ['COV_REF_FRAME', group.referenceFrame], ...terms]),
  });
}

/** A time, rounded to the 0.1 ns that seconds of some weeks carry. */
function timeAt(origin: UtcTime, seconds: number): UtcTime {
  const time = addSeconds(origin, seconds);
  const second = Math.round(time.second * 1e9) / 1e9;
  return second < 86_400 ? { day: time.day, second } : { day: time.day + 1, second: 0 };
}
