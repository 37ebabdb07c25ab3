import {
  choice,
  EPOCH,
  type FieldRule,
  integer,
  type MessageDefinition,
  mandatory,
  number,
  numbers,
  optional,
  section,
  TEXT,
} from '../ndm/keyword-table.ts';
import { covarianceFields, RTN_ROWS, XYZ_ROWS } from './cdm-covariance-keywords.ts';

/**
 * The keyword tables of the Conjunction Data Message: version 1.0 as in CCSDS 508.0-B-1 with corrigenda 1 and 2 (tables
 * 3-1 to 3-4, 4-1, 4-2), and what the draft of version 2.0 (508.0-P-1.1) adds, as far as it is known from implementations
 * of it. Where the draft's order of keywords is uncertain, none is asked for: see `unordered`.
 */
const DRAFT = { since: '2.0' };

const header = section(
  'header',
  [
    mandatory('CREATION_DATE', EPOCH),
    mandatory('ORIGINATOR', TEXT),
    optional('MESSAGE_FOR', TEXT),
    mandatory('MESSAGE_ID', TEXT),
    optional('CLASSIFICATION', TEXT, DRAFT),
  ],
  { isMandatory: true },
);

const PROBABILITY = number('', { least: 0, most: 1 });

const relativeStateVector = section('relativeStateVector', [
  optional('RELATIVE_POSITION_R', number('m')),
  optional('RELATIVE_POSITION_T', number('m')),
  optional('RELATIVE_POSITION_N', number('m')),
  // NASA CARA's sample messages write [m] and mean m/s.
  ...['RELATIVE_VELOCITY_R', 'RELATIVE_VELOCITY_T', 'RELATIVE_VELOCITY_N'].map((keyword) =>
    optional(keyword, number('m/s', { misspelt: ['m'] })),
  ),
]);

const relativeMetadataData = section(
  'relativeMetadataData',
  [
    optional('CONJUNCTION_ID', TEXT, DRAFT),
    mandatory('TCA', EPOCH),
    mandatory('MISS_DISTANCE', number('m', { least: 0 })),
    optional('MAHALANOBIS_DISTANCE', number('', { least: 0 }), DRAFT),
    optional('RELATIVE_SPEED', number('m/s', { least: 0 })),
    relativeStateVector,
    optional('APPROACH_ANGLE', number('deg'), DRAFT),
    optional('START_SCREEN_PERIOD', EPOCH),
    optional('STOP_SCREEN_PERIOD', EPOCH),
    optional('SCREEN_VOLUME_FRAME', choice('RTN', 'TVN')),
    optional('SCREEN_TYPE', choice('SHAPE', 'PC', 'PC_MAX'), DRAFT),
    optional('SCREEN_VOLUME_SHAPE', choice('ELLIPSOID', 'BOX', 'SPHERE')),
    optional('SCREEN_VOLUME_RADIUS', number('m', { least: 0 }), DRAFT),
    optional('SCREEN_VOLUME_X', number('m')),
    optional('SCREEN_VOLUME_Y', number('m')),
    optional('SCREEN_VOLUME_Z', number('m')),
    optional('SCREEN_ENTRY_TIME', EPOCH),
    optional('SCREEN_EXIT_TIME', EPOCH),
    optional('SCREEN_PC_THRESHOLD', PROBABILITY, DRAFT),
    optional('COLLISION_PERCENTILE', numbers(null), DRAFT),
    optional('COLLISION_PROBABILITY', PROBABILITY),
    optional('COLLISION_PROBABILITY_METHOD', TEXT),
    optional('COLLISION_MAX_PROBABILITY', PROBABILITY, DRAFT),
    optional('COLLISION_MAX_PC_METHOD', TEXT, DRAFT),
    optional('SEFI_COLLISION_PROBABILITY', PROBABILITY, DRAFT),
    optional('SEFI_COLLISION_PROBABILITY_METHOD', TEXT, DRAFT),
    optional('SEFI_FRAGMENTATION_MODEL', TEXT, DRAFT),
    optional('PREVIOUS_MESSAGE_ID', TEXT, DRAFT),
    optional('PREVIOUS_MESSAGE_EPOCH', EPOCH, DRAFT),
    optional('NEXT_MESSAGE_EPOCH', EPOCH, DRAFT),
  ],
  { isMandatory: true },
);

