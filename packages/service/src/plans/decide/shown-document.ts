import type { PlanDocument } from '@clearway/contract';
import { canonicalJson, sha256Of } from '../canonical-json.ts';

/** What is decided on: everything that a person sees of a plan but how far the deciding is. */
export function shownDocument(plan: PlanDocument): string | null {
  if (plan.result === null || plan.inputs === null) return null;
  const { plan_id, event_id, cdm_id, primary, secondary, mover, tca_utc, basis, label, settings } = plan;
  const { inputs, result, route, two_person_rule, replaces, created_by, created_utc, coordination } = plan;
  return canonicalJson({
    schema: 'clearway-plan-1',
    ...{ plan_id, event_id, cdm_id, primary, secondary, mover, tca_utc, basis, label, settings },
    ...{ inputs, result, route, two_person_rule, replaces, created_by, created_utc, coordination },
  });
}

export function shownDigest(plan: PlanDocument): string | null {
  const shown = shownDocument(plan);
  return shown === null ? null : sha256Of(shown);
}
