import { z } from 'zod';
import type { CdmParty } from './cdms.ts';
import { type CoordinationDocument, coordinationDocument } from './coordination.ts';
import { objectId, utc } from './moments-and-numbers.ts';
import { ROLES, type Role } from './people.ts';
import { type PlanInputs, planInputs } from './plan-inputs.ts';
import {
  MOVERS,
  type Mover,
  type NewPlan,
  PLAN_ACTIONS,
  PLAN_STATES,
  type PlanAction,
  type PlanState,
  planSettings,
} from './plan-requests.ts';
import { type PlanResult, planResult } from './plan-results.ts';
import { ROUTES, type RouteName } from './plan-routes.ts';
import { type StaleChange, staleChange } from './stale-changes.ts';

/** What a plan that is computed is at. */
export const PLAN_STAGES = ['waiting', 'encounter', 'corridor', 'routes', 'reward matrix', 'assessment'] as const;
export type PlanStage = (typeof PLAN_STAGES)[number];

export interface PlanApproval {
  readonly by: string;
  readonly at_utc: string;
}

/** A plan as lists show it. */
export interface PlanSummary {
  readonly plan_id: number;
  /** Grows with every change; decisions name the one that they saw. */
  readonly version: number;
  readonly state: PlanState;
  readonly event_id: number | null;
  readonly cdm_id: number | null;
  readonly primary: CdmParty;
  readonly secondary: CdmParty;
  readonly mover: Mover;
  readonly tca_utc: string;
  /** `elements`: by public element sets alone, screening only. */
  readonly basis: 'message' | 'elements';
  readonly created_utc: string;
  readonly created_by: string;
  readonly route: RouteName | null;
  /** Of the chosen route. */
  readonly burn_utc: string | null;
  readonly total_mm_s: number | null;
  readonly probability_before: number | null;
  readonly probability_after: number | null;
  readonly go_no_go_utc: string | null;
  /** What has changed since it was computed; empty: nothing. */
  readonly stale: readonly StaleChange[];
  readonly approvals: readonly PlanApproval[];
  readonly approvals_needed: number;
}

export interface PlanDocument extends PlanSummary {
  /** What anything that rests on element sets must be labelled with; null otherwise. */
  readonly label: string | null;
  readonly settings: Omit<NewPlan, 'by'>;
  /** While it is computed. */
  readonly progress: { readonly done: number; readonly stage: PlanStage } | null;
  readonly failure: string | null;
  readonly inputs: PlanInputs | null;
  readonly result: PlanResult | null;
  /** Of the canonical JSON of what is decided on: what the plan was asked, its inputs, its result, the chosen route. */
  readonly document_sha256: string | null;
  /** The plan that this one computes anew, and those that do so to this one. */
  readonly replaces: number | null;
  readonly replaced_by: readonly number[];
  readonly two_person_rule: boolean;
  /** Null where no operator said anything. */
  readonly coordination: CoordinationDocument | null;
}

/** One line of what happened to a plan; lines are only ever added. */
export interface PlanRecordEntry {
  readonly entry: number;
  readonly at_utc: string;
  readonly action: PlanAction | 'ask' | 'compute' | 'fail' | 'cancel' | 'stale';
  readonly by: string;
  readonly role: Role | null;
  readonly from_state: PlanState | null;
  readonly to_state: PlanState;
  readonly route: RouteName | null;
  readonly reason: string | null;
  readonly override_reason: string | null;
  readonly version: number;
  /** Of the document that was shown: with approvals it is kept. */
  readonly document_sha256: string | null;
  readonly has_document: boolean;
}

/** Plans side by side. */
export interface PlanComparison {
  readonly plans: readonly PlanSummary[];
  /** What differs, a row for each, a value for each plan in their order; null where a plan has none. */
  readonly rows: readonly {
    readonly field: string;
    readonly unit: string | null;
    readonly values: readonly (string | number | boolean | null)[];
    /** Plan by plan against the first; null for words. */
    readonly differences: readonly (number | null)[];
    readonly same: boolean;
    /** Which plan has the best value; null where none is better. */
    readonly best: number | null;
  }[];
  readonly text: readonly string[];
}

/** Told while a plan is computed. */
export interface PlanProgress {
  readonly plan_id: number;
  readonly done: number;
  readonly stage: PlanStage;
}

const party: z.ZodType<CdmParty> = z.object({ object_id: objectId.nullable(), name: z.string() });
const state = z.enum(PLAN_STATES);
const numberOrNull = z.number().nullable();
const progress = z.object({ done: z.number(), stage: z.enum(PLAN_STAGES) });

const summary = {
  plan_id: z.int(),
  version: z.int(),
  state,
  event_id: z.int().nullable(),
  cdm_id: z.int().nullable(),
  primary: party,
  secondary: party,
  mover: z.enum(MOVERS),
  tca_utc: utc,
  basis: z.enum(['message', 'elements']),
  created_utc: utc,
  created_by: z.string(),
  route: z.enum(ROUTES).nullable(),
  burn_utc: utc.nullable(),
  total_mm_s: numberOrNull,
  probability_before: numberOrNull,
  probability_after: numberOrNull,
  go_no_go_utc: utc.nullable(),
  stale: z.array(staleChange).readonly(),
  approvals: z.array(z.object({ by: z.string(), at_utc: utc }).meta({ id: 'PlanApproval' })).readonly(),
  approvals_needed: z.int(),
};

export const planSummary: z.ZodType<PlanSummary> = z.object(summary).meta({ id: 'PlanSummary' });

export const planDocument: z.ZodType<PlanDocument> = z
  .object({
    ...summary,
    label: z.string().nullable(),
    settings: z.object(planSettings),
    progress: progress.nullable(),
    failure: z.string().nullable(),
    inputs: planInputs.nullable(),
    result: planResult.nullable(),
    document_sha256: z.string().nullable(),
    replaces: z.int().nullable(),
    replaced_by: z.array(z.int()).readonly(),
    two_person_rule: z.boolean(),
    coordination: coordinationDocument.nullable(),
  })
  .meta({ id: 'Plan' });

export const planRecordEntry: z.ZodType<PlanRecordEntry> = z
  .object({
    entry: z.int(),
    at_utc: utc,
    action: z.enum([...PLAN_ACTIONS, 'ask', 'compute', 'fail', 'cancel', 'stale']),
    by: z.string(),
    role: z.enum(ROLES).nullable(),
    from_state: state.nullable(),
    to_state: state,
    route: z.enum(ROUTES).nullable(),
    reason: z.string().nullable(),
    override_reason: z.string().nullable(),
    version: z.int(),
    document_sha256: z.string().nullable(),
    has_document: z.boolean(),
  })
  .meta({ id: 'PlanRecordEntry' });

export const planComparison: z.ZodType<PlanComparison> = z
  .object({
    plans: z.array(planSummary).readonly(),
    rows: z
      .array(
        z.object({
          field: z.string(),
          unit: z.string().nullable(),
          values: z.array(z.union([z.string(), z.number(), z.boolean()]).nullable()).readonly(),
          differences: z.array(numberOrNull).readonly(),
          same: z.boolean(),
          best: z.int().nullable(),
        }),
      )
      .readonly(),
    text: z.array(z.string()).readonly(),
  })
  .meta({ id: 'PlanComparison' });

export const planProgress: z.ZodType<PlanProgress> = z
  .object({ plan_id: z.int(), done: z.number(), stage: z.enum(PLAN_STAGES) })
  .meta({ id: 'PlanProgress' });
