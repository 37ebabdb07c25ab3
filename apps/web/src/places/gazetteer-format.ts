/** Files below `/earth/`: names for the globe from afar, and every city. Built from Natural Earth and GeoNames by `build/earth`. */
export const PLACE_FILES = { names: 'place-names.json', gazetteer: 'gazetteer.json' } as const;

export type PlaceLanguage = 'en' | 'de' | 'fr' | 'lb';

/** A country or territory with a code of its own. */
export interface Country {
  /** ISO 3166-1 alpha-2, or XK for Kosovo. */
  readonly code: string;
  /** Where its name stands, well within its largest part; degrees. */
  readonly longitude: number;
  readonly latitude: number;
  /** 0 where it is too small to be outlined. */
  readonly areaKm2: number;
  readonly names: Readonly<Record<PlaceLanguage, string>>;
}

/** Cities by population, the largest first, as columns. */
export interface PackedCities {
  /** One a line. */
  readonly names: string;
  /** Two letters each. */
  readonly countries: string;
  /** Hundredths of a degree. */
  readonly longitudes: readonly number[];
  readonly latitudes: readonly number[];
  /** Differences to the city before, which is larger. */
  readonly populationSteps: readonly number[];
  /** Places of capitals in the columns. */
  readonly capitals: readonly number[];
  /** Other names of the city at a place in the columns: by language, or further ones. */
  readonly otherNames: readonly (readonly [city: number, names: OtherNames])[];
}

/** Names in a language where they differ from the city's first name; `more` are only for finding. */
export interface OtherNames extends Partial<Record<PlaceLanguage, string>> {
  readonly more?: readonly string[];
}

/** The small file. */
export interface PlaceNames {
  readonly countries: readonly Country[];
  readonly cities: PackedCities;
}

/** The large file. */
export interface PackedGazetteer {
  readonly cities: PackedCities;
}
