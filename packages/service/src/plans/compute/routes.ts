import { type Encounter, parseUtc, secondsBetween, UserError } from '@clearway/astro';
import {
  type AvoidancePlan,
  assessGivenBurn,
  decideBefore,
  fuelKg,
  type GivenBurn,
  type GivenPlan,
  type Route,
  recommendRoutes,
  type SecondaryScreen,
} from '@clearway/avoidance';
import type { RequestedBurn, RouteName } from '@clearway/contract';
import type { PlanningSettings } from './planning-settings.ts';

/** A way around, under the first of its reasons. */
export interface PlannedRoute extends Omit<Route, 'kinds'> {
  readonly kinds: readonly RouteName[];
  readonly route: RouteName;
  /** Of a burn that somebody set. */
  readonly given?: Omit<GivenPlan, 'plan'> & { readonly reason: string | null };
}

/** Steps of the sweep in a revolution. */
const STEPS = 20;
const MM_S = 1e6;

/** The ways around an encounter, the recommended one first, to stay, and the burn that somebody set. */
export function routesAround(
  encounter: Encounter,
  settings: PlanningSettings,
  {
    lead_orbits: leadOrbits,
    burn,
  }: { readonly lead_orbits?: number | undefined; readonly burn?: RequestedBurn | undefined },
  screen: SecondaryScreen | null,
  together: readonly Encounter[] = [],
): readonly PlannedRoute[] {
  const { target, constraints, longestOrbits, propulsion } = settings;
  const steps = Math.max(2, Math.round(longestOrbits * STEPS));
  const sweepOrbits = Float64Array.from({ length: steps }, (_, k) => ((k + 1) / steps) * longestOrbits);
  const options = { target, constraints, sweepOrbits, propulsion, secondary: screen, together };
  const found = recommendRoutes(encounter, { ...options, ...(leadOrbits !== undefined && { leadOrbits }) });
  const routes: PlannedRoute[] = found.map((route) => ({ ...route, route: route.kinds[0]!, plan: withWords(route) }));
  if (burn === undefined) return routes;
  const { plan, ...given } = assessGivenBurn(encounter, givenBurnOf(burn, encounter), found[0]!.plan, options);
  return [
    ...routes,
    {
      ...{ route: 'given', kinds: ['given'], plan, given: { ...given, reason: burn.outside_reason ?? null } },
      decideBefore: decideBefore(plan, constraints),
      fuelKg: propulsion && fuelKg(plan.burn!.size, propulsion),
    },
  ];
}

/** @throws UserError for a time that is none */
export function givenBurnOf(burn: RequestedBurn, { tca }: Encounter): GivenBurn {
  const time = parseUtc(burn.utc);
  if (!time)
    throw new UserError('option-invalid', `burn.utc: "${burn.utc.slice(0, 40)}" is not valid`, 'give a UTC time');
  const rtn = [burn.radial_mm_s / MM_S, burn.in_track_mm_s / MM_S, burn.cross_track_mm_s / MM_S] as const;
  return { leadSeconds: secondsBetween(time, tca), rtn };
}

/** What staying means is said in numbers. */
function withWords({ kinds, plan }: Route): AvoidancePlan {
  if (kinds[0] !== 'stay' || plan.stayBecause !== null) return plan;
  const { missDistanceKm, probability } = plan.before;
  const risk = probability === null ? '' : `the probability remains ${probability.toExponential(3)} and `;
  return { ...plan, words: [`Stay: ${risk}the miss ${missDistanceKm.toPrecision(4)} km.`] };
}
