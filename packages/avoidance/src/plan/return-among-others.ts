import type { SecondBurn } from '../burnt-motion/burn-difference.ts';
import type { BurnConstraints } from '../constraints/burn-constraints.ts';
import { excursion, type ReturnBurn, returnBurn } from '../constraints/return-burn.ts';
import type { SecondaryComparison } from '../secondary/secondary-comparison.ts';
import type { Impulse } from '../single-impulse/single-impulse.ts';
import type { BurnTransition } from '../transition/burn-transition.ts';

/** The return burn, and what the whole path with it runs into. */
export interface ScreenedReturn {
  /** Null where the changed orbit is not bound. */
  readonly back: ReturnBurn | null;
  /** Null where it was not looked at, or the path leaves the corridor. */
  readonly secondary: SecondaryComparison | null;
  readonly isSafe: boolean;
}

/** Half a day of revolutions in low orbit: who must wait for longer is on another orbit, not on a detour. */
const MOST_WAITED = 8;

/** The return burn as one that comes after the first. */
export function secondOf(back: ReturnBurn | null, leadSeconds: number): SecondBurn | null {
  return back && { seconds: leadSeconds + back.secondsAfterTca, rtn: back.rtn };
}

/** Whether a burn stays in the box until the return burn. */
export function staysInBox(
  transition: BurnTransition,
  velocity: ArrayLike<number>,
  back: ReturnBurn | null,
  box: NonNullable<BurnConstraints['box']>,
): boolean {
  const { inTrackKm = Number.POSITIVE_INFINITY, altitudeKm = Number.POSITIVE_INFINITY } = box;
  const out = back && excursion(transition, velocity, transition.leadSeconds + back.secondsAfterTca);
  return out !== null && out.inTrackKm <= inTrackKm && out.altitudeKm <= altitudeKm;
}

/**
 * The return burn at the first revolution after TCA at which the whole path runs into nothing. All revolutions cost the same, so a later one
 * is taken where the first brings the satellite back in front of somebody, as long as it stays in its box. Where none is safe: the
 * first, and that it is not.
 */
export function returnAmongOthers(
  transition: BurnTransition,
  { velocity, rtn }: Pick<Impulse, 'velocity' | 'rtn'>,
  box: BurnConstraints['box'],
  compare: (second: SecondBurn) => SecondaryComparison | null,
  isSafe: (others: SecondaryComparison) => boolean,
): ScreenedReturn {
  let first: ScreenedReturn = { back: null, secondary: null, isSafe: true };
  for (let waited = 0; waited <= MOST_WAITED; waited++) {
    const back = returnBurn(transition, velocity, rtn, waited);
    if (back === null || (waited > 0 && box && !staysInBox(transition, velocity, back, box))) break;
    const secondary = compare(secondOf(back, transition.leadSeconds)!);
    // A path that leaves the corridor is screened in full later: the first return as it is, no other is looked for.
    if (secondary === null) {
      if (waited === 0) first = { back, secondary, isSafe: true };
      break;
    }
    if (isSafe(secondary)) return { back, secondary, isSafe: true };
    if (waited === 0) first = { back, secondary, isSafe: false };
  }
  return first;
}
