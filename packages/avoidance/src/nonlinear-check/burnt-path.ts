import { propagateTwoBody } from '@clearway/astro';
import type { BurnTransition } from '../transition/burn-transition.ts';

/** Writes a state (km, km/s, the encounter's frame) so many seconds after the time of closest approach. */
export type PathInto = (secondsAfterTca: number, out: Float64Array) => void;

/** Two-body motion through a state at TCA. */
export function twoBodyPath(state: Float64Array): PathInto {
  return (seconds, out) => {
    propagateTwoBody(state, seconds, out);
  };
}

/**
 * What a burn (radial, in-track, cross-track, km/s) so many seconds before TCA changes of the primary's path, by a better model than two
 * bodies: written along the encounter's axes, by seconds after the burn. Null where the burnt orbit is none.
 */
export type BurnDifferences = (
  leadSeconds: number,
  rtn: readonly [number, number, number],
) => ((secondsAfterBurn: number, out: Float64Array) => void) | null;

/** The primary's path after a burn whose difference is known, from its unburnt path. */
export function pathWithDifference(
  { leadSeconds, rtn, state }: BurnTransition,
  velocity: ArrayLike<number>,
  factor: number,
  nominal: PathInto | null,
  differences: BurnDifferences,
): PathInto {
  const along = (k: number): number =>
    factor * (rtn[k]! * velocity[0]! + rtn[k + 1]! * velocity[1]! + rtn[k + 2]! * velocity[2]!);
  const unburnt = nominal ?? ((seconds, out) => void propagateTwoBody(state, leadSeconds + seconds, out));
  const size = Math.hypot(velocity[0]!, velocity[1]!, velocity[2]!);
  if (size === 0) return unburnt;
  const difference = differences(leadSeconds, [along(0), along(3), along(6)]);
  const delta = new Float64Array(6);
  return (seconds, out) => {
    unburnt(seconds, out);
    if (difference === null) out.fill(Number.NaN);
    else difference(leadSeconds + seconds, delta);
    for (let k = 0; k < 6; k++) out[k]! += delta[k]!;
  };
}

/**
 * The primary's path after a burn: nominal + (burnt − unburnt), both of these two-body motion from the burn on. The nominal
 * path may be of any force model, because only the difference that the burn makes is two-body's: states of two models are
 * never mixed. NaN where the burnt orbit is not bound.
 *
 * @param nominal the path without the burn; null: two-body motion, of which the burnt path is the whole answer.
 */
export function burntPath(
  transition: BurnTransition,
  velocity: ArrayLike<number>,
  factor: number,
  nominal: PathInto | null,
): PathInto {
  const { state, leadSeconds } = transition;
  const burnt = Float64Array.from(state);
  for (let k = 0; k < 3; k++) burnt[3 + k]! += factor * velocity[k]!;
  if (nominal === null) {
    return (seconds, out) => {
      propagateTwoBody(burnt, leadSeconds + seconds, out);
    };
  }
  const changed = new Float64Array(6);
  const unchanged = new Float64Array(6);
  return (seconds, out) => {
    nominal(seconds, out);
    propagateTwoBody(burnt, leadSeconds + seconds, changed);
    propagateTwoBody(state, leadSeconds + seconds, unchanged);
    for (let k = 0; k < 6; k++) out[k]! += changed[k]! - unchanged[k]!;
  };
}
