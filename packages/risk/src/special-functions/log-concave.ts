import { gaussLegendre } from './gauss-legendre.ts';

const RULE = gaussLegendre(16);

/** They leave 1e-10 of the bracket: the peak only divides the range and sets the scale. */
const GOLDEN_SECTIONS = 48;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** What lies lower than e^{−46} = 1e-20 of the peak is left out. */
const DEEPEST = 46;

/** Pieces are halved until both halves and the whole agree to this share of all. */
const TOLERANCE = 1e-15;
/** Bounds the work where rounding keeps them from agreeing; 4,096 pieces of what is left resolve anything. */
const MOST_HALVINGS = 12;

/** An integrand that peaks below e^{−800} has an integral below the least double. */
const UNDERFLOW = -800;

/**
 * ∫ e^{f} dx over [−half, half], e^f log-concave, by the variable u with x = half·sin u: an integrand that vanishes like a
 * square root at both ends, as a disc's width does, is smooth in u. f is also given half·cos u = √(half² − x²), which it could
 * not find from x near the ends without losing digits.
 *
 * A log-concave function has one peak, so golden sections find it; and beyond a place where it has fallen to e^{−46} of the
 * peak it falls at least as fast as between the two, so what is left out there is below 1e-20/46 of the part kept. Between
 * them, 16-node Gauss–Legendre pieces are halved until they agree.
 *
 * @returns the logarithm of the integral; −Infinity where it is below the least double.
 */
export function logOfLogConcaveIntegral(f: (x: number, width: number) => number, half: number): number {
  const inAngle = (u: number): number => f(half * Math.sin(u), half * Math.cos(u));
  const peakAt = highest(inAngle);
  const peak = inAngle(peakAt);
  if (Number.isNaN(peak)) return peak;
  if (peak < UNDERFLOW) return Number.NEGATIVE_INFINITY;
  const left = lastAbove(inAngle, peakAt, -Math.PI / 2, peak - DEEPEST);
  const right = lastAbove(inAngle, peakAt, Math.PI / 2, peak - DEEPEST);
  const integrand = (u: number): number => Math.exp(inAngle(u) - peak) * half * Math.cos(u);
  const pieces = [
    [left, peakAt],
    [peakAt, right],
  ] as const;
  const wholes = pieces.map(([a, b]) => ruleOf(integrand, a, b));
  const scale = wholes[0]! + wholes[1]!;
  let sum = 0;
  // An exponent of size |peak| is itself rounded by 1e-16 of that.
  const rounding = 1e-15 + 4e-16 * Math.abs(peak);
  for (const [k, [a, b]] of pieces.entries())
    sum += halved(integrand, a, b, wholes[k]!, TOLERANCE * scale, rounding, 0);
  return peak + Math.log(sum);
}

function ruleOf(integrand: (u: number) => number, a: number, b: number): number {
  const [middle, half] = [(a + b) / 2, (b - a) / 2];
  let sum = 0;
  for (let k = 0; k < RULE.nodes.length; k++) sum += RULE.weights[k]! * integrand(middle + half * RULE.nodes[k]!);
  return sum * half;
}

function halved(
  integrand: (u: number) => number,
  a: number,
  b: number,
  whole: number,
  tolerance: number,
  rounding: number,
  depth: number,
): number {
  const middle = (a + b) / 2;
  const left = ruleOf(integrand, a, middle);
  const right = ruleOf(integrand, middle, b);
  const both = left + right;
  if (Math.abs(both - whole) <= Math.max(tolerance, rounding * both) || depth >= MOST_HALVINGS) return both;
  return (
    halved(integrand, a, middle, left, tolerance, rounding, depth + 1) +
    halved(integrand, middle, b, right, tolerance, rounding, depth + 1)
  );
}

/** Where a function with one peak is highest over the whole range of the angle. */
function highest(f: (u: number) => number): number {
  let [a, b] = [-Math.PI / 2, Math.PI / 2];
  let [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [atC, atD] = [f(c), f(d)];
  for (let k = 0; k < GOLDEN_SECTIONS; k++) {
    if (atC > atD) {
      [b, d, atD] = [d, c, atC];
      c = b - GOLDEN * (b - a);
      atC = f(c);
    } else {
      [a, c, atC] = [c, d, atD];
      d = a + GOLDEN * (b - a);
      atD = f(d);
    }
  }
  return (a + b) / 2;
}

/** How far from the peak towards `end` the function stays above a level, from outside to within 2 %. */
function lastAbove(f: (u: number) => number, peakAt: number, end: number, level: number): number {
  if (f(end) > level) return end;
  let [inside, outside] = [peakAt, end];
  while (Math.abs(outside - inside) > 0.02 * Math.abs(outside - peakAt) && outside !== inside) {
    const middle = (inside + outside) / 2;
    if (middle === inside || middle === outside) break;
    if (f(middle) > level) inside = middle;
    else outside = middle;
  }
  return outside;
}
