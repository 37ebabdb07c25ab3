import { formatUtc } from '@clearway/astro';
import { METHOD_WORDS } from '@clearway/risk';
import type { BurnConstraints } from '../constraints/burn-constraints.ts';
import type { BurnFault } from '../given-burn/burn-faults.ts';
import { SLOW_KM_S } from '../nonlinear-check/closest-times.ts';
import type { CheckedEncounter } from '../nonlinear-check/nonlinear-check.ts';
import { returnWords, secondaryWords } from '../secondary/secondary-words.ts';
import type { BurnTarget } from '../single-impulse/burn-target.ts';
import type { AvoidancePlan, StayReason } from './avoidance-plan.ts';
import type { CandidateBurn } from './candidate-burn.ts';
import { millimetres } from './rule-of-thumb.ts';

/** Below this lead, in revolutions, the radial part of a burn is worth having. */
export const LATE_ORBITS = 0.15;

/** A plan in sentences. */
export function planWords(
  target: BurnTarget,
  constraints: BurnConstraints,
  plan: AvoidancePlan,
  best: CandidateBurn | null,
): string[] {
  const { burn, after } = plan;
  const slow = [...methodWords(plan), ...togetherWords(plan)];
  if (burn === null || after === null) {
    return [
      stayWords(plan.stayBecause ?? 'no-burn-reaches-target', target, constraints, plan, best),
      ...slow,
      ...secondaryWords(plan.nearestBurn?.secondary ?? plan.secondary, plan.leavesCorridor),
    ];
  }
  const words = [
    `Burn ${millimetres(burn.size)} mm/s at ${formatUtc(burn.time, 3)}, ${burn.leadOrbits.toFixed(3)} revolutions before the closest approach: ${outcome(plan.before)} becomes ${outcome(after)}.`,
  ];
  if (burn.raisedBy > 1) {
    words.push(
      `The check by propagation fell short of the target, so the burn was raised by ${percent(burn.raisedBy)}.`,
    );
  }
  if (plan.ruleOfThumb) words.push(plan.ruleOfThumb.words);
  words.push(...lateWords(burn.leadOrbits, plan.tangentialPenalty));
  const { wholeRevolutionPenalty: whole } = plan;
  if (whole !== null && whole > 1.5) {
    words.push(
      `Whole revolutions before the closest approach a burn is ${whole.toFixed(1)} times dearer than half a revolution later.`,
    );
  }
  if (plan.returnBurn) {
    const { secondsAfterTca, revolutions, waited, aheadKm } = plan.returnBurn;
    const side = aheadKm >= 0 ? 'ahead of' : 'behind';
    words.push(
      `The same burn the other way ${(secondsAfterTca / 60).toFixed(1)} minutes after the closest approach, ${revolutions} revolution${revolutions === 1 ? '' : 's'} after the first, restores the orbit, ${Math.abs(aheadKm).toPrecision(3)} km ${side} its old place${waited === 0 ? '' : `; ${waited} earlier, it would run into others`}.`,
    );
  }
  return [
    ...words,
    ...slow,
    ...secondaryWords(plan.secondary, plan.leavesCorridor),
    ...returnWords(plan.secondaryWithReturn, plan.secondary),
  ];
}

/** What the probabilities are by, where it is not simply the plane. */
function methodWords({ applying, before, after, needsSampling }: AvoidancePlan): string[] {
  const sampling = needsSampling && !applying.needsSampling ? [SAMPLING_WORDS] : [];
  if (applying.words !== '') return [applying.words, ...sampling];
  if (after !== null && after.method !== before.method) {
    return [
      `After the burn the 2D probability does not hold any more, so the burn is held to the target by ${METHOD_WORDS[after.method]}.`,
      ...sampling,
    ];
  }
  return applying.method === 'Pc2D' && before.relativeSpeedKmS < SLOW_KM_S ? [SLOW_WORDS] : sampling;
}

/** What becomes of the satellite's other encounters. */
function togetherWords({ together, burn }: AvoidancePlan): string[] {
  if (together === null) return [];
  const { encounters, limit, before, after } = together;
  const who = `With the satellite's ${encounters.length} other encounter${encounters.length === 1 ? '' : 's'}`;
  const was = `${who} the probability of any collision is ${before.combined.toExponential(3)} without a burn`;
  if (after === null || burn === null) return [`${was}.`];
  const gone = after.after.filter((each) => each === null).length;
  const words = [
    `${was}, ${after.combined.toExponential(3)} with it${after.isWithinLimit ? `, within ${limit}` : ''}.`,
  ];
  if (gone > 0) words.push(`${gone} of them ${gone === 1 ? 'is' : 'are'} over before the burn.`);
  if (!after.isWithinLimit) {
    words.push(`No burn was found that brings all of them below ${limit} together: this one is for the first alone.`);
  }
  return words;
}

