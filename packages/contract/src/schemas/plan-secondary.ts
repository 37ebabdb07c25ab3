import { z } from 'zod';
import { objectId, utc } from './moments-and-numbers.ts';

/** A close approach of the moving satellite to something else. */
export interface SecondaryApproach {
  readonly tca_utc: string;
  readonly miss_distance_km: number;
  readonly relative_speed_km_s: number;
  readonly probability: number | null;
  /** By the covariances of both, or the greatest that the shape of SOCRATES can give. */
  readonly probability_basis: 'covariance' | 'maximum' | null;
}

export const SECONDARY_CHANGES = ['new', 'worse', 'better', 'gone'] as const;

/** What a burn does to one close approach, against doing nothing. */
export interface SecondaryEncounter {
  readonly object_id: number;
  readonly name: string;
  readonly change: (typeof SECONDARY_CHANGES)[number];
  /** Null where it is new. */
  readonly before: SecondaryApproach | null;
  /** Null where it is gone. */
  readonly after: SecondaryApproach | null;
}

/** What else changes for the moving satellite with a burn, against doing nothing; the encounter that is avoided apart. */
export interface SecondaryDocument {
  readonly start_utc: string;
  readonly stop_utc: string;
  readonly threshold_km: number;
  /** Objects of the catalogue that were looked at. */
  readonly objects: number;
  /** 1 − Π(1 − P) over all close approaches with a probability. */
  readonly combined_before: number;
  readonly combined_after: number;
  readonly closest_after_km: number | null;
  /** Those that change: new, worse, better, gone, each by time. */
  readonly encounters: readonly SecondaryEncounter[];
  /** How many there are besides that stay as they are. */
  readonly unchanged: number;
}

const numberOrNull = z.number().nullable();

const secondaryApproach: z.ZodType<SecondaryApproach> = z
  .object({
    tca_utc: utc,
    miss_distance_km: z.number(),
    relative_speed_km_s: z.number(),
    probability: numberOrNull,
    probability_basis: z.enum(['covariance', 'maximum']).nullable(),
  })
  .meta({ id: 'SecondaryApproach' });

const secondaryEncounter: z.ZodType<SecondaryEncounter> = z
  .object({
    object_id: objectId,
    name: z.string(),
    change: z.enum(SECONDARY_CHANGES),
    before: secondaryApproach.nullable(),
    after: secondaryApproach.nullable(),
  })
  .meta({ id: 'SecondaryEncounter' });

export const secondaryDocument: z.ZodType<SecondaryDocument> = z
  .object({
    start_utc: utc,
    stop_utc: utc,
    threshold_km: z.number(),
    objects: z.int(),
    combined_before: z.number(),
    combined_after: z.number(),
    closest_after_km: numberOrNull,
    encounters: z.array(secondaryEncounter).readonly(),
    unchanged: z.int(),
  })
  .meta({ id: 'Secondary' });
