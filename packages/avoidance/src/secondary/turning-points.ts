/** Terms of each component's polynomial in x, −1 to 1. */
const TERMS = 6;
const DOUBLES = 3 * TERMS;
/** An interval is halved at most so often: a cell of low orbit to some seconds. */
const MOST_HALVINGS = 6;
const ROOT_STEPS = 60;
const ROOT_TOLERANCE = 1e-9;
/** Share of a bound that rounding may take. */
const ROUNDING = 1e-13;

/** What is found of a distance over a cell: its turning points, in their order. */
export interface TurningPoints {
  /** Relative position, km: x, y, z, lowest terms first. The caller's to fill. */
  readonly relative: Float64Array;
  /**
   * Finds where the distance turns. `before`: whether it falls (−1) or grows (1) where the cell begins, as the last cell left it; 0 where
   * that is not known. A turn between that and the cell's own beginning counts. False where a number is none.
   */
  readonly find: (thresholdKm: number, before: number) => boolean;
  /** Falls (−1) or grows (1) at the end of the cell; 0: further away than the threshold. */
  readonly after: () => number;
  readonly count: () => number;
  /** Of each turning point x, its distance (km), and whether it is a least one. */
  readonly x: Float64Array;
  readonly distance: Float64Array;
  readonly isLeast: Uint8Array;
}

/**
 * Half the derivative of the squared distance, s = ρ·ρ′, is a polynomial of the ninth degree in x. Its first four terms are computed and the
 * others bounded by the lengths of the vectors of which they are made: where the first outweighs the rest s has no zero, where its slope
 * keeps its sign at most one, and what is neither is halved. Nothing within the threshold is missed but rises between turning points
 * closer than a 64th of the cell.
 */
export function createTurningPoints(): TurningPoints {
  const levels = Array.from({ length: MOST_HALVINGS + 1 }, () => [
    new Float64Array(DOUBLES),
    new Float64Array(DOUBLES),
  ]);
  const relative = levels[0]![0]!;
  const most = 2 ** (MOST_HALVINGS + 2);
  const x = new Float64Array(most);
  const distance = new Float64Array(most);
  const isLeast = new Uint8Array(most);
  let count = 0;
  let sign = 0;
  let threshold = 0;
  let isNumber = true;

  const add = (place: number, far: number, least: boolean): void => {
    x[count] = place;
    distance[count] = far;
    isLeast[count] = least ? 1 : 0;
    count++;
  };
  /** The distance falls or grows from here on: a turn where it did not before. */
  const goOn = (c: Float64Array, low: number, next: number): void => {
    if (sign !== 0 && next !== sign) add(low, distanceAt(c, -1), next > 0);
    sign = next;
  };

  const search = (c: Float64Array, low: number, high: number, level: number): void => {
    const m0 = length(c, 0);
    const m1 = length(c, 1);
    const m2 = length(c, 2);
    const m3 = length(c, 3);
    const m4 = length(c, 4);
    const m5 = length(c, 5);
    const others = m1 + m2 + m3 + m4 + m5;
    if (m0 - others > threshold) {
      sign = 0;
      return;
    }
    if (!(m0 + others < Number.POSITIVE_INFINITY)) {
      isNumber = false;
      sign = 0;
      return;
    }
    const d01 = dot(c, 0, 1);
    const d02 = dot(c, 0, 2);
    const d12 = dot(c, 1, 2);
    const a0 = d01;
    const a1 = m1 * m1 + 2 * d02;
    const a2 = 3 * (dot(c, 0, 3) + d12);
    const a3 = 4 * (dot(c, 0, 4) + dot(c, 1, 3)) + 2 * m2 * m2;
    // Σ j mᵢ mⱼ of all terms, and of those of order i + j − 1 up to 3; the same with their order as a factor.
    const first = m1 + 2 * m2 + 3 * m3 + 4 * m4 + 5 * m5;
    const second = 2 * m2 + 6 * m3 + 12 * m4 + 20 * m5;
    const all = (m0 + others) * first;
    const two = 2 * m0 * m2 + m1 * m1;
    const three = 3 * (m0 * m3 + m1 * m2);
    const four = 4 * (m0 * m4 + m1 * m3) + 2 * m2 * m2;
    const rest = all - m0 * m1 - two - three - four + ROUNDING * all;
    if (Math.abs(a0) > Math.abs(a1) + Math.abs(a2) + Math.abs(a3) + rest) {
      goOn(c, low, a0 > 0 ? 1 : -1);
      return;
    }
    const slopes = first * first + (m0 + others) * second;
    const restOfSlope = slopes - two - 2 * three - 3 * four + ROUNDING * slopes;
    const isMonotone = Math.abs(a1) > 2 * Math.abs(a2) + 3 * Math.abs(a3) + restOfSlope;
    if (!isMonotone && level < MOST_HALVINGS) {
      const [left, right] = levels[level + 1] as [Float64Array, Float64Array];
      halve(c, left, right);
      const middle = (low + high) / 2;
      search(left, low, middle, level + 1);
      search(right, middle, high, level + 1);
      return;
    }
    const [here, there] = [slopeAt(c, -1) < 0 ? -1 : 1, slopeAt(c, 1) < 0 ? -1 : 1];
    goOn(c, low, here);
    if (here === there) return;
    const root = rootOf(c);
    add(low + ((high - low) * (root + 1)) / 2, distanceAt(c, root), there > 0);
    sign = there;
  };

  return {
    relative,
    find: (thresholdKm, before) => {
      [count, sign, threshold, isNumber] = [0, before, thresholdKm, true];
      search(relative, -1, 1, 0);
      return isNumber;
    },
    after: () => sign,
    count: () => count,
    x,
    distance,
    isLeast,
  };
}

