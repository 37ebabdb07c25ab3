import { identity, type Matrix3, turnAboutX, turnAboutZ } from '../frames/rotation.ts';

const RADIANS_PER_ARCSECOND: number = Math.PI / 648_000;

/** Angles of Fukushima and Williams, rad: they hold precession and the bias between GCRF and the mean pole of J2000. */
export interface PrecessionAngles {
  readonly gammaBar: number;
  readonly phiBar: number;
  readonly psiBar: number;
  /** Mean obliquity of the ecliptic. */
  readonly obliquity: number;
}

/**
 * Precession of the IAU 2006: Capitaine, Wallace and Chapront 2003; Hilton et al. 2006, eq. 40 and 41. `t` is in Julian
 * centuries of TT since J2000. Agrees with `pfw06` of ERFA to rounding.
 */
export function precessionAngles(t: number): PrecessionAngles {
  const polynomial = (a: number, b: number, c: number, d: number, e: number, f: number): number =>
    (a + t * (b + t * (c + t * (d + t * (e + t * f))))) * RADIANS_PER_ARCSECOND;
  return {
    gammaBar: polynomial(-0.052928, 10.556378, 0.4932044, -0.00031238, -0.000002788, 0.000000026),
    phiBar: polynomial(84381.412819, -46.811016, 0.0511268, 0.00053289, -0.00000044, -0.0000000176),
    psiBar: polynomial(-0.041775, 5038.481484, 1.5584175, -0.00018522, -0.000026452, -0.0000000148),
    obliquity: polynomial(84381.406, -46.836769, -0.0001831, 0.0020034, -0.000000576, -0.0000000434),
  };
}

/**
 * From GCRF to the true equator and equinox of date: R1(−ε − Δε) R3(−ψ − Δψ) R1(φ) R3(γ). With no nutation it leads to the
 * mean equator and equinox of date.
 */
export function equatorAndEquinox(
  angles: PrecessionAngles,
  nutationInLongitude: number,
  nutationInObliquity: number,
): Matrix3 {
  const m = turnAboutX(turnAboutZ(identity(), angles.gammaBar), angles.phiBar);
  return turnAboutX(turnAboutZ(m, -angles.psiBar - nutationInLongitude), -angles.obliquity - nutationInObliquity);
}
