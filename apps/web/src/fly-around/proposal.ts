import type { NewPlan } from '@clearway/contract';
import type { ChosenBurn } from '../view/view.ts';
import type { RoutesAnswer, RoutesQuestion } from '../workers/avoidance/burn-question.ts';
import { chosenOf, isSameBurn } from './burn-shape.ts';

/** What the service is asked to plan: the route that is looked at, which it plans anew; a burn set by hand exactly as it is. */
export function proposalOf(
  { routes, tcaMs }: RoutesAnswer,
  { of, target }: RoutesQuestion,
  chosen: ChosenBurn | null,
): { readonly plan: Omit<NewPlan, 'by' | 'event_id' | 'cdm_id'>; readonly isByHand: boolean } {
  const route = routes.find(({ burn }) => isSameBurn(burn === null ? null : chosenOf(burn.burn), chosen));
  const aim =
    target.kind === 'probability'
      ? { target_probability: target.probability }
      : { target_miss_km: target.missDistanceKm };
  const kind = route?.kinds.find((each) => PLANNED.has(each));
  if (kind !== undefined || chosen === null) {
    const name = (kind ?? 'stay') as NonNullable<NewPlan['route']>;
    return { plan: { mover: of.mover, ...aim, route: name }, isByHand: false };
  }
  const [radial, inTrack, crossTrack] = chosen.rtnMmS;
  const burn = {
    utc: new Date(tcaMs - 1000 * chosen.leadSeconds).toISOString(),
    ...{ radial_mm_s: radial, in_track_mm_s: inTrack, cross_track_mm_s: crossTrack },
  };
  return { plan: { mover: of.mover, ...aim, burn }, isByHand: true };
}

/** Kinds of routes that the service finds by the same rule; what disturbs least it judges by covariances, the map by distances. */
const PLANNED: ReadonlySet<string> = new Set(['least-fuel', 'earliest', 'stay']);
