import type { Translate } from '../language/messages.ts';
import type { Quantities } from '../language/quantities.ts';
import { altitudeRange } from '../objects/altitude-range.ts';

/** Mean elements as words are made from. */
export interface SpokenOrbit {
  readonly revolutionsPerDay: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  readonly perigeeKm: number;
  readonly apogeeKm: number;
  /** `LEO` …; null where nobody says. */
  readonly regime: string | null;
}

/** Below this an orbit is spoken of as a circle; above it swings. */
const ROUND = 0.02;
/** Inclination and drift (degrees, revolutions a day) up to which an object seems to stand above one place. */
const STANDS_INCLINATION_DEG = 1;
const SIDEREAL_REV_PER_DAY = 1.0027379;
const STANDS_DRIFT_REV_PER_DAY = 0.0015;

/** The orbit in a sentence or two: "Circles the Earth every 92.9 min at 413–422 km, inclined 51.6°; low orbit." */
export function orbitWords(orbit: SpokenOrbit, t: Translate, quantities: Quantities): string {
  const period = periodText(1440 / orbit.revolutionsPerDay, quantities);
  const regime = t(`object.regime-${orbit.regime ?? 'other'}`);
  const inclination = quantities.degrees(orbit.inclinationDeg);
  const values = { period, regime, inclination };
  if (standsStill(orbit))
    return t('object.orbit-standing', { altitude: altitudeRange(orbit.perigeeKm, orbit.apogeeKm, quantities) });
  const main =
    orbit.eccentricity < ROUND
      ? t('object.orbit-round', { ...values, altitude: altitudeRange(orbit.perigeeKm, orbit.apogeeKm, quantities) })
      : t('object.orbit-long', {
          ...values,
          perigee: quantities.distance(orbit.perigeeKm),
          apogee: quantities.distance(orbit.apogeeKm),
        });
  return isSunSynchronous(orbit) ? `${main} ${t('object.orbit-sun')}` : main;
}

/** `92.9 min`, `11.97 h`: more digits than a duration that one waits for. */
export function periodText(minutes: number, quantities: Quantities): string {
  if (minutes < 180) return `${quantities.number(minutes, 3)}\u202fmin`;
  return minutes < 2880
    ? `${quantities.number(minutes / 60, 4)}\u202fh`
    : `${quantities.number(minutes / 1440, 3)}\u202fd`;
}

export function standsStill({ revolutionsPerDay, eccentricity, inclinationDeg }: SpokenOrbit): boolean {
  return (
    Math.abs(revolutionsPerDay - SIDEREAL_REV_PER_DAY) < STANDS_DRIFT_REV_PER_DAY &&
    inclinationDeg < STANDS_INCLINATION_DEG &&
    eccentricity < 0.005
  );
}

/** WGS 72, as mean elements are counted. */
const MU_KM3_S2 = 398_600.8;
const EARTH_RADIUS_KM = 6378.135;
const J2 = 0.001_082_616;
/** The mean Sun moves so far a day, degrees. */
const SUN_DEG_PER_DAY = 360 / 365.2422;
/** A drift of the local time by less than an hour and a half a year. */
const SUN_TOLERANCE_DEG_PER_DAY = 0.06;

/**
 * Whether the plane turns with the Sun: its secular rate −(3/2) n J2 (R/p)² cos i (Vallado 2013, eq. 9-38) is that of the mean Sun.
 */
export function isSunSynchronous({ revolutionsPerDay, eccentricity, inclinationDeg }: SpokenOrbit): boolean {
  const n = (revolutionsPerDay * 2 * Math.PI) / 86_400;
  const p = Math.cbrt(MU_KM3_S2 / n ** 2) * (1 - eccentricity ** 2);
  const rate = -1.5 * n * J2 * (EARTH_RADIUS_KM / p) ** 2 * Math.cos((inclinationDeg * Math.PI) / 180);
  const degreesPerDay = (rate * 86_400 * 180) / Math.PI;
  return eccentricity < 0.05 && Math.abs(degreesPerDay - SUN_DEG_PER_DAY) < SUN_TOLERANCE_DEG_PER_DAY;
}
