import { z } from 'zod';
import { objectId, utc } from './moments-and-numbers.ts';
import { personName } from './people.ts';

export const BURN_DIRECTIONS = ['free', 'radial', 'in-track', 'cross-track'] as const;
export type BurnDirectionName = (typeof BURN_DIRECTIONS)[number];

/** A stretch of time with its name: a blackout, or a pass over a ground station. */
export interface NamedSpan {
  readonly start: string;
  readonly stop: string;
  readonly name?: string | undefined;
}

/**
 * What a satellite can do, and what its operator allows: the document that `clearway avoid --profile` reads. Whatever is left out is
 * not known, or free.
 */
export interface SatelliteProfile {
  readonly name?: string | undefined;
  readonly mass_kg?: number | undefined;
  readonly specific_impulse_s?: number | undefined;
  /** Of the satellite alone. */
  readonly hard_body_radius_m?: number | undefined;
  readonly thrusters?:
    | {
        /** Ways that they may push; absent: any. */
        readonly directions?: readonly BurnDirectionName[] | undefined;
        readonly least_mm_s?: number | undefined;
        readonly most_mm_s?: number | undefined;
        /** One standard deviation of the size. */
        readonly magnitude_error_percent?: number | undefined;
        /** One standard deviation about each axis across the burn. */
        readonly direction_error_deg?: number | undefined;
      }
    | undefined;
  /** How far the satellite may get from its path until the return burn. */
  readonly box?: { readonly in_track_km?: number | undefined; readonly altitude_km?: number | undefined } | undefined;
  /** When nothing may be burnt. */
  readonly blackouts?: readonly NamedSpan[] | undefined;
  /** When commands can be sent; absent: at any time. */
  readonly contacts?: readonly NamedSpan[] | undefined;
  /** Between a command that is sent in a contact and the burn. */
  readonly command_lead_minutes?: number | undefined;
  /** The latest that a burn may be before the closest approach. */
  readonly least_lead_minutes?: number | undefined;
  readonly thresholds?:
    | {
        /** From this probability on something is to be done. */
        readonly action_probability?: number | undefined;
        /** What a burn brings it to; absent: 1e-6. */
        readonly target_probability?: number | undefined;
        readonly target_miss_km?: number | undefined;
      }
    | undefined;
  /** Two people, neither of them the one who proposed, must approve. */
  readonly two_person_rule?: boolean | undefined;
}

export interface ProfileChange {
  /** `thrusters.most_mm_s` */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A version of a satellite's profile, and what it changed. */
export interface ProfileDocument {
  readonly object_id: number;
  readonly version: number;
  /** Null in the version that deleted it. */
  readonly profile: SatelliteProfile | null;
  readonly changed_utc: string;
  readonly changed_by: string;
  readonly reason: string | null;
  readonly changes: readonly ProfileChange[];
}

export interface NewProfile {
  readonly by: string;
  readonly profile: SatelliteProfile;
  /** The version that was changed, 0 for none: where somebody else was quicker it is refused. */
  readonly expected_version?: number | undefined;
  readonly reason?: string | undefined;
}

export interface ProfileDeletionQuery {
  readonly by: string;
  readonly reason?: string | undefined;
}

const between = (least: number, most: number, description: string): z.ZodType<number> =>
  z.number().min(least).max(most).meta({ description });

const span: z.ZodType<NamedSpan> = z
  .strictObject({ start: utc, stop: utc, name: z.string().trim().min(1).max(100).optional() })
  .refine(({ start, stop }) => Date.parse(start) < Date.parse(stop), {
    error: 'give a stop after the start',
    path: ['stop'],
  })
  .meta({ id: 'NamedSpan' });

const spans: z.ZodType<readonly NamedSpan[]> = z.array(span).max(1000).readonly();

export const satelliteProfile: z.ZodType<SatelliteProfile> = z
  .strictObject({
    name: z.string().trim().min(1).max(100).optional(),
    mass_kg: between(1e-3, 1e6, 'kg').optional(),
    specific_impulse_s: between(1, 1e5, 's').optional(),
    hard_body_radius_m: between(1e-3, 1000, 'of the satellite alone').optional(),
    thrusters: z
      .strictObject({
        directions: z.array(z.enum(BURN_DIRECTIONS)).min(1).max(4).readonly().optional(),
        least_mm_s: between(0, 1e6, 'the least that they can do').optional(),
        most_mm_s: between(0, 1e6, 'the most that they can do').optional(),
        magnitude_error_percent: between(0, 50, 'one standard deviation').optional(),
        direction_error_deg: between(0, 45, 'one standard deviation').optional(),
      })
      .refine(({ least_mm_s = 0, most_mm_s = 1e6 }) => least_mm_s <= most_mm_s, {
        error: 'give a least_mm_s that is not above most_mm_s',
        path: ['least_mm_s'],
      })
      .optional(),
    box: z
      .strictObject({
        in_track_km: between(0, 1e4, 'along the track').optional(),
        altitude_km: between(0, 1e4, 'of the height').optional(),
      })
      .optional(),
    blackouts: spans.optional(),
    contacts: spans.optional(),
    command_lead_minutes: between(0, 1e5, 'between a command and the burn').optional(),
    least_lead_minutes: between(0, 1e5, 'from the burn to the closest approach').optional(),
    thresholds: z
      .strictObject({
        action_probability: between(1e-30, 1, 'from which something is to be done').optional(),
        target_probability: between(1e-30, 0.999, 'what a burn brings it to').optional(),
        target_miss_km: between(1e-6, 1000, 'instead of a probability').optional(),
      })
      .refine(
        ({ target_probability, target_miss_km }) => target_probability === undefined || target_miss_km === undefined,
        {
          error: 'give one of target_probability and target_miss_km',
          path: ['target_miss_km'],
        },
      )
      .optional(),
    two_person_rule: z.boolean().optional(),
  })
  .meta({ id: 'SatelliteProfile' });

export const profileDocument: z.ZodType<ProfileDocument> = z
  .object({
    object_id: objectId,
    version: z.int(),
    profile: satelliteProfile.nullable(),
    changed_utc: utc,
    changed_by: z.string(),
    reason: z.string().nullable(),
    changes: z
      .array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() }).meta({ id: 'ProfileChange' }))
      .readonly(),
  })
  .meta({ id: 'Profile' });

export const newProfile: z.ZodType<NewProfile> = z
  .strictObject({
    by: personName,
    profile: satelliteProfile,
    expected_version: z.int().min(0).optional(),
    reason: z.string().trim().min(1).max(1000).optional(),
  })
  .meta({ id: 'NewProfile' });
