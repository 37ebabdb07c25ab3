import { RTN_ROWS } from './cdm-covariance-keywords.ts';

/** A record of Space-Track's class `cdm`, made up, with the names and forms that the real ones have. */
export function spaceTrackRecord(): Record<string, string | null> {
  const record: Record<string, string | null> = {
    CONSTELLATION: 'CLEARWAY',
    CDM_ID: '1234',
    INSERT_EPOCH: '2026-01-09 12:00:00',
    CCSDS_CDM_VERS: '1.0',
    CREATION_DATE: '2026-01-09 11:00:00',
    CREATION_DATE_FRACTION: '0',
    ORIGINATOR: 'CSpOC',
    MESSAGE_FOR: 'SAT A',
    MESSAGE_ID: '000012345_conj_000067890_2026009',
    COMMENT_EMERGENCY_REPORTABLE: null,
    TCA: '2026-01-10 09:00:00',
    TCA_FRACTION: '74000',
    MISS_DISTANCE: '800',
    MISS_DISTANCE_UNIT: 'm',
    RELATIVE_SPEED: '15000',
    RELATIVE_SPEED_UNIT: 'm/s',
    COLLISION_PROBABILITY: '1.5e-05',
    COLLISION_PROBABILITY_METHOD: 'FOSTER-1992',
  };
  for (const [prefix, id, type] of [
    ['SAT1_', '12345', 'PAYLOAD'],
    ['SAT2_', '67890', 'TBA'],
  ] as const) {
    Object.assign(record, {
      [`${prefix}OBJECT`]: prefix === 'SAT1_' ? 'OBJECT1' : 'OBJECT2',
      [`${prefix}OBJECT_DESIGNATOR`]: id,
      [`${prefix}CATALOG_NAME`]: 'SATCAT',
      [`${prefix}OBJECT_NAME`]: `SAT ${id}`,
      [`${prefix}INTERNATIONAL_DESIGNATOR`]: '2021-001E',
      [`${prefix}OBJECT_TYPE`]: type,
      [`${prefix}EPHEMERIS_NAME`]: 'NONE',
      [`${prefix}COVARIANCE_METHOD`]: 'CALCULATED',
      [`${prefix}MANEUVERABLE`]: 'N/A',
      [`${prefix}REF_FRAME`]: 'ITRF',
      [`${prefix}COMMENT_APOGEE`]: 'Apogee Altitude = 601   [km]',
      [`${prefix}AREA_PC`]: '0.4',
      [`${prefix}AREA_PC_UNIT`]: 'm**2',
      [`${prefix}X`]: '6562.2804',
      [`${prefix}X_UNIT`]: 'km',
      [`${prefix}Y`]: '1703.04577',
      [`${prefix}Z`]: '1592.077551',
      [`${prefix}X_DOT`]: '-1.28827778',
      [`${prefix}Y_DOT`]: '-1.90418306',
      [`${prefix}Z_DOT`]: '7.30255187',
    });
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j <= i; j++) record[`${prefix}C${RTN_ROWS[i]}_${RTN_ROWS[j]}`] = i === j ? `${i + 1}.50` : '0.1';
    }
  }
  return record;
}
