import {
  type CovarianceSeries,
  convertCovariance,
  covarianceAt,
  type EarthOrientation,
  earthAttitude,
  frameOfName,
  localOrbitalFrame,
  orientationAt,
  rotateCovariance,
  rtnRotation,
  SECONDS_PER_DAY,
  type UtcTime,
} from '@clearway/astro';
import type { EphemerisCovariance } from '@clearway/messages';
import type { CovarianceRtn } from '@clearway/risk';
import { dayStartUs } from '@clearway/screening';
import type { EphemerisObject, EphemerisSpan } from './run-object.ts';

/**
 * Covariances of a segment for its spans: times from the start of `day`, those on the orbit's own axes as they are, all others
 * turned into TEME. Null where their frame is not known.
 */
export function covarianceSeries(
  { referenceFrame, times, matrices, isPositionOnly }: EphemerisCovariance,
  day: number,
  utcAt: (seconds: number) => UtcTime,
  orientation: EarthOrientation,
): CovarianceSeries | null {
  const utcs = Array.from(times, utcAt);
  const seconds = Float64Array.from(utcs, (utc) => (utc.day - day) * SECONDS_PER_DAY + utc.second);
  const local = localOrbitalFrame(referenceFrame);
  if (local) {
    // Velocities seen from turning axes are left aside: nothing here needs them.
    const isShort = isPositionOnly || local.isRotating;
    const kept = local.isRotating ? positionsOnly(matrices) : matrices;
    return { times: seconds, matrices: kept, axes: local.axes, isPositionOnly: isShort };
  }
  const frame = frameOfName(referenceFrame);
  if (frame === null) return null;
  const turned = new Float64Array(matrices.length);
  utcs.forEach((utc, k) => {
    const attitude = earthAttitude(utc, orientationAt(orientation, utc));
    turned.set(convertCovariance(matrices.slice(36 * k, 36 * k + 36), frame, 'TEME', attitude), 36 * k);
  });
  return { times: seconds, matrices: turned, axes: null, isPositionOnly };
}

function positionsOnly(matrices: Float64Array): Float64Array {
  return matrices.map((value, i) => (i % 6 < 3 && i % 36 < 18 ? value : 0));
}

const state = new Float64Array(6);

/** Covariance of an ephemeris's position at a time (microseconds since 1970-01-01 UTC), km²; null where it gives none. */
export function ephemerisCovariance(object: EphemerisObject, timeUs: number): CovarianceRtn | null {
  const span = object.spans.find(({ fromUs, untilUs }) => timeUs >= fromUs && timeUs < untilUs);
  const found = span && covarianceInSpan(span, timeUs);
  if (!found) return null;
  const at = (i: number): number => found[i]!;
  const isValid = at(0) > 0 && at(7) > 0 && at(14) > 0;
  return isValid ? { rr: at(0), tt: at(7), nn: at(14), rt: at(1), rn: at(2), tn: at(8) } : null;
}

function covarianceInSpan({ motion, covariances }: EphemerisSpan, timeUs: number): Float64Array | null {
  const time = (timeUs - dayStartUs(motion.day)) / 1e6;
  for (const series of covariances) {
    const found = covarianceAt(series, time, (t, out) => {
      motion.stateAt(t, out);
      return t >= motion.times[0]! && t <= motion.times.at(-1)!;
    });
    if (!found) continue;
    motion.stateAt(time, state);
    const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
    return rotateCovariance(found.covariance, rtnRotation([x, y, z], [vx, vy, vz]));
  }
  return null;
}
