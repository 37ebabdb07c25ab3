import type { Encounter } from '@clearway/astro';
import {
  DEFAULT_OTHERS_LIMIT,
  DEFAULT_TARGET,
  isSafeAmongOthers,
  type Route,
  type RouteOptions,
  recommendRoutes,
  secondOf,
  withSecondary,
} from '@clearway/avoidance';
import type { ScreenedAround } from './screened-around.ts';

/** Routes whose paths leave the corridor are screened in full; what then runs into others is planned again within it. */
export async function screenedRoutes(
  encounter: Encounter,
  options: RouteOptions,
  { screen, request, nominal }: ScreenedAround,
): Promise<readonly Route[]> {
  const within: RouteOptions = { ...options, nominal: { ...options.nominal, ...nominal }, secondary: screen };
  const routes: Route[] = [];
  for (const route of recommendRoutes(encounter, within)) {
    const { burn, after, before } = route.plan;
    if (burn === null || after === null || !route.plan.leavesCorridor) {
      routes.push(route);
      continue;
    }
    const secondary = await screen.inFull(request, burn.time, burn.rtn);
    const second = secondOf(route.plan.returnBurn, burn.leadSeconds);
    const returned = second && (await screen.inFull(request, burn.time, burn.rtn, second));
    const target = options.target ?? DEFAULT_TARGET;
    const rule = { screen, target, before, limit: options.othersLimit ?? DEFAULT_OTHERS_LIMIT };
    const isSafe = [secondary, returned].every((each) => each === null || isSafeAmongOthers(each, rule, after));
    if (secondary && isSafe) {
      routes.push({ ...route, plan: withSecondary(route.plan, secondary, returned, options) });
    } else {
      return recommendRoutes(encounter, { ...within, mustStayInCorridor: true });
    }
  }
  return routes;
}
