import type { Language } from '../language/languages.ts';
import type { Translate } from '../language/messages.ts';
import { cityName } from '../places/gazetteer.ts';
import { nearestPlace } from '../places/nearest-place.ts';
import type { Place } from '../view/view.ts';
import { allPlaces } from './map-places.ts';

/** Nearer than this one is there, not near there. */
const THERE_KM = 12;

/** What is near a place on the ground: `Metz, France` or `near Metz, France`; null where no town is within 250 km. */
export async function nameOfGround(
  { longitude, latitude }: Omit<Place, 'name'>,
  language: Language,
  t: Translate,
): Promise<string | null> {
  const { cities, countries } = await allPlaces();
  const nearest = nearestPlace(cities, longitude, latitude);
  if (nearest === undefined) return null;
  const { city, distanceKm } = nearest;
  const country = countries.find(({ code }) => code === city.country)?.names[language];
  const name = [cityName(city, language), ...(country === undefined ? [] : [country])].join(', ');
  return distanceKm <= THERE_KM ? name : t('search.near', { place: name });
}
