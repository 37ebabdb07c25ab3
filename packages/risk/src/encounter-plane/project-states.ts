import type { CovarianceRtn } from './covariance-rtn.ts';
import type { PlaneColumns } from './plane-columns.ts';

/**
 * Projects two states onto the plane across their relative velocity into one row of `planes`, without allocating: x lies along
 * what the miss vector shows in the plane, so y of the miss is 0; where it shows nothing, any direction across. Positions of
 * both objects count alongA independent, so their covariances add. The radius of the row is the caller's.
 *
 * @param states position (km) and velocity (km/s) of the primary, then of the secondary, one inertial frame: twelve numbers.
 * Without a relative velocity the row is NaN.
 */
export function projectStates(
  states: ArrayLike<number>,
  primaryCovariance: CovarianceRtn,
  secondaryCovariance: CovarianceRtn,
  planes: PlaneColumns,
  row: number,
): void {
  const vx = states[9]! - states[3]!;
  const vy = states[10]! - states[4]!;
  const vz = states[11]! - states[5]!;
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
  const [fx, fy, fz] = [vx / speed, vy / speed, vz / speed];
  const mx = states[6]! - states[0]!;
  const my = states[7]! - states[1]!;
  const mz = states[8]! - states[2]!;
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
  planes.x[row] = miss;
  planes.y[row] = 0;
  planes.xx[row] = 0;
  planes.xy[row] = 0;
  planes.yy[row] = 0;
  addCovariance(states, 0, primaryCovariance, ax, ay, az, bx, by, bz, planes, row);
  addCovariance(states, 6, secondaryCovariance, ax, ay, az, bx, by, bz, planes, row);
}

/** Adds one object's covariance alongA seen along a and b: both are turned into its radial, in-track and cross-track parts. */
function addCovariance(
  states: ArrayLike<number>,
  at: number,
  c: CovarianceRtn,
  ax: number,
  ay: number,
  az: number,
  bx: number,
  by: number,
  bz: number,
  planes: PlaneColumns,
  row: number,
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
  const ar = (ax * x + ay * y + az * z) / radius;
  const alongA = ax * tx + ay * ty + az * tz;
  const an = (ax * hx + ay * hy + az * hz) / momentum;
  const br = (bx * x + by * y + bz * z) / radius;
  const bt = bx * tx + by * ty + bz * tz;
  const bn = (bx * hx + by * hy + bz * hz) / momentum;
  const cr = c.rr * br + c.rt * bt + c.rn * bn;
  const ct = c.rt * br + c.tt * bt + c.tn * bn;
  const cn = c.rn * br + c.tn * bt + c.nn * bn;
  planes.xx[row]! +=
    ar * (c.rr * ar + c.rt * alongA + c.rn * an) +
    alongA * (c.rt * ar + c.tt * alongA + c.tn * an) +
    an * (c.rn * ar + c.tn * alongA + c.nn * an);
  planes.xy[row]! += ar * cr + alongA * ct + an * cn;
  planes.yy[row]! += br * cr + bt * ct + bn * cn;
}
