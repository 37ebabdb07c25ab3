import { fixedFromGeodetic } from '../view/earth-shape.ts';
import { UNITS_PER_DEGREE } from './outline-format.ts';

/** Numbers that shaders get of a place on the ground: Earth-fixed x, y, z (km), longitude and latitude (rad). */
export const GROUND_NUMBERS = 5;

/** Writes them for a point of the outlines' grid. Worked out here, in double precision: a GPU's sine may be too coarse near the ground. */
export function writeGroundPoint(out: Float32Array, at: number, x: number, y: number): void {
  const longitude = (x / UNITS_PER_DEGREE) * (Math.PI / 180);
  const latitude = (y / UNITS_PER_DEGREE) * (Math.PI / 180);
  const fixed = fixedFromGeodetic({ longitude, latitude, heightKm: 0 });
  out.set(fixed, at);
  out[at + 3] = longitude;
  out[at + 4] = latitude;
}
