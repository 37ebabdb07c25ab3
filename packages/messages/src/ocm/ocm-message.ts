import { addSeconds } from '@clearway/astro';
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
import type {
  EphemerisCovariance,
  EphemerisManeuver,
  EphemerisSegment,
  OperatorEphemeris,
} from '../odm/operator-ephemeris.ts';

/**
 * An OCM of an ephemeris: a TRAJ block for each segment, a COV block for each frame of its covariances, a MAN block for each manoeuvre. Times
 * are seconds from EPOCH_TZERO, the ephemeris' origin, so that they read back to the same doubles, as all numbers do.
 * @throws Error where segments have several time systems, for which an OCM has no place
 */
export function ocmMessage(ephemeris: OperatorEphemeris, header: OdmHeader): NdmMessage {
  const { timeSystem } = ephemeris.segments[0]!;
  if (ephemeris.segments.some((segment) => segment.timeSystem !== timeSystem)) {
    throw new Error('An OCM has one time system: the segments have several.');
  }
  const { catalogNumber } = ephemeris;
  const metadata: Given[] = [
    ['OBJECT_NAME', ephemeris.objectName],
    ['INTERNATIONAL_DESIGNATOR', ephemeris.objectId],
    ['CATALOG_NAME', catalogNumber === null ? null : 'SATCAT'],
    ['OBJECT_DESIGNATOR', catalogNumber === null ? null : String(catalogNumber)],
    ['TIME_SYSTEM', timeSystem],
    ['EPOCH_TZERO', epochText(ephemeris.origin)],
  ];
  const blocks = [
    ...ephemeris.segments.map((segment) => trajectoryBlock(segment)),
    ...ephemeris.segments.flatMap(({ covariances }) => covariances.map(covarianceBlock)),
    ...ephemeris.maneuvers.map(maneuverBlock),
  ];
  const segment = newBlock('segment', {
    blocks: [newBlock('metadata', { fields: fieldsOf(metadata) }), newBlock('data', { blocks })],
  });
  return { kind: 'OCM', version: '3.0', root: rootBlock('ocm', header, [segment]) };

  function trajectoryBlock(of: EphemerisSegment): NdmBlock {
    const hasUseable = of.useableStart !== of.start || of.useableStop !== of.stop;
    const hasMethod = of.method !== null && of.degree !== null;
    const frameEpoch = of.referenceFrameEpoch;
    const type = of.accelerations !== null ? 'CARTPVA' : of.hasVelocity ? 'CARTPV' : 'CARTP';
    const fields = fieldsOf([
      ['INTERPOLATION', hasMethod ? of.method : null],
      ['INTERPOLATION_DEGREE', hasMethod ? String(of.degree) : null],
      ['CENTER_NAME', of.centerName],
      ['TRAJ_REF_FRAME', of.referenceFrame],
      ['TRAJ_FRAME_EPOCH', frameEpoch === null ? null : epochText(addSeconds(ephemeris.origin, frameEpoch))],
      ['USEABLE_START_TIME', hasUseable ? numberText(of.useableStart) : null],
      ['USEABLE_STOP_TIME', hasUseable ? numberText(of.useableStop) : null],
      ['TRAJ_TYPE', type],
    ]);
    const width = of.hasVelocity ? 6 : 3;
    const rows = Array.from(of.times, (time, i) =>
      rowOf(time, [
        ...of.states.subarray(6 * i, 6 * i + width),
        ...(of.accelerations?.subarray(3 * i, 3 * i + 3) ?? []),
      ]),
    );
    return newBlock('traj', { fields, rows });
  }
}

function covarianceBlock(group: EphemerisCovariance): NdmBlock {
  const size = group.isPositionOnly ? 3 : 6;
  const fields = fieldsOf([
    ['COV_REF_FRAME', group.referenceFrame],
    ['COV_TYPE', group.isPositionOnly ? 'CARTP' : 'CARTPV'],
    ['COV_ORDERING', 'LTM'],
  ]);
  const rows = Array.from(group.times, (time, k) => {
    const terms: number[] = [];
    for (let row = 0; row < size; row++) {
      for (let column = 0; column <= row; column++) terms.push(group.matrices[36 * k + 6 * row + column]!);
    }
    return rowOf(time, terms);
  });
  return newBlock('cov', { fields, rows });
}

function maneuverBlock(maneuver: EphemerisManeuver): NdmBlock {
  const elements: readonly (readonly [string, number])[] = [
    ['MAN_DURA', maneuver.duration],
    ...(maneuver.deltaMass === null ? [] : [['DELTA_MASS', maneuver.deltaMass] as const]),
    ...(maneuver.deltaV ?? []).map((value, axis) => [`DV_${'XYZ'[axis]!}`, value] as const),
  ];
  const fields = fieldsOf([
    ['MAN_ID', maneuver.id],
    ['MAN_BASIS', maneuver.basis],
    ['MAN_DEVICE_ID', 'ALL'],
    ['MAN_REF_FRAME', maneuver.referenceFrame],
    ['DC_TYPE', 'CONTINUOUS'],
    ['MAN_COMPOSITION', ['TIME_RELATIVE', ...elements.map(([name]) => name)].join(',')],
  ]);
  return newBlock('man', {
    fields,
    rows: [
      rowOf(
        maneuver.start,
        elements.map(([, value]) => value),
      ),
    ],
  });
}

function rowOf(time: number, values: readonly number[]): NdmRow {
  return { text: [time, ...values].map(numberText).join(' '), line: 1 };
}