const SAMPLING_WORDS =
  'After the burn only Monte Carlo assumes little enough: have the encounter sampled before anybody burns.';

/** A burn that somebody set in sentences: first what it does, then whether that is enough, and allowed. */
export function givenWords(
  target: BurnTarget,
  constraints: BurnConstraints,
  plan: AvoidancePlan,
  reachesTarget: boolean,
  faults: readonly BurnFault[],
): string[] {
  const [first, ...others] = planWords(target, constraints, plan, null) as [string, ...string[]];
  const enough = reachesTarget ? 'it reaches' : 'it does not reach';
  const given = [`Set by hand: ${enough} the target (${targetWords(target)}).`];
  if (plan.certificate === null) {
    given.push(
      reachesTarget
        ? 'Nothing need be burnt at all, so there is no bound to hold it to.'
        : 'No burn at this time reaches the target, so there is no bound to hold it to.',
    );
  }
  return [first, ...given, ...faults.map(({ words }) => `Not allowed: ${words}`), ...others];
}

const SLOW_WORDS =
  'The encounter is slow: the probability in the encounter plane, which the burn was planned by, may not hold there; assess the encounter along its whole course.';

function lateWords(leadOrbits: number, penalty: number | null): string[] {
  if (leadOrbits < LATE_ORBITS) {
    const dear =
      penalty === null
        ? 'an in-track burn does not reach the target'
        : `in-track alone costs ${penalty.toFixed(2)} times as much`;
    return [`So late (below ${LATE_ORBITS} revolutions) burn radially and along the track together: ${dear}.`];
  }
  return penalty !== null && penalty > 1.02 ? [`In-track alone costs ${penalty.toFixed(2)} times as much.`] : [];
}

function stayWords(
  reason: StayReason,
  target: BurnTarget,
  constraints: BurnConstraints,
  plan: AvoidancePlan,
  best: CandidateBurn | null,
): string {
  const wanted = best?.burn ? `, ${millimetres(best.burn.size)} mm/s at ${formatUtc(best.burn.time, 3)}` : '';
  switch (reason) {
    case 'safe-already':
      return `Stay: ${outcome(plan.before)} is within the target (${targetWords(target)}) already.`;
    case 'too-late':
      if (plan.applying.method !== 'Pc2D' && plan.applying.beginsSeconds < 0) {
        return `Stay: the encounter begins ${(-plan.applying.beginsSeconds / 60).toPrecision(3)} minutes before the closest approach, and no burn is allowed before; the next opportunity is too late.`;
      }
      return 'Stay: there is no time at which a burn is allowed before the closest approach; the next opportunity is too late.';
    case 'burn-too-large':
      return `Stay: the least burn${wanted} is more than the ${millimetres(constraints.mostSizeKmS ?? 0)} mm/s that are allowed; the next opportunity is too late or the thrusters too weak.`;
    case 'leaves-the-box':
      return `Stay: the least burn${wanted} takes the satellite out of its box before it can return.`;
    case 'runs-into-others':
      return `Stay: every burn that reaches the target brings another object too near, or makes the combined risk greater than staying does${wanted && `; the nearest to it${wanted}`}.`;
    case 'leaves-the-corridor':
      return `Stay: the least burn${wanted} takes the satellite further than the corridor that is searched for other objects at once; screened in full, such a burn ran into others.`;
    case 'leaves-other-encounters':
    case 'no-burn-reaches-target':
      return `Stay: no burn at the allowed times and in the allowed directions reaches the target (${targetWords(target)}).`;
  }
}

function targetWords(target: BurnTarget): string {
  if (target.kind === 'miss-distance') return `a miss of ${target.missDistanceKm} km`;
  return target.kind === 'probability'
    ? `a probability of ${target.probability}`
    : `a maximum probability of ${target.probability}`;
}

function outcome({ probability, missDistanceKm }: CheckedEncounter): string {
  const miss = `${missDistanceKm.toPrecision(4)} km`;
  return probability === null ? `a miss of ${miss}` : `${probability.toExponential(3)} at ${miss}`;
}

const percent = (factor: number): string => `${(100 * (factor - 1)).toPrecision(2)} %`;
