import { EQUATORIAL_RADIUS_KM, POLAR_RADIUS_KM } from '../../globe/view/earth-shape.ts';
import { ASTRONOMICAL_UNIT_KM, SUN_RADIUS_KM } from './sun-direction.ts';

export type Lighting = 'sunlit' | 'penumbra' | 'umbra';

/** Half the Sun's disc, rad, at its mean distance (it varies by 1.7 %). */
export const SUN_HALF_WIDTH: number = SUN_RADIUS_KM / ASTRONOMICAL_UNIT_KM;

const STRETCH = EQUATORIAL_RADIUS_KM / POLAR_RADIUS_KM;

/**
 * Height of the Sun's centre above the Earth's limb as an object sees it, rad: negative behind the Earth. Position in km and
 * unit vector to the Sun in the same frame with z to the pole. The flattened Earth is made a sphere by stretching z, which
 * keeps straight lines straight, so that the sign is exact for the ellipsoid; the angle is good to 0.4 %. The Sun is
 * taken as infinitely far away (0.016° at GEO) and the air neither bends nor dims its light.
 */
export function sunAboveLimb(position: ArrayLike<number>, sun: readonly [number, number, number], offset = 0): number {
  const x = position[offset]!;
  const y = position[offset + 1]!;
  const z = position[offset + 2]! * STRETCH;
  const sunZ = sun[2] * STRETCH;
  const radius = Math.sqrt(x * x + y * y + z * z);
  const along = (x * sun[0] + y * sun[1] + z * sunZ) / Math.sqrt(sun[0] * sun[0] + sun[1] * sun[1] + sunZ * sunZ);
  // Angle at the object between the Earth's centre and the Sun, less that between the centre and the limb.
  const fromCentre = Math.acos(Math.max(-1, Math.min(1, -along / radius)));
  return fromCentre - Math.asin(Math.min(1, EQUATORIAL_RADIUS_KM / radius));
}

/** Penumbra where the Earth covers a part of the Sun's disc, umbra where all of it. */
export function lightingOf(position: ArrayLike<number>, sun: readonly [number, number, number], offset = 0): Lighting {
  const height = sunAboveLimb(position, sun, offset);
  if (height >= SUN_HALF_WIDTH) return 'sunlit';
  return height <= -SUN_HALF_WIDTH ? 'umbra' : 'penumbra';
}
