import type { UtcTime, Vector3 } from '@clearway/astro';
import { ommEpoch } from '../fields/epoch.ts';
import { malformed, quoted } from '../ndm/malformed.ts';
import { blockOf, blocksOf, fieldOf, type NdmBlock, type NdmMessage, numberOf, textOf } from '../ndm/message-block.ts';
import type { NdmReadOptions } from '../ndm/message-definition.ts';
import { recogniseMessage } from '../ndm/message-syntax.ts';
import { readNdm } from '../ndm/read-ndm.ts';
import type { Cdm, CdmFrame, CdmObject } from './cdm.ts';
import { dragSensitivityOf } from './cdm-comments.ts';
import { RTN_ROWS } from './cdm-covariance-keywords.ts';
import { CDM } from './cdm-definition.ts';
import { onlySummary } from './conjunction-summary.ts';

/**
 * Reads Conjunction Data Messages (CCSDS 508.0-B-1 and the draft of version 2.0) in KVN, XML or JSON: one or several.
 * Space-Track's own JSON is read by `readConjunctions`.
 *
 * @throws UserError that names the line, the keyword, what was expected and how to mend it
 */
export function readCdms(text: string, options: Partial<NdmReadOptions> = {}): readonly Cdm[] {
  const file = options.file ?? '';
  const recognised = recogniseMessage(text);
  if (recognised?.syntax === 'JSON' && recognised.kind === null && text.includes('"SAT_1_ID"')) throw onlySummary(file);
  return readNdm(text, [CDM], options).map((message) => cdmOf(message, file));
}

/** The content of a message that `readNdm` has read by the tables of a CDM. */
export function cdmOf(message: NdmMessage, file = ''): Cdm {
  const header = blockOf(message.root, 'header')!;
  const body = blockOf(message.root, 'body')!;
  const relative = blockOf(body, 'relativeMetadataData')!;
  const segments = blocksOf(body, 'segment');
  const [first, second] = segments;
  if (first === undefined || second === undefined || segments.length > 2) {
    const what = `${segments.length} objects: expected OBJECT1 and OBJECT2`;
    throw malformed(file, segments[2]?.line ?? body.line, what, 'a CDM is about two objects');
  }
  checkOrder([first, second], file);
  return {
    message,
    creationDate: timeOf(header, 'CREATION_DATE', file),
    originator: textOf(header, 'ORIGINATOR')!,
    messageId: textOf(header, 'MESSAGE_ID')!,
    conjunctionId: textOf(relative, 'CONJUNCTION_ID'),
    tca: timeOf(relative, 'TCA', file),
    missDistance: numberOf(relative, 'MISS_DISTANCE')!,
    relativeSpeed: numberOf(relative, 'RELATIVE_SPEED'),
    collisionProbability: numberOf(relative, 'COLLISION_PROBABILITY'),
    collisionProbabilityMethod: textOf(relative, 'COLLISION_PROBABILITY_METHOD'),
    maximumCollisionProbability: numberOf(relative, 'COLLISION_MAX_PROBABILITY'),
    frame: commonFrame(first, second, file),
    objects: [objectOf(first, file), objectOf(second, file)],
  };
}

function checkOrder(segments: readonly NdmBlock[], file: string): void {
  for (const [index, segment] of segments.entries()) {
    const field = fieldOf(blockOf(segment, 'metadata')!, 'OBJECT')!;
    const expected = `OBJECT${index + 1}`;
    if (field.value.toUpperCase() === expected) continue;
    throw malformed(file, field.line, `OBJECT = ${quoted(field.value)}: expected ${expected}`, 'OBJECT1 comes first');
  }
}

function commonFrame(first: NdmBlock, second: NdmBlock, file: string): CdmFrame {
  const [one, other] = [first, second].map((segment) => fieldOf(blockOf(segment, 'metadata')!, 'REF_FRAME')!);
  const [frame, otherFrame] = [frameOf(one!.value), frameOf(other!.value)];
  if (frame === null) {
    const what = `REF_FRAME = ${quoted(one!.value)}: expected GCRF, EME2000 or ITRF`;
    throw malformed(file, one!.line, what, 'a CDM has its states in one of these three frames');
  }
  if (otherFrame !== frame) {
    const what = `REF_FRAME = ${quoted(other!.value)}: expected ${one!.value} as for OBJECT1`;
    throw malformed(file, other!.line, what, 'both objects must be given in one frame');
  }
  return frame;
}

