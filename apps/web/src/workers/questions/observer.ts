import { fixedFromGeodetic, type Geodetic } from '../../globe/view/earth-shape.ts';
import { EARTH_RATE_RAD_S, siderealAngle } from './earth-rotation.ts';

/** A place and its own axes, Earth-fixed. */
export interface Observer {
  readonly place: Geodetic;
  readonly position: readonly [number, number, number];
  readonly east: readonly [number, number, number];
  readonly north: readonly [number, number, number];
  readonly up: readonly [number, number, number];
}

export function observerAt(place: Geodetic): Observer {
  const sinLat = Math.sin(place.latitude);
  const cosLat = Math.cos(place.latitude);
  const sinLon = Math.sin(place.longitude);
  const cosLon = Math.cos(place.longitude);
  return {
    place,
    position: fixedFromGeodetic(place),
    east: [-sinLon, cosLon, 0],
    north: [-sinLat * cosLon, -sinLat * sinLon, cosLat],
    up: [cosLat * cosLon, cosLat * sinLon, sinLat],
  };
}

/**
 * The plane of an observer's horizon at a time, in TEME: a position r (km) is above it where `normal · r > distanceKm`.
 */
export function horizonPlane(
  observer: Observer,
  angle: number,
): { readonly normal: readonly [number, number, number]; readonly distanceKm: number } {
  const { position, up } = observer;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return {
    normal: [cos * up[0] - sin * up[1], sin * up[0] + cos * up[1], up[2]],
    distanceKm: position[0] * up[0] + position[1] * up[1] + position[2] * up[2],
  };
}

/** What an observer sees of an object. Angles in radians, azimuth from north by east in [0, 2π); no refraction. */
export interface Sight {
  azimuth: number;
  elevation: number;
  rangeKm: number;
  /** rad/s. */
  elevationRate: number;
  /** Height above the plane of the horizon and its rate. */
  upKm: number;
  upKmS: number;
  /** Speed relative to the Earth's ground. */
  speedKmS: number;
}

export function newSight(): Sight {
  return { azimuth: 0, elevation: 0, rangeKm: 0, elevationRate: 0, upKm: 0, upKmS: 0, speedKmS: 0 };
}

/** Writes what the observer sees of an object with this state (TEME, km and km/s) at this time. */
export function look(observer: Observer, timeMs: number, state: Float64Array, sight: Sight): void {
  lookAt(observer, siderealAngle(timeMs), state, sight);
}

/** As `look`, with the sidereal angle (rad) of the time at hand. */
export function lookAt(observer: Observer, angle: number, state: Float64Array, sight: Sight, offset = 0): void {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const xt = state[offset]!;
  const yt = state[offset + 1]!;
  const vxt = state[offset + 3]!;
  const vyt = state[offset + 4]!;
  const fx = cos * xt + sin * yt;
  const fy = cos * yt - sin * xt;
  const { position, east, north, up } = observer;
  const x = fx - position[0];
  const y = fy - position[1];
  const z = state[offset + 2]! - position[2];
  const vx = cos * vxt + sin * vyt + EARTH_RATE_RAD_S * fy;
  const vy = cos * vyt - sin * vxt - EARTH_RATE_RAD_S * fx;
  const vz = state[offset + 5]!;
  const e = east[0] * x + east[1] * y;
  const n = north[0] * x + north[1] * y + north[2] * z;
  const u = up[0] * x + up[1] * y + up[2] * z;
  const eastRate = east[0] * vx + east[1] * vy;
  const northRate = north[0] * vx + north[1] * vy + north[2] * vz;
  const upRate = up[0] * vx + up[1] * vy + up[2] * vz;
  const across = Math.sqrt(e * e + n * n);
  const range2 = across * across + u * u;
  const azimuth = Math.atan2(e, n);
  sight.azimuth = azimuth < 0 ? azimuth + 2 * Math.PI : azimuth;
  sight.elevation = Math.atan2(u, across);
  sight.rangeKm = Math.sqrt(range2);
  sight.elevationRate = across === 0 ? 0 : (upRate * across - (u * (e * eastRate + n * northRate)) / across) / range2;
  sight.upKm = u;
  sight.upKmS = upRate;
  sight.speedKmS = Math.sqrt(vx * vx + vy * vy + vz * vz);
}

/** Writes only the height over the plane of the horizon and its rate: a third of the work of `look`. */
export function lookUp(observer: Observer, timeMs: number, state: Float64Array, sight: Sight): void {
  const { position, up } = observer;
  const angle = siderealAngle(timeMs);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const nx = cos * up[0] - sin * up[1];
  const ny = sin * up[0] + cos * up[1];
  const x = state[0]!;
  const y = state[1]!;
  sight.upKm = nx * x + ny * y + up[2] * state[2]! - (position[0] * up[0] + position[1] * up[1] + position[2] * up[2]);
  sight.upKmS = nx * state[3]! + ny * state[4]! + up[2] * state[5]! + EARTH_RATE_RAD_S * (nx * y - ny * x);
}

/** Geometric elevation of a far direction (unit vector, TEME), rad. */
export function elevationOfDirection(
  observer: Observer,
  timeMs: number,
  direction: readonly [number, number, number],
): number {
  const angle = siderealAngle(timeMs);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const x = cos * direction[0] + sin * direction[1];
  const y = cos * direction[1] - sin * direction[0];
  const { up } = observer;
  return Math.asin(Math.max(-1, Math.min(1, up[0] * x + up[1] * y + up[2] * direction[2])));
}
