import type { CovarianceRtn } from './covariance-rtn.ts';
import type { PlaneColumns } from './plane-columns.ts';

/** How many numbers {@link directionsInPlane} writes. */
export const PLANE_DIRECTIONS = 13;

/**
 * Where the encounter plane lies in the frames of both objects: what is needed of two states to project any covariances of theirs.
 * Writes to `out` the miss in the plane, then of the first direction in it the radial, in-track and cross-track parts as the primary
 * has them, the same of the second direction, and both as the secondary has them. The first direction lies along what the miss vector
 * shows in the plane; where it shows nothing, it is any direction across.
 *
 * @param states position (km) and velocity (km/s) of the primary, then of the secondary, one inertial frame: twelve numbers from `at` on.
 * Without a relative velocity all is NaN.
 */
export function directionsInPlane(states: ArrayLike<number>, at: number, out: Float64Array): void {
  const vx = states[at + 9]! - states[at + 3]!;
  const vy = states[at + 10]! - states[at + 4]!;
  const vz = states[at + 11]! - states[at + 5]!;
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
  const fx = vx / speed;
  const fy = vy / speed;
  const fz = vz / speed;
  const mx = states[at + 6]! - states[at]!;
  const my = states[at + 7]! - states[at + 1]!;
  const mz = states[at + 8]! - states[at + 2]!;
  const ahead = mx * fx + my * fy + mz * fz;
  let ax = mx - ahead * fx;
  let ay = my - ahead * fy;
  let az = mz - ahead * fz;
  const miss = Math.sqrt(ax * ax + ay * ay + az * az);
  let length = miss;
  if (!(miss > 0)) {
    // Across the velocity and the coordinate axis that it is further from.
    [ax, ay, az] = Math.abs(fx) < 0.7 ? [0, fz, -fy] : [-fz, 0, fx];
    length = Math.sqrt(ax * ax + ay * ay + az * az);
  }
  ax /= length;
  ay /= length;
  az /= length;
  const bx = fy * az - fz * ay;
  const by = fz * ax - fx * az;
  const bz = fx * ay - fy * ax;
  out[0] = miss;
  partsOf(states, at, ax, ay, az, bx, by, bz, out, 1);
  partsOf(states, at + 6, ax, ay, az, bx, by, bz, out, 7);
}

/** The radial, in-track and cross-track parts of a, then of b, as the object with the state at `at` has them. */
function partsOf(
  states: ArrayLike<number>,
  at: number,
  ax: number,
  ay: number,
  az: number,
  bx: number,
  by: number,
  bz: number,
  out: Float64Array,
  to: number,
): void {
  const x = states[at]!;
  const y = states[at + 1]!;
  const z = states[at + 2]!;
  const u = states[at + 3]!;
  const v = states[at + 4]!;
  const w = states[at + 5]!;
  const radius = Math.sqrt(x * x + y * y + z * z);
  const hx = y * w - z * v;
  const hy = z * u - x * w;
  const hz = x * v - y * u;
  const momentum = Math.sqrt(hx * hx + hy * hy + hz * hz);
  const area = momentum * radius;
  const tx = (hy * z - hz * y) / area;
  const ty = (hz * x - hx * z) / area;
  const tz = (hx * y - hy * x) / area;
  out[to] = (ax * x + ay * y + az * z) / radius;
  out[to + 1] = ax * tx + ay * ty + az * tz;
  out[to + 2] = (ax * hx + ay * hy + az * hz) / momentum;
  out[to + 3] = (bx * x + by * y + bz * z) / radius;
  out[to + 4] = bx * tx + by * ty + bz * tz;
  out[to + 5] = (bx * hx + by * hy + bz * hz) / momentum;
}

/**
 * The miss and the covariances of both objects in the plane that {@link directionsInPlane} describes, into one row of `planes`, without
 * allocating. Positions of both objects count as independent, so their covariances add; y of the miss is 0. The radius of the row is the
 * caller's.
 */
export function projectCovariances(
  directions: Float64Array,
  primaryCovariance: CovarianceRtn,
  secondaryCovariance: CovarianceRtn,
  planes: PlaneColumns,
  row: number,
): void {
  planes.x[row] = directions[0]!;
  planes.y[row] = 0;
  planes.xx[row] = 0;
  planes.xy[row] = 0;
  planes.yy[row] = 0;
  addCovariance(directions, 1, primaryCovariance, planes, row);
  addCovariance(directions, 7, secondaryCovariance, planes, row);
}

/** Adds one object's covariance as it is seen along both directions. */
function addCovariance(
  directions: Float64Array,
  at: number,
  c: CovarianceRtn,
  planes: PlaneColumns,
  row: number,
): void {
  const ar = directions[at]!;
  const alongA = directions[at + 1]!;
  const an = directions[at + 2]!;
  const br = directions[at + 3]!;
  const bt = directions[at + 4]!;
  const bn = directions[at + 5]!;
  const { rr, tt, nn, rt, rn, tn } = c;
  const cr = rr * br + rt * bt + rn * bn;
  const ct = rt * br + tt * bt + tn * bn;
  const cn = rn * br + tn * bt + nn * bn;
  planes.xx[row]! +=
    ar * (rr * ar + rt * alongA + rn * an) +
    alongA * (rt * ar + tt * alongA + tn * an) +
    an * (rn * ar + tn * alongA + nn * an);
  planes.xy[row]! += ar * cr + alongA * ct + an * cn;
  planes.yy[row]! += br * cr + bt * ct + bn * cn;
}

/** Both in one: for rows of which no more than one projection is wanted. */
export function projectStates(
  states: ArrayLike<number>,
  primaryCovariance: CovarianceRtn,
  secondaryCovariance: CovarianceRtn,
  planes: PlaneColumns,
  row: number,
): void {
  directionsInPlane(states, 0, scratch);
  projectCovariances(scratch, primaryCovariance, secondaryCovariance, planes, row);
}

const scratch = new Float64Array(PLANE_DIRECTIONS);
