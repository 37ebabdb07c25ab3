import { EARTH_MU_KM3_S2 } from '@clearway/astro';
import { type Ellipse, relativeOnEllipses } from './ellipse.ts';

const state = new Float64Array(6);
/** Starts and ends of the parts of time that are still open. Halving leaves one per depth. */
const stack = new Float64Array(256);

/** Below this a bend of the path can't be told from a straight line, km. */
const STRAIGHT_KM = 1e-9;

/**
 * Whether two orbits come nearer than `radius` (km) between two times: by halving time until each part is decided by a proof,
 * so that nothing is lost by rejecting. Over a part of ± h about its middle, with distance D and relative speed s there, the
 * relative path leaves a straight line by at most `bendOf`: a line that passes farther than radius + bend is a miss, one that
 * passes nearer than radius − bend a hit.
 */
export function comesWithin(first: Ellipse, second: Ellipse, begin: number, end: number, radius: number): boolean {
  const perigee = Math.min(first[13]!, second[13]!);
  // While x = √κ h of the weakest bound is above 1 no bound is worth its evaluation.
  const longest = 1 / Math.sqrt((2 * EARTH_MU_KM3_S2) / (perigee * perigee * perigee));
  stack[0] = begin;
  stack[1] = end;
  let depth = 2;
  while (depth > 0) {
    const to = stack[--depth]!;
    const from = stack[--depth]!;
    const middle = (from + to) / 2;
    const half = (to - from) / 2;
    let early = true;
    if (half <= longest) {
      relativeOnEllipses(first, second, middle, state);
      const x = state[0]!;
      const y = state[1]!;
      const z = state[2]!;
      const u = state[3]!;
      const v = state[4]!;
      const w = state[5]!;
      const distance = Math.sqrt(x * x + y * y + z * z);
      if (distance < radius) return true;
      const speedSquared = u * u + v * v + w * w;
      const bend = bendOf(distance, Math.sqrt(speedSquared), half, perigee);
      const closest = speedSquared > 0 ? Math.max(-half, Math.min(half, -(x * u + y * v + z * w) / speedSquared)) : 0;
      const dx = x + closest * u;
      const dy = y + closest * v;
      const dz = z + closest * w;
      const straight = Math.sqrt(dx * dx + dy * dy + dz * dz);
      if (straight - bend > radius) continue;
      if (straight + bend < radius) return true;
      if (bend < STRAIGHT_KM || depth + 4 > stack.length) {
        if (straight < radius) return true;
        continue;
      }
      early = closest < 0;
    }
    // The half with the straight line's closest point is looked at first.
    stack[depth++] = early ? middle : from;
    stack[depth++] = early ? to : middle;
    stack[depth++] = early ? from : middle;
    stack[depth++] = early ? middle : to;
  }
  return false;
}

/**
 * How far, at most, a relative path can leave the straight line of its middle within ± `half` seconds, for two orbits that stay
 * above `perigee`. The relative acceleration is at most κ times the distance, κ = 2μ/ρ³ being the largest gradient of the
 * attraction on the line between both and ρ ≥ perigee − distance/2. A path with |d″| ≤ κ |d| grows no faster than
 * D cosh x + s h (sinh x)/x, x = √κ h, and leaves its line by no more than D (cosh x − 1) + s h ((sinh x)/x − 1); for x ≤ 1 the
 * two functions are below x²/2 (1 + x²/10) and x²/6 (1 + x²/15). Taking κ for twice the distance that the κ at the perigee
 * allows is consistent: with x ≤ 1 the path can't grow to that. Where both are too far apart for it, twice the attraction itself.
 */
function bendOf(distance: number, speed: number, half: number, perigee: number): number {
  const hh = half * half;
  const first = ((2 * EARTH_MU_KM3_S2) / (perigee * perigee * perigee)) * hh;
  const reach = distance * (1 + 0.55 * first) + speed * half * (1 + 0.18 * first);
  const low = perigee - reach;
  if (low > perigee / 2) {
    const xx = ((2 * EARTH_MU_KM3_S2) / (low * low * low)) * hh;
    if (xx <= 1) return distance * 0.5 * xx * (1 + 0.1 * xx) + ((speed * half * xx) / 6) * (1 + xx / 15);
  }
  return (EARTH_MU_KM3_S2 / (perigee * perigee)) * hh;
}
