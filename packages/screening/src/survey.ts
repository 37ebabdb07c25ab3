import { EARTH_RADIUS_KM, MU_KM3_S2, propagateChecked, type Sgp4Constants, sgp4FailureReason } from '@clearway/astro';
import type { Kernel, SatelliteBatch } from '@clearway/kernels';

/** What is known of each object over the window before it is swept. */
export interface Survey {
  /** From when the object is no longer there, s from the window's start; Infinity for most, <= 0 never was. */
  readonly endOfLife: Float64Array;
  readonly reasons: (string | null)[];
  /** Least perigee and greatest apogee radius (km) and greatest eccentricity of the osculating orbits, with a margin. */
  readonly perigees: Float64Array;
  readonly apogees: Float64Array;
  readonly eccentricities: Float64Array;
  /** Half a revolution, s. */
  readonly halfPeriods: Float64Array;
}

const SAMPLES = 64;
/** Osculating perigees wander by less than this between samples (short-period terms of J2, and drag), km. */
const PERIGEE_MARGIN_KM = 40;
/** Objects whose perigee comes lower are followed closely for the moment they fail. */
const RISKY_PERIGEE_KM = EARTH_RADIUS_KM + 60;
const FINE_SECONDS = 20;

/**
 * Looks over all objects of `batch` (constants in `satellites`) for failures and the extent of their orbits. `pause` is
 * awaited every few milliseconds, so that a caller can stay responsive and end the survey by throwing.
 */
export async function surveyObjects(
  kernel: Kernel,
  batch: SatelliteBatch,
  satellites: readonly Sgp4Constants[],
  epochOffsets: Float64Array,
  durationSeconds: number,
  pause: () => Promise<void>,
): Promise<Survey> {
  const n = batch.count;
  const endOfLife = new Float64Array(n).fill(Infinity);
  const reasons: (string | null)[] = new Array(n).fill(null);
  const perigees = new Float64Array(n);
  const apogees = new Float64Array(n);
  const eccentricities = new Float64Array(n);
  const halfPeriods = new Float64Array(n);
  const capacity = 512;
  const times = kernel.allocate(capacity * 8);
  const out = kernel.allocate(capacity * 6 * 8);
  const grid = Float64Array.from({ length: SAMPLES }, (_, k) => (k * durationSeconds) / (SAMPLES - 1));
  const state = new Float64Array(6);
  const codeAt = (i: number, seconds: number): number =>
    propagateChecked(satellites[i]!, epochOffsets[i]! + seconds / 60, state);

  /** The earliest failure in [from, to] given that `to` fails, to half a second. */
  const bisect = (i: number, from: number, to: number): void => {
    let good = from;
    let bad = to;
    while (bad - good > 0.5) {
      const middle = (good + bad) / 2;
      if (codeAt(i, middle) === 0) good = middle;
      else bad = middle;
    }
    const code = codeAt(i, bad);
    endOfLife[i] = bad;
    reasons[i] = sgp4FailureReason(code, state);
  };

  const follow = async (i: number): Promise<void> => {
    if (codeAt(i, 0) !== 0) {
      endOfLife[i] = 0;
      reasons[i] = sgp4FailureReason(codeAt(i, 0), state);
      return;
    }
    for (let from = 0; from < durationSeconds; from += (capacity - 1) * FINE_SECONDS) {
      if (((from / ((capacity - 1) * FINE_SECONDS)) & 31) === 31) await pause();
      const view = kernel.floats64(times, capacity);
      for (let k = 0; k < capacity; k++) view[k] = Math.min(durationSeconds, from + k * FINE_SECONDS);
      if (batch.propagate(i, times, capacity, out, capacity * 8) === 0) continue;
      let before = from;
      for (let k = 0; k < capacity; k++) {
        const time = Math.min(durationSeconds, from + k * FINE_SECONDS);
        if (codeAt(i, time) !== 0) {
          bisect(i, before, time);
          return;
        }
        before = time;
      }
    }
  };

  for (let i = 0; i < n; i++) {
    if (i % 512 === 511) await pause();
    halfPeriods[i] = (Math.PI / satellites[i]!.noUnkozai) * 60;
    kernel.floats64(times, SAMPLES).set(grid);
    const failed = satellites[i]!.error !== 0 || batch.propagate(i, times, SAMPLES, out, capacity * 8) !== 0;
    const view = kernel.floats64(out, capacity * 6);
    let perigee = Infinity;
    let apogee = 0;
    let eccentricity = 0;
    for (let k = 0; k < SAMPLES; k++) {
      const x = view[k]!;
      const y = view[capacity + k]!;
      const z = view[2 * capacity + k]!;
      const vx = view[3 * capacity + k]!;
      const vy = view[4 * capacity + k]!;
      const vz = view[5 * capacity + k]!;
      const r = Math.hypot(x, y, z);
      const v2 = vx * vx + vy * vy + vz * vz;
      const rv = x * vx + y * vy + z * vz;
      const a = 1 / (2 / r - v2 / MU_KM3_S2);
      const ec = 1 - r / a;
      const es = rv / Math.sqrt(MU_KM3_S2 * Math.abs(a));
      const e = Math.sqrt(ec * ec + es * es);
      if (!(a > 0) || !(e < 1)) continue;
      perigee = Math.min(perigee, a * (1 - e));
      apogee = Math.max(apogee, a * (1 + e));
      eccentricity = Math.max(eccentricity, e);
    }
    perigees[i] = perigee - PERIGEE_MARGIN_KM / 4;
    apogees[i] = apogee + PERIGEE_MARGIN_KM / 4;
    eccentricities[i] = Math.min(0.98, eccentricity + 0.002);
    if (failed || perigee - PERIGEE_MARGIN_KM < RISKY_PERIGEE_KM) await follow(i);
    if (!Number.isFinite(perigees[i]!)) {
      perigees[i] = 6400;
      apogees[i] = 6500;
      eccentricities[i] = 0.5;
    }
  }
  return { endOfLife, reasons, perigees, apogees, eccentricities, halfPeriods };
}
