import { EARTH_MU_KM3_S2 } from '@clearway/astro';
import { type CutEphemeris, createEphemerisMotion, cutEphemeris, type EphemerisKnots } from '@clearway/screening';
import type { Shell } from './objects-near-path.ts';

/** Another object that is known by its operator's ephemeris, while that speaks. Times are microseconds since 1970-01-01 UTC. */
export interface OtherEphemeris {
  readonly id: number;
  /** What its age counts from. */
  readonly epochUs: number;
  /** TEME; each holds in [fromUs, untilUs), within its knots. */
  readonly spans: readonly {
    readonly motion: EphemerisKnots;
    readonly fromUs: number;
    readonly untilUs: number;
  }[];
}

/** A stretch of an ephemeris that may meet the path. */
export interface NearEphemeris {
  /** Place of its object among the ephemerides. */
  readonly ephemeris: number;
  readonly cut: CutEphemeris;
  readonly fromUs: number;
  readonly untilUs: number;
  /** Half a revolution of the osculating orbit where it begins, s. */
  readonly halfPeriod: number;
}

const SHELL_MARGIN_KM = 5;

/** The stretches within a window whose shell a path, widened by `roomKm`, shares; not those of `exceptId`. */
export async function ephemeridesNearPath(
  ephemerides: readonly OtherEphemeris[],
  exceptId: number,
  { perigeeKm, apogeeKm }: Shell,
  roomKm: number,
  startUs: number,
  stopUs: number,
  pause: () => Promise<void>,
): Promise<readonly NearEphemeris[]> {
  const room = roomKm + SHELL_MARGIN_KM;
  const near: NearEphemeris[] = [];
  for (const [ephemeris, { id, spans }] of ephemerides.entries()) {
    if (id === exceptId) continue;
    for (const span of spans) {
      const [fromUs, untilUs] = [Math.max(startUs, span.fromUs), Math.min(stopUs, span.untilUs)];
      if (!(fromUs < untilUs)) continue;
      await pause();
      const cut = cutEphemeris(createEphemerisMotion(span.motion), fromUs, untilUs);
      const shares = cut.pieces.some(
        (piece) => piece.perigeeKm - room <= apogeeKm && piece.apogeeKm + room >= perigeeKm,
      );
      if (shares) near.push({ ephemeris, cut, fromUs, untilUs, halfPeriod: halfPeriodOf(cut) });
    }
  }
  return near;
}

function halfPeriodOf({ motion, pieces }: CutEphemeris): number {
  const state = new Float64Array(6);
  motion.stateAt(pieces[0]!.from, state);
  const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
  const inverseAxis = 2 / Math.hypot(x, y, z) - (vx * vx + vy * vy + vz * vz) / EARTH_MU_KM3_S2;
  return inverseAxis > 0 ? Math.PI / Math.sqrt(EARTH_MU_KM3_S2 * inverseAxis ** 3) : Number.POSITIVE_INFINITY;
}
