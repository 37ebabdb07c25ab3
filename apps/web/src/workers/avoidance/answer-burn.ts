import { rotated, transposed } from '@clearway/astro';
import {
  type AvoidancePlane,
  type BurnTransition,
  burnFaults,
  burnTransition,
  excursion,
  executionCovariance,
  fuelKg,
  type Impulse,
  nonlinearCheck,
  PROBABILITY_TOLERANCE,
  returnBurn,
  ruleOfThumb,
  singleImpulse,
  sweepBurnTimes,
} from '@clearway/avoidance';
import type { BurnTarget } from '../../view/view.ts';
import type { BurnAnswer, BurnDone, BurnQuestion, EncounterOutcome } from './burn-question.ts';
import { drawnAxes, outcomeOf } from './encounter-outcome.ts';
import type { OpenEncounter } from './open-encounter.ts';
import { profileConstraints } from './profile-constraints.ts';

/** A miss that is short by no more than this share is read as reached. */
const MISS_TOLERANCE = 1e-3;

/** What one burn does, by propagation; and what is proved of the least burn at its time. Some milliseconds. */
export function answerBurn(opened: OpenEncounter, { burn, target, mass, limits }: BurnQuestion): BurnAnswer {
  const { encounter, orbit } = opened;
  const transition = burnTransition(orbit, burn.leadSeconds);
  const velocity = rotated(transposed(transition.rtn), burn.rtn);
  const constraints = limits === undefined ? {} : profileConstraints(limits);
  const { executionErrors } = constraints;
  const checked = nonlinearCheck(encounter, transition, {
    method: opened.applyingFor(target).method,
    ...(executionErrors && {
      executionCovariance: (v: ArrayLike<number>, factor: number) =>
        executionCovariance(transition, v, factor, executionErrors),
    }),
  })(velocity);
  if (checked === null) return { status: 'unbound' };
  const plane = opened.planeFor(target);
  const sizeKmS = Math.hypot(...burn.rtn);
  const free = singleImpulse(plane, transition, target);
  const inTrack = singleImpulse(plane, transition, target, 'in-track');
  const back = sizeKmS === 0 ? null : returnBurn(transition, velocity, burn.rtn);
  const after = outcomeOf(checked, drawnAxes(encounter));
  return {
    status: 'ok',
    burn,
    sizeKmS,
    after,
    reachesTarget: reaches(target, after),
    outside: burnFaults(encounter, transition, burn, constraints).map(({ code }) => code),
    least: free && {
      rtn: free.rtn,
      sizeKmS: free.size,
      isOptimal: free.certificate.optimal,
      gap: free.certificate.gap,
      lowerBoundKmS: free.certificate.lowerBoundKmS,
    },
    tangentialPenalty: free && inTrack && free.size > 0 ? inTrack.size / free.size : null,
    wholeRevolutionPenalty: wholeRevolutionPenalty(opened, target, burn.leadSeconds / orbit.periodSeconds),
    rule: free && free.size > 0 ? ruleOf(opened, plane, transition, free) : null,
    back: back && {
      timeMs: opened.tcaMs + 1000 * back.secondsAfterTca,
      aheadKm: back.aheadKm,
    },
    excursion: back && excursion(transition, velocity, burn.leadSeconds + back.secondsAfterTca),
    fuelKg: mass && fuelKg(sizeKmS, mass),
  };
}

/** Whether an outcome is within the target, as closely as the planner's own check holds burns to it. */
export function reaches(target: BurnTarget, { probability, missKm }: EncounterOutcome): boolean {
  if (target.kind === 'miss-distance') return missKm >= target.missDistanceKm * (1 - MISS_TOLERANCE);
  return probability !== null && probability <= target.probability * (1 + PROBABILITY_TOLERANCE);
}

/** The rule stands beside the least burn of the time. */
function ruleOf(
  { encounter, orbit }: OpenEncounter,
  plane: AvoidancePlane,
  transition: BurnTransition,
  least: Impulse,
): BurnDone['rule'] {
  const rule = ruleOfThumb(encounter, plane, orbit, transition, least);
  return { estimateKmS: rule.estimateKmS, counts: rule.counts, shiftKm: rule.shiftInPlaneKm };
}

function wholeRevolutionPenalty(
  { orbit, planeFor }: OpenEncounter,
  target: BurnTarget,
  leadOrbits: number,
): number | null {
  const whole = Math.max(1, Math.round(leadOrbits));
  const leads = [whole, whole - 0.5].map((orbits) => orbits * orbit.periodSeconds);
  const { size } = sweepBurnTimes(planeFor(target), orbit, target, leads);
  const penalty = size[0]! / size[1]!;
  return Number.isFinite(penalty) ? penalty : null;
}
