import { atRest } from '../app/at-rest.ts';
import { createPlaceFinder, type PlaceFinder } from '../places/find-places.ts';
import type { Gazetteer } from '../places/gazetteer.ts';
import { mapPlaces } from '../places/map-places.ts';

let finder: { readonly of: Gazetteer; readonly finder: PlaceFinder } | null = null;

/** Countries and all cities; loaded when first asked for. */
export function allPlaces(): Promise<Gazetteer> {
  return mapPlaces.all();
}

/** Finds places by name. Made while nothing else is to do: it takes as long as some frames. */
export async function placeFinder(): Promise<PlaceFinder> {
  const gazetteer = await mapPlaces.all();
  if (finder?.of !== gazetteer) {
    await atRest(100);
    // Whoever waited as well may have been first.
    if (finder?.of !== gazetteer) finder = { of: gazetteer, finder: createPlaceFinder(gazetteer) };
  }
  return finder.finder;
}
