/**
 * Chebyshev coefficients of (1 + 2x)·erfcx(x) over t = (x − 4)/(x + 4), x from 0 to infinity: the substitution of Shepherd and
 * Laframboise, "Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x < ∞", Mathematics of Computation 36 (1981).
 * Computed with 40 digits from that function; with 4 in the substitution the fewest, 25, leave out less than 2e-17 together.
 */
const ERFCX_COEFFICIENTS = Float64Array.of(
  1.1774832005374487,
  -0.007260796620301901,
  -0.081265123236185,
  0.06009212804122225,
  -0.02875393558027666,
  0.01059566336347286,
  -0.003136927294554264,
  0.0007456494372536184,
  -0.0001369696503010054,
  1.7183861600300937e-5,
  -7.158364623450346e-7,
  -2.4261399442449534e-7,
  5.5765709395703566e-8,
  -2.1057869513809494e-9,
  -1.1717889351884957e-9,
  1.9098355172456688e-10,
  1.408871764208813e-11,
  -6.901108320480815e-12,
  9.167958364111294e-14,
  2.1454508286554553e-13,
  -1.4716575027010623e-14,
  -6.668675118770408e-15,
  7.504598509880083e-16,
  2.22009300666632e-16,
  -3.1704898956330886e-17,
);

const TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

/** Terms of the Taylor series of erf(x)/x in x², by rising power: the 18th is below 1e-18 for |x| ≤ 1. */
const ERF_COEFFICIENTS: Float64Array = taylorOfErf(18);

/** Where e^{−x²} is below the least double. */
const UNDERFLOW = 27.3;

function taylorOfErf(terms: number): Float64Array {
  const coefficients = new Float64Array(terms);
  let power = TWO_OVER_ROOT_PI;
  for (let n = 0; n < terms; n++) {
    coefficients[n] = power / (2 * n + 1);
    power /= -(n + 1);
  }
  return coefficients;
}

/** e^{−x²} to the last digits also where x² is large: x² rounded to a double would lose x²·1e-16 of it. */
function expOfMinusSquare(x: number): number {
  const size = Math.abs(x);
  if (size > UNDERFLOW) return 0;
  const coarse = Math.floor(size * 16) / 16;
  return Math.exp(-coarse * coarse) * Math.exp(-(size - coarse) * (size + coarse));
}

/** Scaled complementary error function e^{x²}·erfc(x) of x ≥ 0: the tail of erfc without its underflow. */
export function erfcxOfPositive(x: number): number {
  const t = 1 - 8 / (x + 4);
  let next = 0;
  let afterNext = 0;
  for (let k = ERFCX_COEFFICIENTS.length - 1; k > 0; k--) {
    const current = 2 * t * next - afterNext + ERFCX_COEFFICIENTS[k]!;
    afterNext = next;
    next = current;
  }
  return (t * next - afterNext + ERFCX_COEFFICIENTS[0]!) / (1 + 2 * x);
}

/** Scaled complementary error function e^{x²}·erfc(x); Infinity below about −26.6. Relative error below 4e-15 (measured). */
export function erfcx(x: number): number {
  return x >= 0 ? erfcxOfPositive(x) : 2 / expOfMinusSquare(x) - erfcxOfPositive(-x);
}

/** Error function 2/√π ∫₀ˣ e^{−t²} dt, to a few units in the last place. */
export function erf(x: number): number {
  if (Math.abs(x) < 1) {
    const square = x * x;
    let sum = 0;
    for (let n = ERF_COEFFICIENTS.length - 1; n >= 0; n--) sum = sum * square + ERF_COEFFICIENTS[n]!;
    return x * sum;
  }
  const tail = expOfMinusSquare(x) * erfcxOfPositive(Math.abs(x));
  return x > 0 ? 1 - tail : tail - 1;
}

/** Complementary error function 1 − erf(x), with full relative precision in its tail; 0 above about 26.5. */
export function erfc(x: number): number {
  if (Math.abs(x) < 0.5) return 1 - erf(x);
  const tail = expOfMinusSquare(x) * erfcxOfPositive(Math.abs(x));
  return x > 0 ? tail : 2 - tail;
}
