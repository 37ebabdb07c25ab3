/** Rows of an ephemeris: time (s), then x, y, z (km) and whatever follows. Ascending. */
export type StateRows = readonly (readonly [time: number, ...state: readonly number[]])[];

type Position = readonly [x: number, y: number, z: number];

const POINTS = 10;

/**
 * The position at a time by Lagrange's polynomial of degree nine through the nearest rows: nothing of it is the product's, which takes
 * velocities, too. For rows four minutes apart in low orbit its own error is millimetres.
 */
export function lagrangePosition(rows: StateRows, time: number): Position {
  const after = rows.findIndex(([each]) => each > time);
  const middle = after < 0 ? rows.length : after;
  const first = Math.max(0, Math.min(rows.length - POINTS, middle - POINTS / 2));
  const near = rows.slice(first, first + POINTS);
  const position: [number, number, number] = [0, 0, 0];
  near.forEach(([own, ...state], k) => {
    let weight = 1;
    near.forEach(([other], m) => {
      if (m !== k) weight *= (time - other) / (own - other);
    });
    for (let c = 0; c < 3; c++) position[c]! += weight * state[c]!;
  });
  return position;
}

const ARC_SECOND = Math.PI / 648_000;
const DEGREE = Math.PI / 180;

/** A vector in axes that are turned about an axis (1, 2, 3) by an angle, rad. */
function turned(axis: 1 | 2 | 3, angle: number, vector: Position): Position {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [x, y, z] = vector;
  if (axis === 1) return [x, c * y + s * z, c * z - s * y];
  if (axis === 2) return [c * x - s * z, y, c * z + s * x];
  return [c * x + s * y, c * y - s * x, z];
}

/**
 * Earth-fixed (PEF, UT1 taken as UTC, no polar motion, as the map has it) from EME2000: precession of 1976, the four greatest terms of the
 * nutation of 1980 (Explanatory Supplement 1992, 3.222). Left out are 0.5″ at most, 20 m in low orbit.
 * @param gmst Greenwich mean sidereal time, rad.
 */
export function fixedFromEme2000(position: Position, timeMs: number, gmst: number): Position {
  const t = (timeMs - Date.UTC(2000, 0, 1, 12)) / (36_525 * 86_400_000);
  const zeta = (2306.2181 * t + 0.30188 * t * t) * ARC_SECOND;
  const z = (2306.2181 * t + 1.09468 * t * t) * ARC_SECOND;
  const theta = (2004.3109 * t - 0.42665 * t * t) * ARC_SECOND;
  const node = (125.04452 - 1934.136261 * t) * DEGREE;
  const sun = (280.4665 + 36_000.7698 * t) * DEGREE;
  const moon = (218.3165 + 481_267.8813 * t) * DEGREE;
  const psi =
    (-17.2 * Math.sin(node) - 1.32 * Math.sin(2 * sun) - 0.23 * Math.sin(2 * moon) + 0.21 * Math.sin(2 * node)) *
    ARC_SECOND;
  const obliquityChange =
    (9.2 * Math.cos(node) + 0.57 * Math.cos(2 * sun) + 0.1 * Math.cos(2 * moon) - 0.09 * Math.cos(2 * node)) *
    ARC_SECOND;
  const mean = (23.4392911 - 0.0130042 * t) * DEGREE;
  const ofDate = turned(3, -z, turned(2, theta, turned(3, -zeta, position)));
  const trueOfDate = turned(1, -(mean + obliquityChange), turned(3, -psi, turned(1, mean, ofDate)));
  return turned(3, gmst + psi * Math.cos(mean), trueOfDate);
}
