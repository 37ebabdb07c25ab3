import {
  EPOCH,
  integer,
  type MessageDefinition,
  mandatory,
  number,
  optional,
  type SectionRule,
  section,
  TEXT,
} from '../ndm/keyword-table.ts';
import {
  covarianceMatrix,
  odmHeader,
  odmMetadata,
  spacecraftParameters,
  userDefinedParameters,
} from '../odm/odm-sections.ts';

/** Mean elements; semi-major axis or mean motion, which of both is checked in omm-rules. */
function meanElements(): SectionRule {
  return section(
    'meanElements',
    [
      mandatory('EPOCH', EPOCH),
      optional('SEMI_MAJOR_AXIS', number('km', { least: 0 })),
      optional('MEAN_MOTION', number('rev/day', { least: 0 })),
      mandatory('ECCENTRICITY', number('', { least: 0 })),
      mandatory('INCLINATION', number('deg', { least: -180, most: 180 })),
      mandatory('RA_OF_ASC_NODE', number('deg', { least: -360, most: 360 })),
      mandatory('ARG_OF_PERICENTER', number('deg', { least: -360, most: 360 })),
      mandatory('MEAN_ANOMALY', number('deg', { least: -360, most: 360 })),
      optional('GM', number('km**3/s**2', { least: 0 })),
    ],
    { isMandatory: true },
  );
}

function tleParameters(): SectionRule {
  return section('tleParameters', [
    optional('EPHEMERIS_TYPE', integer({ least: 0 })),
    optional('CLASSIFICATION_TYPE', TEXT),
    optional('NORAD_CAT_ID', integer({ least: 0, most: 999_999_999 })),
    optional('ELEMENT_SET_NO', integer({ least: 0 })),
    optional('REV_AT_EPOCH', integer({ least: 0 })),
    optional('BSTAR', number('1/ER')),
    optional('BTERM', number('m**2/kg'), { since: '3.0' }),
    optional('MEAN_MOTION_DOT', number('rev/day**2')),
    optional('MEAN_MOTION_DDOT', number('rev/day**3')),
    optional('AGOM', number('m**2/kg'), { since: '3.0' }),
  ]);
}

/**
 * Orbit Mean-elements Message, 502.0-B-3 section 4. CelesTrak and Space-Track leave date, originator and the designator of
 * objects without one empty.
 */
export const OMM: MessageDefinition = {
  kind: 'OMM',
  element: 'omm',
  versions: ['2.0', '3.0'],
  unordered: [],
  absent: [],
  root: section('omm', [
    odmHeader(true),
    section(
      'body',
      [
        section(
          'segment',
          [
            section('metadata', [...odmMetadata(true), mandatory('MEAN_ELEMENT_THEORY', TEXT)], { isMandatory: true }),
            section(
              'data',
              [
                meanElements(),
                spacecraftParameters(),
                tleParameters(),
                covarianceMatrix([], {}),
                userDefinedParameters(),
              ],
              { isMandatory: true },
            ),
          ],
          { isMandatory: true },
        ),
      ],
      { isMandatory: true },
    ),
  ]),
};
