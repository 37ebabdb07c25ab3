import { earthRotation } from '../questions/earth-rotation.ts';
import { sunDirectionTeme } from '../questions/sun-direction.ts';
import type { SkyMotion } from './motion-messages.ts';

const DAY_MS = 86_400_000;
const DAYS_EACH_WAY = 20;

/** The Earth's turning and the Sun's way for some weeks about a time: between two days the Sun's way is a straight line to 0.01°. */
export function skyMotionAbout(nowMs: number): SkyMotion {
  const { timeMs, angle, rateRadPerMs } = earthRotation(nowMs);
  const sunFromMs = Math.floor(nowMs / DAY_MS) * DAY_MS - DAYS_EACH_WAY * DAY_MS;
  const days = 2 * DAYS_EACH_WAY + 2;
  const sunByDay = new Float64Array(days * 3);
  for (let day = 0; day < days; day++) sunByDay.set(sunDirectionTeme(sunFromMs + day * DAY_MS), day * 3);
  return { atMs: timeMs, siderealAngle: angle, siderealRadPerMs: rateRadPerMs, sunFromMs, sunByDay };
}
