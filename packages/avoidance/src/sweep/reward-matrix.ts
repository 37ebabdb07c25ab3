import type { Vector3 } from '@clearway/astro';
import { type AvoidancePlane, probabilityAt } from '../encounter-plane/avoidance-plane.ts';
import { burnTransition } from '../transition/burn-transition.ts';
import type { PrimaryOrbit } from '../transition/primary-orbit.ts';
import { fuelKg, type Propulsion } from './fuel.ts';

/** Burn times × sizes × directions. */
export interface RewardGrid {
  /** Before TCA, s. */
  readonly leadSeconds: ArrayLike<number>;
  /** km/s. */
  readonly sizes: ArrayLike<number>;
  /** Unit vectors: radial, in-track, cross-track at the burn. */
  readonly directions: readonly Vector3[];
}

/** What every burn of a grid does; cell (time i, size j, direction k) stands at (i · sizes + j) · directions + k. */
export interface RewardMatrix {
  readonly grid: RewardGrid;
  /** Exact two-dimensional probability with linear motion; NaN without a covariance. */
  readonly probability: Float64Array;
  /** Miss in the encounter plane, km. */
  readonly missDistanceKm: Float64Array;
  /** kg, by size alone: the j-th size's; null where the satellite is not known. */
  readonly fuelKg: Float64Array | null;
}

/** The six ways along the axes, forwards first. */
export const AXIS_DIRECTIONS: readonly Vector3[] = [
  [0, 1, 0],
  [0, -1, 0],
  [1, 0, 0],
  [-1, 0, 0],
  [0, 0, 1],
  [0, 0, -1],
];

/** Fills the grid, with linear motion and a fixed covariance. */
export function rewardMatrix(
  plane: AvoidancePlane,
  orbit: PrimaryOrbit,
  grid: RewardGrid,
  propulsion: Propulsion | null = null,
): RewardMatrix {
  const { leadSeconds, sizes, directions } = grid;
  const cells = leadSeconds.length * sizes.length * directions.length;
  const probability = new Float64Array(cells);
  const missDistanceKm = new Float64Array(cells);
  let cell = 0;
  for (let i = 0; i < leadSeconds.length; i++) {
    const { positionByVelocity: b, rtn } = burnTransition(orbit, leadSeconds[i]!);
    const shifts = directions.map((direction) => placeShift(plane, b, rtn, direction));
    for (let j = 0; j < sizes.length; j++) {
      const size = sizes[j]!;
      for (const [short, long] of shifts) {
        const x = plane.place[0] + size * short;
        const y = plane.place[1] + size * long;
        probability[cell] = probabilityAt(plane, x, y);
        missDistanceKm[cell] = Math.hypot(x, y);
        cell += 1;
      }
    }
  }
  const fuel = propulsion && Float64Array.from(sizes, (size) => fuelKg(size, propulsion));
  return { grid, probability, missDistanceKm, fuelKg: fuel };
}

/** How far a km/s in a direction (radial, in-track, cross-track) moves the primary along the plane's axes, s. */
function placeShift(
  plane: AvoidancePlane,
  b: Float64Array,
  rtn: Float64Array,
  direction: Vector3,
): readonly [short: number, long: number] {
  const shift = [0, 0, 0];
  for (let column = 0; column < 3; column++) {
    const v = rtn[column]! * direction[0] + rtn[3 + column]! * direction[1] + rtn[6 + column]! * direction[2];
    for (let row = 0; row < 3; row++) shift[row]! += b[3 * row + column]! * v;
  }
  const along = (axis: Vector3): number => axis[0] * shift[0]! + axis[1] * shift[1]! + axis[2] * shift[2]!;
  return [along(plane.axes[0]), along(plane.axes[1])];
}
