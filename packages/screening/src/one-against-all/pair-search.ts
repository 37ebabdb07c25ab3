import { MU_KM3_S2 } from '@clearway/astro';
import type { Kernel, SatelliteBatch } from '@clearway/kernels';

/** Searches intervals of time, with SGP4 itself, for the moments at which two objects may be close. */
export interface PairSearch {
  /**
   * Gives to `sink` every stretch of [from, to] (seconds from the start of a UTC day) in which the objects may be within
   * the reach. Neither may fail within the interval. `extraAcceleration` (km/s²) is what may push them beyond gravity.
   */
  readonly search: (
    first: number,
    second: number,
    day: number,
    from: number,
    to: number,
    sink: StretchSink,
    extraAcceleration?: number,
  ) => void;
}

/** A stretch, the time of least distance of the straight paths in it (s), and the relative speed at its start (km/s). */
export type StretchSink = (from: number, to: number, leastDistanceTime: number, speedKmS: number) => void;

/** A stretch that can't be excluded is not divided below this length, s; one in which the pair stays slow, below that. */
const SHORTEST_STEP = 8;
const SLOW_STEP = 120;
const LONGEST_STEP = 900;
/** Perturbations beyond two bodies, as a factor on the gravity of a sphere. */
const PERTURBATION_FACTOR = 1.02;
/** The straight line between two objects dips below the lower of them by less than this factor in gravity's gradient. */
const CHORD_FACTOR = 1.1;
const CHORD_SHARE = 0.3;
/** Attraction by Sun and Moon as SGP4's periodics have it, and drag, km/s². */
const ACCELERATION_MARGIN = 2e-6;
/** Velocities are differences over this time, s: SGP4's own are not quite the derivatives of its positions. */
const DIFFERENCE_SECONDS = 0.5;
const EARTH_SURFACE_KM = 6378.135;

/**
 * Steps through time by what the states allow: over s seconds relative motion departs from the straight path by at most
 * A·s²/2, with A the greatest relative acceleration, so the pair stays apart where the straight path stays further away
 * than that. A is the gradient of gravity times the distance for near pairs, twice gravity for others.
 */
export function createPairSearch(
  kernel: Kernel,
  batch: SatelliteBatch,
  reachKm: number,
  slowSpeed: number,
): PairSearch {
  const times = kernel.allocate(16);
  const outFirst = kernel.allocate(96);
  const outSecond = kernel.allocate(96);
  return {
    search: (first, second, day, from, to, sink, extraAcceleration = 0) => {
      const beyondGravity = ACCELERATION_MARGIN + extraAcceleration;
      const time = kernel.floats64(times, 2);
      const p = kernel.floats64(outFirst, 12);
      const q = kernel.floats64(outSecond, 12);
      let t = from;
      while (t < to) {
        time[0] = t;
        time[1] = t + DIFFERENCE_SECONDS;
        // Whoever took the last stretch may have moved their zero.
        batch.anchorOne(first, day);
        batch.anchorOne(second, day);
        batch.propagate(first, times, 2, outFirst, 16);
        batch.propagate(second, times, 2, outSecond, 16);
        const dx = q[0]! - p[0]!;
        const dy = q[2]! - p[2]!;
        const dz = q[4]! - p[4]!;
        const wx = (q[1]! - p[1]! - dx) / DIFFERENCE_SECONDS;
        const wy = (q[3]! - p[3]! - dy) / DIFFERENCE_SECONDS;
        const wz = (q[5]! - p[5]! - dz) / DIFFERENCE_SECONDS;
        const d2 = dx * dx + dy * dy + dz * dz;
        const w2 = wx * wx + wy * wy + wz * wz;
        const dw = dx * wx + dy * wy + dz * wz;
        const distance = Math.sqrt(d2);
        const speed = Math.sqrt(w2);
        const r1 = Math.sqrt(p[0]! * p[0]! + p[2]! * p[2]! + p[4]! * p[4]!);
        const r2 = Math.sqrt(q[0]! * q[0]! + q[2]! * q[2]! + q[4]! * q[4]!);
        const radius = Math.min(r1, r2);
        const fastest = Math.sqrt((2 * MU_KM3_S2) / radius);
        const least = w2 > 0 ? -dw / w2 : 0;
        let step = Math.min(LONGEST_STEP, to - t);
        while (true) {
          const low = Math.max(EARTH_SURFACE_KM, radius - fastest * step);
          const furthest = distance + speed * step;
          const absolute = (2 * MU_KM3_S2) / (low * low);
          const gradient =
            furthest < CHORD_SHARE * low ? ((2 * MU_KM3_S2) / low ** 3) * CHORD_FACTOR * furthest : Infinity;
          const acceleration = Math.min(absolute, gradient) * PERTURBATION_FACTOR + beyondGravity;
          const off = 0.5 * acceleration * step * (step + DIFFERENCE_SECONDS);
          const s = Math.min(step, Math.max(0, least));
          const straight = Math.sqrt(Math.max(0, d2 + 2 * dw * s + w2 * s * s));
          if (straight - off > reachKm) break;
          // A pair that stays slow over the whole step is one to sample: no need to know to the second since when.
          if (step <= SHORTEST_STEP || (step <= SLOW_STEP && speed + (2 * off) / step < slowSpeed)) {
            sink(t, t + step, t + s, speed);
            break;
          }
          step = Math.max(SHORTEST_STEP, 0.5 * step);
        }
        t += step;
      }
    },
  };
}
