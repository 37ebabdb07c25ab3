import {
  type Country,
  type OtherNames,
  type PackedCities,
  type PackedGazetteer,
  PLACE_FILES,
  type PlaceLanguage,
  type PlaceNames,
} from './gazetteer-format.ts';

export interface City {
  /** As English maps write it, or locally. */
  readonly name: string;
  readonly otherNames?: OtherNames;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Degrees, to a hundredth. */
  readonly longitude: number;
  readonly latitude: number;
  readonly population: number;
  readonly isCapital: boolean;
}

export interface Gazetteer {
  /** By area, the largest first. */
  readonly countries: readonly Country[];
  /** By population, the largest first. */
  readonly cities: readonly City[];
}

export interface Places {
  /** Countries and the largest cities: small, for the globe from afar. */
  large(): Promise<Gazetteer>;
  /** All cities with 15,000 inhabitants: loaded when first asked for. */
  all(): Promise<Gazetteer>;
}

/** Loads names of places, each file once; after a failure the next call tries again. */
export function createPlaces(fetchEarthFile: (name: string) => Promise<Uint8Array>): Places {
  const read = async <T>(name: string): Promise<T> =>
    JSON.parse(new TextDecoder().decode(await fetchEarthFile(name))) as T;
  const large = once(async (): Promise<Gazetteer> => {
    const { countries, cities } = await read<PlaceNames>(PLACE_FILES.names);
    return { countries, cities: unpackCities(cities) };
  });
  const all = once(async (): Promise<Gazetteer> => {
    const [{ countries }, { cities }] = await Promise.all([large(), read<PackedGazetteer>(PLACE_FILES.gazetteer)]);
    return { countries, cities: unpackCities(cities) };
  });
  return { large, all };
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

export function unpackCities(packed: PackedCities): City[] {
  const capitals = new Set(packed.capitals);
  const otherNames = new Map(packed.otherNames);
  let population = 0;
  return packed.names.split('\n').map((name, i): City => {
    population += packed.populationSteps[i]!;
    const other = otherNames.get(i);
    return {
      name,
      ...(other !== undefined && { otherNames: other }),
      country: packed.countries.slice(2 * i, 2 * i + 2),
      longitude: packed.longitudes[i]! / 100,
      latitude: packed.latitudes[i]! / 100,
      population,
      isCapital: capitals.has(i),
    };
  });
}

/** A city's name in a language of the map; its first name where none is known. */
export function cityName(city: City, language: PlaceLanguage): string {
  return city.otherNames?.[language] ?? city.name;
}
