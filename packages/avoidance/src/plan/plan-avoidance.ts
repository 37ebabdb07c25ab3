import { type Encounter, UserError } from '@clearway/astro';
import { type ApplyingMethod, applyingMethod, type PlanningMethod } from '../applying-method/planning-method.ts';
import { allowedLeads, type BurnConstraints } from '../constraints/burn-constraints.ts';
import { excursion } from '../constraints/return-burn.ts';
import { type AvoidancePlane, avoidancePlane } from '../encounter-plane/avoidance-plane.ts';
import { type CheckedEncounter, type NominalPaths, nonlinearCheck } from '../nonlinear-check/nonlinear-check.ts';
import { excessAfter } from '../nonlinear-check/raise-burn.ts';
import type { SecondaryComparison } from '../secondary/secondary-comparison.ts';
import { DEFAULT_OTHERS_LIMIT, type SecondaryRule } from '../secondary/secondary-rule.ts';
import type { SecondaryScreen } from '../secondary/secondary-screen.ts';
import { type TogetherRule, togetherBefore } from '../several-encounters/together.ts';
import type { BurnTarget } from '../single-impulse/burn-target.ts';
import { type Certificate, changedBurn } from '../single-impulse/certificate.ts';
import { type BurnDirection, singleImpulse } from '../single-impulse/single-impulse.ts';
import { type SweptBurns, sweepBurnTimes } from '../sweep/sweep-burn-times.ts';
import { type BurnTransition, burnTransition } from '../transition/burn-transition.ts';
import { type PrimaryOrbit, primaryOrbit } from '../transition/primary-orbit.ts';
import type { AvoidancePlan, StayReason } from './avoidance-plan.ts';
import { type CandidateBurn, candidateBurn } from './candidate-burn.ts';
import { candidateLeads, halfRevolutionsBefore, type LeadToTry, leadsBefore } from './candidate-leads.ts';
import { planWords } from './plan-words.ts';
import { ruleOfThumb } from './rule-of-thumb.ts';

export interface AvoidanceOptions {
  /** Default: a probability of 1e-6. */
  readonly target?: BurnTarget;
  /** Burn so many osculating periods of the primary before TCA; absent: at the cheapest allowed time of the sweep. */
  readonly leadOrbits?: number;
  readonly constraints?: BurnConstraints;
  /** Leads of the sweep in periods; default: 0.05 to 5 in steps of 0.05. */
  readonly sweepOrbits?: ArrayLike<number>;
  readonly nominal?: NominalPaths;
  /** Screens every candidate against everything else; absent: nothing else is looked at. */
  readonly secondary?: SecondaryScreen | null;
  /** A burn that leaves the corridor is none: for callers that cannot screen it in full. */
  readonly mustStayInCorridor?: boolean;
  /** The greatest probability that a burn may bring about of any other encounter; default 1e-5. */
  readonly othersLimit?: number;
  /** Other encounters of the same satellite: one burn that brings all of them together below a probability. */
  readonly together?: readonly Encounter[];
  /** Which method applies, and the sweep, for callers that know them already. */
  readonly applying?: ApplyingMethod;
  readonly swept?: SweptBurns;
}

export const DEFAULT_TARGET: BurnTarget = { kind: 'probability', probability: 1e-6 };
const DEFAULT_SWEEP = Float64Array.from({ length: 100 }, (_, k) => (k + 1) / 20);
/** Two-body motion says nothing about more. */
const MOST_ORBITS = 100;

/**
 * The burn that avoids an encounter, certified and checked by propagation, and with a `secondary` screen held against all other
 * objects; or why to stay. Of the allowed times the cheapest whose burn runs into nothing else; where all do, larger burns. Where the
 * probability in the plane does not hold, burns are held to the target by the method that applies.
 *
 * @throws UserError for a lead that is not before TCA, a target that is none, an orbit that is not bound, and where there is no plane:
 * without covariances (unless the target is a miss distance), with one that cannot be repaired, without relative velocity.
 */
