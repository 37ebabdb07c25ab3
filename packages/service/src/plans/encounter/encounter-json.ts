import { type Encounter, type EncounterObject, formatUtc, parseUtc, type Vector3 } from '@clearway/astro';

/** An encounter as JSON, every digit of it: EME2000, km and km/s. */
export interface EncounterJson {
  readonly tca_utc: string;
  readonly hard_body_radius_km: number;
  readonly primary: EncounterObjectJson;
  readonly secondary: EncounterObjectJson;
}

interface EncounterObjectJson {
  readonly object_id: number | null;
  readonly name: string | null;
  readonly position_km: Vector3;
  readonly velocity_km_s: Vector3;
  /** 36 numbers, row by row. */
  readonly covariance: readonly number[] | null;
  readonly is_position_only: boolean;
}

export function encounterJson({ tca, primary, secondary, hardBodyRadiusKm }: Encounter): EncounterJson {
  const objectJson = (object: EncounterObject): EncounterObjectJson => ({
    object_id: object.id,
    name: object.name,
    position_km: object.position,
    velocity_km_s: object.velocity,
    covariance: object.covariance && [...object.covariance],
    is_position_only: object.isPositionOnly,
  });
  return {
    tca_utc: formatUtc(tca, 9),
    hard_body_radius_km: hardBodyRadiusKm,
    primary: objectJson(primary),
    secondary: objectJson(secondary),
  };
}

export function encounterOfJson(json: EncounterJson): Encounter {
  const object = (given: EncounterObjectJson): EncounterObject => ({
    id: given.object_id,
    name: given.name,
    position: given.position_km,
    velocity: given.velocity_km_s,
    covariance: given.covariance && Float64Array.from(given.covariance),
    isPositionOnly: given.is_position_only,
  });
  return {
    tca: parseUtc(json.tca_utc)!,
    primary: object(json.primary),
    secondary: object(json.secondary),
    hardBodyRadiusKm: json.hard_body_radius_km,
  };
}
