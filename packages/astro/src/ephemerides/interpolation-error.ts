import { type EphemerisArc, ephemerisArcs, positionInto } from './ephemeris-arc.ts';
import { checkPoints, type EphemerisPoints, interpolationOf, MAXIMUM_POINTS } from './ephemeris-points.ts';
import { fitPolynomial } from './newton-polynomial.ts';

/**
 * How far a segment's own states lie from what its other states say: for each state the distance (km) between it and the
 * interpolation through as many neighbours without it; NaN at the two ends. A manoeuvre or a wrong number stands out. It is
 * what interpolation would err by at steps twice as long.
 */
export function leaveOneOutErrors(points: EphemerisPoints): Float64Array {
  checkPoints(points);
  const { times, states } = points;
  const count = times.length;
  const { method, pointCount } = interpolationOf(points, count - 1);
  const errors = new Float64Array(count).fill(Number.NaN);
  const nodes = new Float64Array(pointCount);
  const values = new Float64Array(pointCount);
  const slopes = new Float64Array(pointCount);
  const polynomial = new Float64Array(2 * pointCount);
  for (let left = 1; left < count - 1; left++) {
    const length = times[left + 1]! - times[left - 1]!;
    // Among the other states the one at `left` is skipped.
    const from = Math.min(Math.max(left - Math.floor(pointCount / 2), 0), count - 1 - pointCount);
    const index = (i: number): number => (from + i < left ? from + i : from + i + 1);
    for (let i = 0; i < pointCount; i++) nodes[i] = (times[index(i)]! - times[left]!) / length;
    let squares = 0;
    for (let axis = 0; axis < 3; axis++) {
      for (let i = 0; i < pointCount; i++) {
        values[i] = states[6 * index(i) + axis]!;
        slopes[i] = states[6 * index(i) + axis + 3]! * length;
      }
      fitPolynomial(nodes, values, method === 'HERMITE' ? slopes : null, pointCount, polynomial, 0);
      squares += (polynomial[0]! - states[6 * left + axis]!) ** 2;
    }
    errors[left] = Math.sqrt(squares);
  }
  return errors;
}

/**
 * Estimated error of the interpolation, km, one for each step between two states: in its middle, the distance to the
 * interpolation by one more point on either side. NaN in gaps, and everywhere where the points do not suffice for more.
 */
export function interpolationErrors(points: EphemerisPoints): Float64Array {
  const { times, states, hasVelocity } = points;
  const used = interpolationOf(points);
  const more = used.pointCount + 2 > MAXIMUM_POINTS ? used.pointCount - 2 : used.pointCount + 2;
  const degree = used.method === 'HERMITE' ? 2 * more - 1 : more - 1;
  const errors = new Float64Array(Math.max(times.length - 1, 0)).fill(Number.NaN);
  if (more > times.length) return errors;
  const whole = { times, states, hasVelocity, method: used.method };
  const arcs = ephemerisArcs({ ...whole, degree: used.degree });
  const others = ephemerisArcs({ ...whole, degree });
  const one = new Float64Array(3);
  const other = new Float64Array(3);
  for (let step = 0; step < errors.length; step++) {
    const middle = (times[step]! + times[step + 1]!) / 2;
    const at = arcs.findIndex((arc) => middle >= arc.start && middle <= arc.stop);
    if (at === -1 || isSame(arcs[at]!, others[at]!)) continue;
    positionInto(arcs[at]!, middle, one);
    positionInto(others[at]!, middle, other);
    errors[step] = Math.hypot(one[0]! - other[0]!, one[1]! - other[1]!, one[2]! - other[2]!);
  }
  return errors;
}

/** A short piece between gaps may not have had the points for more. */
function isSame(arc: EphemerisArc, other: EphemerisArc): boolean {
  return arc.interpolation.degree === other.interpolation.degree;
}
