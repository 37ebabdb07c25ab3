import { z } from 'zod';
import { type EncounterPlaneDocument, encounterPlaneDocument } from './assessments.ts';
import { objectId, utc } from './moments-and-numbers.ts';
import { type PlanRoute, planRoute, ROUTES, type RouteName, recommendedProbability } from './plan-routes.ts';

/** Least burns over the time of the burn, a column each. */
export interface PlanSweep {
  readonly utc: readonly string[];
  readonly lead_orbits: readonly number[];
  readonly radial_mm_s: readonly number[];
  readonly in_track_mm_s: readonly number[];
  readonly cross_track_mm_s: readonly number[];
  readonly total_mm_s: readonly number[];
}

/** What every burn of a grid does: `probability[d][l][s]` of direction d, lead l, size s. */
export interface PlanMatrix {
  readonly directions: readonly {
    readonly name: string;
    readonly radial: number;
    readonly in_track: number;
    readonly cross_track: number;
  }[];
  readonly lead_orbits: readonly number[];
  readonly utc: readonly string[];
  readonly size_mm_s: readonly number[];
  readonly probability: readonly (readonly (readonly (number | null)[])[])[];
  readonly miss_distance_km: readonly (readonly (readonly number[])[])[];
  /** By size. */
  readonly fuel_kg: readonly number[] | null;
  /** 1 − Π(1 − P) of everything else after the burn; null where nothing else was looked at. */
  readonly secondary_probability: readonly (readonly (readonly (number | null)[])[])[] | null;
}

/** The satellite's other encounters that a burn is for, beside the one that is planned for. */
export interface PlanCovers {
  /** 1 − Π(1 − P) over all of them without a burn, the one that is planned for among them. */
  readonly combined_before: number;
  readonly encounters: readonly {
    readonly event_id: number | null;
    readonly cdm_id: number | null;
    readonly object_id: number | null;
    readonly name: string | null;
    readonly tca_utc: string;
    readonly probability_before: number | null;
  }[];
}

/** What a plan found. */
export interface PlanResult {
  readonly decision: 'burn' | 'stay';
  readonly recommended: RouteName;
  readonly target: { readonly probability: number | null; readonly miss_distance_km: number | null };
  readonly probability_before: number | null;
  readonly recommended_before: { readonly probability: number | null; readonly method: string | null };
  readonly miss_before_km: number;
  readonly relative_speed_km_s: number;
  readonly hard_body_radius_m: number;
  readonly hard_body_radius_source: string;
  readonly period_seconds: number;
  readonly routes: readonly PlanRoute[];
  readonly sweep: PlanSweep;
  readonly matrix: PlanMatrix | null;
  /** Null, or absent in plans of before: the burn is for the one encounter alone. */
  readonly covers?: PlanCovers | null | undefined;
  /** Objects that were taken to be where their elements say, although an operator's ephemeris says otherwise; absent: none. */
  readonly ephemerides_left_out?: readonly number[] | undefined;
  readonly plane_before: EncounterPlaneDocument | null;
  readonly text: readonly string[];
}

const numberOrNull = z.number().nullable();
const numbers = z.array(z.number()).readonly();
const texts = z.array(z.string()).readonly();
const grid = z.array(z.array(z.array(numberOrNull).readonly()).readonly()).readonly();

export const planResult: z.ZodType<PlanResult> = z
  .object({
    decision: z.enum(['burn', 'stay']),
    recommended: z.enum(ROUTES),
    target: z.object({ probability: numberOrNull, miss_distance_km: numberOrNull }),
    probability_before: numberOrNull,
    recommended_before: recommendedProbability,
    miss_before_km: z.number(),
    relative_speed_km_s: z.number(),
    hard_body_radius_m: z.number(),
    hard_body_radius_source: z.string(),
    period_seconds: z.number(),
    routes: z.array(planRoute).readonly(),
    sweep: z
      .object({
        utc: z.array(utc).readonly(),
        lead_orbits: numbers,
        radial_mm_s: numbers,
        in_track_mm_s: numbers,
        cross_track_mm_s: numbers,
        total_mm_s: numbers,
      })
      .meta({ id: 'PlanSweep' }),
    matrix: z
      .object({
        directions: z
          .array(z.object({ name: z.string(), radial: z.number(), in_track: z.number(), cross_track: z.number() }))
          .readonly(),
        lead_orbits: numbers,
        utc: z.array(utc).readonly(),
        size_mm_s: numbers,
        probability: grid,
        miss_distance_km: z.array(z.array(numbers).readonly()).readonly(),
        fuel_kg: numbers.nullable(),
        secondary_probability: grid.nullable(),
      })
      .meta({ id: 'PlanMatrix' })
      .nullable(),
    covers: z
      .object({
        combined_before: z.number(),
        encounters: z
          .array(
            z.object({
              event_id: z.int().nullable(),
              cdm_id: z.int().nullable(),
              object_id: objectId.nullable(),
              name: z.string().nullable(),
              tca_utc: utc,
              probability_before: numberOrNull,
            }),
          )
          .readonly(),
      })
      .meta({ id: 'PlanCovers' })
      .nullish(),
    ephemerides_left_out: z.array(objectId).readonly().optional(),
    plane_before: encounterPlaneDocument.nullable(),
    text: texts,
  })
  .meta({ id: 'PlanResult' });
