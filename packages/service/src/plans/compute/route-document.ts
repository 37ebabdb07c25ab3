import { addSeconds, type Encounter, formatUtc } from '@clearway/astro';
import { type CheckedEncounter, LEAVES_CORRIDOR, NOT_SCREENED, type SecondaryComparison } from '@clearway/avoidance';
import type { PlanBurn, PlanRoute } from '@clearway/contract';
import { assessEncounter, encounterPlaneOf } from '@clearway/risk';
import { planeDocument } from '../../assess/plane-document.ts';
import type { PlannedRoute } from './routes.ts';
import { secondaryDocument } from './secondary-documents.ts';

const MM_S = 1e6;

/** A route as people see it. */
export function routeDocument(
  { route, kinds, plan, decideBefore, fuelKg, given }: PlannedRoute,
  { tca }: Encounter,
  secondary: SecondaryComparison | null,
  secondaryText: string,
  nameOf: (objectId: number) => string,
): PlanRoute {
  const { burn, certificate, ruleOfThumb, returnBurn } = plan;
  const after = plan.after ?? plan.before;
  const { probability, method } = recommendedAfter(after);
  const plane = encounterPlaneOf(after.encounter);
  return {
    route,
    also: kinds.slice(1),
    burn: burn && { utc: formatUtc(burn.time, 6), lead_orbits: burn.leadOrbits, ...sizes(burn.rtn, burn.size) },
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
    certificate: certificate && {
      lambda: certificate.lambda,
      optimal: certificate.optimal,
      gap: Number.isFinite(certificate.gap) ? certificate.gap : null,
      lower_bound_mm_s: MM_S * certificate.lowerBoundKmS,
      states: certificate.states,
    },
    raised_by: burn?.raisedBy ?? null,
    tangential_penalty: plan.tangentialPenalty,
    whole_revolution_penalty: plan.wholeRevolutionPenalty,
    rule_of_thumb: ruleOfThumb && {
      estimate_mm_s: MM_S * ruleOfThumb.estimateKmS,
      shift_km: ruleOfThumb.shiftInPlaneKm,
      text: ruleOfThumb.words,
    },
    return_burn: returnBurn && {
      utc: formatUtc(addSeconds(tca, returnBurn.secondsAfterTca), 6),
      ...sizes(returnBurn.rtn, returnBurn.size),
      ahead_km: returnBurn.aheadKm,
    },
    go_no_go_utc: decideBefore && formatUtc(decideBefore, 3),
    secondary: secondary && secondaryDocument(secondary, nameOf),
    secondary_text: secondaryText,
    plane_after: plane.reason === null ? planeDocument(plane, after.encounter) : null,
    covers_after: plan.together?.after
      ? {
          combined: plan.together.after.combined,
          within_target: plan.together.after.isWithinLimit,
          probability: plan.together.after.after.map((each) => each?.probability ?? null),
        }
      : null,
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

function sizes(
  [radial, inTrack, crossTrack]: readonly [number, number, number],
  total: number,
): Omit<PlanBurn, 'utc' | 'lead_orbits'> {
  return {
    radial_mm_s: MM_S * radial,
    in_track_mm_s: MM_S * inTrack,
    cross_track_mm_s: MM_S * crossTrack,
    total_mm_s: MM_S * total,
  };
}
