import { identity, type Matrix3, turnAboutX, turnAboutY, turnAboutZ } from '../frames/rotation.ts';
import { lunarArguments } from './mccarthy-luzum-2003.ts';

const RADIANS_PER_ARCSECOND: number = Math.PI / 648_000;

/**
 * The angle s that places the celestial intermediate origin on the equator of the pole (x, y), rad: IERS Conventions (2010),
 * table 5.2d, with the terms above 0.5 µas. `t` in Julian centuries of TT since J2000. Agrees with `s06` of ERFA to 4 µas (0.1 mm).
 */
export function originLocator(t: number, x: number, y: number): number {
  const { lPrime, f, d, omega, l } = lunarArguments(t);
  const polynomial = 94 + t * (3808.65 + t * (-122.68 + t * (-72574.11 + t * (27.98 + t * 15.62))));
  const constant =
    -2640.73 * Math.sin(omega) -
    63.53 * Math.sin(2 * omega) -
    11.75 * Math.sin(2 * f - 2 * d + 3 * omega) -
    11.21 * Math.sin(2 * f - 2 * d + omega) +
    4.57 * Math.sin(2 * f - 2 * d + 2 * omega) -
    2.02 * Math.sin(2 * f + 3 * omega) -
    1.98 * Math.sin(2 * f + omega) +
    1.72 * Math.sin(3 * omega) +
    1.41 * Math.sin(lPrime + omega) +
    1.26 * Math.sin(lPrime - omega) +
    0.63 * Math.sin(l + omega) +
    0.63 * Math.sin(l - omega);
  const quadratic =
    743.52 * Math.sin(omega) +
    56.91 * Math.sin(2 * f - 2 * d + 2 * omega) +
    9.84 * Math.sin(2 * f + 2 * omega) -
    8.85 * Math.sin(2 * omega);
  return (polynomial + constant + t * t * quadratic) * 1e-6 * RADIANS_PER_ARCSECOND - (x * y) / 2;
}

/**
 * From GCRF to the celestial intermediate frame of the pole (x, y): R3(−E − s) R2(d) R3(E), IERS Conventions (2010), eq. 5.6.
 */
export function celestialToIntermediate(x: number, y: number, s: number): Matrix3 {
  const r2 = x * x + y * y;
  const e = r2 > 0 ? Math.atan2(y, x) : 0;
  const d = Math.atan(Math.sqrt(r2 / (1 - r2)));
  return turnAboutZ(turnAboutY(turnAboutZ(identity(), e), d), -(e + s));
}

/**
 * From ITRF to the terrestrial intermediate frame (PEF): R3(−s′) R2(x) R1(y), eq. 5.3, with s′ = −47 µas t.
 */
export function polarMotion(t: number, xPole: number, yPole: number): Matrix3 {
  const sPrime = -47e-6 * t * RADIANS_PER_ARCSECOND;
  return turnAboutZ(turnAboutY(turnAboutX(identity(), yPole), xPole), -sPrime);
}
