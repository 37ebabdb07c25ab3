import { addSeconds, type Encounter, UserError } from '@clearway/astro';
import { applyingMethod, assumesLess, type PlanningMethod } from '../applying-method/planning-method.ts';
import { executionCovariance } from '../constraints/execution-errors.ts';
import { excursion, returnBurn } from '../constraints/return-burn.ts';
import { avoidancePlane } from '../encounter-plane/avoidance-plane.ts';
import { type CheckedEncounter, nonlinearCheck } from '../nonlinear-check/nonlinear-check.ts';
import { excessAfter, PROBABILITY_TOLERANCE } from '../nonlinear-check/raise-burn.ts';
import type { AvoidancePlan } from '../plan/avoidance-plan.ts';
import { type AvoidanceOptions, DEFAULT_TARGET, oneWayBurns, wholeRevolutionPenalty } from '../plan/plan-avoidance.ts';
import { givenWords } from '../plan/plan-words.ts';
import { returnAmongOthers } from '../plan/return-among-others.ts';
import { ruleOfThumb } from '../plan/rule-of-thumb.ts';
import { DEFAULT_OTHERS_LIMIT, isSafeAmongOthers } from '../secondary/secondary-rule.ts';
import { togetherAfter } from '../several-encounters/together.ts';
import type { BurnTarget } from '../single-impulse/burn-target.ts';
import { type Certificate, changedBurn } from '../single-impulse/certificate.ts';
import { type Impulse, singleImpulse } from '../single-impulse/single-impulse.ts';
import { burnTransition } from '../transition/burn-transition.ts';
import { primaryOrbit } from '../transition/primary-orbit.ts';
import { type BurnFault, burnFaults } from './burn-faults.ts';
import { type GivenBurn, givenVelocity } from './given-burn.ts';

/** A burn as it was given, held to everything that burns are held to. */
export interface GivenPlan {
  readonly plan: AvoidancePlan;
  readonly reachesTarget: boolean;
  /** In what it is outside the constraints; none: it may be flown. */
  readonly faults: readonly BurnFault[];
}

/**
 * Checks a burn as it is, neither raised nor turned: by propagation, with the errors of its execution, against the least burn at its
 * time, the constraints, and with a `secondary` screen against all other objects. Sweep and encounter without a burn are those of
 * `of`, the plan of the same encounter and options.
 *
 * @throws UserError for a burn after TCA, of no size, or one that leaves the Earth for good
 */