// UNKNOWN, like SPHERE above, is of the draft; it is taken in 1.0, too.
const YES_NO = choice('YES', 'NO', 'UNKNOWN');

const metadata = section(
  'metadata',
  [
    mandatory('OBJECT', choice('OBJECT1', 'OBJECT2')),
    mandatory('OBJECT_DESIGNATOR', TEXT),
    mandatory('CATALOG_NAME', TEXT),
    mandatory('OBJECT_NAME', TEXT),
    mandatory('INTERNATIONAL_DESIGNATOR', TEXT),
    optional('OBJECT_TYPE', choice('PAYLOAD', 'ROCKET BODY', 'DEBRIS', 'UNKNOWN', 'OTHER')),
    optional('OPERATOR_CONTACT_POSITION', TEXT),
    optional('OPERATOR_ORGANIZATION', TEXT),
    optional('OPERATOR_PHONE', TEXT),
    optional('OPERATOR_EMAIL', TEXT),
    optional('ODM_MSG_LINK', TEXT, DRAFT),
    optional('ADM_MSG_LINK', TEXT, DRAFT),
    mandatory('EPHEMERIS_NAME', TEXT),
    optional('OBS_BEFORE_NEXT_MESSAGE', YES_NO, DRAFT),
    mandatory('COVARIANCE_METHOD', choice('CALCULATED', 'DEFAULT')),
    optional('COVARIANCE_SOURCE', TEXT, DRAFT),
    mandatory('MANEUVERABLE', choice('YES', 'NO', 'N/A')),
    optional('ORBIT_CENTER', TEXT),
    mandatory('REF_FRAME', TEXT),
    optional('ALT_COV_TYPE', choice('XYZ', 'CSIG3EIGVEC3'), DRAFT),
    optional('ALT_COV_REF_FRAME', TEXT, DRAFT),
    optional('GRAVITY_MODEL', TEXT),
    optional('ATMOSPHERIC_MODEL', TEXT),
    optional('N_BODY_PERTURBATIONS', TEXT),
    optional('SOLAR_RAD_PRESSURE', YES_NO),
    optional('EARTH_TIDES', YES_NO),
    optional('INTRACK_THRUST', YES_NO),
  ],
  { isMandatory: true },
);

const COUNT = integer({ least: 0 });

const odParameters = section('odParameters', [
  optional('TIME_LASTOB_START', EPOCH),
  optional('TIME_LASTOB_END', EPOCH),
  optional('RECOMMENDED_OD_SPAN', number('d')),
  optional('ACTUAL_OD_SPAN', number('d')),
  optional('OBS_AVAILABLE', COUNT),
  optional('OBS_USED', COUNT),
  optional('TRACKS_AVAILABLE', COUNT),
  optional('TRACKS_USED', COUNT),
  optional('RESIDUALS_ACCEPTED', number('%', { least: 0, most: 100 })),
  optional('WEIGHTED_RMS', number()),
  optional('OD_EPOCH', EPOCH, DRAFT),
]);

/** The box that encloses the object, its brightness in radar and light, in the draft of version 2.0. */
const physicalDescription: readonly FieldRule[] = [
  optional('OEB_PARENT_FRAME', TEXT, DRAFT),
  optional('OEB_PARENT_FRAME_EPOCH', EPOCH, DRAFT),
  ...['OEB_Q1', 'OEB_Q2', 'OEB_Q3', 'OEB_QC'].map((keyword) => optional(keyword, number(), DRAFT)),
  ...['OEB_MAX', 'OEB_INT', 'OEB_MIN'].map((keyword) => optional(keyword, number('m'), DRAFT)),
  ...['AREA_ALONG_OEB_MAX', 'AREA_ALONG_OEB_INT', 'AREA_ALONG_OEB_MIN', 'RCS', 'RCS_MIN', 'RCS_MAX'].map((keyword) =>
    optional(keyword, number('m**2'), DRAFT),
  ),
  ...['VM_ABSOLUTE', 'VM_APPARENT_MIN', 'VM_APPARENT', 'VM_APPARENT_MAX', 'REFLECTANCE'].map((keyword) =>
    optional(keyword, number(), DRAFT),
  ),
];

