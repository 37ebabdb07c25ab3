import { malformed, quoted } from '../ndm/malformed.ts';
import { fieldOf, type NdmBlock, textOf } from '../ndm/message-block.ts';

/** The blocks that the rules look at. */
export interface OmmBlocks {
  readonly metadata: NdmBlock;
  readonly elements: NdmBlock;
  readonly tle: NdmBlock | undefined;
}

/** What a theory needs besides the mean elements (502.0-B-3, table 4-3). */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  SGP: ['MEAN_MOTION', 'NORAD_CAT_ID', 'MEAN_MOTION_DOT', 'MEAN_MOTION_DDOT'],
  PPT3: ['MEAN_MOTION_DOT', 'MEAN_MOTION_DDOT'],
  SGP4: ['MEAN_MOTION', 'NORAD_CAT_ID', 'BSTAR'],
  SDP4: ['MEAN_MOTION', 'NORAD_CAT_ID', 'BSTAR'],
  'SGP/SGP4': ['MEAN_MOTION', 'NORAD_CAT_ID', 'BSTAR'],
  'SGP4-XP': ['MEAN_MOTION', 'NORAD_CAT_ID', 'BTERM', 'AGOM'],
};

const EXCLUSIVE: readonly (readonly [string, string])[] = [
  ['SEMI_MAJOR_AXIS', 'MEAN_MOTION'],
  ['BSTAR', 'BTERM'],
  ['MEAN_MOTION_DDOT', 'AGOM'],
];

/** What the metadata must say where the elements are those of a TLE (4.2.4.6). */
const OF_TLE: readonly (readonly [keyword: string, allowed: RegExp, expected: string])[] = [
  ['CENTER_NAME', /^EARTH$/i, 'EARTH'],
  ['REF_FRAME', /^TEME/i, 'TEME'],
  ['TIME_SYSTEM', /^UTC$/i, 'UTC'],
];

/** Refuses a message whose elements are not what its theory needs. @throws UserError naming line and keyword */
export function checkOmm(blocks: OmmBlocks, version: string, file: string): void {
  const find = (keyword: string) =>
    fieldOf(blocks.elements, keyword) ?? (blocks.tle === undefined ? undefined : fieldOf(blocks.tle, keyword));
  for (const [one, other] of EXCLUSIVE) {
    const second = find(other);
    if (find(one) === undefined || second === undefined) continue;
    throw malformed(file, second.line, `${other} is given besides ${one}: expected one of both`, 'leave one out');
  }
  if (find('SEMI_MAJOR_AXIS') === undefined && find('MEAN_MOTION') === undefined) {
    const what = 'OMM meanElements: SEMI_MAJOR_AXIS or MEAN_MOTION is missing';
    throw malformed(file, blocks.elements.line, what, 'add one of both after EPOCH');
  }
  const theory = textOf(blocks.metadata, 'MEAN_ELEMENT_THEORY')!.toUpperCase();
  if (theory === 'SGP4-XP' && version === '2.0') {
    const { line } = fieldOf(blocks.metadata, 'MEAN_ELEMENT_THEORY')!;
    throw malformed(
      file,
      line,
      'MEAN_ELEMENT_THEORY = SGP4-XP is no theory of version 2.0',
      'give CCSDS_OMM_VERS = 3.0',
    );
  }
  for (const [keyword, allowed, expected] of theory.startsWith('SGP') || theory === 'SDP4' ? OF_TLE : []) {
    const { value, line } = fieldOf(blocks.metadata, keyword)!;
    if (allowed.test(value)) continue;
    const what = `${keyword} = ${quoted(value)}: expected ${expected} with MEAN_ELEMENT_THEORY = ${theory}`;
    throw malformed(file, line, what, 'correct the value, or the theory');
  }
  for (const keyword of Object.hasOwn(NEEDED, theory) ? NEEDED[theory]! : []) {
    if (find(keyword) !== undefined) continue;
    const { line } = blocks.tle ?? blocks.elements;
    throw malformed(
      file,
      line,
      `${keyword} is missing: expected with MEAN_ELEMENT_THEORY = ${theory}`,
      `add ${keyword}`,
    );
  }
  const classification = find('CLASSIFICATION_TYPE');
  if (classification !== undefined && classification.value.length !== 1) {
    const what = `CLASSIFICATION_TYPE = ${quoted(classification.value)}: expected one character, such as U`;
    throw malformed(file, classification.line, what, 'correct the value');
  }
}
