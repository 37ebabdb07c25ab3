import { addSeconds, type Encounter, secondsBetween, type UtcTime } from '@clearway/astro';
import { fuelKg, type Propulsion } from '../sweep/fuel.ts';
import type { AvoidancePlan } from './avoidance-plan.ts';
import { type AvoidanceOptions, planAvoidance } from './plan-avoidance.ts';

/** Why a route is offered. One burn can be offered for several reasons. */
export type RouteKind = 'least-fuel' | 'earliest' | 'least-disturbance' | 'stay';

/** One way to go, like a route on a street map. */
export interface Route {
  readonly kinds: readonly RouteKind[];
  /** The whole plan; of `stay` one without a burn. */
  readonly plan: AvoidancePlan;
  /** Until then somebody has to decide: the last contact before the burn in which the command can still be sent. Null to stay. */
  readonly decideBefore: UtcTime | null;
  /** kg; null where mass or specific impulse are not known, and to stay. */
  readonly fuelKg: number | null;
}

export interface RouteOptions extends AvoidanceOptions {
  readonly propulsion?: Propulsion | null;
}

/** Burns of up to so many times the least are still offered for being earlier or disturbing less. */
const MOST_TIMES_DEARER = 3;
/** Times that are looked at for the route that disturbs least: the cheapest of each half revolution. */
const MOST_TIMES = 12;
/** The same where each has to be searched along the whole course of the encounter. */
const MOST_SEARCHED = 3;

/**
 * Two to three ways to go: the one of least fuel, the earliest that is not much dearer, the one after which all other encounters
 * together are least probable (with a `secondary` screen), and to stay. The same burn stands once, with all its reasons.
 *
 * @throws UserError as `planAvoidance` does
 */
export function recommendRoutes(encounter: Encounter, options: RouteOptions = {}): Route[] {
  const { propulsion = null, constraints = {} } = options;
  const least = planAvoidance(encounter, options);
  if (least.decision === 'stay' || least.burn === null) return [route(['stay'], least, null, null)];
  // From the same time on as the burn's comparison, so that the two can be compared.
  const stay = { ...stayPlan(least), secondary: options.secondary?.doingNothing(least.burn.time) ?? null };
  const routes: Route[] = [];
  const add = (kind: RouteKind, plan: AvoidancePlan): void => {
    const same = routes.findIndex(
      ({ plan: other }) =>
        other.burn &&
        plan.burn &&
        other.burn.leadSeconds === plan.burn.leadSeconds &&
        other.burn.size === plan.burn.size,
    );
    if (same >= 0) {
      routes[same] = { ...routes[same]!, kinds: [...routes[same]!.kinds, kind] };
      return;
    }
    const fuel = plan.burn && propulsion ? fuelKg(plan.burn.size, propulsion) : null;
    routes.push(route([kind], plan, decideBefore(plan, constraints), fuel));
  };
  add('least-fuel', least);
  if (options.leadOrbits === undefined) {
    const { burn, periodSeconds, applying, sweep: swept } = least;
    const others = cheapOfEachHalf(least)
      .filter((lead) => Math.abs(lead - burn.leadSeconds) > 1)
      .slice(0, least.applying.method === 'Pc2D' ? MOST_TIMES : MOST_SEARCHED)
      .map((lead) => planAvoidance(encounter, { ...options, applying, swept, leadOrbits: lead / periodSeconds }))
      .filter((plan) => plan.burn !== null && plan.burn.size <= MOST_TIMES_DEARER * burn.size);
    const all = [least, ...others];
    const earliest = all.reduce((one, other) => (other.burn!.leadSeconds > one.burn!.leadSeconds ? other : one));
    add('earliest', earliest);
    const known = all.filter(({ secondary }) => secondary !== null);
    if (known.length > 0)
      add(
        'least-disturbance',
        known.reduce((one, other) => (disturbs(other) < disturbs(one) ? other : one)),
      );
  }
  routes.push(route(['stay'], stay, null, null));
  return routes;
}

const route = (
  kinds: readonly RouteKind[],
  plan: AvoidancePlan,
  decide: UtcTime | null,
  fuel: number | null,
): Route => ({ kinds, plan, decideBefore: decide, fuelKg: fuel });

/** All other encounters together; by distance where there are no probabilities. */
function disturbs({ secondary }: AvoidancePlan): number {
  if (secondary === null) return Number.POSITIVE_INFINITY;
  return secondary.combinedAfter > 0 ? secondary.combinedAfter : -(secondary.closestAfterKm ?? secondary.thresholdKm);
}

/** The sweep's cheapest lead of each half revolution, the cheapest first, s. */
function cheapOfEachHalf({ sweep, periodSeconds }: AvoidancePlan): number[] {
  const best = new Map<number, { readonly lead: number; readonly size: number }>();
  sweep.leadSeconds.forEach((lead, k) => {
    const size = sweep.size[k]!;
    const half = Math.round(lead / periodSeconds);
    if (Number.isNaN(size) || size >= (best.get(half)?.size ?? Number.POSITIVE_INFINITY)) return;
    best.set(half, { lead, size });
  });
  return [...best.values()].sort((a, b) => a.size - b.size).map(({ lead }) => lead);
}

function stayPlan(plan: AvoidancePlan): AvoidancePlan {
  return {
    ...plan,
    decision: 'stay',
    burn: null,
    certificate: null,
    after: null,
    needsSampling: false,
    oneWay: null,
    tangentialPenalty: null,
    wholeRevolutionPenalty: null,
    ruleOfThumb: null,
    returnBurn: null,
    excursion: null,
    secondaryWithReturn: null,
    nearestBurn: null,
    leavesCorridor: false,
    words: [remains(plan)],
  };
}

/** What staying means is said in numbers. */
function remains({ before: { missDistanceKm, probability } }: AvoidancePlan): string {
  const risk = probability === null ? '' : `the probability remains ${probability.toExponential(3)} and `;
  return `Stay: ${risk}the miss ${missDistanceKm.toPrecision(4)} km.`;
}

/** The last moment of a contact that leaves the time a command takes before the burn. */
export function decideBefore(
  { burn }: AvoidancePlan,
  { contacts, commandLeadSeconds = 0 }: NonNullable<AvoidanceOptions['constraints']>,
): UtcTime | null {
  if (burn === null) return null;
  const latest = addSeconds(burn.time, -commandLeadSeconds);
  if (!contacts || contacts.length === 0) return latest;
  const ends = contacts
    .filter(({ start }) => secondsBetween(start, latest) >= 0)
    .map(({ stop }) => (secondsBetween(stop, latest) >= 0 ? stop : latest));
  return ends.length === 0 ? latest : ends.reduce((one, other) => (secondsBetween(one, other) > 0 ? other : one));
}
