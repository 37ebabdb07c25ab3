import { dotSingle, pseudoMax, pseudoMin, STATE_FLOATS, STEP, single } from './step-numbers.ts';

/** A pair that may come within reach during the step. */
export interface Candidate {
  readonly first: number;
  readonly second: number;
  /** Of the least distance of the straight paths, from mid-step, s. */
  readonly time: number;
  readonly slow: boolean;
}

/** Twin of `testLines` for one pair: a candidate, or null where the straight paths stay apart during the step. */
export function testLine(
  step: Float32Array,
  states: Float32Array,
  one: number,
  other: number,
  extraReach: number,
): Candidate | null {
  const difference = (c: number): number => single(states[other * STATE_FLOATS + c]! - states[one * STATE_FLOATS + c]!);
  const [dx, dy, dz] = [difference(0), difference(1), difference(2)];
  const [wx, wy, wz] = [difference(4), difference(5), difference(6)];
  const h = step[STEP.halfStep]!;
  const reach = single(step[STEP.reachKm]! + single(extraReach));
  const dd = dotSingle(dx, dy, dz, dx, dy, dz);
  const dw = dotSingle(dx, dy, dz, wx, wy, wz);
  const ww = single(single(single(wx * wx) + single(wy * wy)) + single(single(wz * wz) + single(1e-20)));
  const time = pseudoMin(pseudoMax(-single(dw / ww), -h), h);
  const tt = single(time * time);
  const ttww = single(tt * ww);
  const square = single(single(dd + single(single(time + time) * dw)) + ttww);
  const bend = single(single(step[STEP.curvature]! * single(Math.sqrt(ww))) * single(tt * Math.abs(time)));
  const limit = single(reach + bend);
  const near = single(square - single(single(dd + ttww) * single(1e-6))) <= single(limit * limit);
  if (!near) return null;
  return {
    first: Math.min(one, other),
    second: Math.max(one, other),
    time,
    slow: ww < step[STEP.slowSpeedSquared]!,
  };
}
