import { identity, type Matrix3, turnAboutX, turnAboutY, turnAboutZ } from '../frames/rotation.ts';

const RADIANS_PER_ARCSECOND: number = Math.PI / 648_000;

/**
 * From GCRF to EME2000 (mean equator and equinox of J2000): R1(−η₀) R2(ξ₀) R3(dα₀) with ξ₀ = δψ sin ε₀, IERS Conventions (2010), §5.4.4 with the values
 * of Mathews et al. 2002 and Chapront et al. 2002. It turns by 0.023″: 0.8 m in low orbits.
 */
export const GCRF_TO_EME2000: Matrix3 = turnAboutX(
  turnAboutY(
    turnAboutZ(identity(), -0.0146 * RADIANS_PER_ARCSECOND),
    -0.041775 * Math.sin(84381.448 * RADIANS_PER_ARCSECOND) * RADIANS_PER_ARCSECOND,
  ),
  0.0068192 * RADIANS_PER_ARCSECOND,
);
