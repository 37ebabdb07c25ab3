import type { SimClock } from '../clock/sim-clock.ts';
import { type KnotInterval, positionAt } from '../motion/hermite.ts';
import type { MotionSource } from '../motion/motion-source.ts';
import { siderealAngleAt, sunAt } from '../motion/sky-clock.ts';
import type { Vector3 } from './view/earth-shape.ts';

/** The moment that is drawn, and where everything is in it: what is drawn and what is picked are both of it. */
export interface Present {
  /** Moves on to a moment of `performance.now()`. */
  bringUp(performanceMs: number): void;
  /** The moment that is drawn: behind the clock only while states are being made. */
  drawnMs(): number;
  /** Greenwich mean sidereal angle, rad. */
  angle(): number;
  /** To the Sun, Earth-fixed. */
  sun(): Vector3;
  interval(): KnotInterval | null;
  /** Of the interval, 0 to 1. */
  share(): number;
  /** Position of a slot, km, TEME; null where it has none. */
  temeOf(slot: number): Vector3 | null;
  fixedOf(slot: number): Vector3 | null;
  /** Another catalogue: states of the one before mean nothing any more. */
  forget(): void;
}

export function createPresent(clock: SimClock, motion: MotionSource): Present {
  const position = new Float64Array(3);
  let drawnMs = clock.at();
  let angle = 0;
  let interval: KnotInterval | null = null;
  let share = 0;
  const temeOf = (slot: number): Vector3 | null => {
    if (interval === null || slot * 6 >= interval.first.length) return null;
    positionAt(interval, slot, share, position);
    return Number.isNaN(position[0]!) ? null : [position[0]!, position[1]!, position[2]!];
  };
  return {
    bringUp(performanceMs) {
      const timeMs = clock.at(performanceMs);
      const next = motion.intervalAt(timeMs, clock.speed());
      if (next !== null) {
        interval = next;
        share = Math.min(1, Math.max(0, (timeMs - next.startMs) / next.stepMs));
      }
      // While states are late, the Earth waits for them: the whole picture is of one moment.
      if (next !== null || interval === null) drawnMs = timeMs;
      const sky = motion.sky();
      if (sky !== null) angle = siderealAngleAt(sky, drawnMs);
    },
    drawnMs: () => drawnMs,
    angle: () => angle,
    sun: () => {
      const sky = motion.sky();
      return sky === null ? [1, 0, 0] : sunAt(sky, drawnMs);
    },
    interval: () => interval,
    share: () => share,
    temeOf,
    fixedOf(slot) {
      const teme = temeOf(slot);
      if (teme === null) return null;
      const cos = Math.cos(angle);
      const sin = Math.sin(angle);
      return [cos * teme[0] + sin * teme[1], cos * teme[1] - sin * teme[0], teme[2]];
    },
    forget() {
      interval = null;
    },
  };
}
