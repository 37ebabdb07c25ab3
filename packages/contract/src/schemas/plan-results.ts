import { z } from 'zod';
import { type EncounterPlaneDocument, encounterPlaneDocument } from './assessments.ts';
import { objectId, utc } from './moments-and-numbers.ts';

/** `given`: the burn that somebody set. The others are recommended. */
export const ROUTES = ['least-fuel', 'earliest', 'least-disturbance', 'stay', 'given'] as const;
export type RouteName = (typeof ROUTES)[number];

/** An impulse along the moving satellite's axes at the burn, mm/s. */
export interface PlanBurn {
  readonly utc: string;
  /** Osculating periods of the moving satellite before the closest approach. */
  readonly lead_orbits: number;
  readonly radial_mm_s: number;
  readonly in_track_mm_s: number;
  readonly cross_track_mm_s: number;
  readonly total_mm_s: number;
}

/** What a burn is certified to be. */
export interface PlanCertificate {
  readonly lambda: number;
  readonly optimal: boolean;
  /** Relative to the lower bound; below 0 for a given burn that is smaller than any that reaches the target; null where the bound is 0. */
  readonly gap: number | null;
  readonly lower_bound_mm_s: number;
  readonly states: string;
}

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

export const OUTSIDE_CODES = [
  'too-soon-to-command',
  'outside-windows',
  'in-blackout',
  'too-late',
  'too-small',
  'too-large',
  'wrong-direction',
  'leaves-the-box',
] as const;

/** What is said of a burn that somebody set. */
export interface GivenRoute {
  readonly reaches_target: boolean;
  /** In what it is outside what profile and constraints allow. */
  readonly outside: readonly { readonly code: (typeof OUTSIDE_CODES)[number]; readonly text: string }[];
  /** Why that may be, in the words of who proposed it. */
  readonly outside_reason: string | null;
}

/** The burn that restores the orbit after the encounter. */
export interface ReturnBurn extends Omit<PlanBurn, 'lead_orbits'> {
  /** How far ahead (above 0) or behind its old place the satellite then stays, km. */
  readonly ahead_km: number;
  /** Whole revolutions of the changed orbit after the first burn. */
  readonly revolutions?: number | undefined;
  /** So many of them later than it could be: before it would run into others. */
  readonly waited_revolutions?: number | undefined;
}

/** One way around an encounter. */
export interface PlanRoute {
  readonly route: RouteName;
  /** What the same burn is besides: the cheapest may also be the earliest. */
  readonly also: readonly RouteName[];
  /** Null for `stay`. */
  readonly burn: PlanBurn | null;
  /** Of `given` alone. */
  readonly given?: GivenRoute | undefined;
  readonly fuel_kg: number | null;
  /** In the plane, by propagation; null without covariances. */
  readonly probability_after: number | null;
  /** By the method that applies after the burn. */
  readonly recommended_after: { readonly probability: number | null; readonly method: string | null } | null;
  readonly miss_after_km: number;
  readonly tca_after_utc: string;
  readonly certificate: PlanCertificate | null;
  /** The burn was multiplied by this after the check by propagation; 1: it was enough. */
  readonly raised_by: number | null;
  readonly tangential_penalty: number | null;
  readonly whole_revolution_penalty: number | null;
  readonly rule_of_thumb: {
    readonly estimate_mm_s: number;
    readonly shift_km: number;
    readonly text: string;
  } | null;
  readonly return_burn: ReturnBurn | null;
  /** The last moment at which a person can still say go; null for `stay`. */
  readonly go_no_go_utc: string | null;
  /** What else changes, to stay: what there is anyway; null where nothing else was looked at. */
  readonly secondary: SecondaryDocument | null;
  readonly secondary_text: string;
  /** The same of the whole path with the return burn; null where there is none. */
  readonly secondary_with_return?: SecondaryDocument | null | undefined;
  readonly plane_after: EncounterPlaneDocument | null;
  /** After the burn, of each encounter that the plan covers (null: it is over before the burn), and of all together. */
  readonly covers_after?:
    | {
        readonly combined: number;
        readonly within_target: boolean;
        readonly probability: readonly (number | null)[];
      }
    | null
    | undefined;
  readonly stay_because: string | null;
  readonly text: readonly string[];
}

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
  readonly plane_before: EncounterPlaneDocument | null;
  readonly text: readonly string[];
}

const numberOrNull = z.number().nullable();
const numbers = z.array(z.number()).readonly();
const texts = z.array(z.string()).readonly();
const size = {
  radial_mm_s: z.number(),
  in_track_mm_s: z.number(),
  cross_track_mm_s: z.number(),
  total_mm_s: z.number(),
};

const burn: z.ZodType<PlanBurn> = z.object({ utc, lead_orbits: z.number(), ...size }).meta({ id: 'PlanBurn' });

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

const secondary: z.ZodType<SecondaryDocument> = z
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

const recommendedProbability = z.object({ probability: numberOrNull, method: z.string().nullable() });

const givenRoute: z.ZodType<GivenRoute> = z
  .object({
    reaches_target: z.boolean(),
    outside: z.array(z.object({ code: z.enum(OUTSIDE_CODES), text: z.string() })).readonly(),
    outside_reason: z.string().nullable(),
  })
  .meta({ id: 'GivenRoute' });

export const planRoute: z.ZodType<PlanRoute> = z
  .object({
    route: z.enum(ROUTES),
    also: z.array(z.enum(ROUTES)).readonly(),
    burn: burn.nullable(),
    given: givenRoute.optional(),
    fuel_kg: numberOrNull,
    probability_after: numberOrNull,
    recommended_after: recommendedProbability.nullable(),
    miss_after_km: z.number(),
    tca_after_utc: utc,
    certificate: z
      .object({
        lambda: z.number(),
        optimal: z.boolean(),
        gap: numberOrNull,
        lower_bound_mm_s: z.number(),
        states: z.string(),
      })
      .meta({ id: 'PlanCertificate' })
      .nullable(),
    raised_by: numberOrNull,
    tangential_penalty: numberOrNull,
    whole_revolution_penalty: numberOrNull,
    rule_of_thumb: z.object({ estimate_mm_s: z.number(), shift_km: z.number(), text: z.string() }).nullable(),
    return_burn: z
      .object({
        utc,
        ...size,
        ahead_km: z.number(),
        // Plans that were kept before these were said have neither.
        revolutions: z.int().optional(),
        waited_revolutions: z.int().optional(),
      })
      .meta({ id: 'ReturnBurn' })
      .nullable(),
    go_no_go_utc: utc.nullable(),
    secondary: secondary.nullable(),
    secondary_text: z.string(),
    secondary_with_return: secondary.nullish(),
    plane_after: encounterPlaneDocument.nullable(),
    covers_after: z
      .object({
        combined: z.number(),
        within_target: z.boolean(),
        probability: z.array(numberOrNull).readonly(),
      })
      .meta({ id: 'PlanCoversAfter' })
      .nullish(),
    stay_because: z.string().nullable(),
    text: texts,
  })
  .meta({ id: 'PlanRoute' });

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
    plane_before: encounterPlaneDocument.nullable(),
    text: texts,
  })
  .meta({ id: 'PlanResult' });