export function planAvoidance(encounter: Encounter, options: AvoidanceOptions = {}): AvoidancePlan {
  const { target = DEFAULT_TARGET, constraints = {}, nominal = {} } = options;
  const plane = avoidancePlane(encounter, target.kind !== 'miss-distance');
  const orbit = primaryOrbit(encounter);
  checkLead(options.leadOrbits);
  const sweep = options.swept ?? sweepBurnTimes(plane, orbit, target, leadsOf(options.sweepOrbits, orbit));
  const applying = options.applying ?? applyingMethod(encounter, target);
  const before = unburnt(encounter, orbit, nominal, applying.method);
  const together = togetherRule(target, options.together);
  const beforeAll = together && togetherBefore(together, before);
  const { secondary: screen = null } = options;
  const stay = (reason: StayReason, best: CandidateBurn | null = null): AvoidancePlan => {
    const plan: AvoidancePlan = {
      ...NOTHING,
      applying,
      together: together && beforeAll && { ...together, before: beforeAll, after: null },
      stayBecause: reason,
      before,
      sweep,
      periodSeconds: orbit.periodSeconds,
      secondary: screen?.doingNothing() ?? null,
      nearestBurn: best && { secondary: best.secondaryWithReturn ?? best.secondary },
      leavesCorridor: best?.leavesCorridor ?? false,
      words: [],
    };
    return { ...plan, words: planWords(target, constraints, plan, best) };
  };
  const isSafe = excessAfter(target, before) <= 0;
  // Encounters that are each below the target may be above it together.
  const areSafe = beforeAll === null || beforeAll.isWithinLimit || applying.method !== 'Pc2D';
  if (isSafe && areSafe) return stay('safe-already');
  const longest = MOST_ORBITS * orbit.periodSeconds;
  const ranges = allowedLeads(encounter, constraints, longest);
  const allowed = candidateLeads(options.leadOrbits, ranges, sweep, orbit);
  const byPlane = isSafe ? halfRevolutionsBefore(allowed, orbit) : allowed;
  const times = applying.method === 'Pc2D' ? byPlane : leadsBefore(applying, allowed, orbit);
  if (times.length === 0) return stay('too-late');
  const rule: SecondaryRule | null = screen && {
    ...{ screen, target, before },
    limit: options.othersLimit ?? DEFAULT_OTHERS_LIMIT,
  };
  const { mustStayInCorridor = false } = options;
  const candidateWith =
    (mustReachTogether: boolean): TryBurn =>
    (leadSeconds, enlargedBy, isOpposite) =>
      candidateBurn(encounter, plane, orbit, target, constraints, nominal, leadSeconds, {
        ...{ enlargedBy, isOpposite, secondary: rule, mustStayInCorridor, applying, together, mustReachTogether },
      });
  const factors = rule === null ? [1] : ENLARGED;
  const forAll = smallestThatPasses(times, factors, candidateWith(true));
  const isForAll = forAll.best !== null || !forAll.failed.some(({ fault }) => fault === 'leaves-other-encounters');
  const { best, failed } = isForAll || isSafe ? forAll : smallestThatPasses(times, factors, candidateWith(false));
  if (best?.burn == null || best.checked === null) {
    const nearest = failed.find(({ burn }) => burn !== null) ?? null;
    return stay(nearest?.fault ?? 'no-burn-reaches-target', nearest);
  }
  const { transition, impulse, burn, checked } = best;
  const isByPlane = checked.method === 'Pc2D';
  const oneWay = isByPlane ? oneWayBurns(plane, transition, target) : null;
  const free = singleImpulse(plane, transition, target);
  const back = best.returnBurn;
  const plan: AvoidancePlan = {
    decision: 'burn',
    applying,
    stayBecause: null,
    burn,
    certificate: certificateOf(impulse.certificate, burn.size, failed),
    before,
    after: checked,
    needsSampling: best.needsSampling,
    together: together && beforeAll && { ...together, before: beforeAll, after: best.together },
    oneWay,
    tangentialPenalty: oneWay?.['in-track'] == null || !free || free.size === 0 ? null : oneWay['in-track'] / free.size,
    wholeRevolutionPenalty: isByPlane ? wholeRevolutionPenalty(plane, orbit, target, burn.leadOrbits) : null,
    ruleOfThumb: ruleOfThumb(encounter, plane, orbit, transition, burn),
    returnBurn: back,
    excursion: back && excursion(transition, burn.velocity, burn.leadSeconds + back.secondsAfterTca),
    sweep,
    periodSeconds: orbit.periodSeconds,
    secondary: best.secondary,
    nearestBurn: null,
    secondaryWithReturn: best.secondaryWithReturn,
    leavesCorridor: best.leavesCorridor,
    words: [],
  };
  return { ...plan, words: planWords(target, constraints, plan, best) };
}

