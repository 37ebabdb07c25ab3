import { addSeconds, type Encounter } from '@clearway/astro';
import { type ApplyingMethod, applyingMethod, assumesLess } from '../applying-method/planning-method.ts';
import type { BurnConstraints } from '../constraints/burn-constraints.ts';
import { executionCovariance, impulseWithErrors } from '../constraints/execution-errors.ts';
import { type ReturnBurn, returnBurn } from '../constraints/return-burn.ts';
import type { AvoidancePlane } from '../encounter-plane/avoidance-plane.ts';
import { type CheckedEncounter, type NominalPaths, nonlinearCheck } from '../nonlinear-check/nonlinear-check.ts';
import { excessAfter, heldToTarget, type PassedBurn, PROBABILITY_TOLERANCE } from '../nonlinear-check/raise-burn.ts';
import type { SecondaryComparison } from '../secondary/secondary-comparison.ts';
import { isSafeAmongOthers, type SecondaryRule } from '../secondary/secondary-rule.ts';
import { burnForAll, type TogetherOutcome, type TogetherRule, togetherAfter } from '../several-encounters/together.ts';
import type { BurnTarget } from '../single-impulse/burn-target.ts';
import { changedBurn } from '../single-impulse/certificate.ts';
import { type BurnDirection, type Impulse, oppositeImpulse, singleImpulse } from '../single-impulse/single-impulse.ts';
import { type BurnTransition, burnTransition } from '../transition/burn-transition.ts';
import type { PrimaryOrbit } from '../transition/primary-orbit.ts';
import type { PlannedBurn, StayReason } from './avoidance-plan.ts';
import { type CourseRequest, checkedAlongCourse, leastAlongCourse, oppositeAlongCourse } from './course-burn.ts';
import { returnAmongOthers, staysInBox } from './return-among-others.ts';

/** A burn at one time, held to everything. */
export interface CandidateBurn {
  readonly transition: BurnTransition;
  /** As planned, with the certificate of what became of it. */
  readonly impulse: Impulse;
  readonly burn: (PlannedBurn & Impulse) | null;
  readonly checked: CheckedEncounter | null;
  readonly fault: StayReason | null;
  /** Against everything else; null where that was not looked at, or could not be (`leavesCorridor`). */
  readonly secondary: SecondaryComparison | null;
  /** The same with the burn that restores the orbit; null where that path could not be looked at. */
  readonly secondaryWithReturn: SecondaryComparison | null;
  readonly returnBurn: ReturnBurn | null;
  readonly leavesCorridor: boolean;
  /** After it only Monte Carlo assumes little enough. */
  readonly needsSampling: boolean;
  readonly together: TogetherOutcome | null;
}

/** What else a burn may be held to, besides its target. */
export interface CandidateSettings {
  /** Multiplies the least burn, which then is one no longer; default 1. */
  readonly enlargedBy?: number;
  /** The other way than the least burn goes. */
  readonly isOpposite?: boolean;
  readonly secondary?: SecondaryRule | null;
  readonly mustStayInCorridor?: boolean;
  /** What the probability is by; absent: by the plane, whatever applies. */
  readonly applying?: ApplyingMethod | undefined;
  /** Other encounters of the satellite that the burn is for as well. */
  readonly together?: TogetherRule | null;
  /** False: a burn that does not bring them below the limit together is one all the same. */
  readonly mustReachTogether?: boolean;
}

/** A burn that reaches its target, before anything else is asked of it. */
interface HeldBurn {
  readonly direction: BurnDirection;
  readonly impulse: Impulse;
  /** Null where no size along the direction passes the check. */
  readonly held: PassedBurn | null;
  readonly needsSampling?: boolean;
  readonly together?: TogetherOutcome;
}

