import { foldText } from './fold-text.ts';
import { type City, cityName, type Gazetteer } from './gazetteer.ts';
import type { Country, PlaceLanguage } from './gazetteer-format.ts';

export interface FoundPlace {
  readonly kind: 'country' | 'capital' | 'city';
  /** In the language asked for. */
  readonly name: string;
  /** Of the country it lies in, or its own. */
  readonly countryCode: string;
  readonly countryName: string;
  /** Degrees. */
  readonly longitude: number;
  readonly latitude: number;
  /** Of a city. */
  readonly population?: number;
}

export interface PlaceFinder {
  /**
   * Places by name, in any of the map's languages and without regard to accents: whole names first, then names that begin so, then names
   * with a word that begins so; within each, countries, then cities by population. "Paris, Texas" has no answer, "Paris, US" has.
   */
  find(text: string, language: PlaceLanguage, limit?: number): FoundPlace[];
}

/** By which these are looked for beside their names. */
const COUNTRY_ABBREVIATIONS: Readonly<Record<string, string>> = { US: 'USA', GB: 'UK', AE: 'UAE' };

interface Entry {
  /** Folded names, each between bars and beginning with a space: `| new york|`. */
  readonly names: string;
  readonly place: Country | City;
}

export function createPlaceFinder({ countries, cities }: Gazetteer): PlaceFinder {
  const countryOf = new Map(countries.map((country) => [country.code, country]));
  const entries: Entry[] = [
    ...countries.map((place): Entry => ({ place, names: keyOf(namesOfCountry(place)) })),
    ...cities.map((place): Entry => ({ place, names: keyOf(namesOfCity(place)) })),
  ];
  const found = (place: Country | City, language: PlaceLanguage): FoundPlace => {
    const { longitude, latitude } = place;
    if ('code' in place) {
      const name = place.names[language];
      return { kind: 'country', name, countryCode: place.code, countryName: name, longitude, latitude };
    }
    return {
      kind: place.isCapital ? 'capital' : 'city',
      name: cityName(place, language),
      countryCode: place.country,
      countryName: countryOf.get(place.country)?.names[language] ?? place.country,
      longitude,
      latitude,
      population: place.population,
    };
  };
  return {
    find: (text, language, limit = 8) => {
      const comma = text.lastIndexOf(',');
      const wanted = foldText(comma < 0 ? text : text.slice(0, comma));
      if (wanted === '') return [];
      const within = comma < 0 ? '' : foldText(text.slice(comma + 1));
      const allowed = within === '' ? undefined : countriesNamed(within, countries);
      const ranks: (Country | City)[][] = [[], [], []];
      for (const { names, place } of entries) {
        const rank = rankOf(names, wanted);
        if (rank === undefined || ranks[rank]!.length >= limit) continue;
        if (allowed !== undefined && ('code' in place || !allowed.has(place.country))) continue;
        ranks[rank]!.push(place);
      }
      return ranks
        .flat()
        .slice(0, limit)
        .map((place) => found(place, language));
    },
  };
}

/** 0 for a whole name, 1 for the beginning of one, 2 for the beginning of a word in it. */
function rankOf(names: string, wanted: string): 0 | 1 | 2 | undefined {
  if (!names.includes(` ${wanted}`)) return undefined;
  if (names.includes(`| ${wanted}|`)) return 0;
  return names.includes(`| ${wanted}`) ? 1 : 2;
}

function countriesNamed(wanted: string, countries: readonly Country[]): Set<string> {
  const isNamed = (country: Country) =>
    country.code.toLowerCase() === wanted || keyOf(namesOfCountry(country)).includes(`| ${wanted}`);
  return new Set(countries.filter(isNamed).map(({ code }) => code));
}

function namesOfCountry({ code, names }: Country): string[] {
  return [...Object.values<string>(names), ...(code in COUNTRY_ABBREVIATIONS ? [COUNTRY_ABBREVIATIONS[code]!] : [])];
}

function namesOfCity({ name, otherNames = {} }: City): string[] {
  const { more = [], ...byLanguage } = otherNames;
  return [name, ...Object.values<string>(byLanguage), ...more];
}

function keyOf(names: readonly string[]): string {
  return `|${[...new Set(names.map(foldText))].map((name) => ` ${name}|`).join('')}`;
}
