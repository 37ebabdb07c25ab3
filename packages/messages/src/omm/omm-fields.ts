/**
 * The keywords of an Orbit Mean-elements Message that Clearway reads (CCSDS 502.0-B-3, tables 4-1 to 4-3), in the
 * order of CelesTrak's CSV first. Everything else in a message (covariance, spacecraft, what Space-Track adds) is
 * passed over.
 */
export const OMM_FIELDS = [
  'OBJECT_NAME',
  'OBJECT_ID',
  'EPOCH',
  'MEAN_MOTION',
  'ECCENTRICITY',
  'INCLINATION',
  'RA_OF_ASC_NODE',
  'ARG_OF_PERICENTER',
  'MEAN_ANOMALY',
  'EPHEMERIS_TYPE',
  'CLASSIFICATION_TYPE',
  'NORAD_CAT_ID',
  'ELEMENT_SET_NO',
  'REV_AT_EPOCH',
  'BSTAR',
  'MEAN_MOTION_DOT',
  'MEAN_MOTION_DDOT',
  'CCSDS_OMM_VERS',
  'CENTER_NAME',
  'REF_FRAME',
  'TIME_SYSTEM',
  'MEAN_ELEMENT_THEORY',
  'SEMI_MAJOR_AXIS',
  'BTERM',
  'EPOCH_MICROSECONDS',
] as const;

export type OmmField = (typeof OMM_FIELDS)[number];

/** How many of {@link OMM_FIELDS}, from the first, are the columns of CelesTrak's CSV. */
export const CELESTRAK_COLUMNS = 17;

/** Other spellings, as in Space-Track's older classes (`tle`, `tle_latest`). */
const OTHER_SPELLINGS: Readonly<Record<string, OmmField>> = {
  INTLDES: 'OBJECT_ID',
  OBJECT_NUMBER: 'NORAD_CAT_ID',
  SATNAME: 'OBJECT_NAME',
};

/** The position of each field by its keyword. */
export const OMM_FIELD_INDEX: ReadonlyMap<string, number> = new Map(OMM_FIELDS.map((field, index) => [field, index]));

/** The position of the field that `keyword` is another spelling of; undefined where it is none. */
export function otherSpellingIndex(keyword: string): number | undefined {
  const field = Object.hasOwn(OTHER_SPELLINGS, keyword) ? OTHER_SPELLINGS[keyword] : undefined;
  return field === undefined ? undefined : OMM_FIELD_INDEX.get(field);
}

/** The unit that the standard gives to a field, as it may stand in brackets (KVN) or in an attribute (XML). */
export const OMM_UNITS: ReadonlyMap<number, string> = new Map(
  Object.entries({
    MEAN_MOTION: 'rev/day',
    INCLINATION: 'deg',
    RA_OF_ASC_NODE: 'deg',
    ARG_OF_PERICENTER: 'deg',
    MEAN_ANOMALY: 'deg',
    BSTAR: '1/er',
    MEAN_MOTION_DOT: 'rev/day**2',
    MEAN_MOTION_DDOT: 'rev/day**3',
  }).map(([field, unit]) => [OMM_FIELD_INDEX.get(field)!, unit]),
);

/** What a record holds in its fields; an empty cell is an absent field. */
export type OmmCells = readonly (string | number)[];

/**
 * Where each field of {@link OMM_FIELDS} stands in a record's cells: -1 where it is absent. For JSON, XML and KVN
 * the cells are in the order of the fields; for CSV the order of the header.
 */
export type OmmColumns = Int16Array;

/** Cells in the order of {@link OMM_FIELDS}. */
export const OMM_COLUMNS_IN_ORDER: OmmColumns = Int16Array.from(OMM_FIELDS, (_, index) => index);
