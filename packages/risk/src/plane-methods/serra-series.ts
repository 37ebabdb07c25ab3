/** Sums above this are scaled down: the series reaches e^{R²/(2σ²)} before its factor takes that back. */
const TOO_LARGE = 2 ** 830;
const LOG_SCALE = 830 * Math.LN2;

/** Left out at most this share of the sum: half the last digit of a double. */
const TOLERANCE = 1e-16;

/** Half the last digit of 1: what one operation rounds. */
const ROUNDING = 2 ** -53;

/**
 * Probability that a normal vector about (xm, ym) with standard deviations σx, σy along the axes is shorter than R, as a
 * series of positive terms, after Serra et al. (2016).
 *
 * With ξ = R², a = 1/(2σx²), b = 1/(2σy²), p the greater of the two and q the difference, the Laplace transform of P(ξ) is
 *
 *     α₀ / (λ √(λ+a) √(λ+b)) · exp(ωx/(λ+a) + ωy/(λ+b)),   α₀ = √(ab)·e^{−a xm² − b ym²},  ωx = a²xm²,  ωy = b²ym²,
 *
 * and that of e^{pξ}P is the same at λ − p. There, with t = 1/λ, it is α₀ t² G(t)/(1 − pt), where (axis y being the one with b = p)
 * G = (1 − qt)^{−1/2} exp(ωx t/(1 − qt) + ωy t) has positive coefficients: G′/G = ½q/(1 − qt) + ωx/(1 − qt)² + ωy gives each
 * from the ones before by sums that are carried along, without a subtraction anywhere, so the rounding stays that of as many
 * products (the paper's recurrence has terms of both signs). Then e^{pξ}P(ξ) = α₀ Σ cₖ ξ^{k+1}/(k+1)! with cₖ = gₖ + p cₖ₋₁.
 *
 * What is left out: since cₖ ≥ p cₖ₋₁, the same equation for all of t²G/(1 − pt) bounds the ratio of successive terms by
 *
 *     ρₖ = [ p(k+1) + ½p·min(k+1, φ/(1−φ)) + ωx·min((k+1)(k+2)/2, 1/(1−φ)²) + ωy ] ξ / ((k+1)(k+2)),   φ = q/p,
 *
 * which never grows with k, so all terms from the k-th on are at most the k-th times 1/(1 − ρₖ).
 *
 * @param out receives the sum and a bound of its error, left out and rounded together.
 * @returns false where `mostTerms` are not enough; `out` is then not touched.
 */
export function serraSeries(
  xm: number,
  ym: number,
  sigmaX: number,
  sigmaY: number,
  radius: number,
  mostTerms: number,
  out: Float64Array,
): boolean {
  const isYShort = sigmaY <= sigmaX;
  const short = isYShort ? sigmaY : sigmaX;
  const long = isYShort ? sigmaX : sigmaY;
  const missShort = (isYShort ? ym : xm) / short;
  const missLong = (isYShort ? xm : ym) / long;
  const ratio = short / long;
  const square = (radius / short) ** 2;
  // In the paper's symbols, each times ξ: p, q, ωx (long axis), ωy (short axis).
  const p = 0.5 * square;
  // The terms rise until there are p of them.
  if (p > mostTerms) return false;
  const oneMinusPhi = ratio * ratio;
  const phi = (1 - ratio) * (1 + ratio);
  const q = p * phi;
  const omegaLong = p * oneMinusPhi * 0.5 * missLong * missLong;
  const omegaShort = p * 0.5 * missShort * missShort;
  const halfQ = 0.5 * q;
  const slopeLimit = phi / oneMinusPhi;
  const longLimit = 1 / (oneMinusPhi * oneMinusPhi);

  let g = 1;
  let s = 1;
  let t = 1;
  let c = 1;
  let sum = 0;
  let scalings = 0;
  let k = 0;
  for (;;) {
    const next = k + 1;
    const term = c / next;
    if (term <= 0.01 * sum || k === 0) {
      const bound =
        (p * (next + 0.5 * Math.min(next, slopeLimit)) +
          omegaLong * Math.min(0.5 * next * (k + 2), longLimit) +
          omegaShort) /
        (next * (k + 2));
      if (bound < 1 && term * bound <= TOLERANCE * (sum + term) * (1 - bound)) {
        sum += term;
        break;
      }
    }
    sum += term;
    if (next >= mostTerms) return false;
    const inverse = 1 / next;
    g = (halfQ * s + omegaLong * t + omegaShort * g) * inverse * inverse;
    s = g + q * inverse * s;
    t = s + q * inverse * t;
    c = g + p * inverse * c;
    if (sum > TOO_LARGE) {
      g /= TOO_LARGE;
      s /= TOO_LARGE;
      t /= TOO_LARGE;
      c /= TOO_LARGE;
      sum /= TOO_LARGE;
      scalings++;
    }
    k = next;
  }
  const exponent = 0.5 * (missShort * missShort + missLong * missLong) + p;
  // In two halves: the whole exponential may be below the least double where the product is not.
  const factor = Math.exp(0.5 * (scalings * LOG_SCALE - exponent));
  const value = p * ratio * sum * factor * factor;
  out[0] = value;
  // Each term passes through some ten operations after the one before; the exponential rounds its argument.
  out[1] = value * (TOLERANCE + ROUNDING * (10 * (k + 2) + 4 * exponent)) + 4 * Number.MIN_VALUE;
  return true;
}
