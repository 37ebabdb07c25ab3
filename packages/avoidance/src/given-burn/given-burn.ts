import { rotated, transposed } from '@clearway/astro';
import type { BurnTransition } from '../transition/burn-transition.ts';

/** A burn that somebody set. */
export interface GivenBurn {
  /** Before TCA, s. */
  readonly leadSeconds: number;
  /** Radial, in-track, cross-track at the burn, km/s. */
  readonly rtn: readonly [number, number, number];
}

/** Of radial, in-track, cross-track at the burn: inertial. */
export function givenVelocity(
  { rtn: axes }: BurnTransition,
  rtn: readonly [number, number, number],
): [number, number, number] {
  const [x, y, z] = rotated(transposed(axes), rtn);
  return [x, y, z];
}