/** J2000 is what some call EME2000. */
function frameOf(name: string): CdmFrame | null {
  const plain = name.toUpperCase();
  if (plain === 'EME2000' || plain === 'J2000') return 'EME2000';
  if (plain === 'GCRF') return 'GCRF';
  return /^ITRF[-_]?\d{0,4}$/.test(plain) ? 'ITRF' : null;
}

function objectOf(segment: NdmBlock, file: string): CdmObject {
  const metadata = blockOf(segment, 'metadata')!;
  const data = blockOf(segment, 'data')!;
  const state = blockOf(data, 'stateVector')!;
  const additional = blockOf(data, 'additionalParameters');
  const maneuverable = textOf(metadata, 'MANEUVERABLE')!.toUpperCase();
  return {
    designator: textOf(metadata, 'OBJECT_DESIGNATOR')!,
    catalogName: textOf(metadata, 'CATALOG_NAME')!,
    name: textOf(metadata, 'OBJECT_NAME')!,
    internationalDesignator: textOf(metadata, 'INTERNATIONAL_DESIGNATOR')!,
    objectType: textOf(metadata, 'OBJECT_TYPE')?.toUpperCase() ?? null,
    isManeuverable: maneuverable === 'N/A' ? null : maneuverable === 'YES',
    ephemerisName: textOf(metadata, 'EPHEMERIS_NAME')!,
    isDefaultCovariance: textOf(metadata, 'COVARIANCE_METHOD')!.toUpperCase() === 'DEFAULT',
    position: vectorOf(state, ['X', 'Y', 'Z']),
    velocity: vectorOf(state, ['X_DOT', 'Y_DOT', 'Z_DOT']),
    ...covarianceOf(blockOf(data, 'covarianceMatrix')!, file),
    dragSensitivity: dragSensitivityOf(data),
    hardBodyRadius: additional === undefined ? null : numberOf(additional, 'HBR'),
    areaPc: additional === undefined ? null : numberOf(additional, 'AREA_PC'),
  };
}

function vectorOf(block: NdmBlock, keywords: readonly [string, string, string]): Vector3 {
  return [numberOf(block, keywords[0])!, numberOf(block, keywords[1])!, numberOf(block, keywords[2])!];
}

function covarianceOf(block: NdmBlock, file: string): { covarianceRtn: Float64Array; covarianceRows: number } {
  const rows = givenRows(block, file);
  const covarianceRtn = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      const value = numberOf(block, `C${RTN_ROWS[i]}_${RTN_ROWS[j]}`)!;
      covarianceRtn[i * rows + j] = value;
      covarianceRtn[j * rows + i] = value;
    }
  }
  return { covarianceRtn, covarianceRows: rows };
}

/** How many rows are given: of rows 7 to 9 each must be whole, and none skipped (508.0-B-1, 5.2.8). */
function givenRows(block: NdmBlock, file: string): number {
  let rows = 6;
  for (let i = 6; i < 9; i++) {
    const keywords = RTN_ROWS.slice(0, i + 1).map((column) => `C${RTN_ROWS[i]}_${column}`);
    const fields = keywords.map((keyword) => fieldOf(block, keyword));
    const given = fields.find((field) => field !== undefined);
    if (given === undefined) continue;
    const missing = keywords[fields.indexOf(undefined)] ?? (rows < i ? `C${RTN_ROWS[rows]}_R` : undefined);
    if (missing !== undefined) {
      const what = `${given.keyword} is given without ${missing}`;
      throw malformed(file, given.line, what, 'a row of the covariance must be whole, with all rows before it');
    }
    rows = i + 1;
  }
  return rows;
}

function timeOf(block: NdmBlock, keyword: string, file: string): UtcTime {
  const field = fieldOf(block, keyword)!;
  const time = ommEpoch(field.value);
  if (time !== null) return time;
  const what = `${keyword} = ${quoted(field.value)} lies in a leap second or before the year 100`;
  throw malformed(file, field.line, what, 'give a time outside of leap seconds');
}
