import type { NewPlan } from '@clearway/contract';
import type { ChosenBurn } from '../view/view.ts';
import type { RoutesAnswer, RoutesQuestion } from '../workers/avoidance/burn-question.ts';
import { chosenOf, isSameBurn } from './burn-shape.ts';

/**
 * What the service is asked to plan: the route that is looked at; of a burn set by hand the least one at its time, as the service plans no
 * other.
 */
export function proposalOf(
  { routes, periodSeconds }: RoutesAnswer,
  { of, target }: RoutesQuestion,
  chosen: ChosenBurn | null,
): { readonly plan: Omit<NewPlan, 'by' | 'event_id' | 'cdm_id'>; readonly isByHand: boolean } {
  const route = routes.find(({ burn }) => isSameBurn(burn === null ? null : chosenOf(burn.burn), chosen));
  const aim =
    target.kind === 'probability'
      ? { target_probability: target.probability }
      : { target_miss_km: target.missDistanceKm };
  const kind = route?.kinds[0];
  const what =
    kind !== undefined && kind !== 'least-drift'
      ? { route: kind }
      : { lead_orbits: Number((chosen!.leadSeconds / periodSeconds).toFixed(4)) };
  return { plan: { mover: of.mover, ...aim, ...what }, isByHand: kind === undefined };
}
