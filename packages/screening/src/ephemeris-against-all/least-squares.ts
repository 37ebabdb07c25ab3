/** Coefficients a quantity has at most: those of `track-polynomial.ts`. */
const MOST_TERMS = 5;

const normal = new Float64Array(MOST_TERMS * (MOST_TERMS + 1));
const legendre = new Float64Array(MOST_TERMS);

/**
 * Least-squares polynomial of `degree` (at most 4) through `values` at `places` in [−1, 1]: ascending coefficients, five of them.
 * Legendre's polynomials as a basis keep the equations well conditioned. With fewer distinct places than coefficients the
 * result may be anything, NaN included: what it is worth is measured afterwards.
 */
export function fitPolynomial(places: Float64Array, values: Float64Array, degree: number): Float64Array {
  const terms = degree + 1;
  const width = terms + 1;
  normal.fill(0);
  for (let k = 0; k < places.length; k++) {
    writeLegendre(places[k]!);
    for (let i = 0; i < terms; i++) {
      for (let j = 0; j < terms; j++) normal[i * width + j]! += legendre[i]! * legendre[j]!;
      normal[i * width + terms]! += legendre[i]! * values[k]!;
    }
  }
  // Gauss and Jordan; the matrix is positive definite, so the pivots are where they stand.
  for (let i = 0; i < terms; i++) {
    const pivot = normal[i * width + i]!;
    for (let c = i; c < width; c++) normal[i * width + c]! /= pivot;
    for (let j = 0; j < terms; j++) {
      if (j === i) continue;
      const factor = normal[j * width + i]!;
      for (let c = i; c < width; c++) normal[j * width + c]! -= factor * normal[i * width + c]!;
    }
  }
  const weights = [0, 1, 2, 3, 4].map((i) => (i < terms ? normal[i * width + terms]! : 0));
  const [w0, w1, w2, w3, w4] = weights as [number, number, number, number, number];
  // From Legendre's basis to powers.
  return Float64Array.of(
    w0 - w2 / 2 + (3 / 8) * w4,
    w1 - (3 / 2) * w3,
    (3 / 2) * w2 - (15 / 4) * w4,
    (5 / 2) * w3,
    (35 / 8) * w4,
  );
}

function writeLegendre(x: number): void {
  const x2 = x * x;
  legendre[0] = 1;
  legendre[1] = x;
  legendre[2] = (3 * x2 - 1) / 2;
  legendre[3] = (x * (5 * x2 - 3)) / 2;
  legendre[4] = (35 * x2 * x2 - 30 * x2 + 3) / 8;
}

/** The polynomial of y = `scale`·x + `shift` as one of x, to `out` from `at` on. */
export function substituteLinear(
  polynomial: Float64Array,
  scale: number,
  shift: number,
  out: Float64Array,
  at: number,
): void {
  // Horner's scheme on polynomials: multiply what there is by (scale·x + shift), add the next coefficient.
  const terms = polynomial.length;
  for (let term = 0; term < terms; term++) out[at + term] = 0;
  for (let k = terms - 1; k >= 0; k--) {
    for (let term = terms - 1; term > 0; term--) {
      out[at + term] = out[at + term]! * shift + out[at + term - 1]! * scale;
    }
    out[at] = out[at]! * shift + polynomial[k]!;
  }
}

/** Value of ascending coefficients. */
export function polynomialValue(polynomial: Float64Array, x: number): number {
  let value = 0;
  for (let k = polynomial.length - 1; k >= 0; k--) value = value * x + polynomial[k]!;
  return value;
}
