import type { Vector3 } from '../globe/view/earth-shape.ts';
import type { SkyMotion } from '../workers/motion/motion-messages.ts';

const DAY_MS = 86_400_000;

/** Greenwich mean sidereal angle at a time, rad: Earth-fixed = Rz(−angle) · TEME. */
export function siderealAngleAt(sky: SkyMotion, timeMs: number): number {
  return sky.siderealAngle + sky.siderealRadPerMs * (timeMs - sky.atMs);
}

/** Unit vector to the Sun, Earth-fixed. */
export function sunAt(sky: SkyMotion, timeMs: number): Vector3 {
  const days = (timeMs - sky.sunFromMs) / DAY_MS;
  const last = sky.sunByDay.length / 3 - 2;
  const day = Math.min(last, Math.max(0, Math.floor(days)));
  const part = days - day;
  const at = day * 3;
  const mixed = [0, 1, 2].map((k) => sky.sunByDay[at + k]! * (1 - part) + sky.sunByDay[at + 3 + k]! * part);
  const length = Math.hypot(...mixed);
  return turnedBack([mixed[0]! / length, mixed[1]! / length, mixed[2]! / length], siderealAngleAt(sky, timeMs));
}

/** From TEME to Earth-fixed by the sidereal angle. */
export function turnedBack([x, y, z]: Vector3, angle: number): Vector3 {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [cos * x + sin * y, cos * y - sin * x, z];
}
