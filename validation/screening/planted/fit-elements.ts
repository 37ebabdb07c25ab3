import {
  type ElementSet,
  initializeSgp4,
  MU_KM3_S2,
  propagateSgp4,
  secondsBetween,
  type UtcTime,
} from '@clearway/astro';

export type Vector = readonly [number, number, number];

/** Position (km) and velocity (km/s) in TEME at a time. */
export interface PlantedState {
  readonly position: Vector;
  readonly velocity: Vector;
}

const DEGREES = 180 / Math.PI;
const TURN = 2 * Math.PI;

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const along = (a: Vector, direction: Vector, factor: number): Vector => [
  a[0] + factor * direction[0],
  a[1] + factor * direction[1],
  a[2] + factor * direction[2],
];
export const unit = (a: Vector): Vector => along([0, 0, 0], a, 1 / Math.hypot(...a));

/**
 * An element set with which SGP4 passes through a state at `time`: mean elements that are moved by as much as the
 * osculating ones are off, until they are not (each time a thousandth is left). In equinoctial elements, which are regular for
 * circular and equatorial orbits (not for inclinations of 180°).
 */
export function fitElements(id: number, epoch: UtcTime, time: UtcTime, target: PlantedState): ElementSet {
  const minutes = secondsBetween(epoch, time) / 60;
  const out = new Float64Array(6);
  // SGP4's velocities are not quite the derivatives of its positions (in deep space 1 m/s off), and distances know positions only.
  const stateOf = (x: readonly number[]): PlantedState => {
    const constants = initializeSgp4(elementsOf(id, epoch, x));
    const positionAt = (later: number): Vector => {
      const code = propagateSgp4(constants, minutes + later / 60, out);
      if (code !== 0) throw new Error(`SGP4 error ${code} while fitting object ${id}`);
      return [out[0]!, out[1]!, out[2]!];
    };
    const near = along(positionAt(0.5), positionAt(-0.5), -1);
    const far = along(positionAt(1), positionAt(-1), -1);
    return { position: positionAt(0), velocity: along(along([0, 0, 0], near, 4 / 3), far, -1 / 6) };
  };
  const seconds = minutes * 60;
  const wanted = osculating(target, seconds);
  let x = wanted;
  let error = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < 60 && error > 1e-9; iteration++) {
    const reached = stateOf(x);
    error = Math.hypot(...along(reached.position, target.position, -1));
    if (error <= 1e-9) break;
    const now = osculating(reached, seconds);
    x = x.map((value, k) => {
      const difference = wanted[k]! - now[k]!;
      // The mean longitude comes without whole turns.
      return value + (k === 5 ? Math.atan2(Math.sin(difference), Math.cos(difference)) : difference);
    });
  }
  if (!(error < 5e-6)) throw new Error(`object ${id} does not fit: ${error} km`);
  return elementsOf(id, epoch, x);
}

/** Equinoctial elements (n in rad/s; e sin ϖ, e cos ϖ, tan(i/2) sin Ω, tan(i/2) cos Ω, mean longitude) `seconds` before. */
function osculating({ position: r, velocity: v }: PlantedState, seconds: number): number[] {
  const radius = Math.hypot(...r);
  const a = 1 / (2 / radius - dot(v, v) / MU_KM3_S2);
  const w = unit(cross(r, v));
  const p = w[0] / (1 + w[2]);
  const q = -w[1] / (1 + w[2]);
  const s = 1 + p * p + q * q;
  const f: Vector = [(1 - p * p + q * q) / s, (2 * p * q) / s, (-2 * p) / s];
  const g: Vector = [(2 * p * q) / s, (1 + p * p - q * q) / s, (2 * q) / s];
  const eccentricity = along(cross(v, cross(r, v)).map((c) => c / MU_KM3_S2) as unknown as Vector, r, -1 / radius);
  const h = dot(eccentricity, g);
  const k = dot(eccentricity, f);
  const e = Math.hypot(h, k);
  const longitude = Math.atan2(dot(r, g), dot(r, f));
  const pericentre = Math.atan2(h, k);
  const trueAnomaly = longitude - pericentre;
  const eccentricAnomaly =
    2 * Math.atan2(Math.sqrt(1 - e) * Math.sin(trueAnomaly / 2), Math.sqrt(1 + e) * Math.cos(trueAnomaly / 2));
  const meanAnomaly = eccentricAnomaly - e * Math.sin(eccentricAnomaly);
  const n = Math.sqrt(MU_KM3_S2 / a ** 3);
  return [n, h, k, p, q, meanAnomaly + pericentre - n * seconds];
}

function elementsOf(id: number, epoch: UtcTime, x: readonly number[]): ElementSet {
  const [n, h, k, p, q, longitude] = x as [number, number, number, number, number, number];
  const node = Math.atan2(p, q);
  const pericentre = Math.atan2(h, k);
  const positive = (angle: number): number => (((angle % TURN) + TURN) % TURN) * DEGREES;
  return {
    id,
    name: `PLANTED ${id}`,
    internationalDesignator: '',
    classification: 'U',
    epoch,
    meanMotionRevPerDay: (n * 86_400) / TURN,
    eccentricity: Math.hypot(h, k),
    inclinationDeg: 2 * Math.atan(Math.hypot(p, q)) * DEGREES,
    raanDeg: positive(node),
    argumentOfPericenterDeg: positive(pericentre - node),
    meanAnomalyDeg: positive(longitude - pericentre),
    bstar: 0,
    meanMotionDot: 0,
    meanMotionDdot: 0,
    ephemerisType: 0,
    elementSetNumber: 1,
    revolutionAtEpoch: 1,
  };
}
