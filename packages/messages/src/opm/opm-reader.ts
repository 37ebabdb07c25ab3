import type { Vector3 } from '@clearway/astro';
import { malformed } from '../ndm/malformed.ts';
import { blockOf, blocksOf, fieldOf, type NdmBlock, type NdmMessage, numberOf, textOf } from '../ndm/message-block.ts';
import { odmHead } from '../odm/odm-head.ts';
import { timeOf } from '../odm/odm-time.ts';
import type { Opm, OpmKeplerianElements, OpmManeuver } from './opm.ts';

/**
 * An OPM from its message, checked beyond what keyword tables say: Keplerian elements have one anomaly.
 * @throws UserError naming the line
 */
export function opmOf(message: NdmMessage, file = ''): Opm {
  const { head, data } = odmHead(message);
  const state = blockOf(data, 'stateVector')!;
  return {
    kind: 'OPM',
    ...head,
    epoch: timeOf(state, 'EPOCH', file)!,
    position: vectorOf(state, ['X', 'Y', 'Z']),
    velocity: vectorOf(state, ['X_DOT', 'Y_DOT', 'Z_DOT']),
    keplerian: keplerianOf(blockOf(data, 'keplerianElements'), file),
    maneuvers: blocksOf(data, 'maneuverParameters').map((block) => maneuverOf(block, file)),
  };
}

function vectorOf(block: NdmBlock, [x, y, z]: readonly [string, string, string]): Vector3 {
  return [numberOf(block, x)!, numberOf(block, y)!, numberOf(block, z)!];
}

function keplerianOf(block: NdmBlock | undefined, file: string): OpmKeplerianElements | null {
  if (block === undefined) return null;
  const trueAnomalyDeg = numberOf(block, 'TRUE_ANOMALY');
  const meanAnomalyDeg = numberOf(block, 'MEAN_ANOMALY');
  if (trueAnomalyDeg !== null && meanAnomalyDeg !== null) {
    const { line } = fieldOf(block, 'MEAN_ANOMALY')!;
    throw malformed(file, line, 'MEAN_ANOMALY is given besides TRUE_ANOMALY: expected one of both', 'leave one out');
  }
  if (trueAnomalyDeg === null && meanAnomalyDeg === null) {
    const what = 'OPM keplerianElements: TRUE_ANOMALY or MEAN_ANOMALY is missing';
    throw malformed(file, block.line, what, 'add one of both after ARG_OF_PERICENTER');
  }
  return {
    semiMajorAxis: numberOf(block, 'SEMI_MAJOR_AXIS')!,
    eccentricity: numberOf(block, 'ECCENTRICITY')!,
    inclinationDeg: numberOf(block, 'INCLINATION')!,
    raanDeg: numberOf(block, 'RA_OF_ASC_NODE')!,
    argumentOfPericenterDeg: numberOf(block, 'ARG_OF_PERICENTER')!,
    trueAnomalyDeg,
    meanAnomalyDeg,
    gravitationalParameter: numberOf(block, 'GM')!,
  };
}

function maneuverOf(block: NdmBlock, file: string): OpmManeuver {
  return {
    ignition: timeOf(block, 'MAN_EPOCH_IGNITION', file)!,
    duration: numberOf(block, 'MAN_DURATION'),
    deltaMass: numberOf(block, 'MAN_DELTA_MASS'),
    referenceFrame: textOf(block, 'MAN_REF_FRAME')!,
    deltaV: vectorOf(block, ['MAN_DV_1', 'MAN_DV_2', 'MAN_DV_3']),
  };
}
