import { type Encounter, parseUtc, secondsBetween, UserError } from '@clearway/astro';
import {
  assessGivenBurn,
  decideBefore,
  fuelKg,
  type GivenBurn,
  type GivenPlan,
  type Route,
  type RouteOptions,
  recommendRoutes,
} from '@clearway/avoidance';
import type { RequestedBurn, RouteName } from '@clearway/contract';
import type { ScreenedAround } from '../../avoid/screened-around.ts';
import { screenedRoutes } from '../../avoid/screened-routes.ts';
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
export async function routesAround(
  encounter: Encounter,
  settings: PlanningSettings,
  {
    lead_orbits: leadOrbits,
    burn,
  }: { readonly lead_orbits?: number | undefined; readonly burn?: RequestedBurn | undefined },
  around: ScreenedAround | null,
  together: readonly Encounter[] = [],
): Promise<readonly PlannedRoute[]> {
  const { target, constraints, longestOrbits, propulsion } = settings;
  const steps = Math.max(2, Math.round(longestOrbits * STEPS));
  const sweepOrbits = Float64Array.from({ length: steps }, (_, k) => ((k + 1) / steps) * longestOrbits);
  const alone: RouteOptions = { target, constraints, sweepOrbits, propulsion, together };
  const wanted = { ...alone, ...(leadOrbits !== undefined && { leadOrbits }) };
  const found = around === null ? recommendRoutes(encounter, wanted) : await screenedRoutes(encounter, wanted, around);
  const routes: PlannedRoute[] = found.map((route) => ({ ...route, route: route.kinds[0]! }));
  if (burn === undefined) return routes;
  const { plan, ...given } = assessGivenBurn(encounter, givenBurnOf(burn, encounter), found[0]!.plan, {
    ...alone,
    ...(around && { nominal: around.nominal, secondary: around.screen }),
  });
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
