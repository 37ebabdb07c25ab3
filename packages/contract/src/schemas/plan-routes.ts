import { z } from 'zod';
import { type EncounterPlaneDocument, encounterPlaneDocument } from './assessments.ts';
import { utc } from './moments-and-numbers.ts';
import { type SecondaryDocument, secondaryDocument } from './plan-secondary.ts';

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

/** Why nothing else in orbit was looked at: as was asked, without a catalogue, or because the satellite is not in it. */
export const NOT_SCREENED_REASONS = ['not-asked', 'no-catalogue', 'not-in-catalogue'] as const;
export type NotScreenedReason = (typeof NOT_SCREENED_REASONS)[number];

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
  /** Where nothing else was looked at; absent in plans of before it was said. */
  readonly not_screened?: NotScreenedReason | undefined;
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

const numberOrNull = z.number().nullable();
const texts = z.array(z.string()).readonly();
const size = {
  radial_mm_s: z.number(),
  in_track_mm_s: z.number(),
  cross_track_mm_s: z.number(),
  total_mm_s: z.number(),
};

const burn: z.ZodType<PlanBurn> = z.object({ utc, lead_orbits: z.number(), ...size }).meta({ id: 'PlanBurn' });

/** By the method that applies. */
export const recommendedProbability: z.ZodType<PlanRoute['recommended_after'] & {}> = z.object({
  probability: numberOrNull,
  method: z.string().nullable(),
});

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
    secondary: secondaryDocument.nullable(),
    secondary_text: z.string(),
    not_screened: z.enum(NOT_SCREENED_REASONS).optional(),
    secondary_with_return: secondaryDocument.nullish(),
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