/** The least allowed burn at one time: errors and the thrusters' least size counted in, checked, raised, and held to the box. */
export function candidateBurn(
  encounter: Encounter,
  plane: AvoidancePlane,
  orbit: PrimaryOrbit,
  target: BurnTarget,
  constraints: BurnConstraints,
  nominal: NominalPaths,
  leadSeconds: number,
  settings: CandidateSettings = {},
): CandidateBurn {
  const transition = burnTransition(orbit, leadSeconds);
  const { mostSizeKmS = Number.POSITIVE_INFINITY, box } = constraints;
  const { secondary = null, mustStayInCorridor = false } = settings;
  const request = { encounter, plane, transition, target, constraints, nominal };
  const planned = heldTogether(request, heldByWhatApplies(request, settings), settings);
  if (planned === null) {
    return {
      ...{ transition, impulse: NO_IMPULSE, burn: null, checked: null, fault: 'no-burn-reaches-target' },
      ...NOT_LOOKED_AT,
      needsSampling: false,
    };
  }
  const { direction, impulse, held, needsSampling = false, together = null } = planned;
  const burn = { ...impulse, ...placedInTime(encounter, orbit, leadSeconds, direction, held?.factor ?? 1) };
  const back = returnBurn(transition, impulse.velocity, impulse.rtn);
  const outcome = {
    transition,
    impulse,
    burn,
    checked: held?.checked ?? null,
    needsSampling,
    ...NOT_LOOKED_AT,
    returnBurn: back,
    together,
  };
  if (held === null) return { ...outcome, fault: 'no-burn-reaches-target' };
  if (together?.isWithinLimit === false && settings.mustReachTogether !== false) {
    return { ...outcome, fault: 'leaves-other-encounters' };
  }
  if (impulse.size > mostSizeKmS) return { ...outcome, fault: 'burn-too-large' };
  if (box && !staysInBox(transition, impulse.velocity, back, box)) return { ...outcome, fault: 'leaves-the-box' };
  if (secondary === null) return { ...outcome, fault: null };
  const others = secondary.screen.compare(burn.time, burn.rtn);
  if (others === null) {
    return { ...outcome, fault: mustStayInCorridor ? 'leaves-the-corridor' : null, leavesCorridor: true };
  }
  const isSafe = (each: SecondaryComparison): boolean => isSafeAmongOthers(each, secondary, held.checked);
  // The satellite may stay on the burnt path, or come back: neither may run into anything.
  if (!isSafe(others)) return { ...outcome, secondary: others, fault: 'runs-into-others' };
  const returned = returnAmongOthers(
    transition,
    impulse,
    box,
    (second) => secondary.screen.compare(burn.time, burn.rtn, second),
    isSafe,
  );
  return {
    ...outcome,
    secondary: others,
    secondaryWithReturn: returned.secondary,
    returnBurn: returned.back,
    fault: returned.isSafe ? null : 'runs-into-others',
  };
}

type BurnRequest = Omit<CourseRequest, 'method'>;

/**
 * The burn by the method that applies before it, and where after it the gate says another and finds more than the target by
 * that, by that one.
 */
function heldByWhatApplies(request: BurnRequest, settings: CandidateSettings): HeldBurn | null {
  const { target } = request;
  let { method } = settings.applying ?? { method: 'Pc2D' };
  for (;;) {
    const planned = method === 'Pc2D' ? byThePlane(request, settings) : alongCourse({ ...request, method }, settings);
    if (target.kind !== 'probability' || settings.applying === undefined || !planned?.held) return planned;
    const after = applyingMethod(planned.held.checked.encounter, target);
    const isEnough = !((after.probability ?? 0) > target.probability * (1 + PROBABILITY_TOLERANCE));
    if (isEnough || !assumesLess(after.method, method)) {
      return { ...planned, needsSampling: after.needsSampling };
    }
    method = after.method;
  }
}

/** The burn, or where it leaves the encounters together above the limit, one that does not, if there is one. */
function heldTogether(request: BurnRequest, alone: HeldBurn | null, settings: CandidateSettings): HeldBurn | null {
  const { together: rule = null, enlargedBy = 1, isOpposite = false } = settings;
  const { encounter, transition, target, constraints, nominal } = request;
  if (rule === null || rule.encounters.length === 0) return alone;
  const planned = alone ?? safeWithout(request);
  if (!planned?.held) return planned;
  const time = addSeconds(encounter.tca, -transition.leadSeconds);
  const together = togetherAfter(rule, planned.held.checked, time, planned.impulse.velocity, constraints);
  // What is enlarged or turned round because of other objects is not searched for again.
  const isLeast = enlargedBy === 1 && !isOpposite && planned.held.checked.method === 'Pc2D';
  if (together.isWithinLimit || !isLeast || settings.mustReachTogether === false) return { ...planned, together };
  const all = burnForAll(encounter, rule, time, nominal, constraints);
  if (all === null || all.size < (constraints.leastSizeKmS ?? 0)) return { ...planned, together };
  const [checked] = all.after;
  if (checked === undefined || excessAfter(target, checked) > Math.log1p(PROBABILITY_TOLERANCE)) {
    return { ...planned, together };
  }
  return {
    direction: (constraints.directions ?? ['free']).includes('free') ? 'free' : planned.direction,
    impulse: all,
    held: { checked, factor: all.raisedBy },
    together: togetherAfter(rule, checked, time, all.velocity, constraints),
  };
}

