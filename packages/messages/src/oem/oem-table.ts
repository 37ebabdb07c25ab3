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
import { COVARIANCE_KEYWORDS, covarianceMatrix, odmHeader, odmMetadata } from '../odm/odm-sections.ts';

/**
 * Metadata of a segment (table 5-3). STOP_TIME is taken before USEABLE_STOP_TIME, too, and MESSAGE_ID at the end, where the
 * standard has it in the header only: published files have both.
 */
function metadata(): SectionRule {
  return section(
    'metadata',
    [
      ...odmMetadata(),
      mandatory('START_TIME', EPOCH),
      optional('USEABLE_START_TIME', EPOCH),
      optional('USEABLE_STOP_TIME', EPOCH),
      mandatory('STOP_TIME', EPOCH),
      optional('USEABLE_STOP_TIME', EPOCH, { isElsewhere: true }),
      optional('INTERPOLATION', TEXT),
      optional('INTERPOLATION_DEGREE', integer({ least: 0 })),
      optional('MESSAGE_ID', TEXT, { since: '3.0' }),
    ],
    { isMandatory: true, markers: { start: 'META_START', stop: 'META_STOP', around: 'each' } },
  );
}

const STATE_COLUMNS = [
  mandatory('EPOCH', EPOCH),
  ...['X', 'Y', 'Z'].map((keyword) => mandatory(keyword, number('km'))),
  ...['X_DOT', 'Y_DOT', 'Z_DOT'].map((keyword) => mandatory(keyword, number('km/s'))),
  ...['X_DDOT', 'Y_DDOT', 'Z_DDOT'].map((keyword) => optional(keyword, number('km/s**2'), { since: '2.0' })),
];

/** Orbit Ephemeris Message, 502.0-B-3 section 5 (1.0: 502.0-B-1, without accelerations and covariances). */
export const OEM: MessageDefinition = {
  kind: 'OEM',
  element: 'oem',
  versions: ['1.0', '2.0', '3.0'],
  unordered: [],
  absent: [],
  root: section('oem', [
    odmHeader(),
    section(
      'body',
      [
        section(
          'segment',
          [
            metadata(),
            section(
              'data',
              [
                covarianceMatrix([mandatory('EPOCH', EPOCH)], {
                  repeats: true,
                  markers: { start: 'COVARIANCE_START', stop: 'COVARIANCE_STOP', around: 'all' },
                  matrix: COVARIANCE_KEYWORDS,
                }),
              ],
              // That there are states is checked in oem-reader, which says so better.
              { rows: { element: 'stateVector', columns: STATE_COLUMNS } },
            ),
          ],
          { isMandatory: true, repeats: true },
        ),
      ],
      { isMandatory: true },
    ),
  ]),
};
