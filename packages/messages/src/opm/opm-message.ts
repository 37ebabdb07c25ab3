import type { UtcTime, Vector3 } from '@clearway/astro';
import type { NdmBlock, NdmMessage } from '../ndm/message-block.ts';
import { epochText, fieldsOf, type Given, newBlock, type OdmHeader, rootBlock } from '../odm/build-block.ts';
import type { OdmCovariance } from '../odm/odm-covariance.ts';
import { COVARIANCE_KEYWORDS } from '../odm/odm-sections.ts';
import type { OpmManeuver } from './opm.ts';

/** What an OPM is made of: a state, and what is known with it. Times on the clock of the time system. */
export interface OpmContent {
  readonly objectName: string;
  readonly objectId: string;
  readonly centerName: string;
  readonly referenceFrame: string;
  readonly timeSystem: string;
  readonly epoch: UtcTime;
  /** km */
  readonly position: Vector3;
  /** km/s */
  readonly velocity: Vector3;
  /** kg; the standard wants it with manoeuvres. */
  readonly mass: number | null;
  readonly covariance: OdmCovariance | null;
  readonly maneuvers: readonly OpmManeuver[];
}

/** An OPM 2.0. Numbers are the shortest decimals that read back to the same double. */
export function opmMessage(content: OpmContent, header: OdmHeader): NdmMessage {
  const metadata = fieldsOf([
    ['OBJECT_NAME', content.objectName],
    ['OBJECT_ID', content.objectId],
    ['CENTER_NAME', content.centerName],
    ['REF_FRAME', content.referenceFrame],
    ['TIME_SYSTEM', content.timeSystem],
  ]);
  const state = fieldsOf([
    ['EPOCH', epochText(content.epoch)],
    ...named(['X', 'Y', 'Z'], content.position),
    ...named(['X_DOT', 'Y_DOT', 'Z_DOT'], content.velocity),
  ]);
  const blocks = [newBlock('stateVector', { fields: state })];
  if (content.mass !== null) {
    blocks.push(newBlock('spacecraftParameters', { fields: fieldsOf([['MASS', content.mass]]) }));
  }
  if (content.covariance !== null) blocks.push(covarianceBlock(content.covariance));
  blocks.push(...content.maneuvers.map(maneuverBlock));
  const segment = newBlock('segment', {
    blocks: [newBlock('metadata', { fields: metadata }), newBlock('data', { blocks })],
  });
  return { kind: 'OPM', version: '2.0', root: rootBlock('opm', header, [segment]) };
}

function covarianceBlock({ referenceFrame, matrix }: OdmCovariance): NdmBlock {
  const terms = COVARIANCE_KEYWORDS.flatMap((keywords, row) =>
    keywords.map((keyword, column): Given => [keyword, matrix[6 * row + column]!]),
  );
  return newBlock('covarianceMatrix', { fields: fieldsOf([['COV_REF_FRAME', referenceFrame], ...terms]) });
}

function maneuverBlock(maneuver: OpmManeuver): NdmBlock {
  const fields = fieldsOf([
    ['MAN_EPOCH_IGNITION', epochText(maneuver.ignition)],
    ['MAN_DURATION', maneuver.duration],
    ['MAN_DELTA_MASS', maneuver.deltaMass],
    ['MAN_REF_FRAME', maneuver.referenceFrame],
    ...named(['MAN_DV_1', 'MAN_DV_2', 'MAN_DV_3'], maneuver.deltaV),
  ]);
  return newBlock('maneuverParameters', { fields });
}

function named(keywords: readonly [string, string, string], vector: Vector3): Given[] {
  return keywords.map((keyword, i) => [keyword, vector[i]!]);
}
