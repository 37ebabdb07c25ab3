import { type ElementSet, initializeSgp4, propagateSgp4, type Sgp4Constants, XKE } from '@clearway/astro';

/**
 * Mean elements as six numbers that are regular for circular and equatorial orbits (not at 180°): mean motion (rad/s), e sin ϖ,
 * e cos ϖ, tan(i/2) sin Ω, tan(i/2) cos Ω, mean longitude M + ϖ (rad), ϖ = ω + Ω.
 */
export type MeanElements = Float64Array;

const TURN = 2 * Math.PI;
const DEGREES = 180 / Math.PI;
const DAY_SECONDS = 86_400;
/** Larger and the elements are near their singularity. */
const MOST_INCLINATION_DEG = 178;

/** Null where the elements are too near 180° of inclination. */
export function meanElementsOf(set: ElementSet): MeanElements | null {
  if (set.inclinationDeg > MOST_INCLINATION_DEG) return null;
  const node = set.raanDeg / DEGREES;
  const pericentre = node + set.argumentOfPericenterDeg / DEGREES;
  const tilt = Math.tan(set.inclinationDeg / (2 * DEGREES));
  return Float64Array.of(
    (set.meanMotionRevPerDay * TURN) / DAY_SECONDS,
    set.eccentricity * Math.sin(pericentre),
    set.eccentricity * Math.cos(pericentre),
    tilt * Math.sin(node),
    tilt * Math.cos(node),
    set.meanAnomalyDeg / DEGREES + pericentre,
  );
}

/** An element set with the epoch and the drag of `like`; null where the numbers are no orbit. */
export function elementSetOf(x: MeanElements, like: ElementSet): ElementSet | null {
  const [n, h, k, p, q, longitude] = x as unknown as readonly [number, number, number, number, number, number];
  const eccentricity = Math.hypot(h, k);
  if (!(n > 0 && eccentricity < 1 && Number.isFinite(p + q + longitude))) return null;
  const node = Math.atan2(p, q);
  const pericentre = Math.atan2(h, k);
  const positive = (angle: number): number => (((angle % TURN) + TURN) % TURN) * DEGREES;
  return {
    ...like,
    meanMotionRevPerDay: (n * DAY_SECONDS) / TURN,
    eccentricity,
    inclinationDeg: 2 * Math.atan(Math.hypot(p, q)) * DEGREES,
    raanDeg: positive(node),
    argumentOfPericenterDeg: positive(pericentre - node),
    meanAnomalyDeg: positive(longitude - pericentre),
  };
}

/** SGP4 for mean elements: constants, and the state at `minutes` after the epoch written to `out`; null where it fails. */
export function sgp4At(x: MeanElements, like: ElementSet, minutes: number, out: Float64Array): Sgp4Constants | null {
  const set = elementSetOf(x, like);
  if (set === null) return null;
  const constants = initializeSgp4(set);
  return constants.error === 0 && propagateSgp4(constants, minutes, out) === 0 ? constants : null;
}

/** SGP4's constants of mean elements that are an orbit. */
export function constantsOf(x: MeanElements, like: ElementSet): Sgp4Constants {
  return initializeSgp4(elementSetOf(x, like)!);
}

/** Steps of the derivatives: shares of the mean motion, and plain numbers of the rest. */
const STEP = 1e-6;

/**
 * Inverse of ∂(state at `minutes`)/∂(mean elements), 36 numbers row by row, by central differences; null where SGP4 fails, or the
 * state does not depend on all six.
 */
export function inverseDerivatives(x: MeanElements, like: ElementSet, minutes: number): Float64Array | null {
  const derivatives = new Float64Array(36);
  const [above, below] = [new Float64Array(6), new Float64Array(6)];
  const seconds = Math.max(3600, Math.abs(60 * minutes));
  for (let column = 0; column < 6; column++) {
    // A change of the mean motion adds up until the burn.
    const step = column === 0 ? (10 * STEP) / seconds : STEP;
    const moved = Float64Array.from(x);
    moved[column] = x[column]! + step;
    if (sgp4At(moved, like, minutes, above) === null) return null;
    moved[column] = x[column]! - step;
    if (sgp4At(moved, like, minutes, below) === null) return null;
    for (let row = 0; row < 6; row++) derivatives[6 * row + column] = (above[row]! - below[row]!) / (2 * step);
  }
  return inverted(derivatives);
}

/** By Gauss and Jordan, positions and velocities brought to one size first; null where it is singular. */
function inverted(matrix: Float64Array): Float64Array | null {
  const n = 6;
  // Rows of velocities are a thousandth of those of positions.
  const scales = [1, 1, 1, RATE, RATE, RATE];
  const rows = Array.from({ length: n }, (_, i) => {
    const row = new Float64Array(2 * n);
    for (let k = 0; k < n; k++) row[k] = matrix[n * i + k]! / scales[i]!;
    row[n + i] = 1;
    return row;
  });
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(rows[k]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = k;
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    const lead = rows[i]![i]!;
    if (!(Math.abs(lead) > 1e-9)) return null;
    for (let c = 0; c < 2 * n; c++) rows[i]![c]! /= lead;
    for (let k = 0; k < n; k++) {
      const factor = rows[k]![i]!;
      if (k === i || factor === 0) continue;
      for (let c = 0; c < 2 * n; c++) rows[k]![c]! -= factor * rows[i]![c]!;
    }
  }
  return Float64Array.from({ length: 36 }, (_, at) => rows[Math.floor(at / 6)]![n + (at % 6)]! / scales[at % 6]!);
}

/** Velocities beside positions, 1/s: the rate of an orbit at the Earth's surface. */
const RATE: number = XKE / 60;

const MOST_STEPS = 12;

/**
 * Mean elements whose state at `minutes` is `target` (km, km/s), by Newton's steps with one inverse from `from` on. Null where they
 * do not come to within `positionKm`.
 */
export function fittedTo(
  target: ArrayLike<number>,
  from: MeanElements,
  like: ElementSet,
  minutes: number,
  inverse: Float64Array,
  positionKm = 1e-6,
): MeanElements | null {
  let x: MeanElements = Float64Array.from(from);
  const state = new Float64Array(6);
  let last = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (sgp4At(x, like, minutes, state) === null) return null;
    const off = Float64Array.from(state, (value, k) => target[k]! - value);
    const size = Math.hypot(off[0]!, off[1]!, off[2]!) + Math.hypot(off[3]!, off[4]!, off[5]!) / RATE;
    // Kepler's equation is solved to 1e-12 rad: no step brings it below some 10 µm.
    if (size < 2e-8 || (size < positionKm && size > 0.5 * last)) return x;
    last = size;
    const next = Float64Array.from(x);
    for (let row = 0; row < 6; row++) for (let k = 0; k < 6; k++) next[row]! += inverse[6 * row + k]! * off[k]!;
    x = next;
  }
  return last < positionKm ? x : null;
}
