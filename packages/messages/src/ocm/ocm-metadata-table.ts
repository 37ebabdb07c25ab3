import {
  EPOCH,
  EPOCH_OR_OFFSET,
  mandatory,
  number,
  optional,
  type SectionRule,
  section,
  TEXT,
} from '../ndm/keyword-table.ts';

const texts = (...keywords: readonly string[]) => keywords.map((keyword) => optional(keyword, TEXT));

/** Metadata of an OCM (502.0-B-3, table 6-3). */
export function ocmMetadata(): SectionRule {
  return section(
    'metadata',
    [
      ...texts('OBJECT_NAME', 'INTERNATIONAL_DESIGNATOR', 'CATALOG_NAME', 'OBJECT_DESIGNATOR', 'ALTERNATE_NAMES'),
      ...texts('ORIGINATOR_POC', 'ORIGINATOR_POSITION', 'ORIGINATOR_PHONE', 'ORIGINATOR_EMAIL', 'ORIGINATOR_ADDRESS'),
      ...texts('TECH_ORG', 'TECH_POC', 'TECH_POSITION', 'TECH_PHONE', 'TECH_EMAIL', 'TECH_ADDRESS'),
      ...texts('PREVIOUS_MESSAGE_ID', 'NEXT_MESSAGE_ID'),
      ...texts('ADM_MSG_LINK', 'CDM_MSG_LINK', 'PRM_MSG_LINK', 'RDM_MSG_LINK', 'TDM_MSG_LINK'),
      ...texts('OPERATOR', 'OWNER', 'COUNTRY', 'CONSTELLATION', 'OBJECT_TYPE'),
      // TIME_SYSTEM has a default, UTC, and need not stand there (6.2.1.3).
      optional('TIME_SYSTEM', TEXT),
      mandatory('EPOCH_TZERO', EPOCH),
      ...texts('OPS_STATUS', 'ORBIT_CATEGORY', 'OCM_DATA_ELEMENTS'),
      optional('SCLK_OFFSET_AT_EPOCH', number('s')),
      optional('SCLK_SEC_PER_SI_SEC', number('s')),
      ...['PREVIOUS_MESSAGE_EPOCH', 'NEXT_MESSAGE_EPOCH', 'START_TIME', 'STOP_TIME'].map((keyword) =>
        optional(keyword, EPOCH_OR_OFFSET),
      ),
      optional('TIME_SPAN', number('d')),
      optional('TAIMUTC_AT_TZERO', number('s')),
      optional('NEXT_LEAP_EPOCH', EPOCH_OR_OFFSET),
      optional('NEXT_LEAP_TAIMUTC', number('s')),
      optional('UT1MUTC_AT_TZERO', number('s')),
      ...texts('EOP_SOURCE', 'INTERP_METHOD_EOP', 'CELESTIAL_SOURCE'),
    ],
    { isMandatory: true, markers: { start: 'META_START', stop: 'META_STOP', around: 'each' } },
  );
}
