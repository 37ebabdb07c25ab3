/**
 * The sets of orbit elements that an OCM may tabulate (502.0-B-3, annex B7, SANA registry of orbital elements): the unit of
 * each number of a line. Sets that the registry adds later are read too, with as many numbers as their first line has.
 */
export const ORBIT_ELEMENT_UNITS: Readonly<Record<string, readonly string[]>> = {
  CARTP: ['km', 'km', 'km'],
  CARTPV: ['km', 'km', 'km', 'km/s', 'km/s', 'km/s'],
  CARTPVA: ['km', 'km', 'km', 'km/s', 'km/s', 'km/s', 'km/s**2', 'km/s**2', 'km/s**2'],
  KEPLERIAN: ['km', 'n/a', 'deg', 'deg', 'deg', 'deg'],
  KEPLERIANMEAN: ['km', 'n/a', 'deg', 'deg', 'deg', 'deg'],
  ADBARV: ['deg', 'deg', 'deg', 'deg', 'km', 'km/s'],
  LDBARV: ['deg', 'deg', 'deg', 'deg', 'km', 'km/s'],
  GEODETIC: ['deg', 'deg', 'km', 'deg', 'deg', 'km/s'],
  EQUINOCTIAL: ['km', 'n/a', 'n/a', 'n/a', 'n/a', 'deg'],
  EQUINOCTIALMOD: ['km', 'n/a', 'n/a', 'n/a', 'n/a', 'deg'],
};

const CARTESIAN_BY_COUNT: Readonly<Record<number, string>> = { 3: 'CARTP', 6: 'CARTPV', 9: 'CARTPVA' };

/**
 * The Cartesian set that `count` numbers are, where a message leaves its type out: CARTPV is the standard's default, but its own
 * figure G-15 has positions, velocities and accelerations without saying so.
 */
export function cartesianType(count: number): string {
  return CARTESIAN_BY_COUNT[count] ?? 'CARTPV';
}

/** How many numbers a line of this set has; null for a set that is not known here. */
export function orbitElementCount(type: string): number | null {
  return Object.hasOwn(ORBIT_ELEMENT_UNITS, type) ? ORBIT_ELEMENT_UNITS[type]!.length : null;
}
