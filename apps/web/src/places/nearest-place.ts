import type { City } from './gazetteer.ts';

const MEAN_RADIUS_KM = 6371.0088;
/** Within this the largest city gives the name: a suburb is known by its city. */
const SUBURB_KM = 12;

export interface NearestPlace {
  readonly city: City;
  readonly distanceKm: number;
}

/**
 * The city by which a place (degrees) is known: the largest within 12 km, else the nearest within `withinKm`; undefined out at sea.
 * Distances on the mean sphere, within 0.6 % of those on the ellipsoid.
 */
export function nearestPlace(
  cities: readonly City[],
  longitude: number,
  latitude: number,
  withinKm = 250,
): NearestPlace | undefined {
  let largest: NearestPlace | undefined;
  let nearest: NearestPlace | undefined;
  for (const city of cities) {
    // A degree of latitude is never shorter than 111 km on this sphere: most cities are ruled out here.
    if (Math.abs(city.latitude - latitude) * 111 > withinKm) continue;
    const distanceKm = distanceBetweenKm(longitude, latitude, city.longitude, city.latitude);
    if (distanceKm > withinKm) continue;
    if (nearest === undefined || distanceKm < nearest.distanceKm) nearest = { city, distanceKm };
    if (distanceKm <= SUBURB_KM && (largest === undefined || city.population > largest.city.population)) {
      largest = { city, distanceKm };
    }
  }
  return largest ?? nearest;
}

/** Great circle between two places in degrees (haversine, Sinnott 1984). */
export function distanceBetweenKm(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const radians = Math.PI / 180;
  const dLat = Math.sin(((lat2 - lat1) * radians) / 2);
  const dLon = Math.sin(((lon2 - lon1) * radians) / 2);
  const h = dLat * dLat + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * dLon * dLon;
  return 2 * MEAN_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
