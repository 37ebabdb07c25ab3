import type { ExactMotion } from './exact-motion.ts';

/** How near the bounds of a plan come to being broken: the largest ratio of an error to its bound, and where. */
export interface WorstRatio {
  ratio: number;
  object: number;
  time: number;
  /** Objects with a ratio above 1. */
  readonly broken: Set<number>;
}

const newWorst = (): WorstRatio => ({ ratio: 0, object: -1, time: 0, broken: new Set() });

/** Fractions of an interval between knots; the middle, which the engine checks itself, is the least of it. */
const FRACTIONS = [0.03, 0.1, 0.21, 0.3, 0.4, 0.5, 0.6, 0.7, 0.79, 0.9, 0.97];

/**
 * Holds the bounds of every object against exact SGP4, over its knots, in `intervals` random intervals: the place and the
 * straight line that starts there with the interpolant's velocity (error of place + half a step times error of
 * velocity, the true velocity taken from positions), and the enclosure of the radius over half a step.
 */
export function checkBounds(
  motion: ExactMotion,
  intervals: number,
  random: () => number,
): { readonly line: WorstRatio; readonly radius: WorstRatio; readonly checked: number } {
  const { plan, failsUs } = motion;
  const half = plan.stepSeconds / 2;
  const line = newWorst();
  const radius = newWorst();
  let checked = 0;
  const note = (worst: WorstRatio, ratio: number, object: number, time: number): void => {
    if (ratio > worst.ratio) Object.assign(worst, { ratio, object, time });
    if (ratio > 1) worst.broken.add(object);
  };
  for (const c of plan.classes) {
    const count = Math.floor(plan.window.durationSeconds / c.spacing);
    for (let place = c.first; place < c.first + c.count; place++) {
      const object = plan.objectAt[place]!;
      if (failsUs[object]! < Number.POSITIVE_INFINITY) continue;
      const bound = plan.bounds[place]!;
      // The search allows every place the standard bound, and those of larger bounds their own.
      const allowed = Math.max(bound, plan.standardBoundKm);
      checked++;
      for (let k = 0; k < intervals; k++) {
        const from = Math.floor(random() * count) * c.spacing;
        const s = motion.statesAt(object, [
          from,
          from + c.spacing,
          ...FRACTIONS.flatMap((f) => [from + f * c.spacing - 0.25, from + f * c.spacing, from + f * c.spacing + 0.25]),
        ]);
        FRACTIONS.forEach((f, m) => {
          note(line, lineError(s, f, c.spacing, 18 + 18 * m, half) / allowed, object, from + f * c.spacing);
        });
        const middle = from + random() * c.spacing;
        const r = motion.statesAt(object, [middle, ...[-1, -0.7, -0.3, 0.3, 0.7, 1].map((x) => middle + x * half)]);
        const at = (m: number): number => Math.hypot(r[6 * m]!, r[6 * m + 1]!, r[6 * m + 2]!);
        const climb = Math.abs(r[0]! * r[3]! + r[1]! * r[4]! + r[2]! * r[5]!) / at(0);
        const spread = climb * half + 0.5 * half * half * plan.radialAcceleration[place]! + bound + 0.05;
        for (let m = 1; m <= 6; m++) note(radius, Math.abs(at(m) - at(0)) / spread, object, middle);
      }
    }
  }
  return { line, radius, checked };
}

/** Error of the interpolated place, and half a step times that of its velocity; states at `at`: exact, 0.25 s after. */
function lineError(s: Float64Array, f: number, spacing: number, at: number, half: number): number {
  let place = 0;
  let velocity = 0;
  for (let c = 0; c < 3; c++) {
    const [p0, v0, p1, v1] = [s[c]!, s[c + 3]!, s[c + 6]!, s[c + 9]!];
    const p =
      (1 + 2 * f) * (1 - f) ** 2 * p0 +
      f * (1 - f) ** 2 * spacing * v0 +
      f * f * (3 - 2 * f) * p1 +
      f * f * (f - 1) * spacing * v1;
    const v = (6 * f * (1 - f) * (p1 - p0)) / spacing + (1 - f) * (1 - 3 * f) * v0 + f * (3 * f - 2) * v1;
    place += (p - s[at + c]!) ** 2;
    velocity += (v - (s[at + 6 + c]! - s[at - 6 + c]!) / 0.5) ** 2;
  }
  return Math.sqrt(place) + half * Math.sqrt(velocity);
}
