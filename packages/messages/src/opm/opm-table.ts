import {
  EPOCH,
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

/** The six numbers of a state, in the units of all orbit messages. */
const STATE = [
  ...['X', 'Y', 'Z'].map((keyword) => mandatory(keyword, number('km'))),
  ...['X_DOT', 'Y_DOT', 'Z_DOT'].map((keyword) => mandatory(keyword, number('km/s'))),
];

/** Keplerian elements; that exactly one anomaly stands there is checked in opm-rules. */
function keplerianElements(): SectionRule {
  return section('keplerianElements', [
    mandatory('SEMI_MAJOR_AXIS', number('km')),
    mandatory('ECCENTRICITY', number('', { least: 0 })),
    mandatory('INCLINATION', number('deg', { least: -180, most: 180 })),
    mandatory('RA_OF_ASC_NODE', number('deg', { least: -360, most: 360 })),
    mandatory('ARG_OF_PERICENTER', number('deg', { least: -360, most: 360 })),
    optional('TRUE_ANOMALY', number('deg', { least: -360, most: 360 })),
    optional('MEAN_ANOMALY', number('deg', { least: -360, most: 360 })),
    mandatory('GM', number('km**3/s**2', { least: 0 })),
  ]);
}

/** One manoeuvre. Duration and mass change may be missing, as in real messages, though the standard wants all seven. */
function maneuverParameters(): SectionRule {
  return section(
    'maneuverParameters',
    [
      mandatory('MAN_EPOCH_IGNITION', EPOCH),
      optional('MAN_DURATION', number('s', { least: 0 })),
      optional('MAN_DELTA_MASS', number('kg', { most: 0 })),
      mandatory('MAN_REF_FRAME', TEXT),
      ...['MAN_DV_1', 'MAN_DV_2', 'MAN_DV_3'].map((keyword) => mandatory(keyword, number('km/s'))),
    ],
    { repeats: true },
  );
}

/** Orbit Parameter Message, 502.0-B-3 section 3 (1.0: 502.0-B-1, without covariance and user-defined parameters). */
export const OPM: MessageDefinition = {
  kind: 'OPM',
  element: 'opm',
  versions: ['1.0', '2.0', '3.0'],
  unordered: [],
  absent: [],
  root: section('opm', [
    odmHeader(),
    section(
      'body',
      [
        section(
          'segment',
          [
            section('metadata', [...odmMetadata()], { isMandatory: true }),
            section(
              'data',
              [
                section('stateVector', [mandatory('EPOCH', EPOCH), ...STATE], { isMandatory: true }),
                keplerianElements(),
                spacecraftParameters(),
                covarianceMatrix([], {}),
                maneuverParameters(),
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