const additionalParameters = section('additionalParameters', [
  optional('AREA_PC', number('m**2')),
  optional('AREA_PC_MIN', number('m**2'), DRAFT),
  optional('AREA_PC_MAX', number('m**2'), DRAFT),
  optional('AREA_DRG', number('m**2')),
  optional('AREA_SRP', number('m**2')),
  ...physicalDescription,
  optional('MASS', number('kg')),
  optional('HBR', number('m', { least: 0 }), DRAFT),
  optional('CD_AREA_OVER_MASS', number('m**2/kg')),
  optional('CR_AREA_OVER_MASS', number('m**2/kg')),
  optional('THRUST_ACCELERATION', number('m/s**2')),
  optional('SEDR', number('W/kg')),
  optional('APOAPSIS_ALTITUDE', number('km'), DRAFT),
  optional('PERIAPSIS_ALTITUDE', number('km'), DRAFT),
  optional('INCLINATION', number('deg'), DRAFT),
  optional('COV_CONFIDENCE', number(), DRAFT),
  optional('COV_CONFIDENCE_METHOD', TEXT, DRAFT),
]);

const stateVector = section(
  'stateVector',
  [
    ...['X', 'Y', 'Z'].map((keyword) => mandatory(keyword, number('km'))),
    ...['X_DOT', 'Y_DOT', 'Z_DOT'].map((keyword) => mandatory(keyword, number('km/s'))),
  ],
  { isMandatory: true },
);

/** All four have the tag `covarianceMatrix` in XML. */
const TAG = 'covarianceMatrix';

const covarianceMatrix = section(TAG, covarianceFields(RTN_ROWS), { isMandatory: true });
const covarianceXyz = section('covarianceXyz', covarianceFields(XYZ_ROWS), { tag: TAG, ...DRAFT });
const covarianceSigma = section('covarianceSigma', [mandatory('CSIG3EIGVEC3', numbers(12))], { tag: TAG, ...DRAFT });
const covarianceMetadata = section(
  'covarianceMetadata',
  [
    optional('DENSITY_FORECAST_UNCERTAINTY', number()),
    optional('CSCALE_FACTOR_MIN', number()),
    optional('CSCALE_FACTOR', number()),
    optional('CSCALE_FACTOR_MAX', number()),
    optional('SCREENING_DATA_SOURCE', TEXT),
    optional('DCP_SENSITIVITY_VECTOR_POSITION', numbers(3)),
    optional('DCP_SENSITIVITY_VECTOR_VELOCITY', numbers(3)),
  ],
  { tag: TAG, ...DRAFT },
);

const userDefinedParameters = section('userDefinedParameters', [], { isUserDefined: true, ...DRAFT });

const data = section(
  'data',
  [
    odParameters,
    additionalParameters,
    stateVector,
    covarianceMatrix,
    covarianceXyz,
    covarianceSigma,
    covarianceMetadata,
    userDefinedParameters,
  ],
  { isMandatory: true },
);

const segment = section('segment', [metadata, data], { isMandatory: true, repeats: true });

export const CDM: MessageDefinition = {
  kind: 'CDM',
  element: 'cdm',
  versions: ['1.0', '2.0'],
  unordered: ['2.0'],
  // NASA CARA's sample messages have NaN where they know nothing.
  absent: ['NaN'],
  root: section('cdm', [header, section('body', [relativeMetadataData, segment], { isMandatory: true })]),
};
