import { type FieldRule, mandatory, number, optional } from '../ndm/keyword-table.ts';

/** Rows of the 9 × 9 covariance: position, velocity, drag, solar radiation pressure, thrust. */
export const RTN_ROWS = ['R', 'T', 'N', 'RDOT', 'TDOT', 'NDOT', 'DRG', 'SRP', 'THR'] as const;
export const XYZ_ROWS = ['X', 'Y', 'Z', 'XDOT', 'YDOT', 'ZDOT', 'DRG', 'SRP', 'THR'] as const;

/** Units of the blocks of the lower triangle, by the kinds of row and column (508.0-B-1, table 3-4). */
const UNITS: readonly (readonly string[])[] = [
  ['m**2'],
  ['m**2/s', 'm**2/s**2'],
  ['m**3/kg', 'm**3/(kg*s)', 'm**4/kg**2'],
  ['m**3/kg', 'm**3/(kg*s)', 'm**4/kg**2', 'm**4/kg**2'],
  ['m**2/s**2', 'm**2/s**3', 'm**3/(kg*s**2)', 'm**3/(kg*s**2)', 'm**2/s**4'],
];

/** 0 position, 1 velocity, 2 drag, 3 solar radiation pressure, 4 thrust. */
function kindOf(index: number): number {
  return index < 6 ? Math.floor(index / 3) : index - 4;
}

/**
 * The keywords of a covariance's lower triangle in their order, `CR_R`, `CT_R`, `CT_T`, …, `CTHR_THR`: the first 21 are
 * mandatory, rows 7 to 9 optional.
 */
export function covarianceFields(rows: readonly string[]): readonly FieldRule[] {
  const fields: FieldRule[] = [];
  for (const [i, row] of rows.entries()) {
    for (let j = 0; j <= i; j++) {
      const value = number(UNITS[kindOf(i)]![kindOf(j)]!);
      const keyword = `C${row}_${rows[j]}`;
      fields.push(i < 6 ? mandatory(keyword, value) : optional(keyword, value));
    }
  }
  return fields;
}
