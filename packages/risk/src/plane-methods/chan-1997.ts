import { logPoisson } from '../special-functions/log-poisson.ts';
import { type PlaneMethod, planeMethod } from './plane-probability.ts';

/**
 * Chan's approximation: the ellipse that the disc becomes in units of the standard deviations is replaced by a circle of equal
 * area, whose integral is a Rician one. With u = R²/(σxσy) and v = (xm/σx)² + (ym/σy)²,
 *
 *     P = Σ_{m≥0} e^{−v/2}(v/2)^m/m! · Σ_{k>m} e^{−u/2}(u/2)^k/k!,
 *
 * the probability that a Poisson number of mean v/2 is below one of mean u/2. All terms are positive, summed about the greatest,
 * so it has its digits at any size. The replacement itself is good for u ≪ 1 and wrong for a long ellipse and a large hard
 * body: 0.0313 for 0.1004 at Alfano's case 3, 1e-202 for 0.0445 at his case 5.
 */
export const chan1997: PlaneMethod = planeMethod(
  'Chan 1997',
  'F. K. Chan, "Collision probability analyses for Earth-orbiting satellites", Advances in the Astronautical Sciences 96 (1997); "Spacecraft Collision Probability", The Aerospace Press (2008)',
  (plane) => {
    const { xm, ym, sigmaX, sigmaY, hardBodyRadius } = plane;
    const u = (hardBodyRadius / sigmaX) * (hardBodyRadius / sigmaY);
    const v = (xm / sigmaX) ** 2 + (ym / sigmaY) ** 2;
    return rician(u / 2, v / 2);
  },
);

/** The double sum, for the means of both Poisson numbers. */
function rician(a: number, b: number): number {
  if (a === 0) return 0;
  if (b === 0) return -Math.expm1(-a);
  // Both factors are log-concave in m: the product has one peak, about which some twenty of its widths hold everything.
  const peak = b <= a ? b : Math.sqrt(a * b);
  const reach = 12 * Math.sqrt(peak) + 30;
  const first = Math.max(0, Math.floor(peak - reach));
  const last = Math.ceil(peak + reach);
  const scale = logPoisson(Math.round(peak), b) + logPoisson(Math.round(peak) + 1, a);
  // The tail beyond the last, as a multiple of its first term.
  let tail = 1;
  let ratio = 1;
  for (let k = last + 2; ratio > 1e-17 * tail; k++) {
    ratio *= a / k;
    tail += ratio;
  }
  // From here downwards, each as its logarithm against the peak's: neither under- nor overflows.
  let logNext = logPoisson(last + 1, a);
  let logTail = logNext + Math.log(tail);
  let log = logPoisson(last, b);
  let sum = 0;
  for (let m = last; m >= first; m--) {
    sum += Math.exp(log + logTail - scale);
    // One step down: Poisson(m − 1; b) = Poisson(m; b)·m/b, and the tail gains Poisson(m; a).
    logNext += Math.log((m + 1) / a);
    logTail += Math.log1p(Math.exp(logNext - logTail));
    log += Math.log(m / b);
  }
  return sum * Math.exp(scale);
}
