import { EARTH_RADIUS_KM, MU_KM3_S2, orbitExtent } from '@clearway/astro';
import type { FlightExtent } from '../flight-extent.ts';
import { EARTH_RATE_RAD_S } from './earth-rotation.ts';
import type { ElementSets } from './element-sets.ts';
import { minutesSince } from './object-motion.ts';
import type { Observer } from './observer.ts';

/** Within which an object moves while it is looked for, so that nothing above the elevation asked for is missed. */
export interface PassBounds {
  readonly leastRadiusKm: number;
  readonly mostRadiusKm: number;
  /** Most by which its height above a place's horizon plane can be accelerated, km/s², either way. */
  readonly accelerationKmS2: number;
  /** √(μ/r³) at the greatest and the least radius, rad/s. */
  readonly leastSwing: number;
  readonly mostSwing: number;
  /** The part of the acceleration that is not attraction to the Earth's centre, at most. */
  readonly turningKmS2: number;
  /** Most by which it is accelerated in a frame that does not turn, km/s². */
  readonly pullKmS2: number;
}

/** J2 and the rest add at most this part to the attraction of a point. */
const BEYOND_TWO_BODIES = 0.004;

/** Bounds for a window of time (ms), from the elements in force at its start. */
export function passBounds(sets: ElementSets, set: number, fromMs: number, toMs: number): PassBounds {
  const elements = sets.elementSet(set);
  const epochUs = sets.epochUs(set);
  const extent = orbitExtent(elements, minutesSince(epochUs, fromMs), minutesSince(epochUs, toMs));
  const axis = (MU_KM3_S2 / ((elements.meanMotionRevPerDay * 2 * Math.PI) / 86_400) ** 2) ** (1 / 3);
  // Where drag, the Sun or the Moon change an orbit much, only that it lies outside of the Earth and below twice its size.
  const leastRadiusKm = Math.max(extent?.perigee ?? EARTH_RADIUS_KM, EARTH_RADIUS_KM);
  const mostRadiusKm = extent?.apogee ?? 2 * axis * (1 + elements.eccentricity);
  const attraction = MU_KM3_S2 / leastRadiusKm ** 2;
  const mostSpeedKmS = Math.sqrt(MU_KM3_S2 * Math.max(0, 2 / leastRadiusKm - 1 / Math.max(axis, leastRadiusKm))) * 1.01;
  return boundsWithin({ leastRadiusKm, mostRadiusKm, mostSpeedKmS, beyondKmS2: BEYOND_TWO_BODIES * attraction });
}

/** Bounds of what stays within these. */
export function boundsWithin({ leastRadiusKm, mostRadiusKm, mostSpeedKmS, beyondKmS2 }: FlightExtent): PassBounds {
  const attraction = MU_KM3_S2 / leastRadiusKm ** 2;
  // The plane turns with the Earth: Coriolis and centrifugal terms.
  const turningKmS2 = beyondKmS2 + 2 * EARTH_RATE_RAD_S * mostSpeedKmS + EARTH_RATE_RAD_S ** 2 * mostRadiusKm;
  return {
    leastRadiusKm,
    mostRadiusKm,
    accelerationKmS2: attraction + turningKmS2,
    leastSwing: Math.sqrt(MU_KM3_S2 / mostRadiusKm ** 3),
    mostSwing: Math.sqrt(MU_KM3_S2 / leastRadiusKm ** 3),
    turningKmS2,
    pullKmS2: attraction + beyondKmS2,
  };
}

/** Between the vertical of the ellipsoid and the direction from the Earth's centre, at most, rad. */
const DEFLECTION = 0.0034;

/**
 * The height above the horizon's plane (km) that an object outside of `leastRadiusKm` has at least where it stands at
 * `elevation` (rad, at least 0) or higher.
 */
export function leastHeightAt(observer: Observer, leastRadiusKm: number, elevation: number): number {
  if (elevation <= 0) return 0;
  const radius = Math.hypot(...observer.position);
  const steep = Math.min(elevation + DEFLECTION, Math.PI / 2);
  const inside = leastRadiusKm ** 2 - (radius * Math.cos(steep)) ** 2;
  if (leastRadiusKm <= radius || inside <= 0) return 0;
  return (Math.sqrt(inside) - radius * Math.sin(steep)) * Math.sin(elevation);
}

/** True where an orbit's inclination keeps it below this place's horizon for ever. */
export function isBeyondReach(observer: Observer, inclinationDeg: number, mostRadiusKm: number): boolean {
  const [x, y, z] = observer.position;
  const radius = Math.hypot(x, y, z);
  const reach = mostRadiusKm > radius ? Math.acos(radius / mostRadiusKm) : 0;
  const tilt = (inclinationDeg * Math.PI) / 180;
  const furthestNorth = Math.min(tilt, Math.PI - tilt);
  return Math.abs(Math.asin(z / radius)) > furthestNorth + reach + REACH_MARGIN;
}

/** Inclinations change by less than this in ten days, and the vertical is not quite radial; rad. */
const REACH_MARGIN = 0.01;
