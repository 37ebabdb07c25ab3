import type { Encounter } from '@clearway/astro';
import {
  avoidancePlane,
  burnTransition,
  heldToTarget,
  nonlinearCheck,
  primaryOrbit,
  singleImpulse,
} from '@clearway/avoidance';

/** What became of planning a burn for one encounter. */
export interface AfterBurn {
  readonly id: number;
  /** km/s, as raised. */
  readonly size: number;
  readonly raisedBy: number;
  /** By propagation, over the target. */
  readonly ratio: number;
  readonly slow: boolean;
}

export const TARGET = { kind: 'probability', probability: 1e-6 } as const;

/** Plans and checks a burn for each; null where there is none. */
export function afterBurns(
  encounters: readonly { readonly id: number; readonly encounter: Encounter }[],
  leadOrbits: number,
): (AfterBurn | { readonly id: number; readonly failed: string })[] {
  return encounters.map(({ id, encounter }) => {
    const orbit = primaryOrbit(encounter);
    const transition = burnTransition(orbit, leadOrbits * orbit.periodSeconds);
    const burn = singleImpulse(avoidancePlane(encounter), transition, TARGET);
    if (burn === null) return { id, failed: 'no impulse' };
    const held = heldToTarget(nonlinearCheck(encounter, transition), burn.velocity, TARGET);
    if (held === null) return { id, failed: 'not confirmed by propagation' };
    return {
      id,
      size: burn.size * held.factor,
      raisedBy: held.factor,
      ratio: held.checked.probability! / TARGET.probability,
      slow: held.checked.relativeSpeedKmS < 0.1,
    };
  });
}
