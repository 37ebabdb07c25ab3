/**
 * Solves Kepler's equation in equinoctial form, λ = F + h cos F − k sin F, for the eccentric longitude F (rad), with
 * h = e sin ϖ, k = e cos ϖ and the mean longitude λ (rad). With h = 0 it is M = E − e sin E.
 *
 * Newton's steps kept inside the bracket |F − λ| ≤ e, bisected where they leave it: it converges for every eccentricity below
 * 1, to the rounding of λ. Source of the form: Broucke and Cefola 1972, eq. 6.
 */
export function eccentricLongitude(meanLongitude: number, h: number, k: number): number {
  const e = Math.sqrt(h * h + k * k);
  let low = meanLongitude - e;
  let high = meanLongitude + e;
  let f = meanLongitude + k * Math.sin(meanLongitude) - h * Math.cos(meanLongitude);
  for (let iteration = 0; iteration < MAXIMUM_ITERATIONS; iteration++) {
    const c = Math.cos(f);
    const s = Math.sin(f);
    const error = f + h * c - k * s - meanLongitude;
    if (error === 0) return f;
    if (error > 0) high = f;
    else low = f;
    let next = f - error / (1 - k * c - h * s);
    if (!(next >= low && next <= high)) next = (low + high) / 2;
    const step = Math.abs(next - f);
    f = next;
    if (step <= 2e-16 * Math.max(1, Math.abs(f)) || high - low <= 0) break;
  }
  return f;
}

/** Newton needs 3 to 8; bisection alone, from a width of 2, needs 53 to reach the last bit. */
const MAXIMUM_ITERATIONS = 60;
