import {
  EPOCH,
  type FieldRule,
  mandatory,
  number,
  optional,
  type SectionOptions,
  type SectionRule,
  section,
  TEXT,
} from '../ndm/keyword-table.ts';

/**
 * Header of an orbit data message (502.0-B-3, tables 3-1, 4-1, 5-2, 6-2); CCSDS_…_VERS stands before it.
 * @param mayBeEmpty whether date and originator may stand there without a value
 */
export function odmHeader(mayBeEmpty = false): SectionRule {
  return section(
    'header',
    [
      optional('CLASSIFICATION', TEXT, { since: '3.0' }),
      mandatory('CREATION_DATE', EPOCH, { mayBeEmpty }),
      mandatory('ORIGINATOR', TEXT, { mayBeEmpty }),
      optional('MESSAGE_ID', TEXT, { since: '3.0' }),
    ],
    { isMandatory: true },
  );
}

/**
 * What the metadata of OPM, OMM and OEM begin with (tables 3-2, 4-2, 5-3).
 * @param mayBeEmpty whether OBJECT_ID may stand there without a value
 */
export function odmMetadata(mayBeEmpty = false): readonly FieldRule[] {
  return [
    mandatory('OBJECT_NAME', TEXT),
    mandatory('OBJECT_ID', TEXT, { mayBeEmpty }),
    mandatory('CENTER_NAME', TEXT),
    mandatory('REF_FRAME', TEXT),
    optional('REF_FRAME_EPOCH', EPOCH, { since: '2.0' }),
    mandatory('TIME_SYSTEM', TEXT),
  ];
}

/** Spacecraft parameters of OPM and OMM (tables 3-3, 4-3). */
export function spacecraftParameters(): SectionRule {
  return section('spacecraftParameters', [
    optional('MASS', number('kg', { least: 0 })),
    optional('SOLAR_RAD_AREA', number('m**2', { least: 0 })),
    optional('SOLAR_RAD_COEFF', number('', { least: 0 })),
    optional('DRAG_AREA', number('m**2', { least: 0 })),
    optional('DRAG_COEFF', number('', { least: 0 })),
  ]);
}

/** `USER_DEFINED_…` keywords at the end of OPM and OMM. */
export function userDefinedParameters(): SectionRule {
  return section('userDefinedParameters', [], { since: '2.0', isUserDefined: true });
}

const AXES = ['X', 'Y', 'Z', 'X_DOT', 'Y_DOT', 'Z_DOT'];

/** The keywords of a covariance, a row of the lower triangle each: CX_X; CY_X CY_Y; … (table 3-3). */
export const COVARIANCE_KEYWORDS: readonly (readonly string[])[] = AXES.map((row, i) =>
  AXES.slice(0, i + 1).map((column) => `C${row}_${column}`),
);

function covarianceUnit(keyword: string): string {
  const rates = keyword.split('_DOT').length - 1;
  return ['km**2', 'km**2/s', 'km**2/s**2'][rates]!;
}

/** The covariance of OPM, OMM and OEM: all 21 numbers or none. Fields that stand before them come first. */
export function covarianceMatrix(before: readonly FieldRule[], options: SectionOptions): SectionRule {
  const terms = COVARIANCE_KEYWORDS.flat().map((keyword) => mandatory(keyword, number(covarianceUnit(keyword))));
  return section('covarianceMatrix', [...before, optional('COV_REF_FRAME', TEXT), ...terms], {
    since: '2.0',
    ...options,
  });
}
