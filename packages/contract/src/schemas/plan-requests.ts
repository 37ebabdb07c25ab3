import { z } from 'zod';
import { utc } from './moments-and-numbers.ts';
import { personName } from './people.ts';
import { ROUTES, type RouteName } from './plan-routes.ts';
import { BURN_DIRECTIONS, type BurnDirectionName } from './profiles.ts';

export const MOVERS = ['primary', 'secondary'] as const;
export type Mover = (typeof MOVERS)[number];

/** What is to be kept to beside the satellite's profile, of which it takes the place. */
export interface PlanConstraints {
  readonly windows?: readonly { readonly start_utc: string; readonly stop_utc: string }[] | undefined;
  readonly directions?: readonly BurnDirectionName[] | undefined;
  readonly least_burn_mm_s?: number | undefined;
  readonly most_burn_mm_s?: number | undefined;
  readonly least_lead_minutes?: number | undefined;
}

/** A burn that somebody set, along the moving satellite's axes at the burn: it is planned as it is. */
export interface RequestedBurn {
  readonly utc: string;
  readonly radial_mm_s: number;
  readonly in_track_mm_s: number;
  readonly cross_track_mm_s: number;
  /** Why it may be outside what profile and constraints allow, kept with the plan. Without it such a burn is refused. */
  readonly outside_reason?: string | undefined;
}

/** What is to be planned: for exactly one of an event and a received message. */
export interface NewPlan {
  /** Who proposes it: a person whose role is analyst at least. */
  readonly by: string;
  readonly event_id?: number | undefined;
  readonly cdm_id?: number | undefined;
  /** Default: the one that has a profile, else that can manoeuvre, else the primary. */
  readonly mover?: Mover | undefined;
  readonly target_probability?: number | undefined;
  readonly target_miss_km?: number | undefined;
  /** Burn so many revolutions before the closest approach; absent: where it is best. */
  readonly lead_orbits?: number | undefined;
  /** Propose this burn, neither raised nor turned; its route is `given`. Instead of `lead_orbits` and `route`. */
  readonly burn?: RequestedBurn | undefined;
  /** The longest lead of sweep and matrix in revolutions; default 5. */
  readonly longest_lead_orbits?: number | undefined;
  readonly constraints?: PlanConstraints | undefined;
  /** Of both objects together. */
  readonly hard_body_radius_m?: number | undefined;
  /** For this encounter alone, and not to bring down the satellite's other encounters with it; default: false. */
  readonly alone?: boolean | undefined;
  /** Whether everything else in orbit is looked at; default: true. */
  readonly screen?: boolean | undefined;
  /** The route that is proposed; default: the recommended one. */
  readonly route?: RouteName | undefined;
  readonly note?: string | undefined;
}

export const PLAN_ACTIONS = ['choose', 'review', 'approve', 'reject', 'withdraw', 'execute'] as const;
export type PlanAction = (typeof PLAN_ACTIONS)[number];

/** What a person decides about a plan. */
export interface PlanDecision {
  readonly action: PlanAction;
  readonly by: string;
  /** The version that the person saw: where the plan has changed since it is refused. */
  readonly expected_version: number;
  /** Of the document that the person saw, as the plan gives it; where given, another is refused. */
  readonly document_sha256?: string | undefined;
  /** Needed to reject and to withdraw. */
  readonly reason?: string | undefined;
  /** For `choose`. */
  readonly route?: RouteName | undefined;
  /** Approves on element-set data alone: the reason is kept. Without it such plans are not approved. */
  readonly override_reason?: string | undefined;
}

