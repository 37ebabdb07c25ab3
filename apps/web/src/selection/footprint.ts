import { EQUATORIAL_RADIUS_KM, fixedFromGeodetic, geodeticFromFixed, type Vector3 } from '../globe/view/earth-shape.ts';

const POINTS = 181;
/** Above the ground, so that the line does not sink into it. */
const LIFT_KM = 3;

/**
 * The edge of where an object can be seen above the horizon, Earth-fixed, km, three values a point: the small circle about its sub-point
 * of radius acos(R / (R + h)) on the sphere of the Earth's equatorial radius.
 */
export function footprintOf(position: Vector3): Float32Array {
  const { longitude, latitude, heightKm } = geodeticFromFixed(position);
  const radius = Math.acos(EQUATORIAL_RADIUS_KM / (EQUATORIAL_RADIUS_KM + Math.max(0, heightKm)));
  const points = new Float32Array(POINTS * 3);
  for (let k = 0; k < POINTS; k++) {
    const bearing = (k / (POINTS - 1)) * 2 * Math.PI;
    const sine = Math.sin(latitude) * Math.cos(radius) + Math.cos(latitude) * Math.sin(radius) * Math.cos(bearing);
    const there = Math.asin(Math.min(1, Math.max(-1, sine)));
    const east = Math.atan2(
      Math.sin(bearing) * Math.sin(radius) * Math.cos(latitude),
      Math.cos(radius) - Math.sin(latitude) * sine,
    );
    points.set(fixedFromGeodetic({ longitude: longitude + east, latitude: there, heightKm: LIFT_KM }), k * 3);
  }
  return points;
}
