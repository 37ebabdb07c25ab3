import type { UtcTime } from '@clearway/astro';
import type { DrawnOrbit, ObjectKind } from './drawn-orbit.ts';
import type { Random } from './random.ts';

/** A part of the population that is drawn by one rule. */
export interface Stratum {
  readonly kind: ObjectKind;
  /** Objects of this stratum in the reference population; only the proportions count. */
  readonly share: number;
  /** Draws `count` orbits at `epoch`. */
  draw(count: number, random: Random, epoch: UtcTime): Iterable<DrawnOrbit>;
}
