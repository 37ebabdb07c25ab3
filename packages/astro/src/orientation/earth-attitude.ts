import { identity, type Matrix3, transposed, turnAboutZ } from '../frames/rotation.ts';
import { type LeapSeconds, leapSecondsInUse } from '../time/leap-seconds.ts';
import { centuriesSinceJ2000, ttFromUtc, ut1FromUtc } from '../time/time-scale.ts';
import { SECONDS_PER_DAY, type UtcTime } from '../time/utc-time.ts';
import { equatorAndEquinox, precessionAngles } from './capitaine-2003.ts';
import { celestialToIntermediate, originLocator, polarMotion } from './celestial-pole.ts';
import { type EarthOrientation, type EarthOrientationValues, orientationAt } from './earth-orientation.ts';
import { type Nutation, nutation } from './mccarthy-luzum-2003.ts';
import { earthRotationAngle, meanSiderealTime1982 } from './sidereal-time.ts';

/** Rotation of the Earth, rad/s, of a day of 86,400 s: the rate of the Earth rotation angle of IAU 2000. */
export const EARTH_ROTATION_RAD_S: number = (2 * Math.PI * 1.0027378119113546) / SECONDS_PER_DAY;

/** How all frames stand to one another at one instant. Make it once an instant and convert as many states as there are. */
export interface EarthAttitude {
  readonly utc: UtcTime;
  /** ITRF → PEF (the terrestrial intermediate frame), by polar motion. */
  readonly itrfToPef: Matrix3;
  /** TEME → PEF, by the mean sidereal time of 1982. */
  readonly temeToPef: Matrix3;
  /** PEF → GCRF, by Earth rotation angle and celestial pole. */
  readonly pefToGcrf: Matrix3;
  /** TEME → GCRF. UT1 and polar motion have no part in it but for 1e-9 rad. */
  readonly temeToGcrf: Matrix3;
  /** GCRF → mean equator and equinox of date. */
  readonly gcrfToMod: Matrix3;
  /** GCRF → true equator and equinox of date. */
  readonly gcrfToTod: Matrix3;
  /** Turning of ITRF and PEF about the pole of PEF, rad/s. */
  readonly rotationRate: number;
}

/**
 * Attitude of the Earth at `utc`: IAU 2006 precession, IAU 2000B nutation and the observed offsets dX, dY for the pole, the
 * celestial intermediate origin for the rotation (IERS Conventions 2010, §5.5). TEME is the frame of SGP4: PEF turned back
 * by the sidereal time of 1982 (Vallado et al., AIAA 2006-6753, appendix C), so TEME and PEF share the observed pole and no older
 * nutation model is needed on the way to GCRF.
 *
 * Measured agreement (`validation/frames`, docs/frames.md): ERFA with IAU 2006/2000A to 0.81 mas (27 mm at 7,000 km) from 2015 to
 * 2026, Orekit to 6 mm over a day of the ISS, Vallado's example to 9 mm (TEME) and 11 mm (GCRF).
 */
export function earthAttitude(
  utc: UtcTime,
  orientation: EarthOrientationValues,
  leapSeconds: LeapSeconds = leapSecondsInUse(),
): EarthAttitude {
  const t = centuriesSinceJ2000(ttFromUtc(utc, leapSeconds));
  return attitudeOf(utc, t, orientation, nutation(t));
}

/**
 * The same for many instants after one another, such as the states of an ephemeris: the nutation is computed for whole hours of
 * TT and interpolated between, which changes it by less than 0.02 mas (0.7 mm in low orbits).
 */
export function earthAttitudes(
  orientation: EarthOrientation,
  leapSeconds: LeapSeconds = leapSecondsInUse(),
): (utc: UtcTime) => EarthAttitude {
  let hour = Number.NaN;
  let before: Nutation = { longitude: 0, obliquity: 0 };
  let after = before;
  return (utc) => {
    const t = centuriesSinceJ2000(ttFromUtc(utc, leapSeconds));
    const hours = t * HOURS_PER_CENTURY;
    const whole = Math.floor(hours);
    if (whole !== hour) {
      before = whole === hour + 1 ? after : nutation(whole / HOURS_PER_CENTURY);
      after = nutation((whole + 1) / HOURS_PER_CENTURY);
      hour = whole;
    }
    const part = hours - whole;
    return attitudeOf(utc, t, orientationAt(orientation, utc, leapSeconds), {
      longitude: before.longitude + part * (after.longitude - before.longitude),
      obliquity: before.obliquity + part * (after.obliquity - before.obliquity),
    });
  };
}

const HOURS_PER_CENTURY = 876_600;

function attitudeOf(
  utc: UtcTime,
  t: number,
  orientation: EarthOrientationValues,
  { longitude, obliquity }: Nutation,
): EarthAttitude {
  const ut1 = ut1FromUtc(utc, orientation.ut1MinusUtc);
  const angles = precessionAngles(t);
  const gcrfToTod = equatorAndEquinox(angles, longitude, obliquity);
  // The last row of the matrix is the pole of date.
  const x = gcrfToTod[6]! + orientation.dX;
  const y = gcrfToTod[7]! + orientation.dY;
  const gcrfToIntermediate = celestialToIntermediate(x, y, originLocator(t, x, y));
  const rotationAngle = earthRotationAngle(ut1);
  const siderealTime = meanSiderealTime1982(ut1);
  return {
    utc,
    itrfToPef: polarMotion(t, orientation.xPole, orientation.yPole),
    temeToPef: turnAboutZ(identity(), siderealTime),
    pefToGcrf: transposed(turnAboutZ(new Float64Array(gcrfToIntermediate), rotationAngle)),
    temeToGcrf: transposed(turnAboutZ(new Float64Array(gcrfToIntermediate), rotationAngle - siderealTime)),
    gcrfToMod: equatorAndEquinox(angles, 0, 0),
    gcrfToTod,
    rotationRate: EARTH_ROTATION_RAD_S * (1 - orientation.excessLengthOfDay / SECONDS_PER_DAY),
  };
}
