import { type Encounter, formatUtc } from '@clearway/astro';
import { type CheckedEncounter, LEAVES_CORRIDOR, NOT_SCREENED, type SecondaryComparison } from '@clearway/avoidance';
import type { NotScreenedReason, PlanRoute } from '@clearway/contract';
import { assessEncounter, encounterPlaneOf } from '@clearway/risk';
import { planeDocument } from '../../assess/plane-document.ts';
import { burnDocument, certificateDocument, returnBurnDocument, ruleDocument } from '../../avoid/burn-document.ts';
import { coversAfterDocument } from '../../avoid/covers-document.ts';
import type { PlannedRoute } from './routes.ts';
import { secondaryDocument } from './secondary-documents.ts';

/** What a route does to everything else, and what the return burn changes of that; null where nothing was looked at. */
export interface RouteAmongOthers {
  readonly secondary: SecondaryComparison | null;
  readonly withReturn: SecondaryComparison | null;
  readonly text: string;
  readonly reason: NotScreenedReason | null;
}

/** A route as people see it. */
export function routeDocument(
  { route, kinds, plan, decideBefore, fuelKg, given }: PlannedRoute,
  { tca }: Encounter,
  { secondary, withReturn, text, reason }: RouteAmongOthers,
  nameOf: (objectId: number) => string,
): PlanRoute {
  const { burn, certificate, ruleOfThumb, returnBurn } = plan;
  const after = plan.after ?? plan.before;
  const { probability, method } = recommendedAfter(after);
  const plane = encounterPlaneOf(after.encounter);
  return {
    route,
    also: kinds.slice(1),
    burn: burn && burnDocument(burn),
    ...(given && {
      given: {
        reaches_target: given.reachesTarget,
        outside: given.faults.map(({ code, words }) => ({ code, text: words })),
        outside_reason: given.faults.length === 0 ? null : given.reason,
      },
    }),
    fuel_kg: fuelKg,
    probability_after: after.probability,
    recommended_after: { probability, method },
    miss_after_km: after.missDistanceKm,
    tca_after_utc: formatUtc(after.encounter.tca, 6),
    certificate: certificate && certificateDocument(certificate),
    raised_by: burn?.raisedBy ?? null,
    tangential_penalty: plan.tangentialPenalty,
    whole_revolution_penalty: plan.wholeRevolutionPenalty,
    rule_of_thumb: ruleOfThumb && ruleDocument(ruleOfThumb),
    return_burn: returnBurn && returnBurnDocument(tca, returnBurn),
    go_no_go_utc: decideBefore && formatUtc(decideBefore, 3),
    secondary: secondary && secondaryDocument(secondary, nameOf),
    secondary_text: text,
    ...(reason !== null && { not_screened: reason }),
    secondary_with_return: withReturn && secondaryDocument(withReturn, nameOf),
    plane_after: plane.reason === null ? planeDocument(plane, after.encounter) : null,
    covers_after: coversAfterDocument(plan),
    stay_because: plan.stayBecause,
    text: plan.words.filter((sentence) => sentence !== NOT_SCREENED && sentence !== LEAVES_CORRIDOR),
  };
}

/** By the method that applies: where the burn was held to the target by another than the plane's, as that found it. */
function recommendedAfter({ encounter, probability, method }: CheckedEncounter): {
  readonly probability: number | null;
  readonly method: string | null;
} {
  return method === 'Pc2D' ? assessEncounter(encounter).recommended : { probability, method };
}
