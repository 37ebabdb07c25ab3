import type { PlanRoute, SecondaryDocument, SecondaryEncounter } from '@clearway/contract';
import type { Translate } from '../language/messages.ts';
import type { Quantities } from '../language/quantities.ts';

/** What a plan's route does to everything else in orbit, and what its return burn changes of that, in sentences. */
export function routeOthersWords(route: PlanRoute, t: Translate, quantities: Quantities): readonly string[] {
  const { burn, secondary, return_burn: back, secondary_with_return: withReturn = null, not_screened: reason } = route;
  if (secondary === null) return [t(reason === undefined ? 'fly-around.not-screened' : `plans.not-screened-${reason}`)];
  if (burn === null) return [t('plans.others-unchanged')];
  return [
    othersWords(secondary, t, quantities),
    ...closestWorse(secondary, t, quantities),
    ...(back === null ? [] : [returnWords(withReturn, t, quantities)]),
  ];
}

function othersWords(secondary: SecondaryDocument, t: Translate, quantities: Quantities): string {
  return t('plans.others', {
    objects: quantities.count(secondary.objects),
    threshold: quantities.distance(secondary.threshold_km),
    until: quantities.moment(Date.parse(secondary.stop_utc), { year: false, seconds: false }),
    fresh: countOf(secondary, 'new'),
    worse: countOf(secondary, 'worse'),
    better: countOf(secondary, 'better'),
    gone: countOf(secondary, 'gone'),
    before: quantities.probability(secondary.combined_before),
    after: quantities.probability(secondary.combined_after),
  });
}

/** The nearest that a burn makes worse, or makes at all. */
function closestWorse({ encounters }: SecondaryDocument, t: Translate, quantities: Quantities): readonly string[] {
  const [nearest] = encounters
    .filter(({ change, after }) => after !== null && (change === 'new' || change === 'worse'))
    .toSorted((one, other) => one.after!.miss_distance_km - other.after!.miss_distance_km);
  if (nearest === undefined) return [];
  const { tca_utc: tca, miss_distance_km: miss, probability } = nearest.after!;
  const words = t(`plans.others-closest-${nearest.change}`, {
    name: nearest.name,
    time: quantities.moment(Date.parse(tca), { year: false, seconds: false }),
    miss: quantities.distance(miss),
  });
  return [
    words,
    ...(probability === null
      ? []
      : [t('plans.others-closest-risk', { probability: quantities.probability(probability) })]),
  ];
}

function returnWords(withReturn: SecondaryDocument | null, t: Translate, quantities: Quantities): string {
  if (withReturn === null) return t('plans.return-not-screened');
  const closest = withReturn.closest_after_km;
  return t(closest === null ? 'plans.return-others-none' : 'plans.return-others', {
    count: countOf(withReturn, 'new') + countOf(withReturn, 'worse'),
    closest: closest === null ? '' : quantities.distance(closest),
    threshold: quantities.distance(withReturn.threshold_km),
    probability: quantities.probability(withReturn.combined_after),
  });
}

function countOf({ encounters }: SecondaryDocument, change: SecondaryEncounter['change']): number {
  return encounters.filter((encounter) => encounter.change === change).length;
}
