import { eccentricLongitude } from './eccentric-longitude.ts';
import { EARTH_MU_KM3_S2 } from './gravitational-parameter.ts';

/** Osculating Keplerian elements of an ellipse in an inertial frame: km and rad. */
export interface KeplerianElements {
  readonly semiMajorAxis: number;
  readonly eccentricity: number;
  readonly inclination: number;
  /** [0, 2π); 0 where the orbit lies in the equator. */
  readonly rightAscensionOfAscendingNode: number;
  /** [0, 2π); from the x axis where the orbit lies in the equator, 0 where it is a circle. */
  readonly argumentOfPericenter: number;
  /** [0, 2π); where the orbit is a circle, counted from the node (or from x). */
  readonly trueAnomaly: number;
}

/**
 * Elements of an inertial state (x, y, z km, vx, vy, vz km/s); null where it is unbound, rectilinear or not finite. Angles
 * that do not exist (node of an equatorial orbit, pericenter of a circle) are 0 and the next one takes them over, so that the
 * way back always gives the state.
 */
export function keplerianFromState(state: Float64Array, mu: number = EARTH_MU_KM3_S2): KeplerianElements | null {
  const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
  const r = Math.hypot(x, y, z);
  const semiMajorAxis = 1 / (2 / r - (vx * vx + vy * vy + vz * vz) / mu);
  const hx = y * vz - z * vy;
  const hy = z * vx - x * vz;
  const hz = x * vy - y * vx;
  const momentum = Math.hypot(hx, hy, hz);
  if (!(semiMajorAxis > 0 && momentum > 0 && Number.isFinite(semiMajorAxis))) return null;
  const toNode = Math.hypot(hx, hy);
  const inclination = Math.atan2(toNode, hz);
  const isEquatorial = toNode < SINGULAR * momentum;
  const rightAscensionOfAscendingNode = isEquatorial ? 0 : turn(Math.atan2(hx, -hy));
  // Axes in the plane: towards the node, and 90° further.
  const nx = Math.cos(rightAscensionOfAscendingNode);
  const ny = Math.sin(rightAscensionOfAscendingNode);
  const mx = (-hz * ny) / momentum;
  const my = (hz * nx) / momentum;
  const mz = (hx * ny - hy * nx) / momentum;
  const argumentOfLatitude = Math.atan2(x * mx + y * my + z * mz, x * nx + y * ny);
  const radialRate = (x * vx + y * vy + z * vz) / r;
  const ec = (momentum * momentum) / (mu * r) - 1;
  const es = (radialRate * momentum) / mu;
  const eccentricity = Math.hypot(ec, es);
  if (!(eccentricity < 1)) return null;
  const trueAnomaly = eccentricity < SINGULAR ? turn(argumentOfLatitude) : turn(Math.atan2(es, ec));
  const argumentOfPericenter = eccentricity < SINGULAR ? 0 : turn(argumentOfLatitude - trueAnomaly);
  return {
    semiMajorAxis,
    eccentricity,
    inclination,
    rightAscensionOfAscendingNode,
    argumentOfPericenter,
    trueAnomaly,
  };
}

/** Below this an eccentricity or the sine of an inclination is rounding. */
const SINGULAR = 1e-14;

/** State (x, y, z km, vx, vy, vz km/s) of elements with 0 ≤ e < 1. */
export function stateFromKeplerian(elements: KeplerianElements, mu: number = EARTH_MU_KM3_S2): Float64Array {
  const { semiMajorAxis, eccentricity, inclination, trueAnomaly } = elements;
  const parameter = semiMajorAxis * (1 - eccentricity) * (1 + eccentricity);
  const r = parameter / (1 + eccentricity * Math.cos(trueAnomaly));
  const u = elements.argumentOfPericenter + trueAnomaly;
  const speed = Math.sqrt(mu / parameter);
  const radial = speed * eccentricity * Math.sin(trueAnomaly);
  const transverse = speed * (1 + eccentricity * Math.cos(trueAnomaly));
  const co = Math.cos(elements.rightAscensionOfAscendingNode);
  const so = Math.sin(elements.rightAscensionOfAscendingNode);
  const ci = Math.cos(inclination);
  const si = Math.sin(inclination);
  const cu = Math.cos(u);
  const su = Math.sin(u);
  const ox = co * cu - so * su * ci;
  const oy = so * cu + co * su * ci;
  const oz = su * si;
  const tx = -co * su - so * cu * ci;
  const ty = -so * su + co * cu * ci;
  const tz = cu * si;
  return Float64Array.of(
    r * ox,
    r * oy,
    r * oz,
    radial * ox + transverse * tx,
    radial * oy + transverse * ty,
    radial * oz + transverse * tz,
  );
}

/** Mean anomaly, rad in [0, 2π), of a true anomaly on an ellipse. */
export function meanAnomaly(trueAnomaly: number, eccentricity: number): number {
  const root = Math.sqrt((1 - eccentricity) * (1 + eccentricity));
  const denominator = 1 + eccentricity * Math.cos(trueAnomaly);
  const sinE = (root * Math.sin(trueAnomaly)) / denominator;
  const cosE = (eccentricity + Math.cos(trueAnomaly)) / denominator;
  return turn(Math.atan2(sinE, cosE) - eccentricity * sinE);
}

/** True anomaly, rad in [0, 2π), of a mean anomaly on an ellipse. */
export function trueAnomaly(meanAnomalyRad: number, eccentricity: number): number {
  const e = eccentricLongitude(meanAnomalyRad, 0, eccentricity);
  const root = Math.sqrt((1 - eccentricity) * (1 + eccentricity));
  return turn(Math.atan2(root * Math.sin(e), Math.cos(e) - eccentricity));
}

function turn(angle: number): number {
  const inside = angle - 2 * Math.PI * Math.floor(angle / (2 * Math.PI));
  return inside < 2 * Math.PI ? inside : 0;
}
