import type { Geodetic } from '../globe/view/earth-shape.ts';
import type { Place } from '../view/view.ts';

/** A place of a link, degrees, as questions take it: rad, on the ellipsoid. Heights of the ground move a pass by less than a second. */
export function geodeticOf({ latitude, longitude }: Place): Geodetic {
  return { latitude: (latitude * Math.PI) / 180, longitude: (longitude * Math.PI) / 180, heightKm: 0 };
}
