import type { PassBounds } from './pass-bounds.ts';

/**
 * Seconds for which an object surely stays below a height over a place's horizon plane. Given: height now and its rate, the
 * height to be reached, and the distance of the plane from the Earth's centre (km, km/s). Both bounds below hold, so the
 * longer leap is taken.
 */
export function secondsBelow(bounds: PassBounds, up: number, rate: number, height: number, planeKm: number): number {
  const a = bounds.accelerationKmS2;
  const falling = (Math.sqrt(rate * rate + 2 * a * (height - up)) - rate) / a;
  return Math.max(falling, swinging(bounds, up + planeKm, rate, height + planeKm));
}

/**
 * The component w of the position along the place's vertical obeys w″ = −κ w + c(t) with κ = μ/r³ between its values at the
 * greatest and the least radius, and |c| at most what the turning of the vertical and the flattened Earth contribute. So
 * w stays below W with W″ = −k W + c, k the least κ above the Earth's centre (W > 0) and the greatest below it: W − w
 * begins at rest and obeys d″ ≥ −K d, K ≤ κ greatest, which keeps it from falling below 0 for half a swing of that rate
 * (Sturm's comparison theorem), the longest leap. The time at which W reaches `goal`, or that.
 */
function swinging(bounds: PassBounds, start: number, startRate: number, goal: number): number {
  const { leastSwing, mostSwing, turningKmS2 } = bounds;
  const longest = Math.PI / mostSwing;
  let w = start;
  let rate = startRate;
  let elapsed = 0;
  // Each turn is a part of the way on one side of the Earth's centre: there are at most three in half a swing.
  for (let part = 0; part < 4 && elapsed < longest; part++) {
    const above = w > 0 || (w === 0 && rate > 0);
    const swing = above ? leastSwing : mostSwing;
    const centre = turningKmS2 / (swing * swing);
    const amplitude = Math.hypot(w - centre, rate / swing);
    const phase = Math.atan2(-rate / swing, w - centre);
    if (above) {
      const reach = (goal - centre) / amplitude;
      const arrival = Math.abs(reach) <= 1 ? -Math.acos(reach) : Number.POSITIVE_INFINITY;
      if (phase <= arrival && arrival <= 0) return Math.min(longest, elapsed + (arrival - phase) / swing);
      const down = -centre / amplitude;
      // It stays on this side: if ever, it reaches the goal when it has swung round.
      if (Math.abs(down) > 1) return Math.min(longest, elapsed + (arrival + 2 * Math.PI - phase) / swing);
      const leaving = Math.acos(down);
      if (phase > leaving) return elapsed;
      elapsed += (leaving - phase) / swing;
      rate = -amplitude * swing * Math.sin(leaving);
    } else {
      const up = -centre / amplitude;
      if (Math.abs(up) > 1) return elapsed;
      const leaving = -Math.acos(up);
      const turn = leaving < phase ? leaving + 2 * Math.PI : leaving;
      elapsed += (turn - phase) / swing;
      rate = -amplitude * swing * Math.sin(turn);
    }
    w = 0;
    if (rate === 0) return Math.min(longest, elapsed);
  }
  return Math.min(longest, elapsed);
}
