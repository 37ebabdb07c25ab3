import type { Encounter } from '@clearway/astro';
import { type AvoidancePlan, type Route, recommendRoutes, type SecondaryScreen } from '@clearway/avoidance';
import type { RouteName } from '@clearway/contract';
import type { PlanningSettings } from './planning-settings.ts';

/** A way around, under the first of its reasons. */
export interface PlannedRoute extends Route {
  readonly route: RouteName;
}

/** Steps of the sweep in a revolution. */
const STEPS = 20;

/** The ways around an encounter, the recommended one first, and to stay. */
export function routesAround(
  encounter: Encounter,
  settings: PlanningSettings,
  leadOrbits: number | undefined,
  screen: SecondaryScreen | null,
  together: readonly Encounter[] = [],
): readonly PlannedRoute[] {
  const { target, constraints, longestOrbits, propulsion } = settings;
  const steps = Math.max(2, Math.round(longestOrbits * STEPS));
  const sweepOrbits = Float64Array.from({ length: steps }, (_, k) => ((k + 1) / steps) * longestOrbits);
  const routes = recommendRoutes(encounter, {
    ...{ target, constraints, sweepOrbits, propulsion, secondary: screen, together },
    ...(leadOrbits !== undefined && { leadOrbits }),
  });
  return routes.map((route) => ({ ...route, route: route.kinds[0]!, plan: withWords(route) }));
}

/** What staying means is said in numbers. */
function withWords({ kinds, plan }: Route): AvoidancePlan {
  if (kinds[0] !== 'stay' || plan.stayBecause !== null) return plan;
  const { missDistanceKm, probability } = plan.before;
  const risk = probability === null ? '' : `the probability remains ${probability.toExponential(3)} and `;
  return { ...plan, words: [`Stay: ${risk}the miss ${missDistanceKm.toPrecision(4)} km.`] };
}