export function assessGivenBurn(
  encounter: Encounter,
  given: GivenBurn,
  of: AvoidancePlan,
  options: AvoidanceOptions = {},
): GivenPlan {
  const { target = DEFAULT_TARGET, constraints = {}, nominal = {}, secondary: screen = null } = options;
  const { leadSeconds, rtn } = given;
  const size = Math.hypot(...rtn);
  if (!(leadSeconds > 0)) {
    const what = 'the burn is not before the closest approach, which it cannot avoid then';
    throw new UserError('option-invalid', what, 'give an earlier time');
  }
  if (!(size > 0))
    throw new UserError('option-invalid', 'the burn has no size', 'give its components, or plan to stay');
  const orbit = primaryOrbit(encounter);
  const plane = avoidancePlane(encounter, target.kind !== 'miss-distance');
  const transition = burnTransition(orbit, leadSeconds);
  const velocity = givenVelocity(transition, rtn);
  const { executionErrors } = constraints;
  const check = (method: PlanningMethod): CheckedEncounter | null =>
    nonlinearCheck(encounter, transition, {
      nominal,
      method,
      ...(executionErrors && {
        executionCovariance: (v: ArrayLike<number>, factor: number) =>
          executionCovariance(transition, v, factor, executionErrors),
      }),
    })(velocity);
  const { checked, needsSampling } = checkedByWhatApplies(check, of.applying.method, target);
  if (checked === null) {
    const what = `a burn of ${(1e6 * size).toPrecision(4)} mm/s takes the satellite away from the Earth for good`;
    throw new UserError('option-invalid', what, 'give a smaller one');
  }
  const free = singleImpulse(plane, transition, target);
  const certificate = certificateOf(free, size);
  const impulse = { velocity, rtn, size, certificate: certificate ?? changedBurn(0, size, size, BY_HAND) };
  const time = addSeconds(encounter.tca, -leadSeconds);
  const oneWay = oneWayBurns(plane, transition, target);
  const others = screen?.compare(time, rtn) ?? null;
  const limit = options.othersLimit ?? DEFAULT_OTHERS_LIMIT;
  const returned =
    screen && others
      ? returnAmongOthers(
          transition,
          { velocity, rtn },
          constraints.box,
          (second) => screen.compare(time, rtn, second),
          (each) => isSafeAmongOthers(each, { screen, target, before: of.before, limit }, checked),
        )
      : { back: returnBurn(transition, velocity, rtn), secondary: null };
  const { back } = returned;
  const together = of.together && {
    ...of.together,
    after: togetherAfter(of.together, checked, time, velocity, constraints),
  };
  const leadOrbits = leadSeconds / orbit.periodSeconds;
  const plan: AvoidancePlan = {
    decision: 'burn',
    applying: of.applying,
    stayBecause: null,
    burn: { time, leadSeconds, leadOrbits, direction: 'free', velocity, rtn, size, raisedBy: 1 },
    certificate,
    before: of.before,
    after: checked,
    together,
    needsSampling,
    oneWay,
    tangentialPenalty: oneWay['in-track'] === null || !free || free.size === 0 ? null : oneWay['in-track'] / free.size,
    wholeRevolutionPenalty: wholeRevolutionPenalty(plane, orbit, target, leadOrbits),
    ruleOfThumb: ruleOfThumb(encounter, plane, orbit, transition, impulse),
    returnBurn: back,
    excursion: back && excursion(transition, velocity, leadSeconds + back.secondsAfterTca),
    sweep: of.sweep,
    periodSeconds: orbit.periodSeconds,
    secondary: others,
    secondaryWithReturn: returned.secondary,
    nearestBurn: null,
    leavesCorridor: screen !== null && others === null,
    words: [],
  };
  const isEnoughForAll = together?.after.isWithinLimit !== false;
  const reachesTarget = excessAfter(target, checked) <= toleranceOf(target.kind) && isEnoughForAll;
  const faults = burnFaults(encounter, transition, given, constraints);
  return {
    plan: { ...plan, words: givenWords(target, constraints, plan, reachesTarget, faults) },
    reachesTarget,
    faults,
  };
}

/** By the method that applied before the burn or after it, whichever assumes less. */
function checkedByWhatApplies(
  check: (method: PlanningMethod) => CheckedEncounter | null,
  method: PlanningMethod,
  target: BurnTarget,
): { readonly checked: CheckedEncounter | null; readonly needsSampling: boolean } {
  const checked = check(method);
  if (checked === null || target.kind !== 'probability') return { checked, needsSampling: false };
  const after = applyingMethod(checked.encounter, target);
  const { needsSampling } = after;
  return { checked: assumesLess(after.method, method) ? check(after.method) : checked, needsSampling };
}

const BY_HAND = 'it was set by hand';
/** Of a miss, which people read to three digits, in the logarithm of squares. */
const MISS_TOLERANCE = 2e-3;

const toleranceOf = (kind: string): number =>
  kind === 'miss-distance' ? MISS_TOLERANCE : Math.log1p(PROBABILITY_TOLERANCE);

/** Never optimal; the gap is below 0 where the burn is smaller than any that reaches the target. Null where there is no bound to hold it to. */
function certificateOf(free: Impulse | null, size: number): Certificate | null {
  if (free === null || free.size === 0) return null;
  const { lambda, lowerBoundKmS } = free.certificate;
  return { ...changedBurn(lambda, size, lowerBoundKmS, BY_HAND), gap: size / lowerBoundKmS - 1 };
}
