import { eciToEcf, gstime, json2satrec, type OMMJsonObject, propagate } from 'satellite.js';

/** How the camera stands, for a view straight down with north up. */
export interface StraightDown {
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly rangeKm: number;
  readonly free: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

/** Half of what the shorter side of the free part of the screen sees, as the map's documentation says. */
const HALF_VIEW = (18 * Math.PI) / 180;
const A = 6378.137;
const F = 1 / 298.257223563;

type Vector = [number, number, number];

/** Earth-fixed position, km, by satellite.js: SGP4, then its own sidereal time. Null where it has none. */
export function fixedPosition(record: OMMJsonObject, timeMs: number): Vector | null {
  const date = new Date(timeMs);
  // Dates count whole milliseconds; at 8 km/s the rest is some metres.
  const state = propagate(json2satrec(record), date);
  if (!state?.position) return null;
  const { x, y, z } = eciToEcf(state.position, gstime(date));
  return [x, y, z];
}

/** The pixel on which it must be: a pinhole camera over the place, written here anew. Null where the Earth is in the way. */
export function expectedPixel(position: Vector, camera: StraightDown): { x: number; y: number } | null {
  const latitude = (camera.latitude * Math.PI) / 180;
  const longitude = (camera.longitude * Math.PI) / 180;
  const e2 = F * (2 - F);
  const n = A / Math.sqrt(1 - e2 * Math.sin(latitude) ** 2);
  const up: Vector = [
    Math.cos(latitude) * Math.cos(longitude),
    Math.cos(latitude) * Math.sin(longitude),
    Math.sin(latitude),
  ];
  const ground: Vector = [n * up[0], n * up[1], n * (1 - e2) * up[2]];
  const east: Vector = [-Math.sin(longitude), Math.cos(longitude), 0];
  const north: Vector = [
    up[1] * east[2] - up[2] * east[1],
    up[2] * east[0] - up[0] * east[2],
    up[0] * east[1] - up[1] * east[0],
  ];
  const eye = ground.map((value, k) => value + up[k]! * camera.rangeKm) as Vector;
  const toObject = position.map((value, k) => value - eye[k]!) as Vector;
  const depth = -dot(toObject, up);
  if (depth <= 0 || isBehindEarth(eye, toObject)) return null;
  const width = camera.free.right - camera.free.left;
  const height = camera.free.bottom - camera.free.top;
  const focal = Math.min(width, height) / 2 / Math.tan(HALF_VIEW);
  return {
    x: (camera.free.left + camera.free.right) / 2 + (focal * dot(toObject, east)) / depth,
    y: (camera.free.top + camera.free.bottom) / 2 - (focal * dot(toObject, north)) / depth,
  };
}

/** Whether the line of sight meets the ellipsoid before the object: sampled, not solved, to be another way than the map's. */
function isBehindEarth(eye: Vector, toObject: Vector): boolean {
  for (let k = 1; k < 4000; k++) {
    const [x, y, z] = eye.map((value, axis) => value + (toObject[axis]! * k) / 4000) as Vector;
    if ((x * x + y * y) / (A * A) + (z * z) / (A * (1 - F)) ** 2 < 1) return true;
  }
  return false;
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
