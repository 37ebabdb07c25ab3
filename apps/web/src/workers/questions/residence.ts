import { EQUATORIAL_RADIUS_KM } from '../../globe/view/earth-shape.ts';
import { SHELL_COUNT, SHELL_EDGES_KM } from './altitude-shells.ts';

/**
 * Part of the time that a Kepler orbit spends within a radius: the mean anomaly at which it crosses it, over π (Kessler
 * 1981, by Kepler's equation instead of an integral). Semi-major axis in the unit of the radius.
 */
export function partWithin(radius: number, semiMajorAxis: number, eccentricity: number): number {
  if (radius >= semiMajorAxis * (1 + eccentricity)) return 1;
  if (radius <= semiMajorAxis * (1 - eccentricity)) return 0;
  const anomaly = Math.acos(Math.max(-1, Math.min(1, (1 - radius / semiMajorAxis) / eccentricity)));
  return (anomaly - eccentricity * Math.sin(anomaly)) / Math.PI;
}

/** Parts of the time that an orbit (km) spends in each altitude shell, told to `visit`; less than 1 in all where it leaves them. */
export function visitShells(
  semiMajorAxisKm: number,
  eccentricity: number,
  visit: (shell: number, part: number) => void,
): void {
  const perigee = semiMajorAxisKm * (1 - eccentricity) - EQUATORIAL_RADIUS_KM;
  let shell = 0;
  while (shell < SHELL_COUNT && SHELL_EDGES_KM[shell + 1]! <= perigee) shell++;
  let below = shell < SHELL_COUNT ? partBelow(shell, semiMajorAxisKm, eccentricity) : 1;
  for (; shell < SHELL_COUNT && below < 1; shell++) {
    const next = partBelow(shell + 1, semiMajorAxisKm, eccentricity);
    if (next > below) visit(shell, next - below);
    below = next;
  }
}

function partBelow(edge: number, semiMajorAxisKm: number, eccentricity: number): number {
  return partWithin(EQUATORIAL_RADIUS_KM + SHELL_EDGES_KM[edge]!, semiMajorAxisKm, eccentricity);
}

/** Bands of latitude, north and south together: the k-th reaches from k to k + 1 times this, rad. */
export const BAND_COUNT = 18;
export const BAND_WIDTH: number = Math.PI / 2 / BAND_COUNT;

/**
 * Part of the time that a circular orbit of this inclination (rad) spends at most so far (rad) from the equator, north or
 * south: sin latitude = sin i · sin u with u even in time (Öpik 1951). The turning of perigee makes it so for eccentric
 * ones too, in the long run.
 */
export function partBelowLatitude(latitude: number, inclination: number): number {
  const ratio = Math.sin(latitude) / Math.sin(inclination);
  return ratio >= 1 || !(ratio >= 0) ? 1 : (2 / Math.PI) * Math.asin(ratio);
}

/** Part of a sphere's surface in a band of latitude, north and south together. */
export function bandShare(band: number): number {
  return Math.sin((band + 1) * BAND_WIDTH) - Math.sin(band * BAND_WIDTH);
}
