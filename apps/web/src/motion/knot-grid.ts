/**
 * Objects are drawn by cubic Hermite interpolation between knots on a grid of simulated time. A coarse grid is cheap where time runs
 * fast; its error for a low orbit, r (n h)⁴ / 384, is 0.4 m at 60 s, 6 m at 120 s and 100 m at 240 s, when what moves by a
 * hundred kilometres in every frame.
 */
export function stepMsFor(speed: number): number {
  const size = Math.abs(speed);
  if (size <= 100) return 60_000;
  if (size <= 1000) return 120_000;
  return 240_000;
}

/** Seconds of real time that are made ahead. */
const AHEAD_SECONDS = 0.5;
const MOST_AHEAD = 24;

/**
 * The pairs of knots (2p and 2p + 1) that will be wanted: those about the time first, then further in its direction. Knots are made in
 * pairs because the kernel computes two times at once. Where a frame leaps over more than an interval (`strideMs`, signed), what the next
 * three leap to comes before what lies between.
 */
export function pairsWanted(timeMs: number, speed: number, stepMs: number, strideMs = 0): number[] {
  const interval = Math.floor(timeMs / stepMs);
  const direction = speed < 0 ? -1 : 1;
  const ahead = Math.min(MOST_AHEAD, 1 + Math.ceil((Math.abs(speed) * 1000 * AHEAD_SECONDS) / stepMs));
  const pairs = new Set<number>();
  if (Math.abs(strideMs) > stepMs) {
    for (let leap = 0; leap <= 3; leap++) {
      const knot = Math.floor((timeMs + leap * strideMs) / stepMs);
      for (const each of [knot, knot + 1]) pairs.add(Math.floor(each / 2));
    }
  }
  for (let k = 0; k <= ahead; k++) {
    const knot = interval + direction * k;
    // An interval begins at its knot and ends at the next.
    for (const each of direction > 0 ? [knot, knot + 1] : [knot + 1, knot]) pairs.add(Math.floor(each / 2));
  }
  return [...pairs];
}