function length(c: Float64Array, k: number): number {
  const [x, y, z] = [c[k]!, c[TERMS + k]!, c[2 * TERMS + k]!];
  return Math.sqrt(x * x + y * y + z * z);
}

function dot(c: Float64Array, i: number, j: number): number {
  return c[i]! * c[j]! + c[TERMS + i]! * c[TERMS + j]! + c[2 * TERMS + i]! * c[2 * TERMS + j]!;
}

function distanceAt(c: Float64Array, x: number): number {
  let sum = 0;
  for (let from = 0; from < DOUBLES; from += TERMS) {
    let value = 0;
    for (let k = TERMS - 1; k >= 0; k--) value = value * x + c[from + k]!;
    sum += value * value;
  }
  return Math.sqrt(sum);
}

/** ρ · ρ′ */
function slopeAt(c: Float64Array, x: number): number {
  let sum = 0;
  for (let from = 0; from < DOUBLES; from += TERMS) {
    let value = 0;
    let rate = 0;
    for (let k = TERMS - 1; k >= 0; k--) {
      rate = rate * x + value;
      value = value * x + c[from + k]!;
    }
    sum += value * rate;
  }
  return sum;
}

/** The zero of ρ · ρ′ in (−1, 1), whose signs at the ends differ, by the Illinois variant of false position. */
function rootOf(c: Float64Array): number {
  let [low, high] = [-1, 1];
  let [atLow, atHigh] = [slopeAt(c, low), slopeAt(c, high)];
  let kept = 0;
  for (let step = 0; step < ROOT_STEPS && high - low > ROOT_TOLERANCE; step++) {
    const x = (low * atHigh - high * atLow) / (atHigh - atLow);
    const here = slopeAt(c, x);
    if (here === 0 || Math.min(x - low, high - x) < ROOT_TOLERANCE / 2) return x;
    if (here < 0 === atLow < 0) {
      [low, atLow] = [x, here];
      if (kept === 1) atHigh /= 2;
      kept = 1;
    } else {
      [high, atHigh] = [x, here];
      if (kept === -1) atLow /= 2;
      kept = -1;
    }
  }
  return (low + high) / 2;
}

/** The polynomials of the two halves, each in its own x: x/2 ∓ 1/2. */
function halve(c: Float64Array, left: Float64Array, right: Float64Array): void {
  for (let from = 0; from < DOUBLES; from += TERMS) {
    for (let k = 0, scale = 1; k < TERMS; k++, scale /= 2) {
      left[from + k] = c[from + k]! * scale;
      right[from + k] = left[from + k]!;
    }
    for (let i = 0; i < TERMS - 1; i++) {
      for (let k = TERMS - 2; k >= i; k--) {
        left[from + k]! -= left[from + k + 1]!;
        right[from + k]! += right[from + k + 1]!;
      }
    }
  }
}
