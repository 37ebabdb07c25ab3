/** Positions around each from which its velocity is taken. */
const NEIGHBOURS = 8;

/**
 * States with velocities where a message gives positions only: at each time the derivative of the polynomial through the
 * eight nearest positions (fewer where there are not as many), in the frame in which they stand.
 */
export function velocitiesOf(times: Float64Array, states: Float64Array): Float64Array {
  const count = times.length;
  const knots = Math.min(NEIGHBOURS, count);
  const out = states.slice();
  for (let k = 0; k < count; k++) {
    const first = Math.max(0, Math.min(count - knots, k - Math.floor(knots / 2)));
    for (let c = 0; c < 3; c++) out[6 * k + 3 + c] = 0;
    for (let j = first; j < first + knots; j++) {
      const weight = derivativeWeight(times, first, knots, j, k);
      for (let c = 0; c < 3; c++) out[6 * k + 3 + c]! += weight * states[6 * j + c]!;
    }
  }
  return out;
}

/** d/dt at knot `at` of Lagrange's basis polynomial that is 1 at knot `j` and 0 at the others. */
function derivativeWeight(times: Float64Array, first: number, knots: number, j: number, at: number): number {
  let sum = 0;
  let product = 1;
  for (let m = first; m < first + knots; m++) {
    if (m === j) continue;
    if (j === at) sum += 1 / (times[j]! - times[m]!);
    else if (m !== at) product *= (times[at]! - times[m]!) / (times[j]! - times[m]!);
  }
  return j === at ? sum : product / (times[j]! - times[at]!);
}
