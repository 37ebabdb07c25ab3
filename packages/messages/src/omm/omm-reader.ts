import { blockOf, type NdmBlock, type NdmMessage, numberOf, textOf } from '../ndm/message-block.ts';
import { odmHead } from '../odm/odm-head.ts';
import { timeOf } from '../odm/odm-time.ts';
import type { Omm, OmmMeanElements, OmmTleParameters } from './omm.ts';
import { checkOmm } from './omm-rules.ts';

/**
 * An OMM from its message, checked beyond what keyword tables say: what its theory needs is there.
 * @throws UserError naming the line
 */
export function ommOf(message: NdmMessage, file = ''): Omm {
  const { head, metadata, data } = odmHead(message);
  const elements = blockOf(data, 'meanElements')!;
  const tle = blockOf(data, 'tleParameters');
  checkOmm({ metadata, elements, tle }, message.version, file);
  return {
    kind: 'OMM',
    ...head,
    meanElementTheory: textOf(metadata, 'MEAN_ELEMENT_THEORY')!,
    elements: meanElementsOf(elements, file),
    tle: tle === undefined ? null : tleParametersOf(tle),
  };
}

function meanElementsOf(block: NdmBlock, file: string): OmmMeanElements {
  return {
    epoch: timeOf(block, 'EPOCH', file)!,
    semiMajorAxis: numberOf(block, 'SEMI_MAJOR_AXIS'),
    meanMotionRevPerDay: numberOf(block, 'MEAN_MOTION'),
    eccentricity: numberOf(block, 'ECCENTRICITY')!,
    inclinationDeg: numberOf(block, 'INCLINATION')!,
    raanDeg: numberOf(block, 'RA_OF_ASC_NODE')!,
    argumentOfPericenterDeg: numberOf(block, 'ARG_OF_PERICENTER')!,
    meanAnomalyDeg: numberOf(block, 'MEAN_ANOMALY')!,
    gravitationalParameter: numberOf(block, 'GM'),
  };
}

function tleParametersOf(block: NdmBlock): OmmTleParameters {
  return {
    ephemerisType: numberOf(block, 'EPHEMERIS_TYPE'),
    classification: textOf(block, 'CLASSIFICATION_TYPE'),
    catalogNumber: numberOf(block, 'NORAD_CAT_ID'),
    elementSetNumber: numberOf(block, 'ELEMENT_SET_NO'),
    revolutionAtEpoch: numberOf(block, 'REV_AT_EPOCH'),
    bstar: numberOf(block, 'BSTAR'),
    bterm: numberOf(block, 'BTERM'),
    meanMotionDot: numberOf(block, 'MEAN_MOTION_DOT'),
    meanMotionDdot: numberOf(block, 'MEAN_MOTION_DDOT'),
    agom: numberOf(block, 'AGOM'),
  };
}