export interface PlanQuery {
  readonly object?: readonly number[] | undefined;
  readonly event?: number | undefined;
  readonly cdm?: number | undefined;
  readonly state?: readonly PlanState[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface PlanComparisonQuery {
  readonly ids: readonly number[];
}

export const PLAN_FORMATS = ['kvn', 'xml', 'json'] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];

export interface PlanFileQuery {
  /** Default: kvn. */
  readonly format?: PlanFormat | undefined;
}

export interface ShareQuery {
  readonly by: string;
  /** How the other operator knows ours; default: CLEARWAY. */
  readonly originator?: string | undefined;
}

/** `computing` … `failed` and `cancelled` are of the job; the others are what people decided. */
export const PLAN_STATES = [
  'computing',
  'failed',
  'cancelled',
  'proposed',
  'reviewed',
  'approved',
  'rejected',
  'withdrawn',
  'executed',
] as const;
export type PlanState = (typeof PLAN_STATES)[number];

const size = z.number().min(0).max(1e7);
const route = z.enum(ROUTES);

const component = z.number().min(-1e7).max(1e7);

const requestedBurn: z.ZodType<RequestedBurn> = z
  .strictObject({
    utc,
    radial_mm_s: component,
    in_track_mm_s: component,
    cross_track_mm_s: component,
    outside_reason: z.string().trim().min(10).max(2000).optional(),
  })
  .meta({ id: 'RequestedBurn' });

const planConstraints: z.ZodType<PlanConstraints> = z
  .strictObject({
    windows: z
      .array(z.strictObject({ start_utc: utc, stop_utc: utc }))
      .max(1000)
      .readonly()
      .optional(),
    directions: z.array(z.enum(BURN_DIRECTIONS)).min(1).max(3).readonly().optional(),
    least_burn_mm_s: size.optional(),
    most_burn_mm_s: size.optional(),
    least_lead_minutes: z.number().min(0).max(1e5).optional(),
  })
  .meta({ id: 'PlanConstraints' });

/** The fields of a {@link NewPlan} but who asks for it. */
export const planSettings: { readonly [Name in keyof Omit<NewPlan, 'by'>]-?: z.ZodType<NewPlan[Name]> } = {
  event_id: z.int().min(1).optional(),
  cdm_id: z.int().min(1).optional(),
  mover: z.enum(MOVERS).optional(),
  target_probability: z.number().gt(0).max(0.999).optional(),
  target_miss_km: z.number().gt(0).max(1000).optional(),
  lead_orbits: z.number().gt(0).max(100).optional(),
  burn: requestedBurn.optional(),
  longest_lead_orbits: z.number().min(0.1).max(50).optional(),
  constraints: planConstraints.optional(),
  hard_body_radius_m: z.number().gt(0).max(10_000).optional(),
  alone: z.boolean().optional(),
  screen: z.boolean().optional(),
  route: route.optional(),
  note: z.string().trim().min(1).max(2000).optional(),
};

export const newPlan: z.ZodType<NewPlan> = z
  .strictObject({ by: personName, ...planSettings })
  .refine(({ event_id, cdm_id }) => (event_id === undefined) !== (cdm_id === undefined), {
    error: 'give exactly one of event_id and cdm_id',
  })
  .refine(
    ({ target_probability, target_miss_km }) => target_probability === undefined || target_miss_km === undefined,
    {
      error: 'give one of target_probability and target_miss_km',
    },
  )
  .refine(({ burn, lead_orbits, route: asked }) => burn === undefined || (lead_orbits ?? asked) === undefined, {
    error: 'give burn, or lead_orbits and route: a burn that is given is proposed as it is',
  })
  .meta({ id: 'NewPlan' });

export const planDecision: z.ZodType<PlanDecision> = z
  .strictObject({
    action: z.enum(PLAN_ACTIONS),
    by: personName,
    expected_version: z.int().min(1),
    document_sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    reason: z.string().trim().min(1).max(2000).optional(),
    route: route.optional(),
    override_reason: z.string().trim().min(10).max(2000).optional(),
  })
  .meta({ id: 'PlanDecision' });

export interface PersonInBody {
  readonly by: string;
}

export const personInBody: z.ZodType<PersonInBody> = z.strictObject({ by: personName }).meta({ id: 'InTheNameOf' });