/** Nothing burnt, where that is enough for the encounter itself: then the burn is for the others. */
function safeWithout({ encounter, transition, target, nominal }: BurnRequest): HeldBurn | null {
  const checked = nonlinearCheck(encounter, transition, { nominal })([0, 0, 0]);
  if (checked === null || excessAfter(target, checked) > 0) return null;
  return { direction: 'free', impulse: NO_IMPULSE, held: { checked, factor: 1 } };
}

function alongCourse(
  request: CourseRequest,
  { enlargedBy = 1, isOpposite = false }: CandidateSettings,
): HeldBurn | null {
  const least = leastAlongCourse(request);
  const planned = least && isOpposite ? oppositeAlongCourse(request, least) : least;
  if (planned === null) return null;
  const impulse = enlarged(planned.impulse, request.constraints, enlargedBy);
  return { direction: planned.direction, impulse, held: checkedAlongCourse(request, impulse.velocity) };
}

function byThePlane(
  { encounter, plane, transition, target, constraints, nominal }: BurnRequest,
  { enlargedBy = 1, isOpposite = false }: CandidateSettings,
): HeldBurn | null {
  const planned = cheapestDirection(plane, transition, target, constraints);
  const opposite = planned && isOpposite ? oppositeImpulse(plane, transition, target, planned.impulse) : null;
  if (planned === null || (isOpposite && opposite === null)) return null;
  let impulse = enlarged(opposite ?? planned.impulse, constraints, enlargedBy);
  const { executionErrors: errors } = constraints;
  const check = nonlinearCheck(encounter, transition, {
    nominal,
    ...(errors && {
      executionCovariance: (v: ArrayLike<number>, factor: number) => executionCovariance(transition, v, factor, errors),
    }),
  });
  const held = heldToTarget(check, impulse.velocity, target);
  if (held !== null && held.factor > 1) impulse = scaled(impulse, held.factor, 'raised after the check by propagation');
  return { direction: planned.direction, impulse, held };
}

function enlarged(impulse: Impulse, { leastSizeKmS = 0 }: BurnConstraints, enlargedBy: number): Impulse {
  let larger = impulse;
  if (larger.size < leastSizeKmS) {
    larger = scaled(larger, leastSizeKmS / larger.size, 'raised to the least that the thrusters can do');
  }
  return enlargedBy > 1 ? scaled(larger, enlargedBy, 'enlarged because smaller burns run into other objects') : larger;
}

const NO_IMPULSE: Impulse = {
  velocity: [0, 0, 0],
  rtn: [0, 0, 0],
  size: 0,
  certificate: changedBurn(0, 0, 0, 'no burn at this time reaches the target'),
};

const NOT_LOOKED_AT = {
  secondary: null,
  secondaryWithReturn: null,
  returnBurn: null,
  leavesCorridor: false,
  together: null,
} as const;

function placedInTime(
  encounter: Encounter,
  orbit: PrimaryOrbit,
  leadSeconds: number,
  direction: BurnDirection,
  raisedBy: number,
): Pick<PlannedBurn, 'time' | 'leadSeconds' | 'leadOrbits' | 'direction' | 'raisedBy'> {
  const leadOrbits = leadSeconds / orbit.periodSeconds;
  return { time: addSeconds(encounter.tca, -leadSeconds), leadSeconds, leadOrbits, direction, raisedBy };
}

function cheapestDirection(
  plane: AvoidancePlane,
  transition: BurnTransition,
  target: BurnTarget,
  { directions = ['free'], executionErrors }: BurnConstraints,
): { direction: BurnDirection; impulse: Impulse } | null {
  let best: { direction: BurnDirection; impulse: Impulse } | null = null;
  for (const direction of directions) {
    const impulse = executionErrors
      ? impulseWithErrors(plane, transition, target, direction, executionErrors)
      : singleImpulse(plane, transition, target, direction);
    if (impulse && impulse.size > 0 && !(impulse.size >= (best?.impulse.size ?? Number.POSITIVE_INFINITY))) {
      best = { direction, impulse };
    }
  }
  return best;
}

function scaled({ velocity, rtn, size, certificate }: Impulse, factor: number, what: string): Impulse {
  const [x, y, z] = velocity;
  const [r, t, n] = rtn;
  return {
    velocity: [factor * x, factor * y, factor * z],
    rtn: [factor * r, factor * t, factor * n],
    size: factor * size,
    certificate: changedBurn(certificate.lambda, factor * size, certificate.lowerBoundKmS, what),
  };
}
