import { addSeconds, type Encounter, secondsBetween, type UtcTime, type Vector3 } from '@clearway/astro';
import type { BurnConstraints } from '../constraints/burn-constraints.ts';
import { executionCovariance } from '../constraints/execution-errors.ts';
import { type CheckedEncounter, type NominalPaths, nonlinearCheck } from '../nonlinear-check/nonlinear-check.ts';
import { PROBABILITY_TOLERANCE } from '../nonlinear-check/raise-burn.ts';
import { burnTransition } from '../transition/burn-transition.ts';
import { primaryOrbit } from '../transition/primary-orbit.ts';
import { planSeveral, type SeveralPlan } from './plan-several.ts';
import { combinedProbability } from './shared-burn.ts';

/** Other encounters of the satellite, which one burn shall bring down with the one that is planned for. */
export interface TogetherRule {
  readonly encounters: readonly Encounter[];
  /** Of 1 − Π(1 − P) over all of them. */
  readonly limit: number;
}

/** What a burn does to the encounters that it is for together, in the rule's order. */
export interface TogetherOutcome {
  /** Null where the burn is after the encounter, or nothing can be told. */
  readonly after: readonly (CheckedEncounter | null)[];
  /** 1 − Π(1 − P) over those after the burn, the one that is planned for among them. */
  readonly combined: number;
  readonly isWithinLimit: boolean;
}

/** A burn so shortly before another encounter does nothing about it, s. */
const LEAST_LEAD_SECONDS = 60;

/** What a burn (inertial, km/s) does to the others, and to all together. */
export function togetherAfter(
  { encounters, limit }: TogetherRule,
  main: CheckedEncounter,
  time: UtcTime,
  velocity: Vector3,
  { executionErrors: errors }: BurnConstraints = {},
): TogetherOutcome {
  const after = encounters.map((encounter) => {
    const lead = secondsBetween(time, encounter.tca);
    if (lead < LEAST_LEAD_SECONDS) return null;
    const transition = burnTransition(primaryOrbit(encounter), lead);
    return nonlinearCheck(encounter, transition, {
      ...(errors && {
        executionCovariance: (v: ArrayLike<number>, factor: number) =>
          executionCovariance(transition, v, factor, errors),
      }),
    })(velocity);
  });
  const combined = combinedProbability([main, ...after].map((each) => each?.probability ?? 0));
  return { after, combined, isWithinLimit: combined <= limit * (1 + PROBABILITY_TOLERANCE) };
}

/** The same without a burn. */
export function togetherBefore(rule: TogetherRule, main: CheckedEncounter): TogetherOutcome {
  const earliest = rule.encounters.map(({ tca }) => tca).reduce((a, b) => (secondsBetween(a, b) < 0 ? b : a));
  return togetherAfter(rule, main, addSeconds(earliest, -LEAST_LEAD_SECONDS), [0, 0, 0]);
}

/** One burn for all encounters that are after it; null where none up to 1 km/s brings them below the limit together. */
export function burnForAll(
  main: Encounter,
  { encounters, limit }: TogetherRule,
  time: UtcTime,
  nominal: NominalPaths,
  { directions, executionErrors }: BurnConstraints,
): SeveralPlan | null {
  const later = encounters.filter(({ tca }) => secondsBetween(time, tca) >= LEAST_LEAD_SECONDS);
  return planSeveral([main, ...later], time, limit, [nominal], {
    ...(directions && { directions }),
    ...(executionErrors && { executionErrors }),
  });
}
