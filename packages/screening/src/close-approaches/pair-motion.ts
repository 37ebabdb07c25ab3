import type { Kernel, SatelliteBatch } from '@clearway/kernels';

/**
 * Exact relative motion of two satellites, by SGP4 alone. The kernel computes two times at once and the one may change the
 * other's last bits, so every method pairs times in a way that depends on its arguments alone.
 */
export interface PairMotion {
  /** Chooses the pair (indices of the batch), and the UTC day from whose start all times count, s. */
  readonly choose: (primary: number, secondary: number, day: number) => void;
  /** Distance (km) at one time. */
  readonly distance: (time: number) => number;
  /** Distances at `count` times (even, at most 128) from `first` on, `spacing` apart. */
  readonly distances: (first: number, spacing: number, count: number, out: Float64Array) => void;
  /** d(|d|)/dt by SGP4's velocities, km/s; valid after `distance`. */
  readonly rangeRate: () => number;
  /** Relative speed, km/s; valid after `distance`. */
  readonly speed: () => number;
  /** Radial, in-track and cross-track components of secondary − primary, km; valid after `distance`. */
  readonly componentsRtn: (out: Float64Array) => void;
  /** Position (km) and velocity (km/s) of the primary, then of the secondary, TEME; valid after `distance`. */
  readonly states: (out: Float64Array) => void;
  /**
   * Next guess of the time of least distance from four positions of both around `time`, `spacing` apart (the cubic
   * through them, so that SGP4's velocities, which are not quite the derivatives, play no part).
   */
  readonly leastDistanceTime: (time: number, spacing: number) => number;
}

const CAPACITY = 128;

/** Makes the workspace for exact relative motion on a kernel. */
export function createPairMotion(kernel: Kernel, batch: SatelliteBatch): PairMotion {
  const times = kernel.allocate(CAPACITY * 8);
  const outA = kernel.allocate(CAPACITY * 6 * 8);
  const outB = kernel.allocate(CAPACITY * 6 * 8);
  let timeView = kernel.floats64(times, CAPACITY);
  let a = kernel.floats64(outA, CAPACITY * 6);
  let b = kernel.floats64(outB, CAPACITY * 6);
  const refresh = (): void => {
    if (a.buffer.byteLength !== 0) return;
    timeView = kernel.floats64(times, CAPACITY);
    a = kernel.floats64(outA, CAPACITY * 6);
    b = kernel.floats64(outB, CAPACITY * 6);
  };
  let first = 0;
  let second = 0;
  const evaluate = (count: number): void => {
    batch.propagate(first, times, count, outA, CAPACITY * 8);
    batch.propagate(second, times, count, outB, CAPACITY * 8);
  };
  const at = (k: number, c: number): number => b[c * CAPACITY + k]! - a[c * CAPACITY + k]!;
  const distance = (time: number): number => {
    refresh();
    timeView[0] = time;
    timeView[1] = time;
    evaluate(2);
    return Math.hypot(at(0, 0), at(0, 1), at(0, 2));
  };
  return {
    choose: (primary, secondary, day) => {
      first = primary;
      second = secondary;
      batch.anchorOne(primary, day);
      batch.anchorOne(secondary, day);
    },
    distance,
    distances: (from, spacing, count, out) => {
      refresh();
      for (let k = 0; k < count; k++) timeView[k] = from + k * spacing;
      evaluate(count);
      for (let k = 0; k < count; k++) out[k] = Math.hypot(at(k, 0), at(k, 1), at(k, 2));
    },
    rangeRate: () => {
      const d = Math.hypot(at(0, 0), at(0, 1), at(0, 2));
      return d === 0 ? 0 : (at(0, 0) * at(0, 3) + at(0, 1) * at(0, 4) + at(0, 2) * at(0, 5)) / d;
    },
    speed: () => Math.hypot(at(0, 3), at(0, 4), at(0, 5)),
    componentsRtn: (out) => {
      const [x, y, z] = [a[0]!, a[CAPACITY]!, a[2 * CAPACITY]!];
      const [vx, vy, vz] = [a[3 * CAPACITY]!, a[4 * CAPACITY]!, a[5 * CAPACITY]!];
      const r = Math.hypot(x, y, z);
      const nx = y * vz - z * vy;
      const ny = z * vx - x * vz;
      const nz = x * vy - y * vx;
      const n = Math.hypot(nx, ny, nz);
      const dx = at(0, 0);
      const dy = at(0, 1);
      const dz = at(0, 2);
      out[0] = (dx * x + dy * y + dz * z) / r;
      out[2] = (dx * nx + dy * ny + dz * nz) / n;
      out[1] = (dx * (ny * z - nz * y) + dy * (nz * x - nx * z) + dz * (nx * y - ny * x)) / (n * r);
    },
    states: (out) => {
      for (let c = 0; c < 6; c++) {
        out[c] = a[c * CAPACITY]!;
        out[c + 6] = b[c * CAPACITY]!;
      }
    },
    leastDistanceTime: (time, spacing) => {
      refresh();
      for (let k = 0; k < 4; k++) timeView[k] = time + (k - 1.5) * spacing;
      evaluate(4);
      // Cubic through four equidistant points, in units of the spacing around the middle.
      const c0 = [0, 0, 0];
      const c1 = [0, 0, 0];
      const c2 = [0, 0, 0];
      const c3 = [0, 0, 0];
      for (let c = 0; c < 3; c++) {
        const p0 = at(0, c);
        const p1 = at(1, c);
        const p2 = at(2, c);
        const p3 = at(3, c);
        c0[c] = (-p0 + 9 * p1 + 9 * p2 - p3) / 16;
        c1[c] = (p0 - 27 * p1 + 27 * p2 - p3) / 24;
        c2[c] = (p0 - p1 - p2 + p3) / 4;
        c3[c] = (-p0 + 3 * p1 - 3 * p2 + p3) / 6;
      }
      let s = 0;
      for (let iteration = 0; iteration < 6; iteration++) {
        let slope = 0;
        let curve = 0;
        for (let c = 0; c < 3; c++) {
          const p = c0[c]! + s * (c1[c]! + s * (c2[c]! + s * c3[c]!));
          const v = c1[c]! + s * (2 * c2[c]! + s * 3 * c3[c]!);
          const w = 2 * c2[c]! + 6 * s * c3[c]!;
          slope += p * v;
          curve += v * v + p * w;
        }
        if (!(curve > 0)) return NaN;
        const move = slope / curve;
        s -= move;
        if (Math.abs(move) < 1e-12) break;
      }
      return time + s * spacing;
    },
  };
}
