import { MU_KM3_S2 } from '@clearway/astro';
import type { Kernel, SatelliteBatch } from '@clearway/kernels';

/** Least perigee and greatest apogee radius (km) and greatest eccentricity seen, and whether any sample failed. */
export interface OsculatingExtremes {
  perigee: number;
  apogee: number;
  eccentricity: number;
  failed: boolean;
}

/** Samples osculating orbits over [from, from + duration], seconds of a UTC day; returns the same object at each call. */
export type OsculatingSamples = (index: number, day: number, from: number, duration: number) => OsculatingExtremes;

/** Takes `samples` (even) of each object, evenly. */
export function createOsculatingSamples(kernel: Kernel, batch: SatelliteBatch, samples: number): OsculatingSamples {
  const times = kernel.allocate(samples * 8);
  const out = kernel.allocate(samples * 6 * 8);
  const extremes: OsculatingExtremes = { perigee: Infinity, apogee: 0, eccentricity: 0, failed: false };
  return (index, day, from, duration) => {
    batch.anchorOne(index, day);
    const at = kernel.floats64(times, samples);
    for (let k = 0; k < samples; k++) at[k] = from + (k * duration) / (samples - 1);
    extremes.failed = batch.propagate(index, times, samples, out, samples * 8) !== 0;
    extremes.perigee = Infinity;
    extremes.apogee = 0;
    extremes.eccentricity = 0;
    const view = kernel.floats64(out, samples * 6);
    for (let k = 0; k < samples; k++) {
      const x = view[k]!;
      const y = view[samples + k]!;
      const z = view[2 * samples + k]!;
      const vx = view[3 * samples + k]!;
      const vy = view[4 * samples + k]!;
      const vz = view[5 * samples + k]!;
      const r = Math.sqrt(x * x + y * y + z * z);
      const rv = x * vx + y * vy + z * vz;
      const a = 1 / (2 / r - (vx * vx + vy * vy + vz * vz) / MU_KM3_S2);
      const ec = 1 - r / a;
      const es = rv / Math.sqrt(MU_KM3_S2 * Math.abs(a));
      const e = Math.sqrt(ec * ec + es * es);
      if (!(a > 0) || !(e < 1)) continue;
      extremes.perigee = Math.min(extremes.perigee, a * (1 - e));
      extremes.apogee = Math.max(extremes.apogee, a * (1 + e));
      extremes.eccentricity = Math.max(extremes.eccentricity, e);
    }
    return extremes;
  };
}
