import type { Vector3 } from '../encounters/encounter.ts';
import type { Matrix3 } from './rotation.ts';

/**
 * Axes that follow an object on its orbit, with r its position, v its inertial velocity and h = r × v:
 *
 * | axes | x | y | z |
 * |---|---|---|---|
 * | `RTN` | r | h × r | h |
 * | `TNW` | v | h × v, inwards | h |
 * | `NTW` | v × h, outwards | v | h |
 * | `VNC` | v | h | v × h, outwards |
 * | `LVLH` | −h × −r, forwards | −h | −r |
 */
export type LocalOrbitalAxes = 'RTN' | 'TNW' | 'NTW' | 'VNC' | 'LVLH';

/** What a message's name of a frame on the orbit means. */
export interface LocalOrbitalFrame {
  readonly axes: LocalOrbitalAxes;
  /** True where the name says that velocities are seen from the turning frame (`RSW_ROTATING`). */
  readonly isRotating: boolean;
}

/**
 * Names of CCSDS 508.0-B-1 (CDM), 502.0-B (ODM, annex of reference frames) and SANA's registry of orbit-relative frames;
 * RSW, RIC, UVW and QSW are RTN by other names.
 */
const AXES_OF_NAME: ReadonlyMap<string, LocalOrbitalAxes> = new Map([
  ['RTN', 'RTN'],
  ['RSW', 'RTN'],
  ['RIC', 'RTN'],
  ['UVW', 'RTN'],
  ['QSW', 'RTN'],
  ['TNW', 'TNW'],
  ['NTW', 'NTW'],
  ['VNC', 'VNC'],
  ['LVLH', 'LVLH'],
]);

/** The frame that `RTN`, `RSW`, `UVW`, `TNW_INERTIAL`, `LVLH_ROTATING`, … names (any case); null where it names none of ours. */
export function localOrbitalFrame(name: string): LocalOrbitalFrame | null {
  const upper = name.trim().toUpperCase();
  const isRotating = upper.endsWith('_ROTATING');
  const axes = AXES_OF_NAME.get(upper.replace(/_(ROTATING|INERTIAL)$/, ''));
  return axes === undefined ? null : { axes, isRotating };
}

/**
 * Rotation from the inertial frame of `position` (km) and `velocity` (km/s, inertial) to the axes: its rows are the axes. All
 * NaN where position and velocity are parallel or zero, for then there is no orbital plane.
 */
export function localOrbitalRotation(axes: LocalOrbitalAxes, position: Vector3, velocity: Vector3): Matrix3 {
  const out = new Float64Array(9);
  localOrbitalRotationInto(axes, ...position, ...velocity, out);
  return out;
}

/** Rotation from the inertial frame to radial, in-track, cross-track: `localOrbitalRotation('RTN', …)`. */
export function rtnRotation(position: Vector3, velocity: Vector3): Matrix3 {
  return localOrbitalRotation('RTN', position, velocity);
}

/** Rotation from the inertial frame to tangential, normal (inwards), cross-track: `localOrbitalRotation('TNW', …)`. */
export function tnwRotation(position: Vector3, velocity: Vector3): Matrix3 {
  return localOrbitalRotation('TNW', position, velocity);
}

/** `localOrbitalRotation` of components, into nine numbers of the caller's from `offset`. */
export function localOrbitalRotationInto(
  axes: LocalOrbitalAxes,
  x: number,
  y: number,
  z: number,
  vx: number,
  vy: number,
  vz: number,
  out: Float64Array,
  offset = 0,
): void {
  const hx = y * vz - z * vy;
  const hy = z * vx - x * vz;
  const hz = x * vy - y * vx;
  const h = Math.hypot(hx, hy, hz);
  const wx = hx / h;
  const wy = hy / h;
  const wz = hz / h;
  // The axis in the plane: the velocity's direction or the position's.
  const alongVelocity = axes === 'TNW' || axes === 'NTW' || axes === 'VNC';
  const length = alongVelocity ? Math.hypot(vx, vy, vz) : Math.hypot(x, y, z);
  const ax = (alongVelocity ? vx : x) / length;
  const ay = (alongVelocity ? vy : y) / length;
  const az = (alongVelocity ? vz : z) / length;
  // w × a: forwards of the position, inwards of the velocity.
  const bx = wy * az - wz * ay;
  const by = wz * ax - wx * az;
  const bz = wx * ay - wy * ax;
  if (axes === 'RTN' || axes === 'TNW') writeRows(out, offset, ax, ay, az, bx, by, bz, wx, wy, wz);
  else if (axes === 'NTW') writeRows(out, offset, -bx, -by, -bz, ax, ay, az, wx, wy, wz);
  else if (axes === 'VNC') writeRows(out, offset, ax, ay, az, wx, wy, wz, -bx, -by, -bz);
  else writeRows(out, offset, bx, by, bz, -wx, -wy, -wz, -ax, -ay, -az);
}

function writeRows(
  out: Float64Array,
  offset: number,
  xx: number,
  xy: number,
  xz: number,
  yx: number,
  yy: number,
  yz: number,
  zx: number,
  zy: number,
  zz: number,
): void {
  out[offset] = xx;
  out[offset + 1] = xy;
  out[offset + 2] = xz;
  out[offset + 3] = yx;
  out[offset + 4] = yy;
  out[offset + 5] = yz;
  out[offset + 6] = zx;
  out[offset + 7] = zy;
  out[offset + 8] = zz;
}
