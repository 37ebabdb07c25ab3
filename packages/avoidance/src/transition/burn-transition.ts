import { localOrbitalRotationInto, propagateTwoBody, stateTransition } from '@clearway/astro';
import type { PrimaryOrbit } from './primary-orbit.ts';

/** What a burn at one time does at the time of closest approach, linearised. */
export interface BurnTransition {
  /** How long before TCA, s. */
  readonly leadSeconds: number;
  /** The primary's state at the burn before it burns, km and km/s. */
  readonly state: Float64Array;
  /** Rotation from the inertial frame to radial, in-track, cross-track at the burn, row by row in nine numbers. */
  readonly rtn: Float64Array;
  /** B = ∂r(TCA)/∂v(burn), both inertial, row by row in nine numbers, s. */
  readonly positionByVelocity: Float64Array;
}

/** B of two-body motion for a burn `leadSeconds` before TCA. The orbit is bound, so there always is one. */
export function burnTransition(orbit: PrimaryOrbit, leadSeconds: number): BurnTransition {
  const state = new Float64Array(6);
  propagateTwoBody(orbit.state, -leadSeconds, state);
  const rtn = new Float64Array(9);
  localOrbitalRotationInto('RTN', state[0]!, state[1]!, state[2]!, state[3]!, state[4]!, state[5]!, rtn);
  const transition = stateTransition(state, leadSeconds);
  if (transition === null) throw new Error('a bound orbit became unbound by moving along it');
  const positionByVelocity = new Float64Array(9);
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      positionByVelocity[3 * row + column] = transition[6 * row + 3 + column]!;
    }
  }
  return { leadSeconds, state, rtn, positionByVelocity };
}
