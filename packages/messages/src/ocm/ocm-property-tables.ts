import {
  EPOCH_OR_OFFSET,
  integer,
  mandatory,
  number,
  optional,
  type SectionRule,
  section,
  TEXT,
} from '../ndm/keyword-table.ts';

const AREA = number('m**2', { least: 0 });
const LENGTH = number('m', { least: 0 });
const MASS = number('kg', { least: 0 });
const ANGLE = number('deg');
const INERTIA = number('kg*m**2');

/** Physical characteristics of the object (502.0-B-3, table 6-5). */
export function physicalProperties(): SectionRule {
  return section(
    'phys',
    [
      ...['MANUFACTURER', 'BUS_MODEL', 'DOCKED_WITH'].map((keyword) => optional(keyword, TEXT)),
      optional('DRAG_CONST_AREA', AREA),
      optional('DRAG_COEFF_NOM', number('', { least: 0 })),
      optional('DRAG_UNCERTAINTY', number('%', { least: 0 })),
      ...['INITIAL_WET_MASS', 'WET_MASS', 'DRY_MASS'].map((keyword) => optional(keyword, MASS)),
      optional('OEB_PARENT_FRAME', TEXT),
      optional('OEB_PARENT_FRAME_EPOCH', EPOCH_OR_OFFSET),
      ...['OEB_Q1', 'OEB_Q2', 'OEB_Q3', 'OEB_QC'].map((keyword) => optional(keyword, number())),
      ...['OEB_MAX', 'OEB_INT', 'OEB_MIN'].map((keyword) => optional(keyword, LENGTH)),
      ...['AREA_ALONG_OEB_MAX', 'AREA_ALONG_OEB_INT', 'AREA_ALONG_OEB_MIN'].map((keyword) => optional(keyword, AREA)),
      ...['AREA_MIN_FOR_PC', 'AREA_MAX_FOR_PC', 'AREA_TYP_FOR_PC'].map((keyword) => optional(keyword, AREA)),
      ...['RCS', 'RCS_MIN', 'RCS_MAX', 'SRP_CONST_AREA'].map((keyword) => optional(keyword, AREA)),
      optional('SOLAR_RAD_COEFF', number()),
      optional('SOLAR_RAD_UNCERTAINTY', number('%', { least: 0 })),
      ...['VM_ABSOLUTE', 'VM_APPARENT_MIN', 'VM_APPARENT', 'VM_APPARENT_MAX'].map((keyword) =>
        optional(keyword, number()),
      ),
      optional('REFLECTANCE', number('', { least: 0, most: 1 })),
      optional('ATT_CONTROL_MODE', TEXT),
      optional('ATT_ACTUATOR_TYPE', TEXT),
      ...['ATT_KNOWLEDGE', 'ATT_CONTROL', 'ATT_POINTING'].map((keyword) => optional(keyword, ANGLE)),
      optional('AVG_MANEUVER_FREQ', number('#/yr', { least: 0 })),
      optional('MAX_THRUST', number('N', { least: 0 })),
      optional('DV_BOL', number('km/s', { least: 0 })),
      optional('DV_REMAINING', number('km/s', { least: 0 })),
      ...['IXX', 'IYY', 'IZZ', 'IXY', 'IXZ', 'IYZ'].map((keyword) => optional(keyword, INERTIA)),
    ],
    { markers: { start: 'PHYS_START', stop: 'PHYS_STOP', around: 'each' } },
  );
}

const FLUXES = ['F10P7', 'M10P7', 'S10P7', 'Y10P7'].flatMap((index) => [`FIXED_${index}`, `FIXED_${index}_MEAN`]);

/** Perturbations that the orbits were made with (table 6-10). */
export function perturbations(): SectionRule {
  return section(
    'pert',
    [
      optional('ATMOSPHERIC_MODEL', TEXT),
      optional('GRAVITY_MODEL', TEXT),
      optional('EQUATORIAL_RADIUS', number('km', { least: 0 })),
      optional('GM', number('km**3/s**2', { least: 0 })),
      optional('N_BODY_PERTURBATIONS', TEXT),
      optional('CENTRAL_BODY_ROTATION', number('deg/s')),
      optional('OBLATE_FLATTENING', number('', { least: 0 })),
      ...['OCEAN_TIDES_MODEL', 'SOLID_TIDES_MODEL', 'REDUCTION_THEORY', 'ALBEDO_MODEL'].map((keyword) =>
        optional(keyword, TEXT),
      ),
      optional('ALBEDO_GRID_SIZE', integer({ least: 0 })),
      ...['SHADOW_MODEL', 'SHADOW_BODIES', 'SRP_MODEL', 'SW_DATA_SOURCE'].map((keyword) => optional(keyword, TEXT)),
      optional('SW_DATA_EPOCH', EPOCH_OR_OFFSET),
      optional('SW_INTERP_METHOD', TEXT),
      ...['FIXED_GEOMAG_KP', 'FIXED_GEOMAG_AP', 'FIXED_GEOMAG_DST'].map((keyword) => optional(keyword, number('nT'))),
      ...FLUXES.map((keyword) => optional(keyword, number('SFU'))),
    ],
    { markers: { start: 'PERT_START', stop: 'PERT_STOP', around: 'each' } },
  );
}

const COUNT = integer({ least: 0 });

/** Orbit determination (table 6-11). */
export function orbitDetermination(): SectionRule {
  return section(
    'od',
    [
      mandatory('OD_ID', TEXT),
      optional('OD_PREV_ID', TEXT),
      mandatory('OD_METHOD', TEXT),
      mandatory('OD_EPOCH', EPOCH_OR_OFFSET),
      ...['DAYS_SINCE_FIRST_OBS', 'DAYS_SINCE_LAST_OBS', 'RECOMMENDED_OD_SPAN', 'ACTUAL_OD_SPAN'].map((keyword) =>
        optional(keyword, number('d')),
      ),
      ...['OBS_AVAILABLE', 'OBS_USED', 'TRACKS_AVAILABLE', 'TRACKS_USED'].map((keyword) => optional(keyword, COUNT)),
      optional('MAXIMUM_OBS_GAP', number('d')),
      ...['OD_EPOCH_EIGMAJ', 'OD_EPOCH_EIGINT', 'OD_EPOCH_EIGMIN', 'OD_MAX_PRED_EIGMAJ', 'OD_MIN_PRED_EIGMIN'].map(
        (keyword) => optional(keyword, LENGTH),
      ),
      optional('OD_CONFIDENCE', number('%', { least: 0, most: 100 })),
      optional('GDOP', number('', { least: 0 })),
      optional('SOLVE_N', COUNT),
      optional('SOLVE_STATES', TEXT),
      optional('CONSIDER_N', COUNT),
      optional('CONSIDER_PARAMS', TEXT),
      optional('SEDR', number('W/kg')),
      optional('SENSORS_N', COUNT),
      optional('SENSORS', TEXT),
      optional('WEIGHTED_RMS', number('', { least: 0 })),
      optional('DATA_TYPES', TEXT),
    ],
    { markers: { start: 'OD_START', stop: 'OD_STOP', around: 'each' } },
  );
}
