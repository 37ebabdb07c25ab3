import { z } from 'zod';
import { OBJECT_KINDS, type ObjectKind, objectKind, REGIMES, type Regime, regime } from './kinds-and-regimes.ts';
import { objectId, utc } from './moments-and-numbers.ts';

/**
 * Every object of the current run with its elements, as columns: what a program needs to move all of them by itself (SGP4, TEME).
 * Columns of one group are equally long; place k of each speaks of the same object or element set.
 */
export interface CatalogDocument {
  readonly run_id: number;
  /** The time that events are told by when this was written; `clock_utc` of health is the present one. */
  readonly clock_utc: string;
  /** Made-up objects, and nothing else. */
  readonly synthetic: boolean;
  /** What `kind` and `regime` of objects are places in. */
  readonly kinds: readonly ObjectKind[];
  readonly regimes: readonly Regime[];
  /** What `owner` and `fleet` of objects are places in; those of many objects first. */
  readonly owners: readonly string[];
  readonly fleets: readonly string[];
  /** What `source` of element sets is a place in. */
  readonly sources: readonly CatalogSource[];
  readonly objects: CatalogObjects;
  readonly element_sets: CatalogElementSets;
}

export interface CatalogSource {
  readonly source: string;
  readonly title: string;
  /** Of a personal account: not to be passed on. */
  readonly private: boolean;
}

/** Ascending by catalogue number. */
export interface CatalogObjects {
  readonly object_id: readonly number[];
  readonly name: readonly string[];
  readonly cospar_id: readonly (string | null)[];
  /** Places in `kinds`, `regimes`, `owners`, `fleets`; null where nobody says. */
  readonly kind: readonly number[];
  readonly regime: readonly (number | null)[];
  readonly owner: readonly (number | null)[];
  readonly fleet: readonly (number | null)[];
  readonly manoeuvrable: readonly (boolean | null)[];
}

/** Ascending by object, then by when they come into force. Times are microseconds since 1970-01-01 UTC. */
export interface CatalogElementSets {
  /** Places in the columns of `objects`. */
  readonly object: readonly number[];
  /** Places in `sources`. */
  readonly source: readonly number[];
  readonly epoch_us: readonly number[];
  /** In force from here, and up to there; null for without bound. */
  readonly from_us: readonly (number | null)[];
  readonly to_us: readonly (number | null)[];
  readonly mean_motion_rev_per_day: readonly number[];
  readonly eccentricity: readonly number[];
  readonly inclination_deg: readonly number[];
  readonly raan_deg: readonly number[];
  readonly argument_of_pericenter_deg: readonly number[];
  readonly mean_anomaly_deg: readonly number[];
  readonly bstar_per_earth_radius: readonly number[];
}

const numbers = z.array(z.number()).readonly();
const places = z.array(z.int().min(0)).readonly();
const placesOrNull = z.array(z.int().min(0).nullable()).readonly();

export const catalogDocument: z.ZodType<CatalogDocument> = z
  .object({
    run_id: z.int(),
    clock_utc: utc,
    synthetic: z.boolean(),
    kinds: z.array(objectKind).readonly().meta({ example: OBJECT_KINDS }),
    regimes: z.array(regime).readonly().meta({ example: REGIMES }),
    owners: z.array(z.string()).readonly(),
    fleets: z.array(z.string()).readonly(),
    sources: z.array(z.object({ source: z.string(), title: z.string(), private: z.boolean() })).readonly(),
    objects: z.object({
      object_id: z.array(objectId).readonly(),
      name: z.array(z.string()).readonly(),
      cospar_id: z.array(z.string().nullable()).readonly(),
      kind: places,
      regime: placesOrNull,
      owner: placesOrNull,
      fleet: placesOrNull,
      manoeuvrable: z.array(z.boolean().nullable()).readonly(),
    }),
    element_sets: z.object({
      object: places,
      source: places,
      epoch_us: z.array(z.int()).readonly(),
      from_us: z.array(z.int().nullable()).readonly(),
      to_us: z.array(z.int().nullable()).readonly(),
      mean_motion_rev_per_day: numbers,
      eccentricity: numbers,
      inclination_deg: numbers,
      raan_deg: numbers,
      argument_of_pericenter_deg: numbers,
      mean_anomaly_deg: numbers,
      bstar_per_earth_radius: numbers,
    }),
  })
  .meta({ id: 'Catalog' });
