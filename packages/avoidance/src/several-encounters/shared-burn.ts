import { type Encounter, secondsBetween, UserError, type UtcTime } from '@clearway/astro';
import { type AvoidancePlane, avoidancePlane } from '../encounter-plane/avoidance-plane.ts';
import { type Aim, aimOf } from '../single-impulse/burn-target.ts';
import { responseInto } from '../single-impulse/single-impulse.ts';
import { type BurnTransition, burnTransition } from '../transition/burn-transition.ts';
import { primaryOrbit } from '../transition/primary-orbit.ts';

/** One of the encounters that a burn shall bring down, linearised for one burn time. */
export interface SharedEncounter {
  readonly encounter: Encounter;
  readonly plane: AvoidancePlane;
  readonly transition: BurnTransition;
  /** For the combined target: what one encounter alone may not exceed. */
  readonly aim: Aim;
  /** M = W B, 2 × 3. */
  readonly response: Float64Array;
  readonly place: readonly [number, number];
}

/**
 * The encounters of one satellite, for a burn at one time.
 * @throws UserError where an encounter is before the burn, or has no plane
 */
export function sharedEncounters(encounters: readonly Encounter[], time: UtcTime, limit: number): SharedEncounter[] {
  return encounters.map((encounter, index) => {
    const lead = secondsBetween(time, encounter.tca);
    if (!(lead > 0)) {
      throw new UserError(
        'option-invalid',
        `the burn is after the closest approach of encounter ${index + 1}`,
        'burn before all encounters, or leave out those that are over',
      );
    }
    const plane = avoidancePlane(encounter);
    const transition = burnTransition(primaryOrbit(encounter), lead);
    const aim = aimOf({ kind: 'probability', probability: limit }, plane);
    const response = new Float64Array(6);
    responseInto(plane, aim, transition.positionByVelocity, response);
    return {
      encounter,
      plane,
      transition,
      aim,
      response,
      place: [plane.place[0] / aim.scales[0], plane.place[1] / aim.scales[1]],
    };
  });
}

/** Where an impulse takes the primary in one encounter's plane, in the aim's units. */
export function placeAfter(
  { place, response: m }: SharedEncounter,
  v: ArrayLike<number>,
  factor: number,
): [number, number] {
  return [
    place[0] + factor * (m[0]! * v[0]! + m[1]! * v[1]! + m[2]! * v[2]!),
    place[1] + factor * (m[3]! * v[0]! + m[4]! * v[1]! + m[5]! * v[2]!),
  ];
}

/** 1 − Π(1 − P): that at least one of independent encounters is a collision. */
export function combinedProbability(probabilities: Iterable<number>): number {
  let log = 0;
  for (const probability of probabilities) log += Math.log1p(-probability);
  return -Math.expm1(log);
}