function leadsOf(sweepOrbits: ArrayLike<number> = DEFAULT_SWEEP, { periodSeconds }: PrimaryOrbit): Float64Array {
  return Float64Array.from(sweepOrbits, (orbits) => orbits * periodSeconds);
}

/** Only probabilities add up. */
function togetherRule(target: BurnTarget, encounters: readonly Encounter[] = []): TogetherRule | null {
  return target.kind !== 'probability' || encounters.length === 0 ? null : { encounters, limit: target.probability };
}

/** The plan with what full screenings of its burnt path, and of that with the return burn, have found. */
export function withSecondary(
  plan: AvoidancePlan,
  secondary: SecondaryComparison,
  secondaryWithReturn: SecondaryComparison | null,
  { target = DEFAULT_TARGET, constraints = {} }: AvoidanceOptions = {},
): AvoidancePlan {
  const known = { ...plan, secondary, secondaryWithReturn, leavesCorridor: false };
  return { ...known, words: planWords(target, constraints, known, null) };
}

/** Where the box or other objects ruled out cheaper burns this is no longer the least: the bound is then theirs too. */
function certificateOf(own: Certificate, size: number, failed: readonly CandidateBurn[]): Certificate {
  const ruledOut = failed.filter(({ fault }) => fault === 'leaves-the-box' || fault === 'runs-into-others');
  if (ruledOut.length === 0) return own;
  const bounds = ruledOut.map(({ impulse }) => impulse.certificate.lowerBoundKmS);
  const bound = Math.min(own.lowerBoundKmS, ...bounds);
  const byOthers = ruledOut.some(({ fault }) => fault === 'runs-into-others');
  const what = byOthers
    ? 'other objects ruled out burns that are cheaper'
    : 'the station-keeping box ruled out burn times that are cheaper';
  return changedBurn(own.lambda, size, bound, what);
}

const NOTHING = {
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
} as const;

function checkLead(leadOrbits: number | undefined): void {
  if (leadOrbits === undefined || (leadOrbits > 0 && leadOrbits <= MOST_ORBITS)) return;
  const what = leadOrbits <= 0 ? 'a burn after the closest approach cannot avoid it' : 'no such lead';
  throw new UserError(
    'option-invalid',
    `a lead of ${leadOrbits} revolutions: ${what}`,
    `give a lead above 0 and up to ${MOST_ORBITS} revolutions before the closest approach`,
  );
}

/** Factors by which a least burn is enlarged that runs into other objects. */
const ENLARGED = [1, 1.25, 1.6, 2, 3] as const;

/** Holds a burn at one time to everything: the least, enlarged, or the one that goes the other way. */
type TryBurn = (leadSeconds: number, enlargedBy: number, isOpposite: boolean) => CandidateBurn;

/**
 * The smallest burn that has no fault. Cheap ones are tried first, and one that runs into others is tried again the other way, and enlarged. The search goes
 * on while something smaller may pass: the check by propagation may have raised what was found.
 */
