/**
 * Regularised incomplete beta function I_x(a, b) of a, b > 0: the continued fraction of DLMF 8.17.22, by Lentz's recursion. Its
 * digits hold for the a and b of billions of trials, where differences of log gamma functions wouldn't.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x > 0)) return x <= 0 ? 0 : Number.NaN;
  if (x >= 1) return 1;
  // The fraction converges fast below the mean; above it the mirrored one does.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logDensity(x, a, b)) / a;
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny);
  let fraction = d;
  for (let m = 1; m < 1_000_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d, tiny);
    c = nonZero(1 + even / c, tiny);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d, tiny);
    c = nonZero(1 + odd / c, tiny);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return Math.min(1, front * fraction);
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** ln of x^a (1 − x)^b / B(a, b). Large terms of Stirling's formula are taken together before they cancel. */
function logDensity(x: number, a: number, b: number): number {
  const sum = a + b;
  if (a < 10 || b < 10) {
    const [small, large] = a < b ? [a, b] : [b, a];
    // ln Γ(large) − ln Γ(sum).
    const ratio =
      large < 10
        ? logGamma(large) - logGamma(sum)
        : -(large - 0.5) * Math.log1p(small / large) - small * Math.log(sum) + small + stirling(large) - stirling(sum);
    return a * Math.log(x) + b * Math.log1p(-x) - logGamma(small) - ratio;
  }
  const mean = a / sum;
  const away = x - mean;
  return (
    a * Math.log1p(away / mean) +
    b * Math.log1p(-away / (b / sum)) +
    0.5 * Math.log((a / sum) * (b / (2 * Math.PI))) -
    (stirling(a) + stirling(b) - stirling(sum))
  );
}

function logGamma(x: number): number {
  if (x < 10) return logGamma(x + 1) - Math.log(x);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + stirling(x);
}

/** The rest of Stirling's formula, from 10 on (Abramowitz and Stegun 6.1.41). */
function stirling(x: number): number {
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360_360))))) / x;
}
