import { rotated, transposed } from '@clearway/astro';
import {
  type AvoidancePlan,
  allowedLeads,
  burnTransition,
  excursion,
  planAvoidance,
  recommendRoutes,
  returnBurn,
  SLOW_KM_S,
  type SweptBurns,
} from '@clearway/avoidance';
import { answerBurn } from './answer-burn.ts';
import type { BurnDone, Route, RouteKind, RoutesAnswer, RoutesQuestion } from './burn-question.ts';
import { drawnAxes, outcomeOf } from './encounter-outcome.ts';
import type { OpenEncounter } from './open-encounter.ts';
import { profileConstraints } from './profile-constraints.ts';

/** Two-body motion is good for a few revolutions. */
const MOST_ORBITS = 5;
const STEP_ORBITS = 0.05;
/** Later burns hardly move anything. */
const LEAST_ORBITS = 0.02;
/** How much dearer than the least a burn may be that is recommended for drifting or disturbing little. */
const DRIFT_FACTOR = 3;
/** A route is one of its own where it burns at another time by more than this. */
const SAME_ORBITS = 0.08;

/**
 * The routes: those that the planner recommends (least fuel, the earliest that is not much dearer, to stay), and the one that leaves the old
 * path least until it can return, at most three times as dear. All keep to what the satellite's profile allows.
 */
export function answerRoutes(opened: OpenEncounter, question: RoutesQuestion): RoutesAnswer {
  const { target, limits } = question;
  const { encounter, orbit, tcaMs, mover, other } = opened;
  const mostOrbits = Math.min(MOST_ORBITS, (tcaMs - limits.earliestMs) / 1000 / orbit.periodSeconds);
  const constraints = profileConstraints(limits);
  const sweepOrbits = sweepTo(Math.max(mostOrbits, LEAST_ORBITS));
  const options = { target, constraints, sweepOrbits, applying: opened.applyingFor(target) };
  const recommended = recommendRoutes(encounter, options);
  const best = recommended[0]!.plan;
  const axes = drawnAxes(encounter);
  const routes: Route[] = [];
  const doneOf = ({ burn: planned }: AvoidancePlan): BurnDone | null => {
    if (planned === null) return null;
    const { leadSeconds, rtn } = planned;
    const done = answerBurn(opened, { ...question, kind: 'burn', burn: { leadSeconds, rtn } });
    return done.status === 'ok' ? done : null;
  };
  const add = (kinds: readonly RouteKind[], plan: AvoidancePlan): void => {
    const done = doneOf(plan);
    if (done !== null) routes.push({ kinds, burn: done, words: plan.words });
  };
  for (const { kinds, plan } of recommended) add(kinds, plan);
  const { burn, sweep } = best;
  const gentle = burn && leastDrift(opened, sweep, burn.size);
  if (gentle !== null) {
    const same = routes.findIndex(
      (route) => Math.abs(route.burn!.burn.leadSeconds - gentle) <= SAME_ORBITS * orbit.periodSeconds,
    );
    const leadOrbits = gentle / orbit.periodSeconds;
    if (same >= 0) routes[same] = { ...routes[same]!, kinds: [...routes[same]!.kinds, 'least-drift'] };
    else add(['least-drift'], planAvoidance(encounter, { ...options, leadOrbits, sweepOrbits: [leadOrbits] }));
  }
  const alternatives = cheapOfEachHalf(sweep, burn?.size ?? 0, orbit.periodSeconds)
    .filter((lead) => routes.every((route) => Math.abs(route.burn!.burn.leadSeconds - lead) > 1))
    .map((lead) => planAvoidance(encounter, { ...options, leadOrbits: lead / orbit.periodSeconds, sweepOrbits: [1] }))
    .filter((plan) => plan.burn !== null && plan.burn.size <= DRIFT_FACTOR * (burn?.size ?? 0))
    .flatMap((plan) => doneOf(plan) ?? []);
  routes.push({ kinds: ['stay'], burn: null, words: burn === null ? best.words : [] });
  return {
    mover,
    other,
    tcaMs,
    periodSeconds: orbit.periodSeconds,
    before: outcomeOf(best.before, axes),
    isSlow: best.applying.method === 'Pc2D' && best.before.relativeSpeedKmS < SLOW_KM_S,
    stayBecause: best.stayBecause,
    routes,
    alternatives,
    allowed: allowedLeads(encounter, constraints, mostOrbits * orbit.periodSeconds),
    leads:
      mostOrbits <= LEAST_ORBITS
        ? null
        : { first: mostOrbits * orbit.periodSeconds, last: LEAST_ORBITS * orbit.periodSeconds },
    leastKmS: burn?.size ?? null,
  };
}

/** The sweep's cheapest lead of each half revolution that is not dearer than a route may be, s. */
function cheapOfEachHalf({ leadSeconds, size }: SweptBurns, least: number, periodSeconds: number): number[] {
  const best = new Map<number, number>();
  for (const [k, lead] of leadSeconds.entries()) {
    if (!(size[k]! <= DRIFT_FACTOR * least)) continue;
    const half = Math.round((2 * lead) / periodSeconds);
    const kept = best.get(half);
    if (kept === undefined || size[k]! < size[kept]!) best.set(half, k);
  }
  return [...best.values()].map((k) => leadSeconds[k]!);
}

function sweepTo(mostOrbits: number): Float64Array {
  const steps = Math.floor((mostOrbits + 1e-9) / STEP_ORBITS);
  const even = Array.from({ length: steps }, (_, k) => (k + 1) * STEP_ORBITS);
  // The last moment and the first one, too.
  return Float64Array.from(new Set([LEAST_ORBITS, ...even, mostOrbits]));
}

/** The burn that takes the satellite least far from its path, along it or in height. */
function leastDrift({ orbit }: OpenEncounter, swept: SweptBurns, least: number): number | null {
  let gentlest: { readonly lead: number; readonly km: number } | null = null;
  for (const [k, lead] of swept.leadSeconds.entries()) {
    const size = swept.size[k]!;
    if (!(size > 0 && size <= DRIFT_FACTOR * least)) continue;
    const transition = burnTransition(orbit, lead);
    const rtn = [swept.radial[k]!, swept.inTrack[k]!, swept.crossTrack[k]!] as const;
    const velocity = rotated(transposed(transition.rtn), rtn) as readonly [number, number, number];
    const back = returnBurn(transition, velocity, rtn);
    if (back === null) continue;
    const out = excursion(transition, velocity, lead + back.secondsAfterTca);
    const km = Math.max(out.inTrackKm, out.altitudeKm);
    if (km < (gentlest?.km ?? Number.POSITIVE_INFINITY)) gentlest = { lead, km };
  }
  return gentlest?.lead ?? null;
}