function smallestThatPasses(
  times: readonly LeadToTry[],
  factors: readonly number[],
  candidate: TryBurn,
): { readonly best: CandidateBurn | null; readonly failed: readonly CandidateBurn[] } {
  const failed: CandidateBurn[] = [];
  let best: CandidateBurn | null = null;
  let searched = 0;
  const open = times.map((each) => ({ ...each, wanted: each.size, step: 0, isOpposite: false }));
  while (open.length > 0) {
    const next = open.reduce((one, other) => (other.wanted < one.wanted ? other : one));
    if (best !== null && !(next.wanted < best.impulse.size * (1 - WORTH_ANOTHER_LOOK))) break;
    open.splice(open.indexOf(next), 1);
    const found = candidate(next.lead, factors[next.step]!, next.isOpposite);
    if (found.fault === null) {
      if (best === null || found.impulse.size < best.impulse.size) best = found;
      // Those that had to be searched along the whole course take seconds.
      if (found.checked?.method !== 'Pc2D' && ++searched >= MOST_SEARCHED) break;
      continue;
    }
    failed.push(found);
    if (found.fault === 'leaves-other-encounters' && ++searched >= MOST_TOGETHER) break;
    // All that is left is larger still.
    if (found.fault === 'burn-too-large') break;
    const [here, larger] = [factors[next.step]!, factors[next.step + 1]];
    if (found.fault !== 'runs-into-others' || larger === undefined) continue;
    const size = next.isOpposite || next.size === 0 ? found.impulse.size / here : next.size;
    const { lead, isOpposite, step } = next;
    open.push({ lead, size, wanted: size * larger, step: step + 1, isOpposite });
    // How large the opposite burn is shows when it is tried; smaller than the least it is not.
    if (step === 0 && !isOpposite) open.push({ lead, size, wanted: size * (1 + 1e-9), step: 0, isOpposite: true });
  }
  return { best, failed };
}

/** So many burns are searched for along the whole course of an encounter. */
const MOST_SEARCHED = 4;
/** At so many times one burn for several encounters is looked for in vain. */
const MOST_TOGETHER = 12;
/** What could be gained by a smaller share is not looked for. */
const WORTH_ANOTHER_LOOK = 1e-4;

function unburnt(
  encounter: Encounter,
  orbit: PrimaryOrbit,
  nominal: NominalPaths,
  method: PlanningMethod,
): CheckedEncounter {
  const checked = nonlinearCheck(encounter, burnTransition(orbit, 0), { nominal, method })([0, 0, 0]);
  if (checked !== null) return checked;
  throw new UserError(
    'format-malformed',
    'a path of the two objects is not a number near the time of closest approach',
    'look at the states of the message: both orbits must be bound',
  );
}

/** The least burns along each axis, km/s; null where none reaches the target. */
export function oneWayBurns(
  plane: AvoidancePlane,
  transition: BurnTransition,
  target: BurnTarget,
): NonNullable<AvoidancePlan['oneWay']> {
  const size = (direction: BurnDirection): number | null =>
    singleImpulse(plane, transition, target, direction)?.size ?? null;
  return { radial: size('radial'), 'in-track': size('in-track'), 'cross-track': size('cross-track') };
}

/** What it costs to burn whole revolutions before instead of half a one more or less. */
export function wholeRevolutionPenalty(
  plane: AvoidancePlane,
  orbit: PrimaryOrbit,
  target: BurnTarget,
  leadOrbits: number,
): number | null {
  const whole = Math.max(1, Math.round(leadOrbits));
  const leads = [whole, whole - 0.5].map((orbits) => orbits * orbit.periodSeconds);
  const { size } = sweepBurnTimes(plane, orbit, target, leads);
  const penalty = size[0]! / size[1]!;
  return Number.isFinite(penalty) ? penalty : null;
}
