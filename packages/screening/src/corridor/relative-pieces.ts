import type { Kernel, SatelliteBatch } from '@clearway/kernels';
import type { EphemerisMotion } from '../ephemeris-against-all/ephemeris-motion.ts';

/** Terms of each component's polynomial in x = (t − middle) / half. */
export const PIECE_TERMS = 6;
/** Numbers of the polynomials of one piece. */
export const PIECE_DOUBLES: number = 3 * PIECE_TERMS;

/** Chebyshev's points: the polynomial through them is as good at the ends as in the middle. */
const POINTS = Array.from({ length: PIECE_TERMS }, (_, k) => Math.cos((Math.PI * (2 * k + 1)) / (2 * PIECE_TERMS)));
const MATRIX = coefficientsOfSamples();

/** Writes the polynomials of other − primary over [middle − half, middle + half], s of `day`, to `out` from `at` on. */
export type WritePiece = (object: number, middle: number, half: number, out: Float64Array, at: number) => void;

/**
 * Relative motion as polynomials of the fifth degree through exact positions. Over a minute in low orbit the sixth derivative leaves
 * less than a millimetre (n⁶ r h⁶ / (6! 2⁵)); velocities play no part, because SGP4's are not quite the derivatives.
 */
export function createPieceWriter(
  kernel: Kernel,
  batch: SatelliteBatch,
  primary: EphemerisMotion,
  day: number,
): WritePiece {
  const times = kernel.allocate(PIECE_TERMS * 8);
  const states = kernel.allocate(PIECE_TERMS * 6 * 8);
  const own = new Float64Array(6);
  const samples = new Float64Array(PIECE_DOUBLES);
  const zero = (day - primary.day) * 86_400;
  return (object, middle, half, out, at) => {
    const time = kernel.floats64(times, PIECE_TERMS);
    for (let k = 0; k < PIECE_TERMS; k++) time[k] = middle + half * POINTS[k]!;
    batch.anchorOne(object, day);
    batch.propagate(object, times, PIECE_TERMS, states, PIECE_TERMS * 8);
    const other = kernel.floats64(states, PIECE_TERMS * 3);
    for (let k = 0; k < PIECE_TERMS; k++) {
      primary.stateAt(zero + middle + half * POINTS[k]!, own);
      for (let c = 0; c < 3; c++) samples[c * PIECE_TERMS + k] = other[c * PIECE_TERMS + k]! - own[c]!;
    }
    for (let c = 0; c < 3; c++) {
      for (let term = 0; term < PIECE_TERMS; term++) {
        const row = MATRIX[term]!;
        let sum = 0;
        for (let k = 0; k < PIECE_TERMS; k++) sum += row[k]! * samples[c * PIECE_TERMS + k]!;
        out[at + c * PIECE_TERMS + term] = sum;
      }
    }
  };
}

/** Position of a component, its first and second derivative by x, at x; `out` is the caller's. */
export function pieceValueInto(coefficients: Float64Array, at: number, x: number, out: Float64Array): void {
  for (let c = 0; c < 3; c++) {
    let value = 0;
    let slope = 0;
    let curve = 0;
    for (let term = PIECE_TERMS - 1; term >= 0; term--) {
      curve = curve * x + slope;
      slope = slope * x + value;
      value = value * x + coefficients[at + c * PIECE_TERMS + term]!;
    }
    out[c] = value;
    out[3 + c] = slope;
    out[6 + c] = 2 * curve;
  }
}

/** Rows turn samples at the points into coefficients, by Chebyshev's polynomials, whose sums over the points are orthogonal. */
function coefficientsOfSamples(): readonly Float64Array[] {
  const rows = Array.from({ length: PIECE_TERMS }, () => new Float64Array(PIECE_TERMS));
  let before = [1];
  let here = [0, 1];
  for (let degree = 0; degree < PIECE_TERMS; degree++) {
    const polynomial = degree === 0 ? [1] : here;
    POINTS.forEach((_, k) => {
      const weight =
        ((degree === 0 ? 1 : 2) / PIECE_TERMS) * Math.cos((degree * Math.PI * (2 * k + 1)) / (2 * PIECE_TERMS));
      polynomial.forEach((value, term) => {
        rows[term]![k]! += weight * value;
      });
    });
    if (degree === 0) continue;
    const next = [0, ...here.map((value) => 2 * value)];
    before.forEach((value, term) => {
      next[term]! -= value;
    });
    [before, here] = [here, next];
  }
  return rows;
}
