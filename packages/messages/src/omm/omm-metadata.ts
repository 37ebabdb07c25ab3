import { excerpt } from '../catalog/excerpt.ts';
import { OMM_FIELD_INDEX, type OmmCells, type OmmColumns, type OmmField } from './omm-fields.ts';

/**
 * What the metadata of a message may say for its elements to be SGP4's, each with the reason for refusing others.
 * An absent field says nothing: CelesTrak's CSV and JSON leave all of them out.
 */
const RULES: readonly {
  readonly field: OmmField;
  readonly allowed: RegExp;
  readonly reason: (value: string) => string;
}[] = [
  {
    field: 'CCSDS_OMM_VERS',
    allowed: /^[23](?:\.\d+)?$/,
    reason: (value) => `OMM version ${value} is not 2.x or 3.x`,
  },
  {
    field: 'MEAN_ELEMENT_THEORY',
    allowed: /^(?:SGP4|SDP4|SGP\/SGP4|SGP4\/SDP4)$/i,
    reason: (value) => `mean element theory ${value} is not SGP4`,
  },
  { field: 'CENTER_NAME', allowed: /^EARTH$/i, reason: (value) => `center ${value} is not EARTH` },
  { field: 'REF_FRAME', allowed: /^TEME/i, reason: (value) => `reference frame ${value} is not TEME` },
  { field: 'TIME_SYSTEM', allowed: /^UTC$/i, reason: (value) => `time system ${value} is not UTC` },
  {
    field: 'BTERM',
    allowed: /^$/,
    reason: () => 'BTERM belongs to theory SGP4-XP, which plain SGP4 cannot propagate',
  },
];

const CHECKS = RULES.map((rule) => ({ ...rule, index: OMM_FIELD_INDEX.get(rule.field)! }));
const MEAN_MOTION = OMM_FIELD_INDEX.get('MEAN_MOTION')!;
const SEMI_MAJOR_AXIS = OMM_FIELD_INDEX.get('SEMI_MAJOR_AXIS')!;

/** Says why the message is not meant for SGP4, null where it is. */
export function ommMetadataFault(cells: OmmCells, columns: OmmColumns): string | null {
  for (const check of CHECKS) {
    const column = columns[check.index]!;
    if (column < 0) continue;
    const value = String(cells[column] ?? '').trim();
    if (value !== '' && !check.allowed.test(value)) return check.reason(excerpt(value));
  }
  if (
    columns[SEMI_MAJOR_AXIS]! >= 0 &&
    isEmpty(cells, columns, MEAN_MOTION) &&
    !isEmpty(cells, columns, SEMI_MAJOR_AXIS)
  ) {
    return 'SEMI_MAJOR_AXIS is given instead of MEAN_MOTION, which SGP4 needs';
  }
  return null;
}

function isEmpty(cells: OmmCells, columns: OmmColumns, field: number): boolean {
  const column = columns[field]!;
  return column < 0 || String(cells[column] ?? '').trim() === '';
}
