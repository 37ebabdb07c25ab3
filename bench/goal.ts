/** How far a figure got. */
export type Reached = 'aim' | 'must' | 'missed';

/** What is asked of a figure, in words for the table, and how far it got. */
export interface Goal {
  readonly must: string;
  readonly aim: string;
  readonly reached: Reached;
}

export interface TimeGoal {
  readonly mustSeconds: number;
  /** The must is also reached within this many times what satellite.js needs for 2,000,000 `sgp4()` calls. */
  readonly mustUnits?: number;
  readonly aimSeconds: number;
}

/** Judges a time; `unitSeconds` is what satellite.js needs for 2,000,000 `sgp4()` calls in the same run. */
export function judgeTime(goal: TimeGoal, seconds: number, unitSeconds: number): Goal {
  const { mustSeconds, mustUnits, aimSeconds } = goal;
  const must = mustUnits === undefined ? `${mustSeconds} s` : `${mustSeconds} s or ${mustUnits}×`;
  const limit = Math.max(mustSeconds, (mustUnits ?? 0) * unitSeconds);
  return { must, aim: `${aimSeconds} s`, reached: reachedBelow(seconds, limit, aimSeconds) };
}

/** Judges how many times faster something is than its peer. */
export function judgeTimesFaster(must: number, aim: number, times: number): Goal {
  return { must: `${must}×`, aim: `${aim}×`, reached: reachedBelow(-times, -must, -aim) };
}

/** Judges any figure that should be small. `must` is Infinity where only an aim is set. */
export function judgeBelow(must: number, aim: number, value: number, unit: string): Goal {
  const words = (limit: number): string => (Number.isFinite(limit) ? `${limit} ${unit}`.trim() : '–');
  return { must: words(must), aim: words(aim), reached: reachedBelow(value, must, aim) };
}

/** Judges any figure that should be great. */
export function judgeAbove(must: number, aim: number, value: number, unit: string): Goal {
  return { must: `${must} ${unit}`, aim: `${aim} ${unit}`, reached: reachedBelow(-value, -must, -aim) };
}

/** A NaN has reached nothing. */
function reachedBelow(value: number, must: number, aim: number): Reached {
  if (value <= aim) return 'aim';
  return value <= must ? 'must' : 'missed';
}
