/**
 * What a line of an OCM's manoeuvre block may consist of (502.0-B-3, tables 6-8 and 6-9): the unit of each element.
 * `TIME_ABSOLUTE` and `TIME_RELATIVE` have no place in MAN_UNITS; elements with the unit null are words.
 */
export const MANEUVER_ELEMENT_UNITS: Readonly<Record<string, string | null>> = {
  MAN_DURA: 's',
  DELTA_MASS: 'kg',
  ACC_X: 'km/s**2',
  ACC_Y: 'km/s**2',
  ACC_Z: 'km/s**2',
  ACC_INTERP: null,
  ACC_MAG_SIGMA: '%',
  ACC_DIR_SIGMA: 'deg',
  DV_X: 'km/s',
  DV_Y: 'km/s',
  DV_Z: 'km/s',
  DV_MAG_SIGMA: '%',
  DV_DIR_SIGMA: 'deg',
  THR_X: 'N',
  THR_Y: 'N',
  THR_Z: 'N',
  THR_EFFIC: 'n/a',
  THR_INTERP: null,
  THR_ISP: 's',
  THR_MAG_SIGMA: '%',
  THR_DIR_SIGMA: 'deg',
  DEPLOY_ID: null,
  DEPLOY_DV_X: 'km/s',
  DEPLOY_DV_Y: 'km/s',
  DEPLOY_DV_Z: 'km/s',
  DEPLOY_MASS: 'kg',
  DEPLOY_DV_SIGMA: '%',
  DEPLOY_DIR_SIGMA: 'deg',
  DEPLOY_DV_RATIO: 'n/a',
  DEPLOY_DV_CDA: 'm**2',
};

export const MANEUVER_TIMES: readonly string[] = ['TIME_ABSOLUTE', 'TIME_RELATIVE'];

/** The elements that MAN_COMPOSITION lists, separated by commas (figure G-22 of the standard lacks one where a blank is). */
export function maneuverComposition(text: string): string[] {
  return text
    .trim()
    .toUpperCase()
    .split(/[\s,]+/);
}

/**
 * What is wrong with a composition, null where nothing: it begins with a time, and every element is known and stands once.
 */
export function compositionFault(elements: readonly string[]): string | null {
  if (!MANEUVER_TIMES.includes(elements[0]!)) return 'expected TIME_ABSOLUTE or TIME_RELATIVE first';
  const seen = new Set<string>();
  for (const element of elements) {
    if (!MANEUVER_TIMES.includes(element) && !Object.hasOwn(MANEUVER_ELEMENT_UNITS, element)) {
      return `unknown element ${element.slice(0, 40)}`;
    }
    if (seen.has(element)) return `element ${element} stands twice`;
    seen.add(element);
  }
  return null;
}
