import { EQUATORIAL_RADIUS_KM, fixedFromGeodetic, type Vector3 } from '../view/earth-shape.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { BLOCK_DEGREES } from './outline-format.ts';

const BLOCK = (BLOCK_DEGREES * Math.PI) / 180;

/** Where a block of the Earth lies, for telling whether it may be in sight. */
export interface BlockPlace {
  /** Of its western and southern edge, rad. */
  readonly west: number;
  readonly south: number;
  /** To its middle, a unit vector, Earth-fixed. */
  readonly middle: Vector3;
  /** From its middle to its farthest corner, rad. */
  readonly reach: number;
}

export function blockPlace(column: number, row: number): BlockPlace {
  const west = column * BLOCK - Math.PI;
  const south = row * BLOCK - Math.PI / 2;
  const middle = direction(west + BLOCK / 2, south + BLOCK / 2);
  // The corners nearer to the equator lie farthest off; half a degree more for the ellipsoid's latitudes.
  const reach = Math.max(
    angle(middle, direction(west, south)),
    angle(middle, direction(west, south + BLOCK)),
    angle(middle, direction(west, south + BLOCK / 2)),
  );
  return { west, south, middle, reach: reach + 0.01 };
}

/** Whether any of a block may be seen. Errs towards yes. */
export function isInSight(place: BlockPlace, uniforms: ViewUniforms): boolean {
  if (uniforms.uFlat.value > 0.5) return isOnFlatMap(place, uniforms);
  const { x, y, z } = uniforms.uEyeKm.value;
  const distance = Math.hypot(x, y, z);
  const eye: Vector3 = [x / distance, y / distance, z / distance];
  const horizon = Math.acos(Math.min(1, EQUATORIAL_RADIUS_KM / distance)) + 0.06;
  return angle(place.middle, eye) < horizon + place.reach && isWithinLens(place, uniforms);
}

/** Whether a ball around the block reaches into what the lens shows, to the left, right, top and bottom. */
function isWithinLens({ middle, reach }: BlockPlace, { uEyeKm, uToCamera, uLens }: ViewUniforms): boolean {
  const centre = uEyeKm.value
    .clone()
    .negate()
    .addScaledVector({ x: middle[0], y: middle[1], z: middle[2] }, EQUATORIAL_RADIUS_KM);
  const { x, y, z } = centre.applyMatrix3(uToCamera.value);
  // 25 km for the ellipsoid's flattening.
  const radius = 2 * EQUATORIAL_RADIUS_KM * Math.sin(reach / 2) + 25;
  const m = uLens.value.elements;
  for (const row of [0, 1] as const) {
    for (const sign of [-1, 1]) {
      // Clip space: within where w + sign · x (or y) is not negative.
      const [a, b, c] = [m[3] + sign * m[row], m[7] + sign * m[4 + row]!, m[11] + sign * m[8 + row]!];
      const inside = a * x + b * y + c * z + m[15] + sign * m[12 + row]!;
      if (inside < -radius * Math.hypot(a, b, c)) return false;
    }
  }
  return true;
}

function isOnFlatMap({ west, south }: BlockPlace, { uMapCentre, uMapScale }: ViewUniforms): boolean {
  const { x: centre, y: middle } = uMapCentre.value;
  const halfHeight = 1 / uMapScale.value.y;
  const halfWidth = 1 / uMapScale.value.x;
  if (south > middle + halfHeight || south + BLOCK < middle - halfHeight) return false;
  return [-1, 0, 1].some((turns) => {
    const left = west + turns * 2 * Math.PI - centre;
    return left < halfWidth && left + BLOCK > -halfWidth;
  });
}

function direction(longitude: number, latitude: number): Vector3 {
  const [x, y, z] = fixedFromGeodetic({ longitude, latitude, heightKm: 0 });
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

function angle(a: Vector3, b: Vector3): number {
  return Math.acos(Math.min(1, Math.max(-1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
}
