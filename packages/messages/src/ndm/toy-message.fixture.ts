import { EPOCH, integer, type MessageDefinition, mandatory, number, optional, section, TEXT } from './keyword-table.ts';

/** A made-up message with all that the tables can say: markers, data lines, a matrix, repeated and user-defined sections. */
const columns = [mandatory('EPOCH', EPOCH), mandatory('X', number('km')), optional('X_DOT', number('km/s'))];

export const TOY: MessageDefinition = {
  kind: 'OEM',
  element: 'oem',
  versions: ['2.0', '3.0'],
  unordered: [],
  absent: [],
  root: section('oem', [
    section('header', [
      mandatory('CREATION_DATE', EPOCH),
      mandatory('ORIGINATOR', TEXT),
      optional('MESSAGE_ID', TEXT, { since: '3.0' }),
    ]),
    section(
      'body',
      [
        section(
          'segment',
          [
            section(
              'metadata',
              [
                mandatory('OBJECT_NAME', TEXT),
                optional('OBS_USED', integer({ least: 0 })),
                optional('SPAN', number(['d', 's'])),
              ],
              { isMandatory: true, markers: { start: 'META_START', stop: 'META_STOP', around: 'each' } },
            ),
            section(
              'data',
              [
                section(
                  'covarianceMatrix',
                  [
                    mandatory('EPOCH', EPOCH),
                    ...['CX_X', 'CY_X', 'CY_Y'].map((keyword) => mandatory(keyword, number('km**2'))),
                  ],
                  {
                    repeats: true,
                    markers: { start: 'COVARIANCE_START', stop: 'COVARIANCE_STOP', around: 'all' },
                    matrix: [['CX_X'], ['CY_X', 'CY_Y']],
                  },
                ),
              ],
              { isMandatory: true, rows: { element: 'stateVector', columns } },
            ),
            section('maneuver', [mandatory('MAN_EPOCH', EPOCH), optional('MAN_DV', number('m/s'))], { repeats: true }),
            section('user', [], { isUserDefined: true }),
          ],
          { isMandatory: true, repeats: true },
        ),
      ],
      { isMandatory: true },
    ),
  ]),
};

export const TOY_KVN = `CCSDS_OEM_VERS = 2.0
COMMENT of the header
CREATION_DATE = 2026-11-04T17:22:31
ORIGINATOR = TOY [YO]
META_START
COMMENT <&> of the metadata
OBJECT_NAME = A & B
SPAN = 063.042 [s]
META_STOP
COMMENT of the data
2026-12-18T12:00:00.331 2789.619 4.73372
2026-353T12:01:00.331   +.5
COVARIANCE_START
EPOCH = 2026-12-18T12:00:00.331
3.3313494e-04
4.6189273e-04 6.7824216e-04
EPOCH = 2026-12-18T13:00:00
1
2 3
COVARIANCE_STOP
MAN_EPOCH = 2026-12-18T14:00:00
MAN_DV = 1.50 [m/s]
MAN_EPOCH = 2026-12-18T15:00:00
USER_DEFINED_EARTH_MODEL = WGS-84
META_START
OBJECT_NAME = A & B
META_STOP
2026-12-19T12:00:00 1 2
`;
