import type { Regime } from '@clearway/contract';
import { isWithin, KNOWN_REGIMES, orbitSize } from '../../boxes/regime.ts';

/** What decides the regime of an object: its mean elements as published. */
export interface ObjectOrbit {
  readonly objectId: number;
  readonly meanMotionRevPerDay: number;
  readonly eccentricity: number;
}

/** The regime of an orbit as `docs/boxes.md` bounds them, by mean elements. */
export function regimeOf(orbit: Pick<ObjectOrbit, 'meanMotionRevPerDay' | 'eccentricity'>): Regime {
  const size = orbitSize(orbit);
  for (const [name, bounds] of KNOWN_REGIMES) if (isWithin(size, bounds)) return name as Regime;
  return 'other';
}
