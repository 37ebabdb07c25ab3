import { type Geodetic, geodeticFromFixed } from '../../globe/view/earth-shape.ts';
import { fixedFromTeme, siderealAngle } from './earth-rotation.ts';

/** The point of the WGS 84 ellipsoid below an object and its height over it: position in TEME, km. */
export function subPoint(teme: ArrayLike<number>, timeMs: number, offset = 0): Geodetic {
  return geodeticFromFixed(fixedFromTeme(teme, siderealAngle(timeMs), offset));
}
