import { rotated, transposed, utcFromUnixMicros } from '@clearway/astro';
import {
  type AvoidancePlan,
  burnTransition,
  excursion,
  planAvoidance,
  recommendRoutes,
  returnBurn,
  SLOW_KM_S,
  type SweptBurns,
} from '@clearway/avoidance';
import { answerBurn } from './answer-burn.ts';
import type { Route, RouteKind, RoutesAnswer, RoutesQuestion } from './burn-question.ts';
import { drawnAxes, outcomeOf } from './encounter-outcome.ts';
import type { OpenEncounter } from './open-encounter.ts';

/** Two-body motion is good for a few revolutions. */
const MOST_ORBITS = 5;
const STEP_ORBITS = 0.05;
/** Later burns hardly move anything. */
const LEAST_ORBITS = 0.02;
/** How much dearer than the least a burn may be that is recommended for drifting little. */
const DRIFT_FACTOR = 3;
/** A route is one of its own where it burns at another time by more than this. */
const SAME_ORBITS = 0.08;

/**
 * The routes: those that the planner recommends (least fuel, the earliest that is not much dearer, to stay), and the one that leaves the old
 * path least until it can return, at most three times as dear.
 */
export function answerRoutes(opened: OpenEncounter, question: RoutesQuestion): RoutesAnswer {
  const { target, earliestMs } = question;
  const { encounter, orbit, tcaMs, mover, other } = opened;
  const mostOrbits = Math.min(MOST_ORBITS, (tcaMs - earliestMs) / 1000 / orbit.periodSeconds);
  const constraints = { now: utcFromUnixMicros(earliestMs * 1000) };
  const sweepOrbits = sweepTo(Math.max(mostOrbits, LEAST_ORBITS));
  const options = { target, constraints, sweepOrbits };
  const recommended = recommendRoutes(encounter, options);
  const best = recommended[0]!.plan;
  const axes = drawnAxes(encounter);
  const routes: Route[] = [];
  const add = (kinds: readonly RouteKind[], { burn: planned, words }: AvoidancePlan): void => {
    if (planned === null) return;
    const { leadSeconds, rtn } = planned;
    const done = answerBurn(opened, { ...question, kind: 'burn', burn: { leadSeconds, rtn } });
    if (done.status === 'ok') routes.push({ kinds, burn: done, words });
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
  routes.push({ kinds: ['stay'], burn: null, words: burn === null ? best.words : [] });
  return {
    mover,
    other,
    tcaMs,
    periodSeconds: orbit.periodSeconds,
    before: outcomeOf(best.before, axes),
    isSlow: best.before.relativeSpeedKmS < SLOW_KM_S,
    stayBecause: best.stayBecause,
    routes,
    leads:
      mostOrbits <= LEAST_ORBITS
        ? null
        : { first: mostOrbits * orbit.periodSeconds, last: LEAST_ORBITS * orbit.periodSeconds },
    leastKmS: burn?.size ?? null,
  };
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
