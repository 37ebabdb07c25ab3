import type { Language } from '../language/languages.ts';
import type { Quantities } from '../language/quantities.ts';
import type { FoundPlace, PlaceFinder } from '../places/find-places.ts';
import { readCoordinates } from '../places/read-coordinates.ts';
import type { Place } from '../view/view.ts';
import { foldName } from './fold-names.ts';
import { placeFinder } from './map-places.ts';
import { readAbove } from './read-above.ts';
import { type RankedSuggestion, TIERS } from './suggestion.ts';

const MOST = 4;
const RANGES_KM = { country: 4500, capital: 1500, city: 1200 } as const;

/** Places that a text names, and the sky above them where that is what is asked. The names of places are loaded at the first search. */
export async function suggestPlaces(
  text: string,
  language: Language,
  quantities: Quantities,
  finder: () => Promise<PlaceFinder> = placeFinder,
): Promise<RankedSuggestion[]> {
  const above = readAbove(text);
  if (above?.of === 'me') return [{ tier: TIERS.answer, suggestion: { kind: 'above', place: null } }];
  const wanted = above === null ? text : above.text;
  const coordinates = placeOfCoordinates(wanted, quantities);
  if (coordinates !== null) {
    const sky: RankedSuggestion = { tier: TIERS.answer, suggestion: { kind: 'above', place: coordinates } };
    return above !== null
      ? [sky]
      : [{ tier: TIERS.answer, suggestion: { kind: 'coordinates', place: coordinates } }, sky];
  }
  const found = (await finder()).find(wanted, language, MOST);
  if (above !== null) {
    return found.map((each) => ({ tier: TIERS.answer, suggestion: { kind: 'above', place: placeOf(each) } }));
  }
  return found.flatMap((each, at) => suggestionsOf(each, text, at === 0));
}

/** A place, and behind the first what is above it. */
function suggestionsOf(found: FoundPlace, text: string, isFirst: boolean): RankedSuggestion[] {
  const place = placeOf(found);
  const tier = foldName(found.name) === foldName(text) ? TIERS.wholePlace : TIERS.place;
  const country = found.kind === 'country' ? null : found.countryName;
  return [
    { tier, suggestion: { kind: 'place', place, country, rangeKm: RANGES_KM[found.kind] } },
    ...(isFirst ? [{ tier, suggestion: { kind: 'above', place } as const }] : []),
  ];
}

function placeOf({ latitude, longitude, name }: FoundPlace): Place {
  return { latitude, longitude, name };
}

function placeOfCoordinates(text: string, quantities: Quantities): Place | null {
  const read = readCoordinates(text);
  if (read === undefined) return null;
  return { ...read, name: quantities.place((read.latitude * Math.PI) / 180, (read.longitude * Math.PI) / 180) };
}
