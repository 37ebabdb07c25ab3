import type { AvoidancePlane } from '../encounter-plane/avoidance-plane.ts';
import { aimOf, type BurnTarget } from '../single-impulse/burn-target.ts';
import { outsideOptimum } from '../single-impulse/one-constraint.ts';
import { alongAxis, type BurnDirection, leastForAim, responseInto } from '../single-impulse/single-impulse.ts';
import { burnTransition } from '../transition/burn-transition.ts';
import type { PrimaryOrbit } from '../transition/primary-orbit.ts';

/** The least burn at each of many times, a column each; NaN where no burn reaches the target. km/s. */
export interface SweptBurns {
  /** Before TCA, s. */
  readonly leadSeconds: Float64Array;
  readonly radial: Float64Array;
  readonly inTrack: Float64Array;
  readonly crossTrack: Float64Array;
  readonly size: Float64Array;
}

/**
 * Sweeps the burn time. Each burn is the programme's optimum, not polished on the exact probability nor checked by
 * propagation (0.05 ms each): to see which times are cheap.
 */
export function sweepBurnTimes(
  plane: AvoidancePlane,
  orbit: PrimaryOrbit,
  target: BurnTarget,
  leadSeconds: ArrayLike<number>,
  direction: BurnDirection = 'free',
): SweptBurns {
  const count = leadSeconds.length;
  const column = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  const swept: SweptBurns = {
    leadSeconds: Float64Array.from(leadSeconds),
    radial: column(),
    inTrack: column(),
    crossTrack: column(),
    size: column(),
  };
  const aim = aimOf(target, plane);
  const y0 = plane.place[0] / aim.scales[0];
  const y1 = plane.place[1] / aim.scales[1];
  const m = new Float64Array(6);
  const optimum = outsideOptimum();
  const axis = direction === 'free' ? -1 : ['radial', 'in-track', 'cross-track'].indexOf(direction);
  for (let k = 0; k < count; k++) {
    const transition = burnTransition(orbit, leadSeconds[k]!);
    responseInto(plane, aim, transition.positionByVelocity, m);
    const { rtn } = transition;
    if (axis < 0) {
      if (!leastForAim(aim, m, y0, y1, optimum)) continue;
      const { v } = optimum;
      swept.radial[k] = rtn[0]! * v[0]! + rtn[1]! * v[1]! + rtn[2]! * v[2]!;
      swept.inTrack[k] = rtn[3]! * v[0]! + rtn[4]! * v[1]! + rtn[5]! * v[2]!;
      swept.crossTrack[k] = rtn[6]! * v[0]! + rtn[7]! * v[1]! + rtn[8]! * v[2]!;
      swept.size[k] = optimum.size;
    } else {
      const size = alongAxis(aim, m, rtn.subarray(3 * axis, 3 * axis + 3), y0, y1);
      swept.radial[k] = axis === 0 ? size : 0;
      swept.inTrack[k] = axis === 1 ? size : 0;
      swept.crossTrack[k] = axis === 2 ? size : 0;
      swept.size[k] = Math.abs(size);
    }
  }
  return swept;
}
