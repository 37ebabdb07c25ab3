import {
  EQUATORIAL_RADIUS_KM,
  fixedFromGeodetic,
  geodeticFromFixed,
  POLAR_RADIUS_KM,
  type Vector3,
} from '../view/earth-shape.ts';

/** How the camera stands: what it looks at, from how far, and turned how. Radians. */
export interface CameraState {
  readonly longitude: number;
  readonly latitude: number;
  /** From what is looked at. */
  readonly rangeKm: number;
  /** Clockwise from north. */
  readonly heading: number;
  /** From straight down, to 90°. */
  readonly tilt: number;
}

/** Eye and axes, Earth-fixed; what is at the middle of the free part of the screen is `target`. */
export interface CameraPose {
  readonly eye: Vector3;
  readonly target: Vector3;
  readonly right: Vector3;
  readonly up: Vector3;
  readonly back: Vector3;
}

/** Half of what the shorter side of the screen sees. */
export const HALF_VIEW: number = (18 * Math.PI) / 180;
export const NEAREST_KM = 20;
export const FARTHEST_KM = 400_000;

/** Poses the camera about a place on the ground, or about `target` (Earth-fixed, km) when it follows something. */
export function poseOf(state: CameraState, target: Vector3 | null): CameraPose {
  const place = target === null ? state : geodeticFromFixed(target);
  const point = target ?? fixedFromGeodetic({ ...state, heightKm: 0 });
  const { longitude, latitude } = place;
  const east: Vector3 = [-Math.sin(longitude), Math.cos(longitude), 0];
  const outward: Vector3 = [
    Math.cos(latitude) * Math.cos(longitude),
    Math.cos(latitude) * Math.sin(longitude),
    Math.sin(latitude),
  ];
  const north = cross(outward, east);
  const forward = sum(scaled(north, Math.cos(state.heading)), scaled(east, Math.sin(state.heading)));
  const right = sum(scaled(east, Math.cos(state.heading)), scaled(north, -Math.sin(state.heading)));
  const back = sum(scaled(outward, Math.cos(state.tilt)), scaled(forward, -Math.sin(state.tilt)));
  const eye = aboveGround(sum(point, scaled(back, state.rangeKm)));
  return { eye, target: point, right, up: cross(back, right), back };
}

/** An eye below the ground sees nothing: it is lifted to some kilometres above it. */
function aboveGround(eye: Vector3): Vector3 {
  const scale = Math.hypot(eye[0] / EQUATORIAL_RADIUS_KM, eye[1] / EQUATORIAL_RADIUS_KM, eye[2] / POLAR_RADIUS_KM);
  const least = 1 + 5 / EQUATORIAL_RADIUS_KM;
  return scale >= least ? eye : scaled(eye, least / scale);
}

/** Where a line of sight (a unit vector from the eye) meets the ellipsoid first; null where it passes by. */
export function groundAlong(eye: Vector3, direction: Vector3): Vector3 | null {
  const axes = [EQUATORIAL_RADIUS_KM, EQUATORIAL_RADIUS_KM, POLAR_RADIUS_KM] as const;
  const e = axes.map((axis, k) => eye[k]! / axis);
  const d = axes.map((axis, k) => direction[k]! / axis);
  const a = d.reduce((total, value) => total + value * value, 0);
  const b = d.reduce((total, value, k) => total + value * e[k]!, 0);
  const c = e.reduce((total, value) => total + value * value, -1);
  const discriminant = b * b - a * c;
  if (discriminant < 0 || b > 0) return null;
  const distance = (-b - Math.sqrt(discriminant)) / a;
  return sum(eye, scaled(direction, distance));
}

/** True where the ellipsoid stands between eye and point: the twin of `hiddenByEarth` in the shaders. */
export function isHidden(eye: Vector3, x: number, y: number, z: number): boolean {
  const ex = eye[0] / EQUATORIAL_RADIUS_KM;
  const ey = eye[1] / EQUATORIAL_RADIUS_KM;
  const ez = eye[2] / POLAR_RADIUS_KM;
  const dx = x / EQUATORIAL_RADIUS_KM - ex;
  const dy = y / EQUATORIAL_RADIUS_KM - ey;
  const dz = z / POLAR_RADIUS_KM - ez;
  const b = ex * dx + ey * dy + ez * dz;
  if (b >= 0) return false;
  const a = dx * dx + dy * dy + dz * dz;
  const c = ex * ex + ey * ey + ez * ez - 1;
  const discriminant = b * b - a * c;
  return discriminant > 0 && -b - Math.sqrt(discriminant) < a * 0.9999;
}

export function cross(a: Vector3, b: Vector3): Vector3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function sum(a: Vector3, b: Vector3): Vector3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function scaled(a: Vector3, by: number): Vector3 {
  return [a[0] * by, a[1] * by, a[2] * by];
}

export function dot(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
